"""A document for the screen: headings, sentences and tables of the terminal's width."""

import io

from rich.cells import cell_len
from rich.table import Table as RichTable
from rich.text import Text

from slaaudit.document_formats import DrawingOptions
from slaaudit.report_model import Block, Chart, Column, Document, Emphasis, Statement, Table
from slaaudit.reporting.text_page import ColumnHead, Page, page_console, written_lines

_INDENT = {"□": 0, "○": 2, "-": 4, "※": 0}
#: Words are given so much room, and folded in it.
_FOLDED = 16
#: Between two columns stand two blanks.
_APART = 2
_LOOK = {Emphasis.SHORT: "bold red", Emphasis.GOOD: "green"}


def draw(document: Document, options: DrawingOptions) -> bytes:
    """Write the document as UTF-8 text; colours only where a terminal shows them."""
    written = io.StringIO()
    console = page_console(written, options)
    page = Page(console, "ko")
    page.line(document.title, indent=0, style="bold")
    for name, value in document.facts:
        page.line(f"{name} {value}", indent=0)
    for section in document.sections:
        page.heading(section.title)
        for block in section.blocks:
            _block(block, page)
    return written_lines(written)


def _block(block: Block, page: Page) -> None:
    match block:
        case Statement():
            page.line(block.text, _INDENT[block.level], "bold" if block.strong else "")
        case Table():
            _table(block, page)
        case Chart():
            page.line(f"{block.title}: {block.description}", 0)


def _table(table: Table, page: Page) -> None:
    if _least_width(table) <= page.console.width:
        page.console.print(_columns(table, page))
    else:
        _rows(table, page)
    for note in table.notes:
        page.line(f"※ {note}", 0)


def _least_width(table: Table) -> int:
    """Tell how many columns of the screen the table needs; words may be folded to some length."""
    total = 0
    for place, column in enumerate(table.columns):
        texts = [*_heading(column).splitlines(), *(row.cells[place].text for row in table.rows)]
        widest = max(map(cell_len, texts))
        total += _APART + (widest if column.kind != "words" else _FOLDED)

    return total


def _columns(table: Table, page: Page) -> RichTable:
    drawn = page.table(
        [ColumnHead(_heading(each), figure=each.kind != "words") for each in table.columns]
    )
    for row in table.rows:
        drawn.add_row(*(Text(cell.text, style=_LOOK.get(cell.emphasis, "")) for cell in row.cells))
    return drawn


def _rows(table: Table, page: Page) -> None:
    """Write row by row where there is no room beside one another: nothing is ever cut off."""
    page.line(table.caption, 0, style="bold")
    for row in table.rows:
        told = [
            f"{' '.join(_heading(column).split())} {cell.text}"
            for column, cell in zip(table.columns, row.cells, strict=True)
            if cell.text
        ]
        page.line(" · ".join(told))


def _heading(column: Column) -> str:
    """Name a column under its group where the title alone would not say which it is."""
    group, title = column.group, column.title
    return title if group is None or group in title else f"{group}\n{title}"
