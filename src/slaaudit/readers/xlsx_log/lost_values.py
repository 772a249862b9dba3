"""Cells of a workbook whose value is lost: errors, and formulas that were never computed.

A scan of the bytes tells whether a sheet can hold any; only then is its XML read through.
"""

import posixpath
import re
import zipfile
from collections.abc import Callable, Mapping
from xml.parsers import expat  # a document type, and so every entity, is refused

from slaaudit.tables import BrokenCell

#: Sheet row (from 1) → column (from 0) → the cell.
LostCells = Mapping[int, Mapping[int, BrokenCell]]
Attributes = dict[str, str]

#: What an error cell or a formula cannot be written without; other tags begin with `<f` too.
_MARKS = (b't="e"', b"t='e'", b"<f")
_PREFIXED_MARKS = (*_MARKS, b":f")
_LONGEST_MARK = max(map(len, _MARKS)) + 1
_NAME_ENDS = (b">", b" ", b"/", b"\t", b"\n", b"\r")
_CHUNK = 1 << 22
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _refuse_document_type(*_: object) -> None:
    raise zipfile.BadZipFile("document type declared")


def _parser(
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    return parser


def _elements(archive: zipfile.ZipFile, part: str, wanted: str) -> list[Attributes]:
    """Give the attributes of every element of one name, prefixes removed."""
    found: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if _local(name) == wanted:
            found.append({_local(key): value for key, value in attributes.items()})

    _parser(start).Parse(archive.read(part), True)  # noqa: FBT003
    return found


def _workbook_part(archive: zipfile.ZipFile) -> str:
    for link in _elements(archive, "_rels/.rels", "Relationship"):
        if link["Type"].endswith("/officeDocument"):
            return link["Target"].lstrip("/")
    raise KeyError("officeDocument")


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the archive's part of each sheet, by the sheet's name. Raises KeyError without one."""
    workbook = _workbook_part(archive)
    folder, name = posixpath.split(workbook)
    links = _elements(archive, f"{folder}/_rels/{name}.rels", "Relationship")
    targets = {
        link["Id"]: posixpath.normpath(posixpath.join("/" + folder, link["Target"]))
        for link in links
    }
    sheets = _elements(archive, workbook, "sheet")
    return {sheet["name"]: targets[sheet["id"]].lstrip("/") for sheet in sheets}


def _may_hold_lost_cells(archive: zipfile.ZipFile, part: str) -> bool:
    tail = b""
    marks: tuple[bytes, ...] = _PREFIXED_MARKS
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            if not tail and b"<worksheet" in chunk:
                marks = _MARKS  # names stand without a prefix
            seen = tail + chunk
            if any(_stands_in(mark, seen) for mark in marks):
                return True
            tail = seen[-_LONGEST_MARK:]
    return False


def _stands_in(mark: bytes, seen: bytes) -> bool:
    """Look for a mark; of a formula's only where its name ends there (`<filterColumn` is none)."""
    place = seen.find(mark)
    if not mark.endswith(b"f"):
        return place >= 0
    while place >= 0 and seen[place + len(mark) : place + len(mark) + 1] not in _NAME_ENDS:
        place = seen.find(mark, place + 1)
    return place >= 0


def _column_index(letters: str) -> int:
    index = 0
    for letter in letters:
        index = index * 26 + ord(letter) - ord("A") + 1
    return index - 1


class _SheetScan:
    """Walks through a sheet's XML and notes each lost cell. Addresses may be left out there."""

    def __init__(self) -> None:
        self.lost: dict[int, dict[int, BrokenCell]] = {}
        self._row = 0
        self._column = -1
        self._kind = ""
        self._formula: str | None = None
        self._value = ""
        self._inside = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self._inside = _local(name)
        if self._inside == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
        elif self._inside == "c":
            address = _ADDRESS.fullmatch(attributes.get("r", ""))
            self._column = _column_index(address[1]) if address else self._column + 1
            self._kind = attributes.get("t", "n")
            self._formula, self._value = None, ""
        elif self._inside == "f":
            self._formula = ""

    def text(self, text: str) -> None:
        if self._inside == "v":
            self._value += text
        elif self._inside == "f" and self._formula is not None:
            self._formula += text

    def end(self, name: str) -> None:
        self._inside = ""
        if _local(name) != "c":
            return
        # an empty text (`t="str"`) is a computed value: IF(A1="","",…)
        uncomputed = self._formula is not None and not self._value and self._kind != "str"
        if self._kind == "e" or uncomputed:
            shown = self._value or f"={self._formula or ''}"
            self.lost.setdefault(self._row, {})[self._column] = BrokenCell(shown)


def find_lost_cells(archive: zipfile.ZipFile, part: str) -> LostCells:
    """Give the lost cells of a sheet; empty at the cost of one scan where it has none."""
    if not _may_hold_lost_cells(archive, part):
        return {}
    scan = _SheetScan()
    with archive.open(part) as stream:
        _parser(scan.start, scan.end, scan.text).ParseFile(stream)
    return scan.lost
