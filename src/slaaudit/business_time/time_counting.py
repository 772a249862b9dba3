"""Limits in hours, minutes or seconds, and petitions of five days or fewer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time.holds import NEVER, HeldParts, Holds, merge_holds
from slaaudit.business_time.instants import (
    NO_DUE,
    OPEN,
    BoolArray,
    Int64Array,
)
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from slaaudit.business_time.clock import BusinessClock

Amounts: TypeAlias = float | Int64Array | NDArray[np.float64]


@dataclass(frozen=True, eq=False, slots=True)
class TimeCounting:
    """Counts the open seconds of a clock from the instant of the start (민법 제156조)."""

    clock: BusinessClock
    unit_seconds: int
    fixed: bool  # 즉시: the amount is the law's, whatever is passed
    judged_by: Literal["elapsed", "due"]
    granularity_seconds: int
    unit_kind: Literal["time"] = "time"
    due_is_date: Literal[False] = False

    def due(self, starts: Int64Array, amounts: Amounts, holds: Holds | None = None) -> Int64Array:
        """First instant at which the amount has run; see ``Counting.due``."""
        seconds = self._seconds(amounts, len(starts))
        if holds is None:
            return self.clock.advance(starts, seconds)
        due = np.empty(len(starts), np.int64)
        for rows, held in holds.blocks():
            reached = self._merged(starts[rows], held).reached(seconds[rows])
            due[rows] = np.maximum(self.clock.first_instant(reached), starts[rows])
            due[rows][reached >= NEVER] = NO_DUE
        return due

    def elapsed(
        self, starts: Int64Array, ends: Int64Array, holds: Holds | None = None
    ) -> Int64Array:
        """Open seconds outside the holds; negative where the end is before the start."""
        if holds is None:
            return self.clock.elapsed(starts, ends)
        elapsed = np.empty(len(starts), np.int64)
        for rows, held in holds.blocks():
            parts = self._merged(starts[rows], held)
            elapsed[rows] = parts.run_until(self.clock.reading(ends[rows]))
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
        """Whether the open seconds, or the due moment where judged by it, allow the end."""
        if self.judged_by == "due":
            self.clock.span.require(ends, end_too=True)
            due = self.due(starts, amounts, holds)
            return ends < due if strict else ends <= due
        seconds = self._seconds(amounts, len(starts))
        elapsed = self.elapsed(starts, ends, holds)
        return elapsed < seconds if strict else elapsed <= seconds

    def over_at(
        self,
        starts: Int64Array,
        as_of: int,
        amounts: Amounts,
        holds: Holds | None = None,
        *,
        strict: bool = False,
    ) -> BoolArray:
        """Whether more than the amount has run at ``as_of``; not while exactly used up."""
        ends = np.full(len(starts), as_of, np.int64)
        return ~self.within(starts, ends, amounts, holds, strict=strict)

    def _seconds(self, amounts: Amounts, cases: int) -> Int64Array:
        units = np.asarray(1 if self.fixed else amounts)
        seconds = np.rint(units * self.unit_seconds).astype(np.int64)
        if seconds.size and (seconds.min() < 0 or seconds.max() >= NEVER):
            raise ValueError("기한은 0 이상이어야 하고 달력보다 길 수 없습니다")
        return np.broadcast_to(seconds, (cases,))

    def _merged(self, starts: Int64Array, holds: Holds) -> HeldParts:
        return merge_holds(holds, self.clock.reading(starts), self._coordinates)

    def _coordinates(self, holds: Holds) -> tuple[Int64Array, Int64Array]:
        starts, is_open = holds.starts, holds.ends == OPEN
        ends = np.where(is_open, starts, holds.ends)
        if holds.unit == "days":
            starts = starts // DAY_SECONDS * DAY_SECONDS
            ends = (ends // DAY_SECONDS + 1) * DAY_SECONDS
        readings = self.clock.reading(ends)
        readings[is_open] = NEVER
        return self.clock.reading(starts), readings
