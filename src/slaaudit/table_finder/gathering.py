"""The cases of one table as they come in, and the account of all its other rows."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import field
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import CellRun, GrowingRun
from slaaudit.coded_cells import CodedCells
from slaaudit.packed_cells import PackedCells, PackedRun
from slaaudit.table_finder import cell_signs
from slaaudit.table_finder.column_block import ColumnBlock
from slaaudit.table_finder.header_search import FoundHeader
from slaaudit.table_finder.headings import Row, heading_key, is_wordy, known_in, shown
from slaaudit.table_finder.merged import MergedRows
from slaaudit.table_finder.row_account import RowAccount
from slaaudit.table_finder.row_kinds import (
    TOTAL_WITHIN,
    TOTAL_WORDS,
    RowKinds,
    are_plain,
    is_figure,
    is_id,
    is_plain,
)
from slaaudit.tables import BrokenCell, Cell
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Header:
    """A header: where the wanted columns stand, and what to say of those that occur twice."""

    found: FoundHeader
    wanted: dict[str, int]
    doubled: tuple[str, ...]

    @classmethod
    def of(cls, found: FoundHeader, known: frozenset[str]) -> "Header":
        """Choose the wanted columns; of two with one heading the first."""
        keys: set[str] = set()
        wanted: dict[str, int] = {}
        doubled: list[str] = []
        for place, cell in enumerate(found.cells):
            key = heading_key(cell) if isinstance(cell, str) else ""
            if key not in known:
                continue
            if key in keys:
                doubled.append(shown(cell))
            else:
                wanted[str(cell)] = place
            keys.add(key)
        return cls(found, wanted, tuple(doubled))

    @property
    def keys(self) -> dict[str, int]:
        """The wanted headings as `heading_key` gives them, with their places."""
        return {heading_key(heading): place for heading, place in self.wanted.items()}


#: The cells of a column while its rows are read.
Growing = list[Cell | BrokenCell] | CodedCells | GrowingRun | PackedCells
#: Where more rows than one in so many may be no cases, more is asked of their columns.
_FEW_ODD = 20


@dataclass(slots=True)
class Gathering:
    """One table while its rows are read. `title` stands above its header.

    `column` makes an empty column.
    """

    header: Header
    known: frozenset[str]
    merged: MergedRows
    column: Callable[[], Growing] = list
    title: list[str] = field(default_factory=list)
    columns: list[Growing] = field(init=False)
    row_numbers: "array[int]" = field(default_factory=lambda: array("q"))
    account: RowAccount = field(default_factory=RowAccount)
    rows_read: int = 0
    last_row: int = 0
    _kinds: RowKinds = field(init=False)

    def __post_init__(self) -> None:
        """Make room for the columns."""
        self.columns = [self.column() for _ in self.header.wanted]
        width = max(self.header.wanted.values()) + 1
        rows = tuple(
            [*row, *[None] * (width - len(row))] if len(row) < width else row
            for row in self.header.found.rows
        )
        self._kinds = RowKinds(rows, self.header.keys)

    def pass_over(self, reason: str, row: int) -> None:
        """Count a row that holds no case."""
        self.account.skip(reason, row)
        self.rows_read += 1

    def take(self, start: int, rows: Sequence[Row], case: int = 0) -> int | None:
        """Take rows under the header; `start` is the sheet's number of the first.

        Gives the number of the row at which a header may stand again, this one's or another's: it
        is not taken, nor are those below it. `case` is the number of a row that is no header.
        """
        if isinstance(rows, ColumnBlock):
            return self._take_block(start, rows, case)
        places = list(self.header.wanted.values())
        first_wanted, width = places[0], max(places) + 1
        head = self.header.found.rows[-1][0] if self.header.found.rows[-1] else None
        pick = itemgetter(*places, places[0])  # one place more, so that it always gives a tuple
        again, merged = None, bool(self.merged)
        if not merged and self._all_cases(rows, head, first_wanted, width):
            self._keep(range(start, start + len(rows)), map(pick, rows))
            self.rows_read += len(rows)
            return None
        numbers: list[int] = []
        kept: list[tuple[Cell | BrokenCell, ...]] = []
        for number, row in enumerate(rows, start):
            if len(row) < width:
                row = _as_wide(row, width)  # noqa: PLW2901
            own = self.merged.fill(number, row) if merged else row
            begun, wanted = row[0], row[first_wanted]
            case_like = (is_plain(begun) and wanted) or is_id(wanted)
            if not case_like or begun == head or begun in TOTAL_WORDS or wanted in TOTAL_WORDS:
                reason = self._kinds.no_case(row)
                if number != case and self._may_be_header(row, reason):
                    again = number
                    break
                if reason is not None:
                    self.account.skip(reason, number)
                    continue
            numbers.append(number)
            kept.append(pick(own))
        self._keep(numbers, kept)
        self.rows_read += len(rows) if again is None else again - start
        return again

    def _take_block(self, start: int, block: ColumnBlock, case: int) -> int | None:
        """Take rows column by column; those that may be no cases are asked one by one."""
        width = max(self.header.wanted.values()) + 1
        kept = np.ones(len(block), dtype=np.bool_)
        again = None
        for at in np.flatnonzero(~self._surely_cases(block)).tolist():
            row, number = _as_wide(block.row(at), width), start + at
            reason = self._kinds.no_case(row)
            if number != case and self._may_be_header(row, reason):
                again = number
                break
            if reason is not None:
                self.account.skip(reason, number)
                kept[at] = False
        if again is not None:
            block, kept = block.part(0, again - start), kept[: again - start]
        self.row_numbers.frombytes((np.flatnonzero(kept) + start).astype(np.int64).tobytes())
        for column, place in zip(self.columns, self.header.wanted.values(), strict=True):
            _grow(column, block.cells(place).only(kept))
        self.rows_read += len(block)
        return again

    def _surely_cases(self, block: ColumnBlock) -> NDArray[np.bool_]:
        """Tell the rows that need not be asked alone, by the signs that `take` goes by."""
        head = self.header.found.rows[-1][0] if self.header.found.rows[-1] else None
        begun, wanted = block.cells(0), block.cells(min(self.header.wanted.values()))
        like = cell_signs.plain(begun) & cell_signs.filled(wanted)
        if not like.all():
            like |= cell_signs.ids(wanted)
        like &= ~cell_signs.among(begun, TOTAL_WORDS | {head})
        like &= ~cell_signs.among(wanted, TOTAL_WORDS)
        if (~like).sum() * _FEW_ODD > len(block):
            like |= self._told_by_columns(block)
        return like

    def _told_by_columns(self, block: ColumnBlock) -> NDArray[np.bool_]:
        """Tell the rows with two cells, a figure under a heading, and no word of a total."""
        places = {*range(TOTAL_WITHIN), *self.header.wanted.values()}
        filled = np.zeros(len(block), dtype=np.intc)
        figures, totals = (np.zeros(len(block), dtype=np.bool_) for _ in range(2))
        begun = filled
        for place in sorted(places):
            cells = block.cells(place)
            filled = filled + ~cell_signs.empty(cells)
            if place < TOTAL_WITHIN:
                totals |= cell_signs.totals(cells)
                begun = filled
            if place in self.header.wanted.values():
                figures |= cell_signs.figures(cells)
        sure: NDArray[np.bool_] = (begun > 0) & (filled > 1) & figures & ~totals
        return sure

    @staticmethod
    def _all_cases(
        rows: Sequence[Row], head: Cell | BrokenCell, first_wanted: int, width: int
    ) -> bool:
        """Tell a block of cases such as most are, which no row needs to be asked alone."""
        if min(map(len, rows), default=0) < width:
            return False
        begun, wanted = [row[0] for row in rows], [row[first_wanted] for row in rows]
        usual = all(wanted) and head not in begun and TOTAL_WORDS.isdisjoint(wanted)
        return usual and are_plain(begun)

    def _keep(self, numbers: Iterable[int], kept: Iterable[tuple[Cell | BrokenCell, ...]]) -> None:
        self.row_numbers.extend(numbers)
        for column, cells in zip(self.columns, zip(*kept, strict=True), strict=False):
            column.extend(cells)

    def _may_be_header(self, row: Row, reason: str | None) -> bool:
        """Tell this header again, and rows of words with a known heading among them."""
        if reason is not None:
            return reason == "header"
        if any(is_figure(row[place]) for place in self.header.wanted.values()):
            return False  # so do nearly all cases, before anything dear is asked
        return bool(known_in(row, self.known)) and is_wordy(row)

    def split(self, keep: int) -> "Gathering":
        """Give the cases gathered so far as a table of their own, and keep the last few of them."""
        part = Gathering(self.header, self.known, self.merged, self.column, self.title)
        part.columns, self.columns = self.columns, part.columns
        part.row_numbers, self.row_numbers = self.row_numbers[:-keep], self.row_numbers[-keep:]
        for column, rest in zip(part.columns, self.columns, strict=True):
            rest.extend(column[-keep:])
            for _ in range(keep):
                column.pop()
        part.rows_read = len(part.row_numbers)
        self.rows_read -= part.rows_read
        return part

    def give_back(self, row: int) -> bool:
        """Take the last row out again, if it was taken for a case or a note."""
        if self.row_numbers and self.row_numbers[-1] == row:
            self.row_numbers.pop()
            for column in self.columns:
                column.pop()
        elif not self.account.give_back("note", row):
            return False
        self.rows_read -= 1
        return True


def _as_wide(row: Row, width: int) -> Row:
    """Give a row of so many cells at least."""
    return [*row, *[None] * (width - len(row))]


def _grow(column: Growing, run: CellRun | PackedRun) -> None:
    match column, run:
        case PackedCells(), PackedRun():
            column.extend_run(run)
        case GrowingRun(), CellRun():
            column.extend_run(run)
        case _:
            raise TypeError("a block of columns needs columns that grow by runs")
