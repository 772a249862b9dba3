"""How far the cells of a workbook's sheets reach, known before they are parsed.

The parser makes room for every cell from the first to the last row and column: one stray cell at
XFD1048576 would end the process. Most sheets are shown to be small by one search of their bytes;
the cells of the others are looked at one by one.
"""

import re
from collections.abc import Iterable, Iterator

from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.limits import MOST_CELLS
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import (
    Attributes,
    local_name,
    parse_pieces,
    refuse_document_type,
    sheet_parts,
    whole_number,
)

#: The last column of a sheet is XFD.
COLUMNS = 16_384
ADDRESS = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
#: What a cell's tag may look like in a sheet of a known size; a match is a cell beyond it.
_BEYOND = (
    # columns A to Z, rows 1 to 699,999
    re.compile(rb'<c(?:[>/\t\r\n]| (?!r="[A-Z](?:[0-9]{1,5}|[1-6][0-9]{5})"))'),
    # columns A to BZ, rows 1 to 199,999
    re.compile(rb'<c(?:[>/\t\r\n]| (?!r="[AB]?[A-Z](?:[0-9]{1,5}|1[0-9]{5})"))'),
)
_CELL = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_UNUSUAL_CELL = re.compile(rb'<c(?:[>/\t\r\n]| (?!r="[A-Z]{1,3}[0-9]{1,7}"))')
_PREFIXED_CELL = re.compile(rb":c[>/ \t\r\n]")
_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_LONGEST_TAIL = 4096


def column_index(letters: str) -> int:
    """Give a column's index, from 0."""
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


def column_letters(index: int) -> str:
    """Give the letters of a column's index."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Cut pieces so that none ends within the beginning of a tag."""
    tail = b""
    for piece in pieces:
        seen = tail + piece
        cut = seen.rfind(b"<")
        if cut < 0:
            tail = b""
            yield seen
        else:
            tail = seen[cut : cut + _LONGEST_TAIL]
            yield seen[:cut]
    yield tail


class Box:
    """The box from A1 that holds every cell; it is refused once it grows too large."""

    def __init__(self, sheet: str) -> None:
        """Begin with nothing."""
        self._sheet = sheet
        self._rows = self._columns = 0

    def take(self, row: int, column: int) -> None:
        """Take a cell in: `row` from 1, `column` from 0. Raises `PackageError` where too large."""
        if row <= self._rows and column < self._columns:
            return
        self._rows, self._columns = max(self._rows, row), max(self._columns, column + 1)
        if self._rows * self._columns > MOST_CELLS:
            raise PackageError(
                "SLA743",
                sheet=self._sheet,
                cell=f"{column_letters(column)}{row}",
                rows=self._rows,
                columns=self._columns,
            )


def refuse_document_types(package: Package) -> None:
    """Refuse a package of which a part has a document type."""
    for part in package.parts:
        first = next(package.pieces(part), b"")
        if _is_encoded(first) and _is_markup(first):
            parse_pieces(package.pieces(part), _pass_over)
        root = _BEFORE_ROOT.match(first)
        if first[root.end() if root else 0 :].startswith(b"<!"):
            refuse_document_type()


def require_bounded(package: Package) -> None:
    """Refuse a workbook with a sheet that reaches too far. Document types are refused before."""
    sheets = {part: name for name, part in sheet_parts(package).items()}
    for part in package.parts:
        first = next(package.pieces(part), b"")
        if part in sheets or _is_markup(first):
            box = Box(sheets.get(part, part))
            if _is_encoded(first):
                _walk(package, part, box)
            elif not _is_small(package, part):
                tally = _walk if _has_unusual_cells(package, part) else _tally
                tally(package, part, box)


def _is_markup(first: bytes) -> bool:
    return first[:64].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").startswith(b"<")


def _is_encoded(first: bytes) -> bool:
    """Tell signs of two bytes or four, in which no text can be searched for."""
    return b"\0" in first[:64]


def _pass_over(*_: object) -> None:
    """Do nothing with an element."""


def _is_small(package: Package, part: str) -> bool:
    return any(_stays_within(package, part, beyond) for beyond in _BEYOND)


def _stays_within(package: Package, part: str, beyond: re.Pattern[bytes]) -> bool:
    return not any(
        beyond.search(seen) or _PREFIXED_CELL.search(seen)
        for seen in whole_tags(package.pieces(part))
    )


def _has_unusual_cells(package: Package, part: str) -> bool:
    return not _stays_within(package, part, _UNUSUAL_CELL)


def _tally(package: Package, part: str, box: Box) -> None:
    """Take in all cells by their written addresses."""
    columns: dict[bytes, int] = {}
    for seen in whole_tags(package.pieces(part)):
        for letters, row in _CELL.findall(seen):
            if letters not in columns:
                columns[letters] = column_index(letters.decode("ascii"))
            box.take(int(row), columns[letters])


class _Walk:
    """Walks through a sheet whose cells may stand without an address: each is next to the last."""

    def __init__(self, box: Box) -> None:
        self._box = box
        self._row = 0
        self._column = -1

    def start(self, name: str, attributes: Attributes) -> None:
        kind = local_name(name)
        if kind == "row":
            self._row = row_number(attributes, self._row)
            self._column = -1
        elif kind == "c":
            address = ADDRESS.fullmatch(attributes.get("r", "").upper())
            self._column = column_index(address[1]) if address else self._column + 1
            self._box.take(int(address[2]) if address else max(self._row, 1), self._column)


def row_number(attributes: Attributes, above: int) -> int:
    """Give the number of a row from its tag, else the one after the row above."""
    return whole_number(attributes.get("r", ""), above + 1)


def _walk(package: Package, part: str, box: Box) -> None:
    parse_pieces(package.pieces(part), _Walk(box).start)
