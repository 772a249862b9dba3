"""Tables of one record put together: columns joined, end to end."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

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


def _only(array: NDArray[Scalar]) -> bool:
    """Tell an array that holds one value for all, without looking at them."""
    return array.strides == (0,) and len(array) > 0


def _slim(array: NDArray[Scalar], among: NDArray[np.bool_] | slice) -> NDArray[Scalar]:
    """Give an array with its one value kept once, where some of it have but one."""
    asked = array[among]
    if not len(asked) or (asked != asked[0]).any():
        return array
    return np.broadcast_to(asked[0], array.shape)


def slimmed(column: Column) -> Column:
    """Give a column whose states or widths are kept once where they are all the same."""
    state = _slim(column.state, slice(None))
    width = column.width
    if width is not None:
        width = _slim(width, slice(None) if _only(state) else column.present)
    return replace(column, state=state, width=width)


def join_arrays(arrays: Sequence[NDArray[Scalar]]) -> NDArray[Scalar]:
    """Put arrays end to end; of one and the same value, it is kept once."""
    first = next((array for array in arrays if len(array)), arrays[0])
    if all(_only(array) and array[0] == first[0] for array in arrays if len(array)):
        return (
            np.broadcast_to(first[:1].reshape(()), (sum(map(len, arrays)),))
            if len(first)
            else first
        )
    return np.concatenate(arrays) if len(arrays) > 1 else first


def absent_column(kind: FieldKind, size: int) -> Column:
    """Stand in for a column that one sheet lacks and another has: unreadable, never blank."""
    width = spread(1, size, np.int32) if kind is FieldKind.INSTANT else None
    state = spread(CellState.UNREADABLE, size, np.uint8)
    return Column(kind, np.zeros(size, dtype=_DTYPES[kind]), state, width)


def _joined_labels(columns: Sequence[Column]) -> tuple[list[NDArray[np.int32]], tuple[str, ...]]:
    labels: dict[str, int] = {}
    parts: list[NDArray[np.int32]] = []
    for column in columns:
        places = [labels.setdefault(label, len(labels)) for label in column.labels] or [0]
        parts.append(np.array(places, dtype=np.int32)[column.values.astype(np.int32)])
    return parts, tuple(labels)


def join_columns(columns: Sequence[Column]) -> Column:
    """Put columns of one field end to end; labels become those of all of them."""
    first = columns[0]
    if len(columns) == 1:
        return first
    state = join_arrays([column.state for column in columns])
    if first.kind in (FieldKind.CATEGORY, FieldKind.TEXT):
        parts, labels = _joined_labels(columns)
        return Column(first.kind, np.concatenate(parts), state, labels=labels)
    widths = [column.width for column in columns if column.width is not None]
    width = join_arrays(widths) if widths else None
    values = np.concatenate([column.values for column in columns])
    return Column(first.kind, values, state, width)


def keep_cases(column: Column, kept: NDArray[np.bool_]) -> Column:
    """Give a column without the cases that are not kept."""
    if kept.all():
        return column
    width = None if column.width is None else column.width[kept]
    return slimmed(
        Column(column.kind, column.values[kept], column.state[kept], width, column.labels)
    )
