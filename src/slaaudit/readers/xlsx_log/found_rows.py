"""Blocks of rows whose cells were found in the XML: a cell is read when its column is asked for."""

from collections.abc import Iterator, Sequence
from functools import cached_property, partial

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import STAMP, CellRun
from slaaudit.packed_texts import cut_out
from slaaudit.readers.xlsx_log.cell_values import (
    CellValues,
    TagMeaning,
    distinct_cells,
    numbers_of,
)
from slaaudit.table_finder import ColumnBlock, Row
from slaaudit.tables import BrokenCell, Cell
from slaaudit.workbook.cell_search import (
    MARGIN,
    CellsFound,
    hold,
    require_usual,
    words_of,
)

Ints = NDArray[np.int64]

#: What an empty cell is read as.
_EMPTY = ""
#: Where a run has no cell yet.
_NOT_YET = -2


class FoundRows(ColumnBlock):
    """Some rows of a sheet, with the columns between the first and the last one of the sheet.

    `found` holds their cells from index `cells.start` until `cells.stop`; `rows` are the sheet's
    numbers of the rows, `columns` its columns.
    """

    def __init__(
        self, found: CellsFound, values: CellValues, cells: slice, rows: range, columns: range
    ) -> None:
        """Take what was found; nothing of it is read yet."""
        self._found, self._values = found, values
        self._cells, self._rows, self._columns = cells, rows, columns
        self._runs: dict[int, CellRun] = {}

    def __len__(self) -> int:
        """Count the rows."""
        return len(self._rows)

    @cached_property
    def _at(self) -> NDArray[np.int32]:
        return self._found.at[self._cells]

    def part(self, start: int, end: int) -> "FoundRows":
        """Give some of the rows, the end exclusive."""
        rows = self._rows[start:end]
        first, last = np.searchsorted(self._at, [rows.start, rows.stop]).tolist()
        cells = slice(self._cells.start + first, self._cells.start + last)
        return FoundRows(self._found, self._values, cells, rows, self._columns)

    def cut(self, start: int, end: int) -> "FoundRows":
        """Give the rows with some of their columns, the end exclusive."""
        columns = self._columns[start:end]
        return FoundRows(self._found, self._values, self._cells, self._rows, columns)

    def row(self, at: int) -> Row:
        """Read a whole row."""
        cells: list[Cell | BrokenCell] = [_EMPTY] * len(self._columns)
        own = self.part(at, at + 1)._cells  # noqa: SLF001  # a block of the same kind
        found = self._found
        told = (found.columns, found.tags, found.tag_ends, found.starts, found.ends)
        places = zip(*(each[own].tolist() for each in told), strict=True)
        flags = (found.inline, found.computed, found.kept)
        signs = zip(*(each[own].tolist() for each in flags), strict=True)
        for (column, *bounds), flag in zip(places, signs, strict=True):
            if column in self._columns:
                cells[column - self._columns.start] = self._cell(bounds, flag)
        return cells

    def _cell(self, bounds: Sequence[int], flags: Sequence[bool]) -> Cell | BrokenCell:
        """Read a cell by where its tag and its value begin and end, and by what it is."""
        tag, tag_end, start, end = bounds
        inline, computed, kept = flags
        raw = self._found.xml[start:end]
        meaning = self._values.meaning(self._found.xml[tag:tag_end])
        require_usual(inline == (meaning.type == "inlineStr"))
        if not computed:
            return self._values.uncomputed([raw])[0]
        return self._values.cells(meaning, [raw], kept=kept)[0]

    def _meaning(self, tag: bytes, inline: NDArray[np.bool_]) -> TagMeaning:
        meaning = self._values.meaning(tag)
        require_usual((inline == (meaning.type == "inlineStr")).all())
        return meaning

    def cells(self, place: int) -> CellRun:
        """Read a column, each distinct value once."""
        if place not in self._runs:
            self._runs[place] = self._run(place)
        return self._runs[place]

    def _run(self, place: int) -> CellRun:
        if place >= len(self._columns):
            return CellRun([_EMPTY], np.zeros(len(self), np.intc), np.zeros(0, np.int64))
        own = self._found.columns[self._cells] == self._columns[place]
        chosen = np.flatnonzero(own) + self._cells.start
        run = _RunBeing(len(self))
        for tag, cells in self._by_tag(chosen):
            meaning = self._meaning(tag, self._found.inline[cells])
            for subset, is_computed in self._by_flags(cells):
                self._add(run, meaning, subset, is_computed=is_computed)
        return run.done()

    def _by_tag(self, cells: Ints) -> Iterator[tuple[bytes, Ints]]:
        """Give the cells by their tags, of which few are distinct."""
        found, words = self._found, words_of(self._found.xml)
        while len(cells):
            tag = found.xml[found.tags[cells[0]] : found.tag_ends[cells[0]]]
            same = found.tag_ends[cells] - found.tags[cells] == len(tag)
            same &= hold(words, found.tags[cells], tag)
            yield tag, cells[same]
            cells = cells[~same]

    def _by_flags(self, cells: Ints) -> Iterator[tuple[Ints, bool]]:
        """Give cells apart whose value is missing, and whose blanks count."""
        computed, kept = self._found.computed[cells], self._found.kept[cells]
        for chosen, is_computed in ((~computed, False), (computed & ~kept, True), (kept, True)):
            if chosen.any():
                yield cells[chosen], is_computed

    def _add(
        self, run: "_RunBeing", meaning: TagMeaning, cells: Ints, *, is_computed: bool
    ) -> None:
        places = self._found.at[cells].astype(np.int64) - self._rows.start
        widths = self._found.ends[cells] - self._found.starts[cells]
        if not is_computed:
            run.add(places, *distinct_cells(self._slices(cells), self._values.uncomputed))
            return
        if int(widths.max()) > MARGIN:  # longer values are cut one by one
            self._add_distinct(run, meaning, cells, self._slices(cells))
            return
        texts = cut_out(self._found.xml, self._found.starts[cells], widths.astype(np.uint8))
        if meaning.is_number:
            numbers, codes = np.unique(numbers_of(texts), return_inverse=True)
            run.add(places, numbers.tolist(), codes)
        elif meaning.is_stamp:
            self._add_stamps(run, meaning, cells, numbers_of(texts))
        else:
            self._add_distinct(run, meaning, cells, texts.tolist())

    def _add_stamps(
        self, run: "_RunBeing", meaning: TagMeaning, cells: Ints, numbers: NDArray[np.float64]
    ) -> None:
        """Add dates; less than a day is a time of day, of which few are distinct."""
        places = self._found.at[cells].astype(np.int64) - self._rows.start
        stamped = numbers >= 1
        run.add_stamps(places[stamped], self._values.stamps(numbers[stamped]))
        if not stamped.all():
            times = cells[~stamped]
            self._add_distinct(run, meaning, times, self._slices(times))

    def _add_distinct(
        self, run: "_RunBeing", meaning: TagMeaning, cells: Ints, raws: list[bytes]
    ) -> None:
        kept = bool(self._found.kept[cells[0]])
        places = self._found.at[cells].astype(np.int64) - self._rows.start
        run.add(places, *distinct_cells(raws, partial(self._values.cells, meaning, kept=kept)))

    def _slices(self, cells: Ints) -> list[bytes]:
        found = self._found
        bounds = zip(found.starts[cells].tolist(), found.ends[cells].tolist(), strict=True)
        return [found.xml[start:end] for start, end in bounds]


class _RunBeing:
    """A run of cells while those of one tag after the other are put into it."""

    def __init__(self, size: int) -> None:
        self._distinct: list[Cell | BrokenCell] = []
        self._codes = np.full(size, _NOT_YET, dtype=np.intc)
        self._stamps: NDArray[np.int64] | None = None

    def add(
        self, places: Ints, cells: Sequence[Cell | BrokenCell], codes: NDArray[np.integer]
    ) -> None:
        self._codes[places] = codes + len(self._distinct)
        self._distinct += cells

    def add_stamps(self, places: Ints, stamps: NDArray[np.int64]) -> None:
        if self._stamps is None:
            self._stamps = np.zeros(len(self._codes), dtype=np.int64)
        self._codes[places] = STAMP
        self._stamps[places] = stamps

    def done(self) -> CellRun:
        empty = self._codes == _NOT_YET
        if empty.any():
            self._codes[empty] = len(self._distinct)
            self._distinct.append(_EMPTY)
        stamps = np.zeros(0, dtype=np.int64)
        if self._stamps is not None:
            stamps = self._stamps[self._codes == STAMP]
        return CellRun(self._distinct, self._codes, stamps)


class RowBlocks:
    """The rows of a sheet from its first row to the last one that holds a value, in blocks.

    `first_column` is the first column that holds a value. A sheet that proves wider further down is
    not as usual.
    """

    def __init__(self, pieces: Iterator[CellsFound], values: CellValues) -> None:
        """Read the first piece."""
        self._pieces, self._values = pieces, values
        self._first = next((piece for piece in pieces if len(piece.at)), None)
        columns = np.zeros(0, np.int16) if self._first is None else self._first.columns
        self._columns = (
            range(int(columns.min()), int(columns.max()) + 1) if len(columns) else range(0)
        )

    @property
    def first_column(self) -> int:
        """The column (from 0) in which the rows begin."""
        return self._columns.start

    def __iter__(self) -> Iterator[ColumnBlock]:
        """Give block after block."""
        number = 1
        piece = self._first
        while piece is not None:
            if len(piece.at):
                usual = piece.columns.min() >= self._columns.start
                require_usual(usual and piece.columns.max() < self._columns.stop)
                rows = range(number, int(piece.at[-1]) + 1)
                yield FoundRows(piece, self._values, slice(0, len(piece.at)), rows, self._columns)
                number = rows.stop
            piece = next(self._pieces, None)
