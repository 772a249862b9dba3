"""Sheets that lose nothing: xlsxwriter says with a number what it did not write."""

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import Any

from xlsxwriter.utility import quote_sheetname, xl_range, xl_range_abs, xl_rowcol_to_cell

from slaaudit.document_formats.xlsx_document.looks import Looks, moment_of, safe, width_of
from slaaudit.document_formats.xlsx_document.places import Place
from slaaudit.report_model import Cell, Document, Statement
from slaaudit.report_model.document import ColumnKind
from slaaudit.value_classes import dataclass

_A4 = 9
_LINE_POINTS = 15
#: A row is at most 409 points high.
_MOST_LINES = 27
#: Sentences are set at least this wide, in characters.
_MEASURE = 100
_DEFAULT_WIDTH = 8.43
_HEADER_LENGTH = 100
_MARK_OF_CODE = re.compile("&")


class NotWrittenError(AssertionError):
    """A cell did not go into the workbook: a defect of ours, never of what was to be written."""


@dataclass(frozen=True, slots=True)
class Book:
    """The workbook being written, with what is known of it beforehand."""

    workbook: Any
    document: Document
    looks: Looks
    places: Mapping[str, Place]

    def sheet(self, name: str, *, constant_memory: bool = False) -> "Sheet":
        """Begin a sheet. In constant memory its rows are written in order and then forgotten."""
        self.workbook.constant_memory = constant_memory
        sheet = Sheet(self.workbook.add_worksheet(name), self.looks)
        self.workbook.constant_memory = False
        sheet.set_up_print(self.document)
        return sheet


class Sheet:
    """A sheet of the workbook."""

    def __init__(self, worksheet: Any, looks: Looks) -> None:  # noqa: ANN401  # xlsxwriter has no types
        """Wrap a sheet of xlsxwriter."""
        self.raw = worksheet
        self.looks = looks
        self._widths: Sequence[float] = ()

    def set_up_print(self, document: Document) -> None:
        """A4, as wide as a page, the title above, the page below."""
        title, who = _code(document.title), _code(document.institution)
        self.raw.set_landscape()
        self.raw.set_paper(_A4)
        self.raw.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        self.raw.fit_to_pages(1, 0)
        self.raw.set_header(f"&C{title}")
        self.raw.set_footer(f"&L{who}&C&P / &N&R{_code(document.written_on)}")

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set the columns' widths, in characters."""
        self._widths = widths
        for column, width in enumerate(widths):
            _written(self.raw.set_column(column, column, width))

    def text(self, row: int, column: int, text: str, style: str) -> None:
        """Write text; whatever it begins with, it stays text."""
        _written(self.raw.write_string(row, column, safe(text), self.looks.style(style)))

    def link(self, row: int, column: int, sheet: str, text: str) -> None:
        """Write a link to another sheet."""
        to = f"internal:{quote_sheetname(sheet)}!A1"
        _written(self.raw.write_url(row, column, to, self.looks.style("link"), safe(text)))

    def cell(
        self, row: int, column: int, cell: Cell, kind: ColumnKind, *, total: bool = False
    ) -> None:
        """Write a cell of a table: its number where it has one, else its text."""
        look = self.looks.cell(cell, kind, total=total)
        moment = moment_of(cell.text) if kind == "moment" else None
        if cell.number is not None:
            _written(self.raw.write_number(row, column, cell.number, look))
        elif moment is not None:
            _written(self.raw.write_datetime(row, column, moment, look))
        elif cell.text:
            _written(self.raw.write_string(row, column, safe(cell.text), look))
        else:
            _written(self.raw.write_blank(row, column, None, look))

    def formula(  # a cell and how it is worked out
        self, row: int, column: int, formula: str, cell: Cell, kind: ColumnKind, *, total: bool
    ) -> None:
        """Write a live formula with the value that it has now, for those who do not calculate."""
        look = self.looks.cell(cell, kind, total=total, linked=formula.startswith("=HYPERLINK("))
        value = safe(cell.text) if cell.number is None else cell.number
        _written(self.raw.write_formula(row, column, formula, look, value))

    def heading(self, area: tuple[int, int, int, int], text: str) -> None:
        """Write a heading over an area: first row, first column, last row, last column."""
        look = self.looks.style("heading")
        if area[:2] == area[2:]:
            _written(self.raw.write_string(*area[:2], safe(text), look))
            return
        _written(self.raw.merge_range(*area, "", look))
        _written(self.raw.write_string(*area[:2], safe(text), look))

    def choices(self, area: tuple[int, int, int, int], choices: Sequence[str]) -> None:
        """Take nothing but the choices in an area: first row and column, last row and column."""
        listed = ", ".join(choices)
        _written(
            self.raw.data_validation(
                *area,
                {
                    "validate": "list",
                    "source": list(choices),
                    "error_title": "고를 수 있는 값",
                    "error_message": f"{listed} 가운데 하나를 고르거나 비워 두십시오.",
                },
            )
        )

    def set_height(self, row: int, texts: Iterable[tuple[int, str]]) -> None:
        """Make a row as high as its texts need, given with their columns."""
        lines = max(
            (-(-width_of(text) // max(1, int(self._widths[at] - 2))) for at, text in texts),
            default=1,
        )
        _written(self.raw.set_row(row, _LINE_POINTS * min(max(1, lines), _MOST_LINES)))

    def sentence(self, row: int, text: str, style: str) -> None:
        """Write a sentence over as many columns as it needs, as high as it becomes."""
        last = self.reach()
        wide = sum(self._widths[: last + 1]) + _DEFAULT_WIDTH * max(0, last + 1 - len(self._widths))
        lines = -(-width_of(text) // max(1, int(wide * 0.95)))
        _written(self.raw.set_row(row, _LINE_POINTS * min(max(1, lines), _MOST_LINES)))
        look = self.looks.style(style)
        if last:
            _written(self.raw.merge_range(row, 0, row, last, "", look))
        _written(self.raw.write_string(row, 0, safe(text), look))

    def sentences(self, row: int, texts: Iterable[tuple[str, str]]) -> int:
        """Write sentences, each with its style, and give the row behind them."""
        for text, style in texts:
            self.sentence(row, text, style)
            row += 1
        return row

    def print_until(self, row: int) -> None:
        """Print the columns of the tables and of the sentences, down to a row."""
        self.raw.print_area(0, 0, row, max(self.reach(), len(self._widths) - 1))

    def reach(self) -> int:
        """Give the last column that sentences are written over."""
        sums = list(accumulate(self._widths))
        wide_enough = next((at for at, width in enumerate(sums) if width >= _MEASURE), None)
        if wide_enough is not None:
            return max(wide_enough, 0)
        missing = _MEASURE - (sums[-1] if sums else 0)
        return len(sums) - 1 + -(-int(missing) // int(_DEFAULT_WIDTH))


def styled(statement: Statement) -> tuple[str, str]:
    """Give a statement with its mark, and its style."""
    return f"{statement.level} {statement.text}", "strong" if statement.strong else "plain"


def cells_of(place: Place, column: int) -> list[str]:
    """Give the ranges that a column's figures stand in, one per sheet."""
    return [
        f"{quote_sheetname(sheet)}!"
        + xl_range_abs(place.first, column, place.first + here - 1, column)
        for sheet, here, _ in place.parts()
    ]


def cell_name(row: int, column: int) -> str:
    """Name a cell: `D5`."""
    name: str = xl_rowcol_to_cell(row, column)
    return name


def range_name(first: int, last: int, column: int) -> str:
    """Name the cells of a column from one row to another: `D5:D9`."""
    name: str = xl_range(first, column, last, column)
    return name


def _code(text: str) -> str:
    """Give text for a header: `&` begins a code there."""
    return _MARK_OF_CODE.sub("&&", safe(text)[:_HEADER_LENGTH])


def _written(code: int) -> None:
    if code:
        raise NotWrittenError(f"xlsxwriter: {code}")
