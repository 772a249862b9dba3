"""A sheet's rows to its table: cells put back, hidden rows and columns told or left out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace

import numpy as np

from slaaudit.findings import Finding
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.table_finder import MergedCells, Row, SheetPlace, find_tables, unread_sheet
from slaaudit.tables import BrokenCell, Cell, RawTable, SheetNotes, Skipped
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ParsedSheet

#: Sheet row (from 1) → column (from 0) → the cell that a parser lost.
PutBack = Mapping[int, Mapping[int, Cell | BrokenCell]]


@dataclass(slots=True)
class SheetMarks:
    """What a sheet tells beside its values, as it is found; rows from 1, columns from 0."""

    put_back: dict[int, dict[int, Cell | BrokenCell]] = field(default_factory=dict)
    merged: list[MergedCells] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    formulas: int = 0

    def put(self, row: int, column: int, cell: Cell | BrokenCell) -> None:
        """Note a cell that the parser of the values loses."""
        self.put_back.setdefault(row, {})[column] = cell

    def place(self, file: LogFile, sheet: str, first_column: int = 0) -> SheetPlace:
        """Give the place of the sheet, whose rows begin in a column (from 0)."""
        merged = (
            replace(cells, first=cells.first - first_column, last=cells.last - first_column)
            for cells in self.merged
        )
        return SheetPlace(file.name, file.sha256, sheet, first_column, tuple(merged))

    def notes(self) -> SheetNotes:
        """Give what is told of the sheet and goes with each of its tables."""
        hidden = frozenset(self.hidden_rows), frozenset(self.hidden_columns)
        return SheetNotes(*hidden, self.formulas)


def with_put_back(rows: Iterable[Row], lost: PutBack, first_column: int = 0) -> Iterator[Row]:
    """Put lost cells back; below the parser's last row may stand rows of nothing but lost cells."""
    number = 0
    for number, row in enumerate(rows, 1):
        yield _row_with_put_back(row, lost[number], first_column) if number in lost else row
    for below in range(number + 1, max(lost, default=0) + 1):
        yield _row_with_put_back([], lost.get(below, {}), first_column)


def _row_with_put_back(row: Row, cells: Mapping[int, Cell | BrokenCell], first_column: int) -> Row:
    size = max([len(row), *(column - first_column + 1 for column in cells)])
    whole = [*row, *[None] * (size - len(row))]
    for column, cell in cells.items():
        if column >= first_column:
            whole[column - first_column] = cell
    return whole


def hidden_sheet(place: SheetPlace) -> RawTable:
    """Name a hidden sheet, which is not read."""
    return unread_sheet(place, Finding("SLA714", place.at(), {"sheet": place.sheet or ""}))


def read_sheet(
    rows: Iterable[Row],
    known: frozenset[str],
    options: ReadingOptions,
    place: SheetPlace,
    notes: SheetNotes,
) -> tuple[RawTable, ...]:
    """Read a sheet's rows, first to last, into its tables; none where the sheet is empty.

    Hidden rows and columns are read and told, unless the options leave them out.
    """
    if options.skip_hidden and notes.hidden_columns:
        rows = _without_columns(rows, [at - place.first_column for at in notes.hidden_columns])
    return noted(find_tables(rows, known, place), place, notes, options)


def noted(
    found: Iterable[RawTable], place: SheetPlace, notes: SheetNotes, options: ReadingOptions
) -> tuple[RawTable, ...]:
    """Put what is told of a sheet to its tables, and say what is hidden or leave it out."""
    tables = [replace(table, notes=notes) for table in found]
    first = next((at for at, table in enumerate(tables) if table.columns), None)
    if first is None or not (notes.hidden_rows or notes.hidden_columns):
        return tuple(tables)
    if options.skip_hidden:
        tables = [_without_hidden_rows(table) for table in tables]
    said = _hidden_finding("SLA748" if options.skip_hidden else "SLA747", place, notes)
    tables[first] = replace(tables[first], findings=(*tables[first].findings, said))
    return tuple(tables)


def read_parsed(
    sheet: ParsedSheet,
    marks: Callable[[], SheetMarks],
    file: LogFile,
    known: frozenset[str],
    options: ReadingOptions,
) -> tuple[RawTable, ...]:
    """Read a sheet that calamine parsed, with the marks that were found beside it."""
    if sheet.cells is None:
        return (hidden_sheet(SheetPlace(file.name, file.sha256, sheet.name)),)
    found = marks()
    for first, last in sheet.cells.merged_cell_ranges or ():
        found.merged.append(MergedCells(first[0] + 1, last[0] + 1, first[1], last[1]))
    first_column = 0
    rows: Iterator[Row] = iter(())
    if sheet.cells.start is not None:
        first_column, rows = sheet.cells.start[1], iter(sheet.cells.iter_rows())
    if found.put_back:
        rows = with_put_back(rows, found.put_back, first_column)
    place = found.place(file, sheet.name, first_column)
    return read_sheet(rows, known, options, place, found.notes())


def _without_columns(rows: Iterable[Row], hidden: Iterable[int]) -> Iterator[Row]:
    places = frozenset(hidden)
    for row in rows:
        yield [None if place in places else cell for place, cell in enumerate(row)]


def _without_hidden_rows(table: RawTable) -> RawTable:
    hidden = np.isin(table.row_numbers, sorted(table.notes.hidden_rows))
    if not hidden.any():
        return table
    shown = np.flatnonzero(~hidden).tolist()
    return replace(
        table,
        columns={name: [cells[at] for at in shown] for name, cells in table.columns.items()},
        row_numbers=table.row_numbers[~hidden],
        skipped=(*table.skipped, Skipped("hidden", int(hidden.sum()))),
    )


def _hidden_finding(code: str, place: SheetPlace, notes: SheetNotes) -> Finding:
    facts: dict[str, str | int | float] = {
        "sheet": place.sheet or place.file,
        "rows": len(notes.hidden_rows),
        "columns": len(notes.hidden_columns),
    }
    return Finding(code, place.at(), facts)
