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
    Reckoned,
    whole_blocks,
)
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

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
        due = np.empty(len(starts), np.int64)
        for rows, begun, parts in self._begun(starts, holds):
            due[rows] = self._due(starts[rows], begun, seconds[rows], parts)
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
        """Reckon all three by one reading of the clock at each end."""
        seconds = self._seconds(amounts, len(starts))
        due, elapsed = np.empty(len(starts), np.int64), np.empty(len(starts), np.int64)
        for rows, begun, parts in self._begun(starts, holds):
            due[rows] = self._due(starts[rows], begun, seconds[rows], parts)
            read = self.clock.reading(ends[rows])
            elapsed[rows] = read - begun if parts is None else parts.run_until(read)
        ran, most = (ends, due) if self.judged_by == "due" else (elapsed, seconds)
        return Reckoned(due, elapsed, ran < most if strict else ran <= most)

    def _begun(
        self, starts: Int64Array, holds: Holds | None
    ) -> Iterator[tuple[slice, Int64Array, HeldParts | None]]:
        """Give each block of rows with what the clock reads at the start, and what is held."""
        for rows, held in whole_blocks(len(starts)) if holds is None else holds.blocks():
            begun = self.clock.reading(starts[rows])
            yield rows, begun, None if held is None else merge_holds(held, begun, self._coordinates)

    def _due(
        self, starts: Int64Array, begun: Int64Array, seconds: Int64Array, parts: HeldParts | None
    ) -> Int64Array:
        reached = begun + seconds if parts is None else parts.reached(seconds)
        due = np.maximum(self.clock.first_instant(reached), starts)
        if parts is not None:
            due[reached >= NEVER] = NO_DUE
        return due

    def _seconds(self, amounts: Amounts, cases: int) -> Int64Array:
        units = np.asarray(1 if self.fixed else amounts)
        units = units[:1] if units.strides == (0,) else units  # one amount for all
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
