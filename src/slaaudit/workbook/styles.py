"""Which styles show a number as a date or a span of time.

Calamine tells: it is given a workbook with the same styles and one number in each of them. So a
sheet whose cells are found otherwise is read by the same judgement.
"""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import Enum

from slaaudit.workbook import parse_sheets
from slaaudit.workbook.cell_search import require_usual
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import linked_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
_BOOK = (
    f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
    '<sheet name="S" sheetId="1" r:id="s"/></sheets></workbook>'
)
#: A number that is a date and a time as well as a span of time.
_NUMBER = 46105.5


class Shown(Enum):
    """As what a style shows a number."""

    NUMBER = 0
    STAMP = 1
    SPAN = 2


def shown_by(package: Package, styles: Iterable[int]) -> dict[int, Shown]:
    """Tell as what each of some styles (indices) shows a number."""
    asked = sorted(set(styles))
    part = linked_part(package, "styles")
    if part is None or not asked:
        return dict.fromkeys(asked, Shown.NUMBER)
    try:
        (sheet,) = parse_sheets(_workbook(package.read(part), asked))
    except PackageError:
        require_usual(usual=False)
    rows = [] if sheet.cells is None else sheet.cells.to_python()
    require_usual(len(rows) == len(asked))
    return {style: _shown(row[0]) for style, row in zip(asked, rows, strict=True)}


def _shown(value: object) -> Shown:
    if isinstance(value, datetime):
        return Shown.STAMP
    return Shown.SPAN if isinstance(value, timedelta) else Shown.NUMBER


def _workbook(styles: bytes, asked: list[int]) -> bytes:
    rows = "".join(
        f'<row r="{at}"><c r="A{at}" s="{style}"><v>{_NUMBER}</v></c></row>'
        for at, style in enumerate(asked, 1)
    )
    links = (("s", "worksheet", "worksheets/sheet1.xml"), ("t", "styles", "styles.xml"))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _relations([("b", "officeDocument", "xl/workbook.xml")]))
        archive.writestr("xl/workbook.xml", _BOOK)
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(links))
        archive.writestr("xl/styles.xml", styles)
        sheet = f'<worksheet xmlns="{_MAIN}"><sheetData>{rows}</sheetData></worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", sheet)
    return made.getvalue()


def _relations(links: Iterable[tuple[str, str, str]]) -> str:
    each = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, kind, target in links
    )
    return f'<Relationships xmlns="{_LINKS}">{each}</Relationships>'
