"""Columns of numbers in as few bytes as hold them exactly."""

from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.value_classes import dataclass

#: Types of whole numbers, the narrowest first.
_WIDTHS = (np.uint8, np.uint16, np.uint32)
#: Seconds of the units that figures are told in: so many times a figure is a whole number.
_PARTS = (1, 60, 3_600, 28_800)
#: What instants may be multiples of: most due moments are midnights.
_STEPS = (DAY_SECONDS, 1)


@dataclass(frozen=True, slots=True)
class Narrow:
    """A column of float64 or int64, `blank` where it has no number.

    `held` are whole numbers, the highest of its type for blank: of figures so many `parts` of one
    each, of instants the multiples of so many seconds. Where `parts` is 0 it is the column as it
    was. A column without a number takes no room.
    """

    held: NDArray[Any]
    parts: int
    blank: float

    @staticmethod
    def of(column: NDArray[Any], blank: float) -> "Narrow":
        """Narrow a column as far as nothing is lost."""
        there = ~np.isnan(column) if np.isnan(blank) else column != blank
        numbers = column[there]
        if not len(numbers):
            return Narrow.nothing(column.dtype, len(column), blank)
        for parts in _PARTS if column.dtype == np.float64 else _STEPS:
            whole = _whole(numbers, parts)
            if whole is not None:
                held = np.full(len(column), np.iinfo(whole.dtype).max, dtype=whole.dtype)
                held[there] = whole
                return Narrow(held, parts, blank)
        return Narrow(column, 0, blank)

    @staticmethod
    def nothing(kind: DTypeLike, size: int, blank: float) -> "Narrow":
        """A column without numbers."""
        return Narrow(np.broadcast_to(np.array(blank, kind), size), 0, blank)

    @property
    def empty(self) -> bool:
        """Whether it is known to have no number."""
        return not self.parts and self.held.strides == (0,)

    def at(self, places: NDArray[Any] | slice) -> NDArray[Any]:
        """Give some entries as they were."""
        held = self.held[places]
        if not self.parts:
            return held
        column: NDArray[Any] = (
            held / self.parts
            if isinstance(self.blank, float)
            else held.astype(np.int64) * self.parts
        )
        column[held == np.iinfo(held.dtype).max] = self.blank
        return column

    def taken(self, places: NDArray[Any]) -> "Narrow":
        """Give some entries as a column of their own."""
        return Narrow(self.held[places], self.parts, self.blank)

    def blanks(self, size: int) -> "Narrow":
        """A column held as this one is, without a number yet."""
        blank = np.iinfo(self.held.dtype).max if self.parts else self.blank
        return Narrow(np.full(size, blank, self.held.dtype), self.parts, self.blank)

    def widened(self, kind: DTypeLike) -> "Narrow":
        """Hold it in a wider type of whole numbers."""
        held = self.held.astype(kind)
        held[self.held == np.iinfo(self.held.dtype).max] = np.iinfo(kind).max
        return Narrow(held, self.parts, self.blank)


class Filling:
    """A column that is filled where it will stand, block by block.

    Blocks that were put together at the end would for a while take the room of both.
    """

    def __init__(self, kind: DTypeLike, size: int, blank: float) -> None:
        """Begin with no number."""
        self._size = size
        self._column = Narrow.nothing(kind, size, blank)

    def put(self, start: int, block: NDArray[Any]) -> None:
        """Fill in entries, from one on."""
        piece = Narrow.of(block, self._column.blank)
        if piece.empty:
            return
        entries = slice(start, start + len(block))
        self._column = column = self._fit_for(piece)
        if not column.parts:
            column.held[entries] = block
            return
        wide = piece if piece.held.dtype == column.held.dtype else piece.widened(column.held.dtype)
        column.held[entries] = wide.held

    def _fit_for(self, piece: Narrow) -> Narrow:
        """Hold what is filled in as a piece is held too: as it is, in a wider type, or in none."""
        column = self._column
        if column.empty:
            return piece.blanks(self._size)
        if not column.parts:
            return column
        if column.parts != piece.parts:
            return Narrow(column.at(slice(None)), 0, column.blank)
        if column.held.dtype.itemsize < piece.held.dtype.itemsize:
            return column.widened(piece.held.dtype)
        return column

    def filled(self) -> Narrow:
        """Give the column."""
        column = self._column
        return column if column.parts or column.empty else Narrow.of(column.held, column.blank)


def _whole(numbers: NDArray[Any], parts: int) -> NDArray[Any] | None:
    """Give numbers as whole parts; None where they are none, or too high, or below nought."""
    if numbers.dtype != np.float64:
        return None if (numbers % parts).any() else _fitted(numbers // parts)
    with np.errstate(over="ignore"):
        whole = _fitted(np.rint(numbers * parts))
    return whole if whole is not None and (whole / parts == numbers).all() else None


def _fitted(whole: NDArray[Any]) -> NDArray[Any] | None:
    """Give whole numbers in the narrowest type that leaves its highest free."""
    for width in _WIDTHS if whole.min() >= 0 else ():
        if whole.max() < np.iinfo(width).max:
            return whole.astype(width)
    return None


def one_for_all(column: NDArray[Any]) -> NDArray[Any]:
    """Hold a column of one value alone without a copy for each case."""
    if len(column) and column[0] == column[-1] and (column == column[0]).all():
        return np.broadcast_to(column[0], column.shape)
    return column
