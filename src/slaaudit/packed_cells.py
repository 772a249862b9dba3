"""Cells of text as they stand in a file: bytes of one width, cut and told apart many at a time.

To make a text of every cell would take longer than all that is done with it. So a column stays
bytes until its kind is known: instants and ids are read from them, of all else each distinct value
becomes a text once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from typing import overload

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_texts import (
    WORD,
    Bools,
    Packed,
    Sizes,
    cut_out,
    hashes,
    pack,
    words,
)
from slaaudit.tables import BrokenCell, Cell
from slaaudit.value_classes import dataclass

_Cell = Cell | BrokenCell
#: Longer texts are kept as they are: a column is as wide as its longest cell.
LONGEST = 64
#: Numbers of this many bits have a place each where values are few.
_BITS = 16


def told_apart(packed: Packed) -> tuple[NDArray[np.int64], NDArray[np.intc]]:
    """Give the places at which distinct cells stand first, in order, and a code for each cell."""
    rows, mixed = words(packed), hashes(packed)
    first = _first_by_slot(mixed)
    if not (rows[first] == rows).all():  # too many values for the slots
        first = _first_by_order(mixed)
        if not (rows[first] == rows).all():
            _, at, codes = np.unique(packed, return_index=True, return_inverse=True)
            first = at[codes]
    own = np.flatnonzero(first == np.arange(len(first)))
    ranks = np.zeros(len(first), dtype=np.intc)
    ranks[own] = np.arange(len(own))
    return own, ranks[first]


def _first_by_slot(mixed: NDArray[np.uint64]) -> NDArray[np.int64]:
    slots = (mixed >> np.uint64(64 - _BITS)).astype(np.int64)
    first = np.zeros(1 << _BITS, dtype=np.int64)
    first[slots[::-1]] = np.arange(len(mixed))[::-1]  # the first one is written last
    return first[slots]


def _first_by_order(mixed: NDArray[np.uint64]) -> NDArray[np.int64]:
    _, at, codes = np.unique(mixed, return_index=True, return_inverse=True)
    return at[codes]


def _with_odd(
    found: Sequence[_Cell], codes: NDArray[np.intc], odd: Mapping[int, _Cell]
) -> tuple[list[_Cell], NDArray[np.intc]]:
    """Enter cells that are no packed text among the others, all in the order of the column."""
    index = {cell: code for code, cell in enumerate(found)}
    whole: NDArray[np.intp] = codes.astype(np.intp)
    for place, cell in odd.items():
        whole[place] = index.setdefault(cell, len(index))
    used, first, ranked = np.unique(whole, return_index=True, return_inverse=True)
    order = np.argsort(first)
    ranks = np.zeros(len(order), dtype=np.intc)
    ranks[order] = np.arange(len(order))
    cells = list(index)
    return [cells[code] for code in used[order].tolist()], ranks[ranked]


@dataclass(frozen=True, slots=True)
class PackedRun:
    """Cells that follow each other, in the encoding of their file, with their sizes.

    Longer texts than LONGEST, and cells that are not there, stand in `odd` by their places and are
    empty among the others.
    """

    packed: Packed
    sizes: Sizes
    encoding: str
    odd: Mapping[int, str | None] = field(default_factory=dict)

    @classmethod
    def cut(
        cls, padded: bytes, first: NDArray[np.int64], sizes: NDArray[np.int64], encoding: str
    ) -> "PackedRun":
        """Take texts out of bytes, which have room for LONGEST more behind the last of them."""
        odd: dict[int, str | None] = {}
        if len(sizes) and sizes.max() > LONGEST:
            long = np.flatnonzero(sizes > LONGEST)
            places = zip(long.tolist(), first[long].tolist(), sizes[long].tolist(), strict=True)
            odd = {at: padded[start : start + size].decode(encoding) for at, start, size in places}
            sizes = np.where(sizes > LONGEST, 0, sizes)
        small = sizes.astype(np.uint8)
        return cls(cut_out(padded, first, small), small, encoding, odd)

    def tell(self, asked: Callable[[_Cell], bool]) -> Bools:
        """Ask each distinct cell something, and give the answer for every cell."""
        first, codes = told_apart(self.packed)
        answers = [asked(text) for text in self.texts(first)]
        told: Bools = np.array(answers, dtype=np.bool_)[codes]
        for place, text in self.odd.items():
            told[place] = asked(text)
        return told

    def texts(self, places: NDArray[np.int64]) -> list[str]:
        """Give some cells as text, none of them odd."""
        return [cell.decode(self.encoding) for cell in self.packed[places].tolist()]

    def only(self, kept: Bools) -> "PackedRun":
        """Give some of the cells."""
        if kept.all():
            return self
        ranks = np.cumsum(kept) - 1
        odd = {int(ranks[place]): text for place, text in self.odd.items() if kept[place]}
        return PackedRun(self.packed[kept], self.sizes[kept], self.encoding, odd)


class PackedCells(Sequence[_Cell]):
    """Grows by runs, or as a list does; what does not fit into the width stands in `odd`."""

    __slots__ = ("_coded", "_length", "_parts", "encoding", "odd")

    def __init__(self, encoding: str = "utf-8") -> None:
        """Begin without cells."""
        self.encoding = encoding
        self.odd: dict[int, _Cell] = {}
        self._parts: list[tuple[Packed, Sizes]] = []
        self._length = 0
        self._coded: tuple[list[_Cell], NDArray[np.intc]] | None = None

    def extend_run(self, run: PackedRun) -> None:
        """Add a run at the end."""
        self.odd |= {self._length + place: text for place, text in run.odd.items()}
        self._parts.append((run.packed, run.sizes))
        self._length += len(run.packed)

    def extend(self, cells: Iterable[_Cell]) -> None:
        """Add cells at the end."""
        coded: list[bytes] = []
        for place, cell in enumerate(cells, self._length):
            code = cell.encode(self.encoding) if isinstance(cell, str) else b""
            if not isinstance(cell, str) or len(code) > LONGEST:
                self.odd[place], code = cell, b""
            coded.append(code)
        if coded:
            self._parts.append(pack(coded))
        self._length += len(coded)

    def take(self, places: NDArray[np.int64]) -> "PackedCells":
        """Give some cells."""
        some = PackedCells(self.encoding)
        some.extend_run(PackedRun(self.packed[places], self.sizes[places], self.encoding))
        if self.odd:
            ours = np.flatnonzero(np.isin(places, list(self.odd))).tolist()
            some.odd = {place: self.odd[int(places[place])] for place in ours}
        return some

    def pop(self) -> None:
        """Take the last cell off again."""
        self._length -= 1
        self.odd.pop(self._length, None)
        packed, sizes = self._parts.pop()
        if len(sizes) > 1:
            self._parts.append((packed[:-1], sizes[:-1]))

    @property
    def packed(self) -> Packed:
        """All cells; to be asked for once the column is whole."""
        return self._joined()[0]

    @property
    def sizes(self) -> Sizes:
        """The bytes of each cell; to be asked for once the column is whole."""
        return self._joined()[1]

    def _joined(self) -> tuple[Packed, Sizes]:
        if len(self._parts) != 1:
            packed = [np.zeros(0, dtype=f"S{WORD}"), *(packed for packed, _ in self._parts)]
            sizes = [np.zeros(0, dtype=np.uint8), *(sizes for _, sizes in self._parts)]
            self._parts = [(np.concatenate(packed), np.concatenate(sizes))]
        return self._parts[0]

    @property
    def distinct(self) -> list[_Cell]:
        """The values that occur, in order; to be asked for once the column is whole."""
        return self._told_apart()[0]

    @property
    def codes(self) -> NDArray[np.intc]:
        """For each cell the index of its value."""
        return self._told_apart()[1]

    def _told_apart(self) -> tuple[list[_Cell], NDArray[np.intc]]:
        if self._coded is None:
            first, codes = told_apart(self.packed)
            found: list[_Cell] = [*PackedRun(self.packed, self.sizes, self.encoding).texts(first)]
            self._coded = found, codes
            if self.odd:
                self._coded = _with_odd(found, codes, self.odd)
        return self._coded

    def __len__(self) -> int:
        """Count the cells."""
        return self._length

    @overload
    def __getitem__(self, at: int) -> _Cell: ...

    @overload
    def __getitem__(self, at: slice) -> list[_Cell]: ...

    def __getitem__(self, at: int | slice) -> _Cell | list[_Cell]:
        """Give a cell, or some."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        place = range(len(self))[at]
        if place in self.odd:
            return self.odd[place]
        coded: bytes = self.packed[place]
        return coded.decode(self.encoding)

    def __eq__(self, other: object) -> bool:
        """Compare as lists do; a list of the same cells is equal."""
        return isinstance(other, list | PackedCells) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
