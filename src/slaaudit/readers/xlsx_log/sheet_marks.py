"""What a sheet's XML tells beside the values: lost values, and hidden rows and columns.

A scan of the bytes tells whether there is any; only for a cell that may have lost its value (an
error, a formula that was never computed) is the XML read through.
"""

from slaaudit.readers.sheet_rows import SheetMarks
from slaaudit.tables import BrokenCell
from slaaudit.workbook.extent import (
    ADDRESS,
    Box,
    column_index,
    row_number,
    whole_tags,
)
from slaaudit.workbook.hidden import hidden_columns, hidden_tags, is_hidden
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import Attributes, local_name, parse_pieces

#: What an error cell or a formula cannot be written without; other tags begin with `<f` too.
_MARKS = (b't="e"', b"t='e'", b"<f")
_NAME_ENDS = (b">", b" ", b"/", b"\t", b"\n", b"\r")
_MAIN_ROOT = b"<worksheet"


def _note_hidden(marks: SheetMarks, kind: str, attributes: Attributes, row: int) -> None:
    """Note a row or columns that are hidden."""
    if kind == "row":
        marks.hidden_rows.add(row)
    else:
        marks.hidden_columns.update(hidden_columns(attributes))


def find_marks(package: Package, part: str) -> SheetMarks:
    """Give the marks of a sheet, at the cost of one scan where no value can be lost."""
    marks = _scanned(package, part)
    if marks is None:
        walk = _SheetWalk(Box(part))
        parse_pieces(package.pieces(part), walk.start, walk.end, walk.text)
        marks = walk.marks
    return marks


def _scanned(package: Package, part: str) -> SheetMarks | None:
    """Look at the bytes alone; None where a cell may be lost, or the tags are not as usual."""
    if _MAIN_ROOT not in next(package.pieces(part), b""):
        return None
    marks = SheetMarks()
    for seen in whole_tags(package.pieces(part)):
        if any(_stands_in(mark, seen) for mark in _MARKS):
            return None
        for kind, attributes in hidden_tags(seen):
            if kind == "row" and "r" not in attributes:
                return None
            _note_hidden(marks, kind, attributes, row_number(attributes, 0))
    return marks


def _stands_in(mark: bytes, seen: bytes) -> bool:
    """Look for a mark; of a formula's only where its name ends there (`<filterColumn` is none)."""
    place = seen.find(mark)
    if not mark.endswith(b"f"):
        return place >= 0
    while place >= 0 and seen[place + len(mark) : place + len(mark) + 1] not in _NAME_ENDS:
        place = seen.find(mark, place + 1)
    return place >= 0


class _SheetWalk:
    """Walks through a sheet's XML and notes each lost cell. Addresses may be left out there."""

    def __init__(self, box: Box) -> None:
        self.marks = SheetMarks()
        self._box = box
        self._row = 0
        self._column = -1
        self._kind = ""
        self._formula: str | None = None
        self._value = ""
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside = local_name(name)
        if self._inside == "row":
            self._row = row_number(attributes, self._row)
            self._column = -1
        elif self._inside == "c":
            address = ADDRESS.fullmatch(attributes.get("r", "").upper())
            self._column = column_index(address[1]) if address else self._column + 1
            self._box.take(max(self._row, 1), self._column)
            self._kind = attributes.get("t", "n")
            self._formula, self._value = None, ""
        elif self._inside == "f":
            self._formula = ""
            self.marks.formulas += 1
        if self._inside in ("row", "col") and is_hidden(attributes):
            _note_hidden(self.marks, self._inside, attributes, self._row)

    def text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f" and self._formula is not None:
            self._formula += text

    def end(self, name: str) -> None:
        self._inside = ""
        if local_name(name) != "c":
            return
        # an empty text (`t="str"`) is a computed value: IF(A1="","",…)
        uncomputed = self._formula is not None and not self._value and self._kind != "str"
        if self._kind == "e" or uncomputed:
            shown = self._value or f"={self._formula or ''}"
            self.marks.put(self._row, self._column, BrokenCell(shown))
