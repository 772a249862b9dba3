"""The XML parts of a package, and which of them holds which sheet.

A document type, and so every entity, is refused.
"""

import posixpath
from collections.abc import Callable, Iterable
from xml.parsers import expat

from slaaudit.value_classes import dataclass
from slaaudit.workbook.errors import damaged
from slaaudit.workbook.package import Package

Attributes = dict[str, str]

_LONGEST_NUMBER = 9
_TRUE = ("1", "true")


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


def _links(package: Package) -> list[Attributes]:
    """Give the links of the workbook, each with the part that it leads to as its target."""
    folder, name = posixpath.split(_workbook_part(package))
    links = elements(package, posixpath.join(folder, "_rels", f"{name}.rels"), "Relationship")
    for link in links:
        whole = posixpath.join("/" + folder, link.get("Target", ""))
        link["Target"] = posixpath.normpath(whole).lstrip("/")
    return links


def linked_part(package: Package, kind: str) -> str | None:
    """Give the workbook's part of a kind (`styles`, `sharedStrings`), if there is one."""
    types = ((link.get("Type", ""), link["Target"]) for link in _links(package))
    linked = next((target for type_, target in types if type_.endswith(f"/{kind}")), None)
    usual = f"xl/{kind}.xml"
    return usual if linked is None and usual in package else linked


@dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet of a workbook: its name and part, whether it is shown, and whether it has cells."""

    name: str
    part: str
    visible: bool
    of_cells: bool


def listed_sheets(package: Package) -> list[SheetPart]:
    """Give the sheets of a workbook in their order. Raises `PackageError`."""
    links = {link.get("Id"): link for link in _links(package)}
    sheets: list[SheetPart] = []
    for sheet in elements(package, _workbook_part(package), "sheet"):
        link = links.get(sheet.get("id"))
        if link is None or "name" not in sheet:
            raise damaged("sheet")
        of_cells = link.get("Type", "").endswith("/worksheet")
        visible = sheet.get("state", "visible") == "visible"
        sheets.append(SheetPart(sheet["name"], link["Target"], visible, of_cells))
    return sheets


def counts_from_1904(package: Package) -> bool:
    """Tell whether the workbook's dates count from 1904."""
    found = elements(package, _workbook_part(package), "workbookPr")
    return any(each.get("date1904") in _TRUE for each in found)


def sheet_parts(package: Package) -> dict[str, str]:
    """Give the package's part of each sheet, by the sheet's name. Raises `PackageError`."""
    return {sheet.name: sheet.part for sheet in listed_sheets(package)}
