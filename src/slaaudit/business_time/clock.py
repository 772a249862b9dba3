"""One monotone function per clock, open seconds up to an instant, and its inverse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from slaaudit.business_time.errors import OutsideCalendar
from slaaudit.business_time.instants import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    BoolArray,
    Int64Array,
    blocks,
)
from slaaudit.calendar_days import DAY_SECONDS, date_of
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from slaaudit.calendar_days import Intervals

_MOST_BUCKETS: Final = 1 << 20


@dataclass(frozen=True, eq=False, slots=True)
class Span:
    """The covered days: from ``first_day`` and before ``end_day``."""

    first_day: int
    end_day: int

    def covers(self, instants: Int64Array) -> BoolArray:
        """Whether each instant lies on a covered day."""
        first, end = self.first_day * DAY_SECONDS, self.end_day * DAY_SECONDS
        return (instants >= first) & (instants < end)

    def require(self, instants: Int64Array, *, end_too: bool = False) -> None:
        """Raise OutsideCalendar for the first instant on no covered day.

        ``end_too`` admits the midnight that ends the last day, which as a range end is known.
        """
        first = self.first_day * DAY_SECONDS
        last = self.end_day * DAY_SECONDS - (not end_too)
        if instants.size and (instants.min() < first or instants.max() > last):
            outside = instants[(instants < first) | (instants > last)]
            raise OutsideCalendar(
                date_of(self.first_day), date_of(self.end_day - 1), int(outside.flat[0])
            )


@dataclass(frozen=True, eq=False, slots=True)
class _Readings:
    """Tables of the forward direction; the extra last day stands for the end of the span."""

    opened_before: Int64Array  # per day: open seconds of all days before
    row_offset: Int64Array  # per day: place of its pattern's table, less the day's first second
    within_day: NDArray[np.int32]  # per pattern and second of the day: open seconds so far

    def at(self, seconds: Int64Array) -> Int64Array:
        """Open seconds before each second since the start of the span."""
        day = seconds // DAY_SECONDS
        row = self.row_offset.take(day)
        row += seconds
        opened = self.opened_before.take(day)
        opened += self.within_day.take(row)
        return opened


@dataclass(frozen=True, eq=False, slots=True)
class _Instants:
    """Tables of the inverse direction, over the days that open at all."""

    bucket_seconds: int
    bucket_day: Int64Array  # per bucket of open seconds: the first open day it touches
    corrections: int  # how many open days later the right one can be
    opened_until: Int64Array  # per open day: open seconds up to its end
    day_start: Int64Array  # per open day: its midnight
    row_offset: Int64Array  # per open day: place of its pattern's table, less what opened before
    second_of_day: NDArray[np.int32]  # per pattern and open second: where that second ends

    def at(self, opened: Int64Array) -> Int64Array:
        """First instant with that many open seconds behind it, each 1 to the clock's total."""
        day = self.bucket_day.take((opened - 1) // self.bucket_seconds)
        for _ in range(self.corrections):
            day += opened > self.opened_until.take(day)
        row = self.row_offset.take(day)
        row += opened
        instants = self.day_start.take(day)
        instants += self.second_of_day.take(row)
        return instants


@dataclass(frozen=True, eq=False, slots=True)
class BusinessClock:
    """Counts the open seconds of sorted intervals; every method takes whole columns."""

    name: str
    span: Span
    total_seconds: int
    _readings: _Readings
    _instants: _Instants

    def reading(self, instants: Int64Array) -> Int64Array:
        """Open seconds from the start of the calendar to each instant, shape kept.

        Raises OutsideCalendar; the midnight after the last day still reads the total.
        """
        self.span.require(instants, end_too=True)
        return self._readings.at(instants - self.span.first_day * DAY_SECONDS)

    def elapsed(self, starts: Int64Array, ends: Int64Array) -> Int64Array:
        """Open seconds between two columns of instants, shape (n,); negative where reversed."""
        elapsed = np.empty(len(starts), np.int64)
        for rows in blocks(len(starts)):
            np.subtract(self.reading(ends[rows]), self.reading(starts[rows]), out=elapsed[rows])
        return elapsed

    def first_instant(self, readings: Int64Array) -> Int64Array:
        """First instant at which the clock reads each number of open seconds, shape kept.

        The left end: 18:00 today, not 09:00 tomorrow. AFTER_CALENDAR beyond the total,
        BEFORE_CALENDAR for less than one second.
        """
        if not readings.size or (readings.min() > 0 and readings.max() <= self.total_seconds):
            return self._instants.at(readings)
        instants = self._instants.at(np.clip(readings, 1, self.total_seconds))
        instants[readings > self.total_seconds] = AFTER_CALENDAR
        instants[readings < 1] = BEFORE_CALENDAR
        return instants

    def advance(self, starts: Int64Array, seconds: Int64Array | int) -> Int64Array:
        """First instant at which ``seconds`` open seconds (0 or more) have passed, shape (n,).

        A closed start begins at the next opening; after 0 seconds it is the start itself.
        AFTER_CALENDAR where the answer lies beyond the covered days.
        """
        amounts = np.broadcast_to(np.asarray(seconds, np.int64), starts.shape)
        due = np.empty(len(starts), np.int64)
        for rows in blocks(len(starts)):
            reached = self.first_instant(self.reading(starts[rows]) + amounts[rows])
            np.maximum(reached, starts[rows], out=due[rows])
        return due

    def retreat(self, ends: Int64Array, seconds: Int64Array | int) -> Int64Array:
        """Last instant from which ``seconds`` open seconds (0 or more) remain, shape (n,).

        BEFORE_CALENDAR where that lies before the covered days.
        """
        kept = self.reading(ends) - np.asarray(seconds, np.int64)
        # The last instant that reads k is where open second k + 1 starts.
        latest = self.first_instant(kept + 1) - 1
        latest[kept < 0] = BEFORE_CALENDAR
        return np.minimum(latest, ends)


def build_clock(
    name: str, first_day: int, patterns: Sequence[Intervals], pattern_of_day: Int64Array
) -> BusinessClock:
    """Clock over the days from ``first_day`` on, each open as ``patterns[pattern_of_day]`` says.

    Raises ValueError where no second is open at all.
    """
    lengths = np.array([sum(end - start for start, end in p) for p in patterns], np.int64)
    opened = np.concatenate([[0], np.cumsum(lengths[pattern_of_day])]).astype(np.int64)
    if not opened[-1]:
        raise ValueError(f"{name} 시계가 열리는 시간이 없습니다")
    open_days = np.flatnonzero(lengths[pattern_of_day])
    return BusinessClock(
        name=name,
        span=Span(first_day, first_day + len(pattern_of_day)),
        total_seconds=int(opened[-1]),
        _readings=_forward(patterns, pattern_of_day, opened),
        _instants=_backward(patterns, pattern_of_day[open_days], opened, first_day + open_days),
    )


def _forward(
    patterns: Sequence[Intervals], pattern_of_day: Int64Array, opened: Int64Array
) -> _Readings:
    seconds = np.arange(DAY_SECONDS)
    within_day = np.zeros((len(patterns), DAY_SECONDS), np.int32)
    for row, intervals in enumerate(patterns):
        for start, end in intervals:
            within_day[row] += np.clip(seconds - start, 0, end - start).astype(np.int32)
    # The midnight after the last day borrows the last pattern: its second 0 has 0 behind it.
    pattern = np.append(pattern_of_day, pattern_of_day[-1])
    row_offset = (pattern - np.arange(len(pattern))) * DAY_SECONDS
    return _Readings(opened, row_offset, within_day.reshape(-1))


def _backward(
    patterns: Sequence[Intervals], pattern: Int64Array, opened: Int64Array, days: Int64Array
) -> _Instants:
    ends = [_second_ends(intervals) for intervals in patterns]
    sizes = np.array([len(each) for each in ends], np.int64)
    places = np.cumsum(sizes) - sizes
    opened_until = np.cumsum(sizes[pattern])
    opened_before = opened_until - sizes[pattern]
    width = max(int(sizes[pattern].min()), -(-int(opened[-1]) // _MOST_BUCKETS))
    bucket_starts = np.arange(0, int(opened[-1]), width)
    bucket_day = np.searchsorted(opened_until, bucket_starts, side="right")
    last_day = np.searchsorted(opened_until, np.minimum(bucket_starts + width, opened[-1]))
    return _Instants(
        bucket_seconds=width,
        bucket_day=bucket_day.astype(np.int64),
        corrections=int((last_day - bucket_day).max()),
        opened_until=opened_until,
        day_start=days * DAY_SECONDS,
        row_offset=places[pattern] - opened_before - 1,
        second_of_day=np.concatenate(ends),
    )


def _second_ends(intervals: Intervals) -> NDArray[np.int32]:
    ranges = [np.arange(start + 1, end + 1, dtype=np.int32) for start, end in intervals]
    return np.concatenate([np.empty(0, np.int32), *ranges])
