"""Columns of numbers in as few bytes as hold them exactly."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import DTypeLike, NDArray

from slaaudit.value_classes import dataclass

_WIDTHS = (np.uint8, np.uint16, np.uint32)
#: Seconds of the units that figures are told in: so many times a figure is a whole number.
_PARTS = (1, 60, 3_600, 28_800)


@dataclass(frozen=True, slots=True)
class Narrow:
    """A column of float64 or int64, `blank` where it has no number.

    `held` are whole numbers, so many `parts` of one each, the highest of its type for blank; or the
    column as it was, where `parts` is 0. A column of one number alone takes no room.
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
        for parts in _PARTS if column.dtype == np.float64 else (1,):
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

    @staticmethod
    def joined(pieces: Sequence["Narrow"]) -> "Narrow":
        """Put pieces of one column together."""
        first = pieces[0]
        alike = {(each.parts, each.held.dtype) for each in pieces}
        if first.parts and len(alike) == 1:
            held = np.concatenate([each.held for each in pieces])
            return Narrow(held, first.parts, first.blank)
        whole = np.concatenate([each.at(slice(None)) for each in pieces])
        return Narrow.of(whole, first.blank)

    def at(self, places: NDArray[Any] | slice) -> NDArray[Any]:
        """Give some entries as they were."""
        held = self.held[places]
        if not self.parts:
            return held
        column: NDArray[Any] = (
            held / self.parts if isinstance(self.blank, float) else held.astype(np.int64)
        )
        column[held == np.iinfo(held.dtype).max] = self.blank
        return column

    def taken(self, places: NDArray[Any]) -> "Narrow":
        """Give some entries as a column of their own."""
        return Narrow(self.held[places], self.parts, self.blank)


def _whole(numbers: NDArray[Any], parts: int) -> NDArray[Any] | None:
    """Give numbers as whole parts; None where they are none, or too high, or below nought."""
    most = float(numbers.max()) * parts
    if numbers.min() < 0 or most >= np.iinfo(_WIDTHS[-1]).max:
        return None
    width = next(each for each in _WIDTHS if most < np.iinfo(each).max)
    whole = np.rint(numbers * parts).astype(width)
    return whole if (whole / parts == numbers).all() else None


def one_for_all(column: NDArray[Any]) -> NDArray[Any]:
    """Hold a column of one value alone without a copy for each case."""
    if len(column) and (column == column[0]).all():
        return np.broadcast_to(column[0], column.shape)
    return column
