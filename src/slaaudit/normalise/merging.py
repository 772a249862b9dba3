"""Tables of one record put together: columns joined, end to end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from slaaudit.normalise.growing import GrowingArray, GrowingColumn, index_type, is_spread
from slaaudit.tables import CellState, Column
from slaaudit.terms import FieldKind

Scalar = TypeVar("Scalar", bound=np.generic)

#: What the values of an absent column are kept as; they are unreadable, so meaningless.
_DTYPES: dict[FieldKind, type[np.generic]] = {
    FieldKind.INSTANT: np.int64,
    FieldKind.NUMBER: np.float64,
    FieldKind.FLAG: np.bool_,
    FieldKind.CATEGORY: np.int32,
    FieldKind.TEXT: np.int32,
}


def spread(value: int, size: int, dtype: type[Scalar]) -> NDArray[Scalar]:
    """Give an array of one value, which is kept once."""
    return np.broadcast_to(np.array(value, dtype=dtype), (size,))


def _slim(array: NDArray[Scalar], among: NDArray[np.bool_] | slice) -> NDArray[Scalar]:
    """Give an array with its one value kept once, where some of it have but one."""
    asked = array[among]
    if not len(asked) or (asked != asked[0]).any():
        return array
    return np.broadcast_to(asked[0], array.shape)


def slimmed(column: Column) -> Column:
    """Give a column whose states or widths are kept once where they are all the same.

    Indices into labels take one byte where so few labels need no more.
    """
    state = _slim(column.state, slice(None))
    width = column.width
    if width is not None:
        width = _slim(width, slice(None) if is_spread(state) else column.present)
    values = column.values
    if column.kind is FieldKind.CATEGORY:
        values = values.astype(index_type(len(column.labels)))
    return replace(column, values=values, state=state, width=width)


def join_arrays(arrays: Sequence[NDArray[Scalar]]) -> NDArray[Scalar]:
    """Put arrays end to end."""
    joined = GrowingArray[Scalar]()
    for array in arrays:
        joined.add(array)
    return joined.whole()


def absent_column(kind: FieldKind, size: int) -> Column:
    """Stand in for a column that one sheet lacks and another has: unreadable, never blank."""
    width = spread(1, size, np.int32) if kind is FieldKind.INSTANT else None
    state = spread(CellState.UNREADABLE, size, np.uint8)
    return Column(kind, np.zeros(size, dtype=_DTYPES[kind]), state, width)


def join_columns(columns: Sequence[Column]) -> Column:
    """Put columns of one field end to end; labels become those of all of them."""
    if len(columns) == 1:
        return columns[0]
    joined = GrowingColumn()
    for column in columns:
        joined.add(column)
    return joined.whole()


def keep_cases(column: Column, kept: NDArray[np.bool_]) -> Column:
    """Give a column without the cases that are not kept."""
    if kept.all():
        return column
    width = None if column.width is None else column.width[kept]
    return slimmed(
        Column(column.kind, column.values[kept], column.state[kept], width, column.labels)
    )
