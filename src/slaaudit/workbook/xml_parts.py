"""The XML parts of a package, and which of them holds which sheet.

A document type, and so every entity, is refused.
"""

import posixpath
from collections.abc import Callable, Iterable
from xml.parsers import expat

from slaaudit.workbook.errors import damaged
from slaaudit.workbook.package import Package

Attributes = dict[str, str]

_LONGEST_NUMBER = 9


def local_name(name: str) -> str:
    """Give a name without its prefix."""
    return name.rpartition(":")[2]


def whole_number(written: str, otherwise: int) -> int:
    """Read digits; what is no number, or none that a sheet could have, counts as left out."""
    usual = len(written) <= _LONGEST_NUMBER and written.isascii() and written.isdigit()
    return int(written) if usual else otherwise


def refuse_document_type(*_: object) -> None:
    """Refuse a document type, whose entities could unfold without end or name other files."""
    raise damaged("document type declared")


def parse_pieces(
    pieces: Iterable[bytes],
    start: Callable[[str, Attributes], object],
    end: Callable[[str], object] | None = None,
    text: Callable[[str], object] | None = None,
    encoding: str | None = None,
) -> None:
    """Parse XML in pieces; `encoding` outdoes what it declares. Raises `PackageError`."""
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse_document_type
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    try:
        for piece in pieces:
            parser.Parse(piece, False)  # noqa: FBT003  # expat takes no keyword
        parser.Parse(b"", True)  # noqa: FBT003
    except (expat.ExpatError, ValueError, LookupError) as error:  # an unknown encoding: LookupError
        raise damaged(error) from None


def elements(package: Package, part: str, wanted: str) -> list[Attributes]:
    """Give the attributes of every element of one name, prefixes removed."""
    found: list[Attributes] = []

    def start(name: str, attributes: Attributes) -> None:
        if local_name(name) == wanted:
            found.append({local_name(key): value for key, value in attributes.items()})

    parse_pieces(package.pieces(part), start)
    return found


def _workbook_part(package: Package) -> str:
    for link in elements(package, "_rels/.rels", "Relationship"):
        if link.get("Type", "").endswith("/officeDocument"):
            return link.get("Target", "").lstrip("/")
    raise damaged("officeDocument")


def sheet_parts(package: Package) -> dict[str, str]:
    """Give the package's part of each sheet, by the sheet's name. Raises `PackageError`."""
    workbook = _workbook_part(package)
    folder, name = posixpath.split(workbook)
    links = elements(package, posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
    targets = {
        link.get("Id"): posixpath.normpath(posixpath.join("/" + folder, link.get("Target", "")))
        for link in links
    }
    parts: dict[str, str] = {}
    for sheet in elements(package, workbook, "sheet"):
        target = targets.get(sheet.get("id"))
        if target is None or "name" not in sheet:
            raise damaged("sheet")
        parts[sheet["name"]] = target.lstrip("/")
    return parts
