"""Which days an institution works, at which hours, and why not on the others."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from slaaudit.business_time.clock import BusinessClock, Span, build_clock
from slaaudit.business_time.days import DayWalk, build_walk
from slaaudit.calendar_days import DAY_SECONDS, day_of, holidays_between
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from slaaudit.business_time.instants import BoolArray, Int64Array
    from slaaudit.calendar_days import CalendarDays, Intervals

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
_WHOLE_DAY: Final[Intervals] = ((0, DAY_SECONDS),)


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
    _walks: dict[tuple[bool, bool], DayWalk] = field(default_factory=dict, repr=False)

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
        return holidays_between(self.holidays, first_on, until_on)

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
        first, last = self.span.first_day, self.span.end_day - 1
        covered = not days.size or (days.min() >= first and days.max() <= last)
        inside = days if covered else np.clip(days, first, last)
        if day_ends == "24:00":
            instants = (inside + 1) * DAY_SECONDS
        else:
            instants = inside * DAY_SECONDS
            instants += self.closing_seconds().take(inside - self.span.first_day)
        return instants if covered else np.where(inside == days, instants, days)

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
        key = (holidays, weekend)
        if key not in self._walks:
            opened = self.open_days(holidays=holidays, weekend=weekend)
            self._walks[key] = build_walk(self.span.first_day, opened)
        return self._walks[key]

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


def build_calendar(days: CalendarDays) -> BusinessCalendar:
    """Make the calendar that counts on these days."""
    return BusinessCalendar(
        first=days.first,
        last=days.last,
        holidays=days.holidays,
        closures=days.closures,
        working_days_extra=days.working_days_extra,
        source=days.source,
        working=np.frombuffer(days.working, np.bool_),
        weekend=np.frombuffer(days.weekend, np.bool_),
        holiday=np.frombuffer(days.holiday, np.bool_),
        patterns=days.patterns,
        pattern_of_day=np.frombuffer(days.pattern_of_day, np.int64),
        digest=days.digest,
    )


def _marks(days: Iterable[date], span: Span) -> BoolArray:
    numbers = np.array([day_of(on) for on in days], np.int64) - span.first_day
    marks = np.zeros(span.end_day - span.first_day, np.bool_)
    marks[numbers[(numbers >= 0) & (numbers < len(marks))]] = True
    return marks
