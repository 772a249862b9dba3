"""Which days an institution works, and at which hours: every covered day, without a clock.

This module counts no time and loads nothing heavy, so that a calendar can be shown at once.
"""

from __future__ import annotations

import hashlib
from array import array
from dataclasses import replace
from datetime import date
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeAlias

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Intervals: TypeAlias = tuple[tuple[int, int], ...]
"""Open intervals of one day as (from, until) seconds of the day, sorted and apart."""

DAY_SECONDS: Final = 86_400
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_NO_NAMES: Final[Mapping[date, str]] = MappingProxyType({})
_WEEK: Final = 7
_WEEKEND: Final = b"\0\0\0\0\0\1\1"


def day_of(on: date) -> int:
    """Days from 1970-01-01 to ``on``."""
    return on.toordinal() - _EPOCH_ORDINAL


def date_of(day: int) -> date:
    """Calendar date of a day number. Raises ValueError outside the years 1 to 9999."""
    return date.fromordinal(day + _EPOCH_ORDINAL)


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


@dataclass(frozen=True, eq=False, slots=True)
class CalendarDays:
    """The days from ``first`` to ``last``, both covered; nothing is known outside.

    Built by ``calendar_days``. ``working``, ``weekend`` and ``holiday`` hold a byte of 0 or 1 per
    day, ``pattern_of_day`` which of the ``patterns`` of hours it has, as if it were worked.
    """

    first: date
    last: date
    holidays: Mapping[date, str]
    closures: Mapping[date, str]
    working_days_extra: Mapping[date, str]
    source: str
    working: bytes
    weekend: bytes
    holiday: bytes
    patterns: tuple[Intervals, ...]
    pattern_of_day: array[int]
    digest: str


def calendar_days(  # noqa: PLR0913 - each argument is one line of a rule set's calendar
    first: date,
    last: date,
    *,
    holidays: Mapping[date, str],
    office_hours: Sequence[DatedOfficeHours],
    closures: Mapping[date, str] = _NO_NAMES,
    working_days_extra: Mapping[date, str] = _NO_NAMES,
    source: str = "",
) -> CalendarDays:
    """Work out the days from ``first`` to ``last``, both covered.

    ``holidays`` are 공휴일 of the published list; ``closures`` are days on which this institution
    alone does not work; ``working_days_extra`` are days it works although it would not.
    Raises ValueError for reversed bounds, a day both closed and worked, or a day without hours.
    """
    if last < first:
        raise ValueError(f"달력의 끝({last})이 처음({first})보다 이릅니다")
    if both := sorted(set(closures) & set(working_days_extra)):
        raise ValueError(f"휴무일이면서 근무일인 날이 있습니다: {both[0]}")
    holidays, closures, working_days_extra = (
        _covered(each, first, last) for each in (holidays, closures, working_days_extra)
    )
    days = (last - first).days + 1
    weekend = _every_week(_WEEKEND, first, days)
    holiday = _marked(bytes(days), holidays, first, 1)
    working = _worked(weekend, first, ((holidays, 0), (closures, 0), (working_days_extra, 1)))
    patterns, pattern_of_day = _hours_by_day(first, days, office_hours)
    return CalendarDays(
        first,
        last,
        holidays,
        closures,
        working_days_extra,
        source,
        working,
        weekend,
        holiday,
        patterns,
        pattern_of_day,
        _digest(first, (working, holiday), patterns, pattern_of_day),
    )


def with_holidays(
    days: CalendarDays, added: Mapping[date, str], removed: Iterable[date]
) -> CalendarDays:
    """Give the same days with other public holidays (공휴일); those outside are left out."""
    gone = set(removed)
    kept = {on: name for on, name in days.holidays.items() if on not in gone}
    holidays = _covered({**kept, **added}, days.first, days.last)
    holiday = _marked(bytes(len(days.holiday)), holidays, days.first, 1)
    named = ((holidays, 0), (days.closures, 0), (days.working_days_extra, 1))
    working = _worked(days.weekend, days.first, named)
    digest = _digest(days.first, (working, holiday), days.patterns, days.pattern_of_day)
    return replace(days, holidays=holidays, holiday=holiday, working=working, digest=digest)


def holidays_between(
    names: Mapping[date, str], first_on: date, until_on: date
) -> list[tuple[date, str]]:
    """Holidays from ``first_on`` to before ``until_on``, in order."""
    return sorted((on, name) for on, name in names.items() if first_on <= on < until_on)


def _covered(names: Mapping[date, str], first: date, last: date) -> Mapping[date, str]:
    return MappingProxyType({on: names[on] for on in sorted(names) if first <= on <= last})


def _every_week(week: bytes, first: date, days: int) -> bytes:
    """Repeat a week that begins with Monday over the days."""
    start = first.weekday()
    return (week * (days // _WEEK + 2))[start : start + days]


def _marked(marks: bytes, on_days: Iterable[date], first: date, mark: int) -> bytes:
    changed = bytearray(marks)
    for on in on_days:
        changed[(on - first).days] = mark
    return bytes(changed)


def _worked(weekend: bytes, first: date, named: Iterable[tuple[Mapping[date, str], int]]) -> bytes:
    """Mark the days of work: those of no weekend, then what each naming makes of its days."""
    working = bytes(1 - rests for rests in weekend)
    for names, works in named:
        working = _marked(working, names, first, works)
    return working


def _hours_by_day(
    first: date, days: int, office_hours: Sequence[DatedOfficeHours]
) -> tuple[tuple[Intervals, ...], array[int]]:
    """Distinct hours, and which of them holds on each day."""
    patterns = tuple(dict.fromkeys(entry.intervals for entry in office_hours))
    pattern_of_day = array("q", [-1]) * days
    for entry in sorted(office_hours, key=_precedence):
        start = 0 if entry.from_on is None else max(0, (entry.from_on - first).days)
        hours = array("q", [patterns.index(entry.intervals)])
        for weekday in range(_WEEK) if entry.weekdays is None else entry.weekdays:
            named = start + (weekday - first.weekday() - start) % _WEEK
            pattern_of_day[named::_WEEK] = hours * len(range(named, days, _WEEK))
    if -1 in pattern_of_day:
        missing = date_of(day_of(first) + pattern_of_day.index(-1))
        raise ValueError(
            f"{missing}의 근무시간이 없습니다: 날짜와 요일을 한정하지 않은 것을 두십시오"
        )
    return patterns, pattern_of_day


def _precedence(entry: DatedOfficeHours) -> tuple[date, bool, bool]:
    """Later entries overwrite earlier ones; on one date those for some weekdays come last."""
    return (entry.from_on or date.min, entry.from_on is not None, entry.weekdays is not None)


def _digest(
    first: date,
    marks: tuple[bytes, ...],
    patterns: tuple[Intervals, ...],
    pattern_of_day: array[int],
) -> str:
    """Sha256 of what changes a result: days, marks and hours, but no name of a day."""
    hours = [f"{[edge for interval in each for edge in interval]}\n".encode() for each in patterns]
    by_day = b"".join([hours[pattern] for pattern in pattern_of_day])
    first_day = day_of(first)
    bounds = f"{first_day} {first_day + len(pattern_of_day)}\n".encode()
    return hashlib.sha256(b"".join([bounds, *marks, by_day])).hexdigest()
