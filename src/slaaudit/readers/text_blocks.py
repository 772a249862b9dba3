"""Lines of text that are cut into cells already: columns are taken from their bytes."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_cells import PackedRun
from slaaudit.packed_texts import WORD
from slaaudit.table_finder import ColumnBlock, Row

Ints = NDArray[np.int64]


class TextBlock(ColumnBlock):
    """Lines of one number of cells: where each cell begins and ends in the bytes of them all.

    `padded` has room behind its last cell for the widest one.
    """

    def __init__(self, padded: bytes, encoding: str, first: Ints, last: Ints) -> None:
        """Take the places, a row for each line."""
        self._padded, self._encoding = padded, encoding
        self._first, self._last = first, last
        self._runs: dict[int, PackedRun] = {}

    def __len__(self) -> int:
        """Count the lines."""
        return len(self._first)

    def row(self, at: int) -> Row:
        """Give a line's cells as text."""
        return self._texts(self._first[at], self._last[at])

    def _texts(self, first: Ints, last: Ints) -> list[str]:
        places = zip(first.tolist(), last.tolist(), strict=True)
        return [self._padded[start:end].decode(self._encoding) for start, end in places]

    def cells(self, place: int) -> PackedRun:
        """Give the cells of a column."""
        if place not in self._runs:
            self._runs[place] = self._run(place)
        return self._runs[place]

    def _run(self, place: int) -> PackedRun:
        if place >= self._first.shape[1]:
            none = np.zeros(len(self), dtype=np.uint8)
            packed = np.zeros(len(self), dtype=f"S{WORD}")
            return PackedRun(packed, none, self._encoding, dict.fromkeys(range(len(self))))
        first, last = self._first[:, place], self._last[:, place]
        return PackedRun.cut(self._padded, first, last - first, self._encoding)

    def part(self, start: int, end: int) -> "TextBlock":
        """Give some of the lines."""
        first, last = self._first[start:end], self._last[start:end]
        return TextBlock(self._padded, self._encoding, first, last)

    def cut(self, start: int, end: int) -> "TextBlock":
        """Give the lines with some of their columns."""
        first, last = self._first[:, start:end], self._last[:, start:end]
        return TextBlock(self._padded, self._encoding, first, last)
