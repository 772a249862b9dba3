"""Where cases stand before anything is measured.

Of a long log a standard concerns few cases: what it holds of the others is one byte each, and the
standards that ask the same of their cases share that too.
"""

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.measurement import Places
from slaaudit.model.narrow import one_for_all
from slaaudit.model.rulings import LEFT, Numbers, ReasonBook, counted
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Standing:
    """What scope and date decide of each case heard; the others are `left` to be measured.

    `version`: index into the standard's versions. `numbers`: the case's ruling in `book`, LEFT
    where it is to be measured; whoever shares the standing rules on in a copy of the book.
    `counts`: how many cases have each number. `left`: their places, in order.
    """

    version: NDArray[np.int8]
    numbers: Numbers
    counts: NDArray[np.int64]
    left: NDArray[np.int32]
    book: ReasonBook

    @staticmethod
    def of(version: NDArray[np.int8], numbers: Numbers, book: ReasonBook) -> "Standing":
        """Count the numbers, and hold them and the versions as narrowly as they allow."""
        counts = counted(numbers, len(book.rulings) + 1)
        narrow = numbers.astype(np.min_scalar_type(len(book.rulings)), copy=False)
        left = np.flatnonzero(numbers == LEFT).astype(np.int32)
        return Standing(one_for_all(version), one_for_all(narrow), counts, left, book)

    def counts_of(self, size: int) -> NDArray[np.int64]:
        """How many cases have each of `size` numbers, those of a longer book included."""
        counts = np.zeros(size, dtype=np.int64)
        counts[: len(self.counts)] = self.counts
        counts[LEFT] = 0
        return counts

    def narrowed(self, places: Places) -> "Standing":
        """Give the standing of the cases at some places, in order."""
        return Standing.of(self.version[places], self.numbers[places], self.book)
