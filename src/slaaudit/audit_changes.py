"""Two audits of the same cases: which verdicts, due moments and remedies differ.

Columns in, columns out. Cases are paired by standard and case id, so that the two may come from
different rules, columns, calendars or moments of judgement.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import AFTER_CALENDAR, BEFORE_CALENDAR, NO_DUE
from slaaudit.model import Audit, StandardResult, Tally
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

Places = NDArray[np.int64]

#: The row and column of `VerdictMoves.matrix` of a case that the other audit does not have.
ABSENT = len(Verdict)
_NOT_A_MOMENT = (NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR)


@dataclass(frozen=True, slots=True)
class CasePairs:
    """Which case is which: the places of each case in either audit, -1 where it has none.

    Paired cases come first, in the order of the later audit, then its own, then the earlier one's.
    """

    before: Places
    after: Places

    @property
    def paired(self) -> NDArray[np.bool_]:
        """True where both audits have the case."""
        both: NDArray[np.bool_] = (self.before >= 0) & (self.after >= 0)
        return both


@dataclass(frozen=True, slots=True)
class DueMoves:
    """How due moments moved: `places` are indices into the pairs, `seconds` negative if earlier."""

    places: Places
    seconds: NDArray[np.int64]

    @property
    def moved(self) -> int:
        """How many moved at all."""
        return len(self.places)


@dataclass(frozen=True, slots=True)
class Remedies:
    """What a standard owes: for how many cases, and the sum of the amounts that are known."""

    cases: int = 0
    amount: int = 0


@dataclass(frozen=True)
class StandardMoves:
    """One standard in both audits; either may lack it."""

    before: StandardResult | None
    after: StandardResult | None
    pairs: CasePairs

    @property
    def id(self) -> str:
        """The id by which the later audit knows it, else the earlier."""
        known = self.after or self.before
        return "" if known is None else known.rule.id

    @cached_property
    def verdict_before(self) -> NDArray[np.int64]:
        """The verdict of each pair before; ABSENT where there was none."""
        return _verdicts(self.before, self.pairs.before)

    @cached_property
    def verdict_after(self) -> NDArray[np.int64]:
        """The verdict of each pair after; ABSENT where there is none."""
        return _verdicts(self.after, self.pairs.after)

    @cached_property
    def flipped(self) -> Places:
        """The pairs whose verdict differs, or which one audit alone has (indices into `pairs`)."""
        return np.flatnonzero(self.verdict_before != self.verdict_after)

    @cached_property
    def matrix(self) -> NDArray[np.int64]:
        """How many cases went from each verdict (row) to each verdict (column)."""
        size = ABSENT + 1
        cells = self.verdict_before * size + self.verdict_after
        return np.bincount(cells, minlength=size * size).reshape(size, size)

    @cached_property
    def due(self) -> DueMoves:
        """The due moments that both audits know and that differ."""
        return _due_moves(self.before, self.after, self.pairs)

    @property
    def tally_before(self) -> Tally:
        """The verdicts before; empty where the standard was not there."""
        return Tally() if self.before is None else self.before.tally

    @property
    def tally_after(self) -> Tally:
        """The verdicts after."""
        return Tally() if self.after is None else self.after.tally

    @property
    def remedies_before(self) -> Remedies:
        """What was owed before."""
        return _remedies(self.before)

    @property
    def remedies_after(self) -> Remedies:
        """What is owed after."""
        return _remedies(self.after)

    @property
    def changed(self) -> bool:
        """Whether anything differs."""
        same_owed = self.remedies_before == self.remedies_after
        return bool(len(self.flipped)) or bool(self.due.moved) or not same_owed


def audit_changes(
    before: Audit, after: Audit, new_ids: Mapping[str, str] | None = None
) -> tuple[StandardMoves, ...]:
    """Pair two audits standard by standard: the later one's order, then those that are gone.

    `new_ids` gives, for an id of the earlier audit, the id that the later one knows it by.
    """
    names = new_ids or {}
    earlier = {names.get(each.rule.id, each.rule.id): each for each in before.standards}
    later = {each.rule.id: each for each in after.standards}
    return tuple(
        standard_moves(earlier.get(name), later.get(name)) for name in {**later, **earlier}
    )


def standard_moves(before: StandardResult | None, after: StandardResult | None) -> StandardMoves:
    """Pair the cases of one standard."""
    return StandardMoves(before, after, _pairs(_ids(before), _ids(after)))


def _ids(result: StandardResult | None) -> NDArray[np.object_]:
    return np.zeros(0, dtype=np.object_) if result is None else result.case_ids


def _pairs(before: NDArray[np.object_], after: NDArray[np.object_]) -> CasePairs:
    """Pair equal ids; an id that stands more than once is paired in the order of the rows."""
    if len(before) == len(after) and bool((before == after).all()):
        same = np.arange(len(after))
        return CasePairs(same, same)
    _, codes = np.unique(np.concatenate([before, after]).astype(str), return_inverse=True)
    first, second = codes[: len(before)], codes[len(before) :]
    turn = max(len(codes), 1)
    keys_before, keys_after = first * turn + _turns(first), second * turn + _turns(second)
    _, in_before, in_after = np.intersect1d(
        keys_before, keys_after, assume_unique=True, return_indices=True
    )
    order = np.argsort(in_after)
    paired_before, paired_after = in_before[order], in_after[order]
    new = np.setdiff1d(np.arange(len(after)), paired_after)
    gone = np.setdiff1d(np.arange(len(before)), paired_before)
    return CasePairs(
        np.concatenate([paired_before, np.full(len(new), -1), gone]).astype(np.int64),
        np.concatenate([paired_after, new, np.full(len(gone), -1)]).astype(np.int64),
    )


def _turns(codes: NDArray[np.int64]) -> NDArray[np.int64]:
    """Tell for each entry how many equal ones stand before it."""
    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    starts = np.searchsorted(ordered, ordered, side="left")
    turns = np.empty(len(codes), dtype=np.int64)
    turns[order] = np.arange(len(codes)) - starts
    return turns


def _verdicts(result: StandardResult | None, places: Places) -> NDArray[np.int64]:
    verdicts = np.full(len(places), ABSENT, dtype=np.int64)
    if result is not None:
        there = places >= 0
        verdicts[there] = result.at(places[there]).verdict
    return verdicts


def _due_moves(
    before: StandardResult | None, after: StandardResult | None, pairs: CasePairs
) -> DueMoves:
    if before is None or after is None:
        return DueMoves(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
    paired = np.flatnonzero(pairs.paired)
    old = before.at(pairs.before[paired]).due
    new = after.at(pairs.after[paired]).due
    known = ~np.isin(old, _NOT_A_MOMENT) & ~np.isin(new, _NOT_A_MOMENT)
    moved = known & (old != new)
    return DueMoves(paired[moved], new[moved] - old[moved])


def _remedies(result: StandardResult | None) -> Remedies:
    return Remedies() if result is None else Remedies(len(result.remedies), result.remedies.total)


def moves_of(matrix: NDArray[np.int64]) -> Iterator[tuple[int, int, int]]:
    """Give each (from, to, cases) off the diagonal of a matrix, the most frequent first."""
    rows, columns = np.nonzero(matrix)
    cells = [
        (int(row), int(column), int(matrix[row, column]))
        for row, column in zip(rows, columns, strict=True)
        if row != column
    ]
    yield from sorted(cells, key=lambda cell: (-cell[2], cell[0], cell[1]))
