"""Binary workbooks (.xlsb): values by calamine, the rest by a walk through the sheets' records.

A record is a type, a length and so many bytes, as [MS-XLSB] 2.1.4 has it.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from itertools import chain

from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, read_parsed
from slaaudit.table_finder import MergedCells
from slaaudit.tables import BrokenCell, RawTable
from slaaudit.workbook import parse_sheets
from slaaudit.workbook.errors import damaged
from slaaudit.workbook.extent import COLUMNS, Box
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import elements

_WORKBOOK, _LINKS = "xl/workbook.bin", "xl/_rels/workbook.bin.rels"
_ROW, _ERROR, _FORMULA_ERROR, _FIRST_CELL, _LAST_CELL = 0, 3, 11, 2, 11
_FIRST_FORMULA = 8
_COLUMN_INFO, _SHEET_OF_BOOK, _MERGED = 60, 156, 176
_ROWS = 1_048_576
_NO_LINK = 0xFFFFFFFF
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A", 0x2B: "#GETTING_DATA",
}  # fmt: skip


def _records(stream: bytes) -> Iterator[tuple[int, memoryview]]:
    view, at, end = memoryview(stream), 0, len(stream)
    try:
        while at < end:
            kind = stream[at]
            at += 1
            if kind & 0x80:
                kind = (kind & 0x7F) | (stream[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            while True:
                byte = stream[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if not byte & 0x80 or shift > 21:  # noqa: PLR2004  # a length has four bytes at most
                    break
            yield kind, view[at : at + length]
            at += length
    except IndexError:
        raise damaged("record") from None
    if at > end:
        raise damaged("record")


def _uint(record: memoryview, at: int, size: int = 4) -> int:
    if len(record) < at + size:
        raise damaged("record")
    return int.from_bytes(record[at : at + size], "little")


class _Walk:
    """Walks through the records of a sheet."""

    def __init__(self, sheet: str) -> None:
        self.marks = SheetMarks()
        self._box = Box(sheet)
        self._row = 0

    def take(self, kind: int, record: memoryview) -> None:
        """Take in a record. Raises `PackageError` where the sheet reaches too far."""
        if _FIRST_CELL <= kind <= _LAST_CELL:
            self._take_cell(kind, record)
        elif kind == _ROW:
            self._row = _uint(record, 0) + 1
            if self._row > _ROWS:
                raise damaged("row")
            if _uint(record, 11, 1) & 0x10:
                self.marks.hidden_rows.add(self._row)
        elif kind == _COLUMN_INFO:
            if _uint(record, 16, 2) & 1:
                last = min(_uint(record, 4), COLUMNS - 1)
                self.marks.hidden_columns.update(range(_uint(record, 0), last + 1))
        elif kind == _MERGED:
            top, bottom, left, right = (_uint(record, at) for at in (0, 4, 8, 12))
            self.marks.merged.append(MergedCells(top + 1, bottom + 1, left, right))

    def _take_cell(self, kind: int, record: memoryview) -> None:
        column = _uint(record, 0)
        self._box.take(self._row, column)
        self.marks.formulas += kind >= _FIRST_FORMULA
        if kind in (_ERROR, _FORMULA_ERROR):
            shown = _ERRORS.get(_uint(record, 8, 1), "#ERROR")
            self.marks.put(self._row, column, BrokenCell(shown))


def _sheet_parts(package: Package) -> dict[str, str]:
    """Give the part of each sheet, by the sheet's name."""
    links = {
        link.get("Id", ""): link.get("Target", "")
        for link in elements(package, _LINKS, "Relationship")
    }
    parts: dict[str, str] = {}
    for kind, record in _records(package.read(_WORKBOOK)):
        if kind == _SHEET_OF_BOOK and (length := _uint(record, 8)) != _NO_LINK:
            link = str(record[12 : 12 + 2 * length], "utf-16-le", "replace")
            named = record[12 + 2 * length :]
            name = str(named[4 : 4 + 2 * _uint(named, 0)], "utf-16-le", "replace")
            parts[name] = f"xl/{links.get(link, '')}"
    return parts


def _marks_of(package: Package, part: str, sheet: str) -> SheetMarks:
    walk = _Walk(sheet)
    for kind, record in _records(package.read(part)):
        walk.take(kind, record)
    return walk.marks


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible sheet. Raises `PackageError` for what is damaged or too large."""
    package = Package(file.payload)
    marks = defaultdict(SheetMarks)
    for sheet, part in _sheet_parts(package).items():
        if "/worksheets/" in part:
            marks[sheet] = _marks_of(package, part, sheet)
    tables = (
        read_parsed(sheet, partial(marks.__getitem__, sheet.name), file, known, options)
        for sheet in parse_sheets(file.payload)
    )
    return tuple(chain.from_iterable(tables))
