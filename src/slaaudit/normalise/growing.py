"""Arrays and columns that grow at their end, piece by piece.

Pieces kept apart until the end would have to be put together then: twice the memory, and holes
where they were. An array that has room to grow takes only the memory of what stands in it.
"""

from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.tables import Column, WholeNumbers
from slaaudit.terms import FieldKind

Scalar = TypeVar("Scalar", bound=np.generic)
#: Room that nothing stands in yet costs nothing, and small arrays leave holes as they grow.
_LEAST = 1 << 22


def is_spread(array: NDArray[Any]) -> bool:
    """Tell an array of one value that is kept once."""
    return array.strides == (0,) and len(array) > 0


class GrowingArray(Generic[Scalar]):
    """An array to which others are added; of one and the same value it is kept once."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._room: NDArray[Any] = np.zeros(0)
        self._size = 0

    def add(self, more: NDArray[Scalar]) -> None:
        """Add an array at the end."""
        size, self._size = self._size, self._size + len(more)
        if not size:
            self._room = more
        elif not len(more):
            return
        elif is_spread(self._room) and is_spread(more) and self._room[0] == more[0]:
            self._room = np.broadcast_to(self._room[0], (self._size,))
        else:
            self._make_room(size, np.result_type(self._room, more))
            self._room[size : self._size] = more

    def _make_room(self, size: int, kind: np.dtype[Any]) -> None:
        roomy = self._room.flags.writeable and len(self._room) >= self._size
        if not roomy or self._room.dtype != kind:
            old, self._room = self._room, np.empty(max(2 * self._size, _LEAST), dtype=kind)
            self._room[:size] = old[:size]

    def whole(self) -> NDArray[Scalar]:
        """Give everything that was added."""
        return self._room[: self._size]


class GrowingIds:
    """The same of ids."""

    def __init__(self) -> None:
        """Begin without any."""
        self._packed = GrowingArray[np.bytes_]()
        self._long: dict[int, str] = {}

    def add(self, ids: CaseIds) -> None:
        """Add ids at the end."""
        start = len(self._packed.whole())
        self._long |= {start + place: text for place, text in ids.long.items()}
        self._packed.add(ids.packed)

    def whole(self) -> CaseIds:
        """Give everything that was added."""
        return CaseIds(self._packed.whole(), self._long)


class GrowingColumn:
    """The same of columns of one field; labels become those of all of them."""

    def __init__(self) -> None:
        """Begin without cases."""
        self._kind: FieldKind | None = None
        self._values, self._state = GrowingArray[Any](), GrowingArray[np.uint8]()
        self._width = GrowingArray[np.int32]()
        self._labels: dict[str, int] = {}

    def add(self, column: Column) -> None:
        """Add a column at the end."""
        self._kind = column.kind
        worded = column.kind in (FieldKind.CATEGORY, FieldKind.TEXT)
        self._values.add(self._indices(column) if worded else column.values)
        self._state.add(column.state)
        if column.width is not None:
            self._width.add(column.width)

    def _indices(self, column: Column) -> WholeNumbers:
        labels = self._labels
        places = [labels.setdefault(label, len(labels)) for label in column.labels]
        indices: WholeNumbers = np.array(places or [0], dtype=index_type(len(labels)))[
            column.values.astype(np.int32)
        ]
        return indices

    def whole(self) -> Column:
        """Give everything that was added."""
        assert self._kind is not None  # noqa: S101  # something was added
        width = self._width.whole() if self._kind is FieldKind.INSTANT else None
        values, state = self._values.whole(), self._state.whole()
        return Column(self._kind, values, state, width, tuple(self._labels))


def index_type(labels: int) -> type[np.signedinteger[Any]]:
    """Give the smallest whole number that holds an index of labels, and their number itself."""
    kinds = (np.int8, np.int16)
    return next((kind for kind in kinds if labels <= np.iinfo(kind).max), np.int32)
