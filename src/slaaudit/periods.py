"""Periods: the span that a report covers, and the spans that a promise counts in."""

import re
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from slaaudit.value_classes import dataclass

Cycle = Literal["half_year", "quarter", "year", "month"]
BucketSpan = Literal["week", "month", "quarter", "half", "year"]

_MONTHS: dict[str, int] = {"month": 1, "quarter": 3, "half": 6, "half_year": 6, "year": 12}
_DAY_SECONDS = 86_400


@dataclass(frozen=True, slots=True)
class Period:
    """A span of whole days: `from_on` is inside, `until_on` is not."""

    label: str
    from_on: date
    until_on: date

    @property
    def from_at(self) -> int:
        """The first second inside, as int64 seconds of Seoul wall time."""
        return _midnight(self.from_on)

    @property
    def until_at(self) -> int:
        """The first second after it."""
        return _midnight(self.until_on)

    def contains(self, instants: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell which instants (seconds, any shape) lie inside."""
        return (instants >= self.from_at) & (instants < self.until_at)


def _midnight(day: date) -> int:
    return (day - date(1970, 1, 1)).days * _DAY_SECONDS


def _add_months(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def parse_period(text: str) -> Period | None:
    """Read `2026`, `2026H1`, `2026Q2`, `2026-03` or `2026-01-01..2026-06-30` (last day inside)."""
    match = re.fullmatch(r"(\d{4})(?:(?:[Hh]([12]))|(?:[Qq]([1-4]))|(?:-(\d{2})))?", text.strip())
    if match is None:
        return _parse_range(text)
    year, half, quarter, month = match[1], match[2], match[3], match[4]
    first = date(int(year), 1, 1)
    if half:
        return _of_months(text.upper(), _add_months(first, 6 * (int(half) - 1)), 6)
    if quarter:
        return _of_months(text.upper(), _add_months(first, 3 * (int(quarter) - 1)), 3)
    if month:
        valid = 1 <= int(month) <= 12  # noqa: PLR2004  # months of a year
        return _of_months(text, _add_months(first, int(month) - 1), 1) if valid else None
    return _of_months(text, first, 12)


def _of_months(label: str, first: date, months: int) -> Period:
    return Period(label.strip(), first, _add_months(first, months))


def _parse_range(text: str) -> Period | None:
    first, dots, last = text.strip().partition("..")
    try:
        from_on, last_on = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return None
    if not dots or last_on < from_on:
        return None
    return Period(text.strip(), from_on, last_on + timedelta(days=1))


def period_of(day: date, cycle: Cycle) -> Period:
    """The period of a reporting cycle that holds a day."""
    months = _MONTHS[cycle]
    start = date(day.year, (day.month - 1) // months * months + 1, 1)
    return _of_months(_label(start, months), start, months)


def _label(start: date, months: int) -> str:
    match months:
        case 12:
            return f"{start.year}"
        case 6:
            return f"{start.year}H{(start.month - 1) // 6 + 1}"
        case 3:
            return f"{start.year}Q{(start.month - 1) // 3 + 1}"
        case _:
            return f"{start.year}-{start.month:02d}"


def buckets(period: Period, span: BucketSpan) -> tuple[Period, ...]:
    """The spans that a count promise is judged in: those that begin or lie inside the period.

    A year that reaches beyond a half-year report is one bucket of it; weeks run from Monday, and a
    week belongs to the period that holds its Monday (its ISO week label says which).
    """
    if span == "week":
        return _weeks(period)
    months = _MONTHS[span]
    start = date(period.from_on.year, (period.from_on.month - 1) // months * months + 1, 1)
    spans = []
    while start < period.until_on:
        spans.append(_of_months(_label(start, months), start, months))
        start = _add_months(start, months)
    return tuple(spans)


def _weeks(period: Period) -> tuple[Period, ...]:
    monday = period.from_on + timedelta(days=-period.from_on.weekday() % 7)
    weeks = []
    while monday < period.until_on:
        year, week, _ = monday.isocalendar()
        weeks.append(Period(f"{year}-W{week:02d}", monday, monday + timedelta(days=7)))
        monday += timedelta(days=7)
    return tuple(weeks)
