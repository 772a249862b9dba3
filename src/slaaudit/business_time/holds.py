"""Intervals that a case's clock leaves out: ragged lists, merged without a loop over cases."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np

from slaaudit.business_time.instants import OPEN, BoolArray, Int64Array, blocks
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from slaaudit.business_time.clock import Span

HoldUnit: TypeAlias = Literal["minutes", "days"]

# Above every coordinate of a clock (2**40 s are 35,000 years), so that a reading at or over it
# can only come from a hold that never ends; one block of cases times the step fits int64.
NEVER: Final = 1 << 40
_CASE_STEP: Final = NEVER << 1


@dataclass(frozen=True, eq=False)
class Holds:
    """The holds of n cases: those of case i are entries ``offsets[i]`` to ``offsets[i + 1]``.

    ``offsets`` int64 (n + 1,), ``starts`` and ``ends`` int64 (m,) in seconds, ends OPEN where the
    hold was never closed. ``unit`` "minutes" leaves out the open time inside, "days" every day
    from that of the start to that of the end, both included (행정절차법 시행령 제11조).
    Overlaps count once. Raises ValueError where offsets and columns do not fit together.
    """

    offsets: Int64Array
    starts: Int64Array
    ends: Int64Array
    unit: HoldUnit = "minutes"

    def __post_init__(self) -> None:
        """Check the shapes, and sort by case and start once for all later merging."""
        shaped = len(self.starts) == len(self.ends) == self.offsets[-1] and self.offsets[0] == 0
        if not shaped or (np.diff(self.offsets) < 0).any():
            raise ValueError("산입하지 않는 기간의 offsets가 구간의 수와 맞지 않습니다")
        inside_case = np.ones(max(len(self.starts) - 1, 0), np.bool_)
        cuts = self.offsets[1:-1]
        inside_case[cuts[(cuts > 0) & (cuts < len(self.starts))] - 1] = False
        if (inside_case & (np.diff(self.starts) < 0)).any():
            order = np.lexsort((self.starts, self.case_of_hold()))
            object.__setattr__(self, "starts", self.starts[order])
            object.__setattr__(self, "ends", self.ends[order])

    @property
    def open_ended(self) -> BoolArray:
        """Whether a hold of the case was never closed, shape (n,); bad data once it is settled."""
        return self._any(self.ends == OPEN)

    @property
    def reversed(self) -> BoolArray:
        """Whether a hold of the case ends before it starts, shape (n,): bad data."""
        return self._any(self.ends < self.starts)

    def covered_by(self, span: Span) -> BoolArray:
        """Whether every instant of the case's holds lies on a covered day, shape (n,)."""
        closed_inside = span.covers(self.ends) | (self.ends == OPEN)
        return ~self._any(~(span.covers(self.starts) & closed_inside))

    def take(self, cases: Int64Array | BoolArray) -> Holds:
        """Select the holds of some cases, given as a mask or as row numbers, in that order."""
        rows = np.flatnonzero(cases) if cases.dtype == np.bool_ else cases
        counts = np.diff(self.offsets)[rows]
        offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
        shift = np.repeat(self.offsets[:-1][rows] - offsets[:-1], counts)
        entries = np.arange(offsets[-1]) + shift
        return Holds(offsets, self.starts[entries], self.ends[entries], self.unit)

    def blocks(self) -> Iterator[tuple[slice, Holds]]:
        """Rows and their holds, in pieces that fit the cache."""
        for rows in blocks(len(self.offsets) - 1):
            offsets = self.offsets[rows.start : rows.stop + 1]
            entries = slice(int(offsets[0]), int(offsets[-1]))
            piece = Holds(offsets - offsets[0], self.starts[entries], self.ends[entries], self.unit)
            yield rows, piece

    def case_of_hold(self) -> Int64Array:
        """Give the row of the case that each hold belongs to, shape (m,)."""
        counts = np.diff(self.offsets)
        return np.repeat(np.arange(len(counts)), counts)

    def _any(self, marks: BoolArray) -> BoolArray:
        seen = np.concatenate([[0], np.cumsum(marks)])
        return np.diff(seen[self.offsets]) > 0


def holds_of(cases: Sequence[Sequence[tuple[int, int]]], unit: HoldUnit = "minutes") -> Holds:
    """Build the holds of a few cases, each given as its list of (start, end) seconds."""
    pairs = np.array(list(chain.from_iterable(cases)), np.int64).reshape(-1, 2)
    offsets = np.cumsum([0, *map(len, cases)]).astype(np.int64)
    return Holds(offsets, pairs[:, 0].copy(), pairs[:, 1].copy(), unit)


@dataclass(frozen=True, eq=False, slots=True)
class HeldParts:
    """The merged holds of one block of cases, on the coordinate of a clock.

    One entry per hold: ``begins`` is where it starts to leave out what no earlier hold of its
    case does, ``lengths`` how much that is, ``spent`` how much ran between the case's origin and
    ``begins``.
    """

    offsets: Int64Array
    origins: Int64Array
    case: Int64Array
    begins: Int64Array
    lengths: Int64Array
    spent: Int64Array

    def reached(self, amounts: Int64Array) -> Int64Array:
        """Coordinate at which ``amounts`` have run beside the holds; NEVER or more: none.

        A hold that starts once the amount is used up changes nothing: it revives no period.
        """
        held = np.where(self.spent < amounts.take(self.case), self.lengths, 0)
        return self.origins + amounts + self._per_case(held)

    def run_until(self, ends: Int64Array) -> Int64Array:
        """How much ran beside the holds from each origin to each end coordinate."""
        end = ends.take(self.case)
        held = np.clip(end - self.begins, 0, self.lengths)
        return ends - self.origins - self._per_case(held)

    def _per_case(self, lengths: Int64Array) -> Int64Array:
        return np.diff(_sums(lengths).take(self.offsets))


Coordinates: TypeAlias = "Callable[[Holds], tuple[Int64Array, Int64Array]]"
"""Where the holds of a block begin and end on a clock's coordinate; NEVER for an open end."""


def merge_holds(holds: Holds, origins: Int64Array, coordinates: Coordinates) -> HeldParts:
    """Union of the holds of one block, clipped to what lies after each case's origin."""
    begins, ends = coordinates(holds)
    case = holds.case_of_hold()
    origin = origins.take(case)
    shift = case * _CASE_STEP
    # A running maximum that restarts with each case: the step outweighs any coordinate.
    furthest = np.maximum.accumulate(ends + shift) - shift
    # What an earlier case leaves behind falls below 0 and so below the origin.
    before = np.concatenate([[0], furthest[:-1] + (shift[:-1] - shift[1:])])
    begins = np.maximum(begins, np.maximum(before, origin))
    lengths = np.maximum(ends - begins, 0)
    sums = _sums(lengths)
    earlier = sums[:-1] - sums.take(holds.offsets[:-1]).take(case)
    return HeldParts(holds.offsets, origins, case, begins, lengths, begins - origin - earlier)


def _sums(lengths: Int64Array) -> Int64Array:
    sums = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(lengths, out=sums[1:])
    return sums
