"""Tables of one record put together: columns joined, end to end."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.tables import CellState, Column
from slaaudit.terms import FieldKind

#: What the values of an absent column are kept as; they are unreadable, so meaningless.
_DTYPES: dict[FieldKind, type[np.generic]] = {
    FieldKind.INSTANT: np.int64,
    FieldKind.NUMBER: np.float64,
    FieldKind.FLAG: np.bool_,
    FieldKind.CATEGORY: np.int32,
    FieldKind.TEXT: np.int32,
}


def absent_column(kind: FieldKind, size: int) -> Column:
    """Stand in for a column that one sheet lacks and another has: unreadable, never blank."""
    width = np.ones(size, dtype=np.int32) if kind is FieldKind.INSTANT else None
    state = np.full(size, CellState.UNREADABLE, dtype=np.uint8)
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
    state = np.concatenate([column.state for column in columns])
    if first.kind in (FieldKind.CATEGORY, FieldKind.TEXT):
        parts, labels = _joined_labels(columns)
        return Column(first.kind, np.concatenate(parts), state, labels=labels)
    widths = [column.width for column in columns if column.width is not None]
    width = np.concatenate(widths) if widths else None
    values = np.concatenate([column.values for column in columns])
    return Column(first.kind, values, state, width)


def keep_cases(column: Column, kept: NDArray[np.bool_]) -> Column:
    """Give a column without the cases that are not kept."""
    if kept.all():
        return column
    width = None if column.width is None else column.width[kept]
    return Column(column.kind, column.values[kept], column.state[kept], width, column.labels)
