"""One table of a document as CSV: its headings and all of its rows."""

from itertools import chain

from slaaudit.report_model import Cell, Table
from slaaudit.report_model.figures import NONE
from slaaudit.reporting.guarded_csv import BYTE_ORDER_MARK, csv_lines, guarded


def table_csv(table: Table) -> bytes:
    """Write the whole table, long or short: figures bare, an empty cell where there is none."""
    rows = chain(table.rows, table.more)
    cells = ([_plain(cell) for cell in row.cells] for row in rows)
    heads = [[column.title for column in table.columns]]
    return (BYTE_ORDER_MARK + csv_lines(chain(heads, cells))).encode()


def _plain(cell: Cell) -> str:
    if cell.number is not None:
        return f"{cell.number:g}" if isinstance(cell.number, float) else str(cell.number)
    return "" if cell.text == NONE else guarded(cell.text)
