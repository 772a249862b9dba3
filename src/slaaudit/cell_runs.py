"""Cells of a column as they are found many at a time: each distinct value once, stamps as numbers.

A spreadsheet's dates and times are nearly all distinct. As numbers they take eight bytes each and
are read all at once; as objects they would take longer to make than to judge.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import overload

import numpy as np
from numpy.typing import NDArray

from slaaudit.tables import BrokenCell, Cell
from slaaudit.value_classes import dataclass

_Cell = Cell | BrokenCell

#: The code of a cell that is a stamp.
STAMP = -1
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # cells hold wall time
_DAY = timedelta(days=1)
_MILLISECOND = timedelta(milliseconds=1)


def stamp_cell(milliseconds: int) -> Cell:
    """Give a stamp as a spreadsheet's reader does: a date where it is midnight."""
    moment = _EPOCH + milliseconds * _MILLISECOND
    return moment.date() if milliseconds * _MILLISECOND % _DAY == timedelta() else moment


@dataclass(frozen=True, slots=True)
class CellRun:
    """Cells that follow each other.

    `codes` are indices into `distinct`, or STAMP. `stamps` holds the milliseconds since 1970-01-01
    (wall time) of those cells that are one, in their order.
    """

    distinct: Sequence[_Cell]
    codes: NDArray[np.intc]
    stamps: NDArray[np.int64]

    @classmethod
    def of(cls, cells: Sequence[_Cell]) -> "CellRun":
        """Take cells as they are."""
        stamped = [isinstance(cell, date) for cell in cells]
        distinct = [cell for cell, is_stamp in zip(cells, stamped, strict=True) if not is_stamp]
        codes = np.full(len(cells), STAMP, dtype=np.intc)
        codes[~np.array(stamped, dtype=np.bool_)] = np.arange(len(distinct))
        stamps = [_milliseconds(cell) for cell in cells if isinstance(cell, date)]
        return cls(distinct, codes, np.array(stamps, dtype=np.int64))

    def tell(self, asked: Callable[[_Cell], bool], *, of_stamps: bool) -> NDArray[np.bool_]:
        """Ask each distinct cell something, and give the answer for every cell."""
        answers = [*map(asked, self.distinct), of_stamps]  # STAMP is the last one's index
        told: NDArray[np.bool_] = np.array(answers, dtype=np.bool_)[self.codes]
        return told

    def only(self, kept: NDArray[np.bool_]) -> "CellRun":
        """Give some of the cells."""
        if kept.all():
            return self
        stamps = self.stamps[kept[self.codes == STAMP]]
        return CellRun(self.distinct, self.codes[kept], stamps).trimmed()

    def trimmed(self) -> "CellRun":
        """Leave out values that do not occur."""
        used = np.flatnonzero(np.bincount(self.codes[self.codes != STAMP]))
        if len(used) == len(self.distinct):
            return self
        places = np.full(len(self.distinct) + 1, STAMP, dtype=np.intc)
        places[used] = np.arange(len(used))
        distinct = [self.distinct[code] for code in used.tolist()]
        return CellRun(distinct, places[self.codes], self.stamps)


def _milliseconds(cell: date) -> int:
    moment = cell if isinstance(cell, datetime) else datetime(cell.year, cell.month, cell.day)  # noqa: DTZ001
    return (moment - _EPOCH) // _MILLISECOND


class GrowingRun(Sequence[_Cell]):
    """Grows by runs, or as a list does."""

    __slots__ = ("_codes", "_index", "_popped", "_ranks", "_stamps", "_values")

    def __init__(self) -> None:
        """Begin without cells."""
        self._index: dict[object, int] = defaultdict(count().__next__)
        self._values: list[_Cell] = []
        self._codes = array("i")
        self._stamps = array("q")
        self._ranks: NDArray[np.int64] | None = None
        self._popped = False

    def extend_run(self, run: CellRun) -> None:
        """Add a run at the end."""
        keys: Iterable[object] = run.distinct
        if bool in set(map(type, run.distinct)):  # TRUE and 1 would be one key
            keys = ((bool, cell) if isinstance(cell, bool) else cell for cell in run.distinct)
        places = [*map(self._index.__getitem__, keys), STAMP]
        self._codes.frombytes(np.array(places, dtype=np.intc)[run.codes].tobytes())
        self._stamps.frombytes(run.stamps.tobytes())

    def extend(self, cells: Iterable[_Cell]) -> None:
        """Add cells at the end."""
        self.extend_run(CellRun.of(list(cells)))

    def pop(self) -> None:
        """Take the last cell off again."""
        if self._codes.pop() == STAMP:
            self._stamps.pop()
        self._popped = True

    def whole(self) -> CellRun:
        """Give all cells; values that went with the cells taken off are left out."""
        codes = np.frombuffer(self._codes, dtype=np.intc)
        stamps = np.frombuffer(self._stamps, dtype=np.int64)
        run = CellRun(self._distinct(), codes, stamps)
        return run.trimmed() if self._popped else run

    def kinds(self) -> set[type]:
        """Give the types that occur."""
        run = self.whole()
        return {*map(type, run.distinct), *({date, datetime} if len(run.stamps) else ())}

    def coded(self) -> tuple[list[_Cell], NDArray[np.intc]]:
        """Give the distinct cells, stamps among them, and for each cell the index of its own."""
        run = self.whole()
        stamps, places = np.unique(run.stamps, return_inverse=True)
        codes = run.codes.copy()
        codes[codes == STAMP] = places + len(run.distinct)
        return [*run.distinct, *map(stamp_cell, stamps.tolist())], codes

    def _distinct(self) -> list[_Cell]:
        """Give the values by their codes."""
        if len(self._values) != len(self._index):
            self._values = [*map(_cell_of, self._index)]
        return self._values

    def __len__(self) -> int:
        """Count the cells."""
        return len(self._codes)

    @overload
    def __getitem__(self, at: int) -> _Cell: ...

    @overload
    def __getitem__(self, at: slice) -> list[_Cell]: ...

    def __getitem__(self, at: int | slice) -> _Cell | list[_Cell]:
        """Give a cell, or some."""
        if isinstance(at, slice):
            return [self[place] for place in range(*at.indices(len(self)))]
        code = self._codes[at]
        return self._distinct()[code] if code != STAMP else stamp_cell(self._stamps[self._rank(at)])

    def _rank(self, at: int) -> int:
        """Tell the how many-th stamp a cell is."""
        if self._ranks is None or len(self._ranks) != len(self._codes):
            self._ranks = np.cumsum(np.frombuffer(self._codes, dtype=np.intc) == STAMP) - 1
        return int(self._ranks[at])

    def __eq__(self, other: object) -> bool:
        """Compare as lists do; a list of the same cells is equal."""
        return isinstance(other, list | GrowingRun) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]


def _cell_of(key: object) -> _Cell:
    cell: _Cell = key[1] if isinstance(key, tuple) else key  # type: ignore[assignment]
    return cell
