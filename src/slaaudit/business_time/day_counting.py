"""Limits that end with a day: working days, calendar days, weeks, months, years and 당일."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import numpy as np

from slaaudit.business_time.days import civil_end
from slaaudit.business_time.holds import NEVER, HeldParts, Holds, merge_holds
from slaaudit.business_time.instants import (
    NO_DUE,
    OPEN,
    BoolArray,
    Int64Array,
    Reckoned,
    whole_blocks,
)
from slaaudit.business_time.units import CIVIL_UNITS, Unit
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slaaudit.business_time.calendar import BusinessCalendar, DayEnds
    from slaaudit.business_time.days import DayWalk
    from slaaudit.business_time.time_counting import Amounts


@dataclass(frozen=True, eq=False, slots=True)
class DayCounting:
    """Counts the days of a walk; a limit ends with its last day (민법 제159조)."""

    calendar: BusinessCalendar
    unit: Unit
    fixed: bool  # 당일: one day, whatever amount is passed
    walk: DayWalk
    first_counted: bool
    receipt_walk: DayWalk | None  # the days that a receipt outside office hours moves on to
    roll_walk: DayWalk | None  # the days on which a period may end
    day_ends: DayEnds
    unit_kind: Literal["day"] = "day"

    @property
    def granularity_seconds(self) -> int:
        """A date is exact, unless the day ends at closing or hours decide the first day."""
        return DAY_SECONDS if self.due_is_date and self.receipt_walk is None else 60

    @property
    def due_is_date(self) -> bool:
        """Whether the due day ends at 24:00."""
        return self.day_ends == "24:00"

    def due(self, starts: Int64Array, amounts: Amounts, holds: Holds | None = None) -> Int64Array:
        """End of the due day, exclusive, or its closing instant; see ``Counting.due``."""
        counts = self._counts(amounts, len(starts))
        due = np.empty(len(starts), np.int64)
        for rows, origins, parts in self._begun(starts, holds):
            due[rows] = self._due(origins, counts[rows], parts)
        return due

    def elapsed(
        self, starts: Int64Array, ends: Int64Array, holds: Holds | None = None
    ) -> Int64Array:
        """Count the days up to that of the end, itself included, outside the holds.

        At most the amount iff met for limits in working days; a limit by the calendar may roll
        on, and weeks and months are given in days.
        """
        self.calendar.span.require(ends)
        reached = self.walk.before(ends // DAY_SECONDS + 1)
        elapsed: Int64Array = reached - self._origins(starts)
        for rows, held in () if holds is None else holds.blocks():
            elapsed[rows] = self._merged(self._origins(starts[rows]), held).run_until(reached[rows])
        np.maximum(elapsed, 0, out=elapsed)
        return elapsed

    def within(
        self,
        starts: Int64Array,
        ends: Int64Array,
        amounts: Amounts,
        holds: Holds | None = None,
        *,
        strict: bool = False,
    ) -> BoolArray:
        """Whether the end lies before the due day is over; ``strict``: before it begins."""
        return self.reckoned(starts, ends, amounts, holds, strict=strict).within

    def reckoned(
        self,
        starts: Int64Array,
        ends: Int64Array,
        amounts: Amounts,
        holds: Holds | None = None,
        *,
        strict: bool = False,
    ) -> Reckoned:
        """Reckon all three by one walk over the days."""
        self.calendar.span.require(ends, end_too=True)
        counts = self._counts(amounts, len(starts))
        due, elapsed = np.empty(len(starts), np.int64), np.empty(len(starts), np.int64)
        for rows, origins, parts in self._begun(starts, holds):
            due[rows] = self._due(origins, counts[rows], parts)
            # the midnight that ends the calendar belongs to no covered day
            until = np.minimum(ends[rows] // DAY_SECONDS + 1, self.calendar.span.end_day)
            reached = self.walk.before(until)
            elapsed[rows] = reached - origins if parts is None else parts.run_until(reached)
        np.maximum(elapsed, 0, out=elapsed)
        return Reckoned(due, elapsed, self._in_time(ends, due, strict=strict))

    def _begun(
        self, starts: Int64Array, holds: Holds | None
    ) -> Iterator[tuple[slice, Int64Array, HeldParts | None]]:
        """Give each block of rows with where its cases begin to count, and what is held there."""
        for rows, held in whole_blocks(len(starts)) if holds is None else holds.blocks():
            origins = self._origins(starts[rows])
            yield rows, origins, None if held is None else self._merged(origins, held)

    def _due(self, origins: Int64Array, counts: Int64Array, parts: HeldParts | None) -> Int64Array:
        days = self._days(origins, counts)
        if parts is None:
            return self._ends_at(origins + days)
        last = parts.reached(days)
        return np.where(last >= NEVER, NO_DUE, self._ends_at(last))

    def _in_time(self, ends: Int64Array, due: Int64Array, *, strict: bool) -> BoolArray:
        if strict:
            return ends < (due - self.due_is_date) // DAY_SECONDS * DAY_SECONDS
        return ends < due if self.due_is_date else ends <= due

    def receipt_days(self, starts: Int64Array) -> Int64Array:
        """Give the day of each receipt; the end of the calendar where it lies beyond."""
        self.calendar.span.require(starts)
        days = starts // DAY_SECONDS
        if self.receipt_walk is None:
            return days
        closing = self.calendar.closing_seconds().take(days - self.calendar.span.first_day)
        # The closing minute itself is outside: office hours are open from, until.
        moved = self.receipt_walk.at_or_after(days + (starts - days * DAY_SECONDS >= closing))
        return np.minimum(moved, self.calendar.span.end_day)

    def last_days(self, reached: Int64Array) -> Int64Array:
        """Find the day that ends the period at each coordinate, rolled where the rule rolls."""
        days = self.walk.nth(reached)
        if self.roll_walk is None:
            return days
        return self.roll_walk.at_or_after(np.minimum(days, self.calendar.span.end_day))

    def _origins(self, starts: Int64Array) -> Int64Array:
        days = self.receipt_days(starts)
        if not self.first_counted:
            days = np.minimum(days + 1, self.calendar.span.end_day)
        return self.walk.before(days)

    def _counts(self, amounts: Amounts, cases: int) -> Int64Array:
        units = np.asarray(1 if self.fixed else amounts)
        units = units[:1] if units.strides == (0,) else units  # one amount for all
        counts = units.astype(np.int64)
        if units.size and (units.min() < 1 or units.max() >= NEVER or (counts != units).any()):
            raise ValueError("일·주·월·연의 기한은 1 이상의 정수여야 합니다")
        return np.broadcast_to(counts, (cases,))

    def _days(self, origins: Int64Array, counts: Int64Array) -> Int64Array:
        """Turn the amount into days; of weeks, months and years the walk counts every day."""
        if self.unit not in CIVIL_UNITS:
            return counts
        first_days = origins + self.walk.first_day
        return civil_end(first_days, counts, self.unit) - first_days + 1

    def _ends_at(self, reached: Int64Array) -> Int64Array:
        return self.calendar.day_ends_at(self.last_days(reached), self.day_ends)

    def _merged(self, origins: Int64Array, holds: Holds) -> HeldParts:
        return merge_holds(holds, origins, self._coordinates)

    def _coordinates(self, holds: Holds) -> tuple[Int64Array, Int64Array]:
        is_open = holds.ends == OPEN
        ends = np.where(is_open, holds.starts, holds.ends)
        self.calendar.span.require(holds.starts)
        self.calendar.span.require(ends)
        first, last = holds.starts // DAY_SECONDS, ends // DAY_SECONDS
        if holds.unit == "minutes":
            first, last = self._wholly_held(holds.starts, ends)
        reached = self.walk.before(last + 1)
        reached[is_open] = NEVER
        return self.walk.before(first), reached

    def _wholly_held(self, starts: Int64Array, ends: Int64Array) -> tuple[Int64Array, Int64Array]:
        """First and last day whose office hours lie inside: of a day none counts in part."""
        first, last = starts // DAY_SECONDS, ends // DAY_SECONDS
        first_day = self.calendar.span.first_day
        opening = self.calendar.opening_seconds().take(first - first_day)
        closing = self.calendar.closing_seconds().take(last - first_day)
        late = starts - first * DAY_SECONDS > opening
        early = ends - last * DAY_SECONDS < closing
        return first + late, last - early
