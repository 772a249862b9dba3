"""XML Spreadsheet 2003: the XML that many systems hand out under the name of a workbook (.xls).

Rows and cells may leave out their place, or name it (`ss:Index`) and so skip others.
"""

from collections.abc import Iterator
from dataclasses import field
from datetime import date, datetime
from itertools import chain

from slaaudit.readers.decoding import decode
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, hidden_sheet, read_sheet
from slaaudit.table_finder import MergedCells, Row, SheetPlace
from slaaudit.tables import BrokenCell, Cell, RawTable
from slaaudit.value_classes import dataclass
from slaaudit.workbook.extent import Box
from slaaudit.workbook.xml_parts import Attributes, local_name, parse_pieces, whole_number

_HIDDEN_SHEETS = ("SheetHidden", "SheetVeryHidden")


@dataclass(slots=True)
class _Sheet:
    """A worksheet as it comes in: its filled rows by number, and what is told beside them."""

    name: str
    box: Box
    hidden: bool = False
    rows: dict[int, dict[int, Cell | BrokenCell]] = field(default_factory=dict)
    marks: SheetMarks = field(default_factory=SheetMarks)

    def content(self) -> Iterator[Row]:
        """Give the rows from row 1 on, empty ones too."""
        for number in range(1, max(self.rows, default=0) + 1):
            cells = self.rows.get(number, {})
            yield [cells.get(column) for column in range(max(cells, default=-1) + 1)]


def _number(attributes: Attributes, name: str, otherwise: int) -> int:
    """Read a whole number; what is written wrong counts as left out."""
    return whole_number(attributes.get(name, ""), otherwise)


class _Walk:
    """Walks through the document and gathers its sheets."""

    def __init__(self) -> None:
        self.sheets: list[_Sheet] = []
        self._row = self._column = 0
        self._columns = 0
        self._cell: Attributes = {}
        self._kind: str | None = None
        self._text: list[str] = []
        self._in_data = False
        self._in_options = False

    def start(self, name: str, written: Attributes) -> None:
        attributes = {local_name(key): value for key, value in written.items()}
        kind = local_name(name)
        if kind == "Worksheet":
            title = attributes.get("Name", "")
            self.sheets.append(_Sheet(title, Box(title)))
            self._row = self._column = self._columns = 0
        elif self.sheets:
            self._start_inside(kind, attributes, self.sheets[-1])

    def _start_inside(self, kind: str, attributes: Attributes, sheet: _Sheet) -> None:
        match kind:
            case "Column":
                first = max(1, _number(attributes, "Index", self._columns + 1))
                self._columns = first + _number(attributes, "Span", 0)
                sheet.box.take(1, self._columns - 1)
                if attributes.get("Hidden") == "1":
                    sheet.marks.hidden_columns.update(range(first - 1, self._columns))
            case "Row":
                self._row = max(1, _number(attributes, "Index", self._row + 1))
                self._column = 0
                sheet.box.take(self._row, 0)
                if attributes.get("Hidden") == "1":
                    sheet.marks.hidden_rows.add(self._row)
            case "Cell":
                self._column = max(1, _number(attributes, "Index", self._column + 1))
                self._cell, self._kind, self._text = attributes, None, []
            case "Data":
                self._kind, self._in_data = attributes.get("Type", "String"), True
            case "Visible":
                self._in_options, self._text = True, []

    def text(self, text: str) -> None:
        if self._in_data or self._in_options:
            self._text.append(text)

    def end(self, name: str) -> None:
        match local_name(name):
            case "Data":
                self._in_data = False
            case "Cell" if self.sheets:
                self._end_cell(self.sheets[-1])
            case "Visible" if self.sheets:
                self._in_options = False
                self.sheets[-1].hidden = "".join(self._text).strip() in _HIDDEN_SHEETS

    def _end_cell(self, sheet: _Sheet) -> None:
        across = _number(self._cell, "MergeAcross", 0)
        down = _number(self._cell, "MergeDown", 0)
        column = self._column - 1
        sheet.box.take(self._row, column + across)
        if "Formula" in self._cell:
            sheet.marks.formulas += 1
        value = _value(self._kind, "".join(self._text), self._cell.get("Formula"))
        if value is not None:
            sheet.rows.setdefault(self._row, {})[column] = value
        if across or down:
            sheet.marks.merged.append(
                MergedCells(self._row, self._row + down, column, column + across)
            )
        self._column += across


def _value(kind: str | None, text: str, formula: str | None) -> Cell | BrokenCell:
    match kind:
        case None:
            return None if formula is None else BrokenCell(formula)
        case "Error":
            return BrokenCell(text)
        case "Number":
            return _float(text)
        case "Boolean":
            return text.strip() == "1"
        case "DateTime":
            return _instant(text)
        case _:
            return text


def _float(text: str) -> Cell | BrokenCell:
    try:
        return float(text)
    except ValueError:
        return BrokenCell(text)


def _instant(text: str) -> date | datetime | BrokenCell:
    try:
        moment = datetime.fromisoformat(text.strip()).replace(tzinfo=None)
    except ValueError:
        return BrokenCell(text)
    return moment.date() if moment.time() == datetime.min.time() else moment


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible worksheet. Raises `PackageError` for a document that breaks off."""
    text = decode(file.payload, file.name, forced=options.encoding)
    walk = _Walk()
    parse_pieces([text.encode("utf-8", "surrogatepass")], walk.start, walk.end, walk.text, "utf-8")
    tables = (_read_sheet(sheet, file, known, options) for sheet in walk.sheets)
    return tuple(chain.from_iterable(tables))


def _read_sheet(
    sheet: _Sheet, file: LogFile, known: frozenset[str], options: ReadingOptions
) -> tuple[RawTable, ...]:
    if sheet.hidden:
        return (hidden_sheet(SheetPlace(file.name, file.sha256, sheet.name)),)
    place = sheet.marks.place(file, sheet.name)
    return read_sheet(sheet.content(), known, options, place, sheet.marks.notes())
