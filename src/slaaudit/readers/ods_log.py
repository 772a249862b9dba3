"""OpenDocument spreadsheets (.ods): values by calamine, the rest by a walk through the XML.

Calamine gives an error as an empty cell and does not tell hidden or merged ones; and rows and cells
that are only counted (`number-rows-repeated`) are laid out, so that their number must be known
before.
"""

import re
from datetime import timedelta
from functools import partial
from itertools import chain
from typing import NamedTuple

from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, read_parsed
from slaaudit.table_finder import MergedCells
from slaaudit.tables import BrokenCell, Cell, RawTable
from slaaudit.workbook import parse_sheets
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.extent import COLUMNS, Box
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import Attributes, local_name, parse_pieces, whole_number

_CONTENT, _MANIFEST = "content.xml", "META-INF/manifest.xml"
_LOCK = b"encryption-data"
_ERROR_TEXT = re.compile(r"#[A-Z0-9/]+[!?]?|Err:[0-9]+")
_SPAN = re.compile(r"PT(?:([0-9]{1,6})H)?(?:([0-9]{1,6})M)?(?:([0-9]{1,6})(?:[.,][0-9]+)?S)?")
_HIDDEN = ("collapse", "filter")
_ROWS = 1_048_576
_CELLS = ("table-cell", "covered-table-cell")
_LAID_OUT = ("table", "table-column", "table-row", *_CELLS)


class _Sheet(NamedTuple):
    """A table as it comes in."""

    box: Box
    marks: SheetMarks


class _Walk:
    """Walks through the content: places are counted, as none is written."""

    def __init__(self) -> None:
        self.sheets: dict[str, _Sheet] = {}
        self._sheet: _Sheet | None = None
        self._row = self._rows = self._column = self._columns = self._told_columns = 0
        self._put_in_row: dict[int, Cell | BrokenCell] = {}
        self._cell: Attributes | None = None
        self._text: list[str] = []

    def start(self, name: str, written: Attributes) -> None:
        kind = local_name(name)
        if kind not in _LAID_OUT:
            return
        attributes = {local_name(key): value for key, value in written.items()}
        if kind == "table":
            self._start_table(attributes.get("name", ""))
        elif self._sheet is None:
            return
        elif kind == "table-column":
            self._start_column(attributes, self._sheet)
        elif kind == "table-row":
            self._start_row(attributes, self._sheet)
        else:
            # one prefix may say `string` where another says `error`
            said = "error" if "error" in _value_types(written) else attributes.get("value-type")
            self._start_cell(attributes, said)

    def _start_table(self, name: str) -> None:
        self._sheet = self.sheets[name] = _Sheet(Box(name), SheetMarks())
        self._row = self._rows = self._told_columns = 0

    def _start_column(self, attributes: Attributes, sheet: _Sheet) -> None:
        first = self._told_columns
        count = _repeats(attributes, "number-columns-repeated", COLUMNS)
        self._told_columns = min(first + count, COLUMNS)
        # where columns are hidden to the end of the sheet, no cell stands in them
        if attributes.get("visibility") in _HIDDEN and self._told_columns < COLUMNS:
            sheet.marks.hidden_columns.update(range(first, self._told_columns))

    def _start_row(self, attributes: Attributes, sheet: _Sheet) -> None:
        self._row = min(self._row + self._rows, _ROWS)
        self._rows = _repeats(attributes, "number-rows-repeated", _ROWS)
        self._column = self._columns = 0
        self._put_in_row = {}
        if attributes.get("visibility") in _HIDDEN and self._row + self._rows < _ROWS:
            sheet.marks.hidden_rows.update(range(self._row + 1, self._row + self._rows + 1))

    def _start_cell(self, attributes: Attributes, said: str | None) -> None:
        self._column = min(self._column + self._columns, COLUMNS)
        self._columns = _repeats(attributes, "number-columns-repeated", COLUMNS)
        self._cell = attributes if said is None else attributes | {"value-type": said}
        self._text = []

    def text(self, text: str) -> None:
        if self._cell is not None:
            self._text.append(text)

    def end(self, name: str) -> None:
        if local_name(name) in _CELLS:
            if self._cell is not None and self._sheet is not None:
                self._end_cell(self._cell, "".join(self._text).strip(), self._sheet)
            self._cell = None

    def _end_cell(self, cell: Attributes, shown: str, sheet: _Sheet) -> None:
        formula, kind = cell.get("formula"), cell.get("value-type")
        down = whole_number(cell.get("number-rows-spanned", ""), 1)
        across = whole_number(cell.get("number-columns-spanned", ""), 1)
        row, column = self._row + 1, self._column
        if down > 1 or across > 1:
            sheet.marks.merged.append(MergedCells(row, row + down - 1, column, column + across - 1))
        if kind is None and formula is None and not shown:
            return
        sheet.box.take(self._row + self._rows, column + self._columns - 1)
        sheet.marks.formulas += formula is not None
        uncomputed = kind is None or _ERROR_TEXT.fullmatch(shown)
        if kind == "error" or (formula is not None and uncomputed):
            self._put(BrokenCell(shown or f"={formula or ''}"), sheet.marks)
        elif kind == "time":
            self._put(_span(cell.get("time-value", "")), sheet.marks)

    def _put(self, cell: Cell | BrokenCell, marks: SheetMarks) -> None:
        """Put a cell, as often as it and its row are repeated."""
        columns = range(self._column, self._column + self._columns)
        self._put_in_row.update(dict.fromkeys(columns, cell))
        rows = range(self._row + 1, self._row + self._rows + 1)
        marks.put_back.update(dict.fromkeys(rows, self._put_in_row))


def _span(written: str) -> timedelta | BrokenCell:
    """Read a span of time, which calamine gives as it is written (`PT30H05M00S`)."""
    parts = _SPAN.fullmatch(written)
    if parts is None:
        return BrokenCell(written)
    hours, minutes, seconds = (int(part) for part in parts.groups(default="0"))
    return timedelta(hours=hours, minutes=minutes, seconds=seconds)


def _value_types(written: Attributes) -> set[str]:
    return {value for key, value in written.items() if local_name(key) == "value-type"}


def _repeats(attributes: Attributes, name: str, most: int) -> int:
    return min(max(whole_number(attributes.get(name, ""), 1), 1), most)


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible sheet. Raises `PackageError` for what is damaged, locked or too large."""
    package = Package(file.payload)
    if _MANIFEST in package and _LOCK in package.read(_MANIFEST):
        raise PackageError("SLA704")
    walk = _Walk()
    parse_pieces(package.pieces(_CONTENT), walk.start, walk.end, walk.text)
    tables = (
        read_parsed(sheet, partial(_marks_of, walk, sheet.name), file, known, options)
        for sheet in parse_sheets(file.payload)
    )
    return tuple(chain.from_iterable(tables))


def _marks_of(walk: _Walk, sheet: str) -> SheetMarks:
    return walk.sheets[sheet].marks if sheet in walk.sheets else SheetMarks()
