"""Where cases stand before anything is measured.

Of a long log a standard concerns few cases: what it holds of the others is one byte each, and the
standards that ask the same of their cases share that too.
"""

from collections.abc import Callable, Iterator
from functools import partial

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.measurement import Places
from slaaudit.model.narrow import one_for_all
from slaaudit.model.rulings import LEFT, Numbers, ReasonBook, counted
from slaaudit.value_classes import dataclass

#: Cases of which the left ones are found at once.
BLOCK = 65_536


@dataclass(frozen=True, slots=True)
class Standing:
    """What scope and date decide of each case heard; the others are left to be measured.

    `version`: index into the standard's versions. `numbers`: the case's ruling in `book`, LEFT
    where it is to be measured; whoever shares the standing rules on in a copy of the book.
    `counts`: how many cases have each number. `before`: how many are left before each block of so
    many cases: with it an entry of the columns of what was measured is found without a list of all.
    """

    version: NDArray[np.int8]
    numbers: Numbers
    counts: NDArray[np.int64]
    before: NDArray[np.int64]
    block: int
    book: ReasonBook

    @staticmethod
    def of(version: NDArray[np.int8], numbers: Numbers, book: ReasonBook) -> "Standing":
        """Count the numbers, and hold them and the versions as narrowly as they allow."""
        counts = counted(numbers, len(book.rulings) + 1)
        narrow = one_for_all(numbers.astype(np.min_scalar_type(len(book.rulings)), copy=False))
        starts = range(0, len(narrow), BLOCK)
        left = [int((narrow[start : start + BLOCK] == LEFT).sum()) for start in starts]
        before = np.cumsum([0, *left], dtype=np.int64)
        return Standing(one_for_all(version), narrow, counts, before, BLOCK, book)

    @property
    def left(self) -> Places:
        """The places of the cases that are left, in order."""
        return np.flatnonzero(self.numbers == LEFT)

    def blocks(self) -> Iterator[tuple[slice, Callable[[], Places]]]:
        """Give the entries of the cases left, block by block, and what finds their places."""
        for block in np.flatnonzero(np.diff(self.before)).tolist():
            entries = slice(int(self.before[block]), int(self.before[block + 1]))
            yield entries, partial(self._left_in, block)

    def _left_in(self, block: int) -> Places:
        start = block * self.block
        return start + np.flatnonzero(self.numbers[start : start + self.block] == LEFT)

    def entries(self, places: Places) -> Places:
        """Find the entries of some cases that are left: how many are left before each."""
        order = np.argsort(places, kind="stable")
        ordered = places[order]
        bounds = np.searchsorted(ordered, self.block * np.arange(len(self.before)))
        found = np.empty(len(places), dtype=np.int64)
        for block in np.flatnonzero(np.diff(bounds)).tolist():
            ours = slice(int(bounds[block]), int(bounds[block + 1]))
            earlier = np.searchsorted(self._left_in(block), ordered[ours])
            found[order[ours]] = self.before[block] + earlier
        return found

    def counts_of(self, size: int) -> NDArray[np.int64]:
        """How many cases have each of `size` numbers, those of a longer book included."""
        counts = np.zeros(size, dtype=np.int64)
        counts[: len(self.counts)] = self.counts
        counts[LEFT] = 0
        return counts

    def narrowed(self, places: Places) -> "Standing":
        """Give the standing of the cases at some places, in order."""
        return Standing.of(self.version[places], self.numbers[places], self.book)
