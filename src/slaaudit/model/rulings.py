"""Rulings: a verdict with its reason.

A standard comes to few different ones, so that a case needs no more than a number of one byte.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.measurement import NO_REASON, Bools, Codes
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

#: How a reason begins that names a waiver.
WAIVER_REASON = "waiver:"
#: The number of no ruling: the case is left to be measured.
LEFT = 0

#: Numbers of rulings, one per case; as narrow as a standard's rulings allow.
Numbers = NDArray[np.uint8] | NDArray[np.uint16]


class Ruling(NamedTuple):
    """A verdict and the number of its reason, NO_REASON where it needs none.

    `doubtful`: it is not known whether the standard applies at all.
    """

    verdict: Verdict
    reason: int
    doubtful: bool = False


class ReasonBook:
    """The reasons and rulings of one standard: each to its small number, new or known."""

    def __init__(self, reasons: Iterable[str] = (), rulings: Iterable[Ruling] = ()) -> None:
        """Start empty, or go on from what another book knows."""
        self._codes = {reason: code for code, reason in enumerate(reasons)}
        self._rulings = {ruling: number for number, ruling in enumerate(rulings, start=1)}

    def continued(self) -> "ReasonBook":
        """A copy to rule on in: what is known keeps its numbers."""
        return ReasonBook(self._codes, self._rulings)

    def code(self, reason: str) -> int:
        """The number of a reason."""
        return self._codes.setdefault(reason, len(self._codes))

    @property
    def reasons(self) -> tuple[str, ...]:
        """All reasons, by number."""
        return tuple(self._codes)

    @property
    def rulings(self) -> tuple[Ruling, ...]:
        """All rulings; the first has the number 1, since LEFT is none."""
        return tuple(self._rulings)

    def ruling(self, verdict: Verdict, reason: str | None = None, *, doubtful: bool = False) -> int:
        """The number of a ruling."""
        code = NO_REASON if reason is None else self.code(reason)
        return self._number(Ruling(verdict, code, doubtful))

    def rulings_of(
        self, verdict: Verdict, reasons: Codes, *, doubtful: bool = False
    ) -> NDArray[np.uint16]:
        """The number of each ruling of one verdict, for reasons given by number."""
        numbers = np.zeros(len(self._codes), dtype=np.uint16)
        for code in np.flatnonzero(np.bincount(reasons, minlength=len(self._codes))).tolist():
            numbers[code] = self._number(Ruling(verdict, code, doubtful))
        return numbers[reasons]

    def _number(self, ruling: Ruling) -> int:
        return self._rulings.setdefault(ruling, len(self._rulings) + 1)


@dataclass(frozen=True, slots=True)
class RulingTable:
    """What the numbers of a standard's rulings mean: columns by number, that of LEFT included."""

    verdict: NDArray[np.uint8]
    reason: Codes
    doubtful: Bools
    reasons: tuple[str, ...]

    @staticmethod
    def of(book: ReasonBook) -> "RulingTable":
        """Take what a book has come to."""
        rulings = (Ruling(Verdict.PENDING, NO_REASON), *book.rulings)
        return RulingTable(
            verdict=np.array([int(each.verdict) for each in rulings], dtype=np.uint8),
            reason=np.array([each.reason for each in rulings], dtype=np.int16),
            doubtful=np.array([each.doubtful for each in rulings], dtype=np.bool_),
            reasons=book.reasons,
        )

    def reopened(self) -> ReasonBook:
        """Open the book again, to rule on."""
        columns = (self.verdict.tolist(), self.reason.tolist(), self.doubtful.tolist())
        known = list(zip(*columns, strict=True))[1:]
        rulings = (Ruling(Verdict(verdict), code, doubt) for verdict, code, doubt in known)
        return ReasonBook(self.reasons, rulings)

    @property
    def waiving(self) -> Bools:
        """True for the rulings that a waiver made."""
        codes = [n for n, name in enumerate(self.reasons) if name.startswith(WAIVER_REASON)]
        return np.isin(self.reason, codes)

    def counts(self, cases: NDArray[np.int64]) -> NDArray[np.int64]:
        """Turn counts by ruling (the last axis) into those of `Tally`."""
        into = self.verdict[:, np.newaxis] == np.arange(len(Verdict))
        return cases @ np.column_stack([into, self.waiving]).astype(np.int64)

    def reasons_of(
        self, counts: NDArray[np.int64], verdict: Verdict | None = None
    ) -> Mapping[str, int]:
        """Count the cases of a verdict, or of all, by reason; reasons without a case are not in it.

        In the order in which the reasons were met.
        """
        totals = np.zeros(len(self.reasons), dtype=np.int64)
        for number, code in self._having_reason(verdict):
            totals[code] += counts[number]
        named = zip(self.reasons, totals.tolist(), strict=True)
        return {reason: count for reason, count in named if count}

    def _having_reason(self, verdict: Verdict | None) -> Iterator[tuple[int, int]]:
        ours = self.reason != NO_REASON
        if verdict is not None:
            ours &= self.verdict == int(verdict)
        for number in np.flatnonzero(ours).tolist():
            yield number, int(self.reason[number])


def counted(numbers: Numbers, size: int) -> NDArray[np.int64]:
    """Count numbers below `size`, block by block.

    numpy makes each number eight bytes wide to count it: to look for a few of them is quicker.
    """
    counts = np.zeros(size, dtype=np.int64)
    for start in range(0, len(numbers), _BLOCK):
        block = numbers[start : start + _BLOCK]
        if size <= _FEW:
            counts += [np.count_nonzero(block == number) for number in range(size)]
        else:
            counts += np.bincount(block, minlength=size)
    return counts


_BLOCK, _FEW = 1 << 16, 16
