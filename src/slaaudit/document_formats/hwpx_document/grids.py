"""From a table of the report to a grid of cells: their spans and looks, and the columns' widths."""

from collections.abc import Iterator

from slaaudit.document_formats.hwpx_document.looks import (
    HEADING_FILL,
    INK,
    MISS,
    MUTED,
    TOTAL_FILL,
    Align,
    Letters,
)
from slaaudit.document_formats.hwpx_document.widths import before_unit, column_widths, lines_in
from slaaudit.plain_text import clean_text
from slaaudit.report_model import Cell, Column, Emphasis, Row, Table
from slaaudit.value_classes import dataclass

#: A table of more columns lies on a page that lies.
MOST_UPRIGHT = 11
#: Saving takes about a millisecond per cell; the workbook carries what is longer.
MOST_ROWS = 500
#: The size of the type in points, by how many columns a table has at most.
_SIZES = ((6, 9.0), (9, 8.5), (MOST_UPRIGHT, 8.0))
_SMALLEST = 7.5
_LINE_MM_PER_POINT = 1.2 * 25.4 / 72
_ABOVE_AND_BELOW_MM = 1.2
_COLOURS = {Emphasis.SHORT: MISS, Emphasis.UNKNOWN: MUTED}


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with the rows and columns that it spans; a heading's text may have lines."""

    text: str
    letters: Letters
    align: Align
    fill: str | None = None
    rows: int = 1
    columns: int = 1
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table to draw: at each place its cell, None where another spans over it."""

    rows: tuple[tuple[GridCell | None, ...], ...]
    widths_mm: tuple[float, ...]

    def heights_mm(self) -> tuple[float, ...]:
        """Estimate how high each row comes to be; what spans rows is as high as they are."""
        return tuple(max(self._heights(row)) for row in self.rows)

    def _heights(self, row: tuple[GridCell | None, ...]) -> Iterator[float]:
        for place, cell in enumerate(row):
            lines, size = 1, _SMALLEST
            if cell is not None and cell.rows == 1:
                width = sum(self.widths_mm[place : place + cell.columns])
                lines, size = lines_in(cell.text, cell.letters.size, width), cell.letters.size
            yield lines * size * _LINE_MM_PER_POINT + _ABOVE_AND_BELOW_MM


def is_wide(table: Table) -> bool:
    """Say whether a table needs a page that lies."""
    return len(table.columns) > MOST_UPRIGHT


def grid_of(table: Table, width_mm: float) -> Grid:
    """Lay a table out on a page of so much room."""
    columns, shown = table.columns, shown_rows(table)
    size = next((size for most, size in _SIZES if len(columns) <= most), _SMALLEST)
    texts = [[row.cells[place].text for row in shown] for place in range(len(columns))]
    rows = (*_headings(table, size), *(_row(row, columns, size) for row in shown))
    return Grid(rows, column_widths(columns, texts, size, width_mm))


def shown_rows(table: Table) -> tuple[Row, ...]:
    """Give the rows that are drawn: the first ones, and every total."""
    if len(table.rows) <= MOST_ROWS:
        return table.rows
    return (*table.rows[:MOST_ROWS], *(row for row in table.rows[MOST_ROWS:] if row.total))


def _headings(table: Table, size: float) -> Iterator[tuple[GridCell | None, ...]]:
    first: list[GridCell | None] = []
    for group, span in table.groups:
        column = table.columns[len(first)]
        if group is None:
            first.append(_heading(column.title, size, rows=table.heading_rows))
        else:
            first += [_heading(group, size, columns=span), *[None] * (span - 1)]
    yield tuple(first)
    if table.heading_rows > 1:
        yield tuple(
            None if column.group is None else _heading(column.title, size)
            for column in table.columns
        )


def _heading(text: str, size: float, *, rows: int = 1, columns: int = 1) -> GridCell:
    said = before_unit(clean_text(text)) if columns == 1 else clean_text(text)
    letters = Letters(size, bold=True)
    return GridCell(said, letters, "CENTER", HEADING_FILL, rows, columns, heading=True)


def _row(row: Row, columns: tuple[Column, ...], size: float) -> tuple[GridCell, ...]:
    return tuple(
        _cell(cell, column, size, total=row.total)
        for cell, column in zip(row.cells, columns, strict=True)
    )


def _cell(cell: Cell, column: Column, size: float, *, total: bool) -> GridCell:
    letters = Letters(
        size,
        bold=total or cell.emphasis is Emphasis.SHORT,
        colour=_COLOURS.get(cell.emphasis, INK),
    )
    align: Align = "LEFT" if column.kind == "words" else "RIGHT"
    return GridCell(clean_text(cell.text), letters, align, TOTAL_FILL if total else None)
