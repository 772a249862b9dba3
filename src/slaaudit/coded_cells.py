"""Cells of a column that hold each distinct value once: a code per cell says which.

A text file of a million rows has few departments and days. So neither is its text held once per
cell, nor are the distinct values looked for a second time when they are parsed.
"""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import count
from typing import overload

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import GrowingRun
from slaaudit.packed_cells import PackedCells
from slaaudit.tables import BrokenCell, Cell

_Cell = Cell | BrokenCell


class CodedCells(Sequence[_Cell]):
    """Grows as a list does, for cells that are text or broken: TRUE and 1 would be one value."""

    __slots__ = ("_codes", "_distinct", "_index", "_popped")

    def __init__(self) -> None:
        """Begin without cells."""
        self._index: dict[_Cell, int] = defaultdict(count().__next__)
        self._codes = array("i")
        self._distinct: list[_Cell] | None = None
        self._popped = False

    @classmethod
    def of(cls, distinct: Iterable[_Cell], codes: NDArray[np.intc]) -> "CodedCells":
        """Take distinct values of any type, all of which occur, and the code of each cell."""
        made = cls()
        made._codes.frombytes(codes.tobytes())
        made._distinct = list(distinct)
        return made

    def extend(self, cells: Iterable[_Cell]) -> None:
        """Add cells at the end."""
        self._codes.extend(map(self._index.__getitem__, cells))

    def pop(self) -> None:
        """Take the last cell off again."""
        self._codes.pop()
        self._popped = True

    @property
    def distinct(self) -> list[_Cell]:
        """The values that occur; to be asked for once the column is whole."""
        if self._distinct is None:
            if self._popped:
                self._forget_unused()
            self._distinct = list(self._index)
            self._index.clear()
        return self._distinct

    @property
    def codes(self) -> NDArray[np.intc]:
        """For each cell the index of its value."""
        if self._distinct is None:
            self.distinct  # noqa: B018  # a value that no longer occurs has a code until then
        return np.frombuffer(self._codes, dtype=np.intc)

    def _forget_unused(self) -> None:
        """Leave out values that went with the cells that were taken off."""
        used, codes = np.unique(np.frombuffer(self._codes, dtype=np.intc), return_inverse=True)
        values = list(self._index)
        self._index = {values[code]: at for at, code in enumerate(used.tolist())}
        self._codes = array("i", codes.astype(np.intc).tobytes())

    def __eq__(self, other: object) -> bool:
        """Compare as lists do; a list of the same cells is equal."""
        return isinstance(other, list | CodedCells) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]

    def __len__(self) -> int:
        """Count the cells."""
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> _Cell: ...

    @overload
    def __getitem__(self, at: slice) -> list[_Cell]: ...

    def __getitem__(self, at: int | slice) -> _Cell | list[_Cell]:
        """Give a cell, or some."""
        distinct = self.distinct
        if isinstance(at, slice):
            return [distinct[code] for code in self._codes[at]]
        return distinct[self._codes[at]]


def kinds_of(cells: Sequence[_Cell]) -> set[type]:
    """Give the types that occur among cells."""
    if isinstance(cells, GrowingRun):
        return cells.kinds()
    if isinstance(cells, PackedCells):
        odd = set(map(type, cells.odd.values()))
        return odd | {str} if len(cells) > len(cells.odd) else odd
    return set(map(type, cells.distinct if isinstance(cells, CodedCells) else cells))
