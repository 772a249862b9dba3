"""Which days an institution works, at which hours, and why not on the others."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from slaaudit.business_time.clock import BusinessClock, Intervals, Span, build_clock
from slaaudit.business_time.days import DayWalk, build_walk
from slaaudit.business_time.instants import (
    DAY_SECONDS,
    BoolArray,
    Int64Array,
    date_of,
    day_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DayEnds: TypeAlias = Literal["24:00", "closing"]
TimeClock: TypeAlias = Literal["wall", "office_hours", "working_day_hours"]
TIME_CLOCKS: Final[Mapping[str, TimeClock]] = {
    "wall": "wall",
    "office_hours": "office_hours",
    "working_day_hours": "working_day_hours",
}
"""The clocks that count seconds, by the name that a rule writes."""

_WEEKDAY_NAMES: Final = ("월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일")
_SATURDAY: Final = 5
_EPOCH_WEEKDAY: Final = 3  # 1970-01-01 was a Thursday
_WHOLE_DAY: Final[Intervals] = ((0, DAY_SECONDS),)
_NO_NAMES: Final[Mapping[date, str]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DatedOfficeHours:
    """Office hours in force from a date on, until a later entry replaces them.

    ``intervals`` are (from, until) seconds of the day. ``weekdays`` (0 = Monday) narrows the entry
    to some weekdays; on the same ``from_on`` it goes before the entry for every weekday.
    """

    from_on: date | None
    intervals: Intervals
    weekdays: frozenset[int] | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for intervals that are empty, reversed, overlapping or past 24:00."""
        edges = [edge for interval in self.intervals for edge in interval]
        inside = bool(edges) and edges[0] >= 0 and edges[-1] <= DAY_SECONDS
        backwards = any(start >= end for start, end in self.intervals)
        if not inside or backwards or any(a > b for a, b in pairwise(edges)):
            raise ValueError(f"근무시간 구간이 올바르지 않습니다: {self.intervals}")


@dataclass(frozen=True, eq=False)
class BusinessCalendar:
    """Working days and office hours of every covered day; nothing is known outside.

    Built by ``build_calendar``. Columns hold one entry per day from ``first`` to ``last``.
    """

    first: date
    last: date
    holidays: Mapping[date, str]
    closures: Mapping[date, str]
    working_days_extra: Mapping[date, str]
    source: str
    working: BoolArray
    weekend: BoolArray
    holiday: BoolArray
    patterns: tuple[Intervals, ...]
    pattern_of_day: Int64Array
    digest: str
    _clocks: dict[tuple[str, bool, bool], BusinessClock] = field(default_factory=dict, repr=False)

    @property
    def span(self) -> Span:
        """The covered days as day numbers."""
        return Span(day_of(self.first), day_of(self.last) + 1)

    def covers(self, instants: Int64Array) -> BoolArray:
        """Whether each instant (seconds) lies on a covered day, shape kept."""
        return self.span.covers(instants)

    def day_kind(self, on: date) -> str:
        """근무일, or why the day is none: holiday name, 토요일, 일요일, closure name.

        Raises OutsideCalendar.
        """
        self.span.require(np.array([day_of(on) * DAY_SECONDS]))
        if on in self.working_days_extra:
            return f"근무일({self.working_days_extra[on]})"
        if on in self.holidays:
            return self.holidays[on]
        if on.weekday() >= _SATURDAY:
            return _WEEKDAY_NAMES[on.weekday()]
        return self.closures.get(on, "근무일")

    def holidays_between(self, first_on: date, until_on: date) -> list[tuple[date, str]]:
        """Holidays from ``first_on`` to before ``until_on``, in order."""
        names = self.holidays.items()
        return sorted((on, name) for on, name in names if first_on <= on < until_on)

    def open_days(self, *, holidays: bool = False, weekend: bool = False) -> BoolArray:
        """Working days, and with a flag the holidays or the weekends too, shape (days,).

        Closures stay closed whatever is asked.
        """
        closed = _marks(self.closures, self.span)
        more_holidays = holidays & self.holiday & (weekend | ~self.weekend)
        more_weekends = weekend & self.weekend & (holidays | ~self.holiday)
        return self.working | ((more_holidays | more_weekends) & ~closed)

    def opening_seconds(self) -> Int64Array:
        """Second of the day at which each day's hours begin, as if it were worked."""
        return np.array([each[0][0] for each in self.patterns], np.int64)[self.pattern_of_day]

    def closing_seconds(self) -> Int64Array:
        """Second of the day at which each day's hours end, as if it were worked."""
        return np.array([each[-1][1] for each in self.patterns], np.int64)[self.pattern_of_day]

    def day_ends_at(self, days: Int64Array, day_ends: DayEnds) -> Int64Array:
        """Midnight after each day (민법 제159조), or its closing instant, shape kept.

        A day marked as outside the calendar stays so marked.
        """
        inside = np.clip(days, self.span.first_day, self.span.end_day - 1)
        if day_ends == "24:00":
            instants = (inside + 1) * DAY_SECONDS
        else:
            instants = inside * DAY_SECONDS
            instants += self.closing_seconds().take(inside - self.span.first_day)
        return np.where(inside == days, instants, days)

    def clock(
        self, name: TimeClock, *, holidays: bool = False, weekend: bool = False
    ) -> BusinessClock:
        """One of the clocks that count seconds; a flag opens the holidays or the weekends too."""
        key = (name, holidays, weekend)
        if key not in self._clocks:
            self._clocks[key] = self._build_clock(name, holidays=holidays, weekend=weekend)
        return self._clocks[key]

    def walk(self, *, holidays: bool = False, weekend: bool = False) -> DayWalk:
        """Count the days that ``open_days`` marks."""
        opened = self.open_days(holidays=holidays, weekend=weekend)
        return build_walk(self.span.first_day, opened)

    def unrested_days(self) -> DayWalk:
        """Count the days on which a period may end: no Saturday, Sunday or 공휴일 (민법 제161조).

        An institution's own closure is no 공휴일, and its own extra working day ends no Saturday.
        """
        return build_walk(self.span.first_day, ~(self.weekend | self.holiday))

    def _build_clock(self, name: TimeClock, *, holidays: bool, weekend: bool) -> BusinessClock:
        opened = self.open_days(holidays=holidays, weekend=weekend) | (name == "wall")
        patterns = self.patterns if name == "office_hours" else (_WHOLE_DAY,)
        hours = self.pattern_of_day if name == "office_hours" else np.zeros_like(opened, np.int64)
        pattern_of_day = np.where(opened, hours, len(patterns))
        return build_clock(name, self.span.first_day, (*patterns, ()), pattern_of_day)


def build_calendar(  # noqa: PLR0913 - each argument is one line of a rule set's calendar
    first: date,
    last: date,
    *,
    holidays: Mapping[date, str],
    office_hours: Sequence[DatedOfficeHours],
    closures: Mapping[date, str] = _NO_NAMES,
    working_days_extra: Mapping[date, str] = _NO_NAMES,
    source: str = "",
) -> BusinessCalendar:
    """Calendar of the days from ``first`` to ``last``, both covered.

    ``holidays`` are 공휴일 of the published list; ``closures`` are days on which this institution
    alone does not work; ``working_days_extra`` are days it works although it would not.
    Raises ValueError for reversed bounds, a day both closed and worked, or a day without hours.
    """
    if last < first:
        raise ValueError(f"달력의 끝({last})이 처음({first})보다 이릅니다")
    if both := sorted(set(closures) & set(working_days_extra)):
        raise ValueError(f"휴무일이면서 근무일인 날이 있습니다: {both[0]}")
    span = Span(day_of(first), day_of(last) + 1)
    weekend = _weekday(span) >= _SATURDAY
    holiday = _marks(holidays, span)
    resting = weekend | holiday | _marks(closures, span)
    working = ~resting | _marks(working_days_extra, span)
    patterns, pattern_of_day = _hours_by_day(span, office_hours)
    return BusinessCalendar(
        first=first,
        last=last,
        holidays=MappingProxyType(_covered(holidays, first, last)),
        closures=MappingProxyType(_covered(closures, first, last)),
        working_days_extra=MappingProxyType(_covered(working_days_extra, first, last)),
        source=source,
        working=working,
        weekend=weekend,
        holiday=holiday,
        patterns=patterns,
        pattern_of_day=pattern_of_day,
        digest=_digest(span, [working, holiday], patterns, pattern_of_day),
    )


def _weekday(span: Span) -> Int64Array:
    return (np.arange(span.first_day, span.end_day) + _EPOCH_WEEKDAY) % 7


def _marks(days: Iterable[date], span: Span) -> BoolArray:
    numbers = np.array([day_of(on) for on in days], np.int64) - span.first_day
    marks = np.zeros(span.end_day - span.first_day, np.bool_)
    marks[numbers[(numbers >= 0) & (numbers < len(marks))]] = True
    return marks


def _covered(names: Mapping[date, str], first: date, last: date) -> dict[date, str]:
    return {on: names[on] for on in sorted(names) if first <= on <= last}


def _hours_by_day(
    span: Span, office_hours: Sequence[DatedOfficeHours]
) -> tuple[tuple[Intervals, ...], Int64Array]:
    """Distinct hours, and which of them holds on each day."""
    patterns = tuple(dict.fromkeys(entry.intervals for entry in office_hours))
    pattern_of_day = np.full(span.end_day - span.first_day, -1, np.int64)
    weekday = _weekday(span)
    days = np.arange(span.first_day, span.end_day)
    for entry in sorted(office_hours, key=_precedence):
        from_day = span.first_day if entry.from_on is None else day_of(entry.from_on)
        named = np.isin(weekday, list(range(7) if entry.weekdays is None else entry.weekdays))
        pattern_of_day[named & (days >= from_day)] = patterns.index(entry.intervals)
    if (unknown := np.flatnonzero(pattern_of_day < 0)).size:
        missing = date_of(span.first_day + int(unknown[0]))
        raise ValueError(
            f"{missing}의 근무시간이 없습니다: 날짜와 요일을 한정하지 않은 것을 두십시오"
        )
    return patterns, pattern_of_day


def _precedence(entry: DatedOfficeHours) -> tuple[date, bool, bool]:
    """Later entries overwrite earlier ones; on one date those for some weekdays come last."""
    return (entry.from_on or date.min, entry.from_on is not None, entry.weekdays is not None)


def _digest(
    span: Span,
    marks: Sequence[BoolArray],
    patterns: tuple[Intervals, ...],
    pattern_of_day: Int64Array,
) -> str:
    """Sha256 of what changes a result: days, marks and hours, but no name of a day."""
    edges = [np.array(patterns[p], np.int64).reshape(-1) for p in range(len(patterns))]
    hours = [str(each.tolist()).encode() for each in edges]
    by_day = b"".join(hours[p] + b"\n" for p in pattern_of_day.tolist())
    bounds = f"{span.first_day} {span.end_day}\n".encode()
    return hashlib.sha256(b"".join([bounds, *(m.tobytes() for m in marks), by_day])).hexdigest()
