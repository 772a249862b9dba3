"""Makers of log files of every format, byte by byte where no library writes them."""

from __future__ import annotations

import io
import struct
import zipfile
from typing import TYPE_CHECKING

import openpyxl

from slaaudit.readers import ReadingOptions, read_tables
from slaaudit.readers.log_file import USUAL_READING
from slaaudit.table_finder import heading_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from slaaudit.tables import RawTable

KNOWN = frozenset(
    map(heading_key, ["접수번호", "접수일시", "답변일시", "처리시간", "만족", "부서"])
)
CSV = "접수번호,접수일시,성명\n0012,2026-03-02 09:05,홍길동\n0013,2026-03-03 10:00,임꺽정\n"


def read(
    tmp_path: Path, payload: bytes, name: str = "log", options: ReadingOptions = USUAL_READING
) -> tuple[RawTable, ...]:
    """Read bytes as a file; its name tells nothing of its kind."""
    path = tmp_path / name
    path.write_bytes(payload)
    return read_tables(path, KNOWN, options=options)


def read_one(tmp_path: Path, payload: bytes, options: ReadingOptions = USUAL_READING) -> RawTable:
    (table,) = read(tmp_path, payload, options=options)
    return table


def codes(table: RawTable) -> list[str]:
    return [finding.code for finding in table.findings]


def workbook(rows: Sequence[Sequence[object]], sheet: str = "민원") -> bytes:
    book = openpyxl.Workbook()
    book.active.title = sheet
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


def zipped(parts: Mapping[str, str | bytes], *, stored: bool = False) -> bytes:
    """Pack parts."""
    stream = io.BytesIO()
    method = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def _links(links: Mapping[str, tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{name}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for name, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{_PACKAGE}">{inner}</Relationships>'


def xlsx_of(
    sheet: str | bytes, *, styles: bool = True, more: Mapping[str, str | bytes] | None = None
) -> bytes:
    """Pack a workbook around the XML of its only sheet, or around its `sheetData` alone."""
    if isinstance(sheet, str) and not sheet.lstrip().startswith("<?xml"):
        sheet = f'<?xml version="1.0"?><worksheet xmlns="{_MAIN}">{sheet}</worksheet>'
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": _links({"r1": ("officeDocument", "xl/workbook.xml")}),
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>'
        '<sheet name="민원" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _links({"r1": ("worksheet", "worksheets/sheet1.xml")}),
        "xl/worksheets/sheet1.xml": sheet,
    }
    if styles:
        parts["xl/styles.xml"] = f'<styleSheet xmlns="{_MAIN}"/>'
    return zipped(parts | dict(more or {}))


def cells(rows: Mapping[int, Mapping[str, str | float]]) -> str:
    """Write `sheetData` of texts and numbers by address."""
    written = []
    for number, row in rows.items():
        inner = "".join(
            f'<c r="{column}{number}" t="inlineStr"><is><t>{value}</t></is></c>'
            if isinstance(value, str)
            else f'<c r="{column}{number}"><v>{value}</v></c>'
            for column, value in row.items()
        )
        written.append(f'<row r="{number}">{inner}</row>')
    return f"<sheetData>{''.join(written)}</sheetData>"


HEADED: dict[int, Mapping[str, str | float]] = {
    1: {"A": "접수번호", "B": "접수일시", "C": "답변일시"},
    2: {"A": "A-1", "B": "2026-03-02", "C": "2026-03-04"},
}


# --- ods -----------------------------------------------------------------------------------------

_ODS = "urn:oasis:names:tc:opendocument:xmlns:"


def ods_of(table: str, *, manifest: str = "", before: str = "") -> bytes:
    """Pack an OpenDocument spreadsheet around the rows of its only table."""
    spaces = "".join(
        f' xmlns:{prefix}="{_ODS}{name}:1.0"'
        for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"))
    )
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content{spaces} xmlns:calcext="urn:calc">'
        f'<office:body><office:spreadsheet><table:table table:name="민원">{table}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "META-INF/manifest.xml": f"<manifest:manifest>{manifest}</manifest:manifest>",
            "content.xml": content,
        },
        stored=True,
    )


def ods_row(*texts: str, attributes: str = "") -> str:
    inner = "".join(
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
        for text in texts
    )
    return f"<table:table-row{attributes}>{inner}</table:table-row>"


# --- xlsb ----------------------------------------------------------------------------------------


def _record(kind: int, content: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(content)
    while True:
        byte, size = size & 0x7F, size >> 7
        length += bytes([byte | (0x80 if size else 0)])
        if not size:
            return head + length + content


def _wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def xlsb_cell(column: int, value: str | float | bytes, style: int = 0) -> bytes:
    """Write a cell: text, a number, or the byte of an error."""
    head = struct.pack("<II", column, style)
    if isinstance(value, str):
        return _record(6, head + _wide(value))
    if isinstance(value, bytes):
        return _record(3, head + value)
    return _record(5, head + struct.pack("<d", value))


def xlsb_row(number: int, *written: bytes, hidden: bool = False) -> bytes:
    flags = bytes([0, 0x10 if hidden else 0, 0])
    return _record(0, struct.pack("<IIH", number - 1, 0, 300) + flags + bytes(4)) + b"".join(
        written
    )


def xlsb_of(*rows: bytes, merged: tuple[int, int, int, int] | None = None, book: int = 0) -> bytes:
    """Pack a binary workbook; style 1 is a date. `book` = 1 is the 1904 date system."""
    sheet = _record(129) + _record(148, bytes(16)) + _record(145) + b"".join(rows) + _record(146)
    if merged is not None:
        sheet += _record(176, struct.pack("<IIII", *merged))
    listed = struct.pack("<III", 0, 1, 2) + "r1".encode("utf-16-le") + _wide("민원")
    formats = [struct.pack("<HHHHHIH", 0xFFFF, kind, 0, 0, 0, 0, 0) for kind in (0, 22)]
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": _links({"r1": ("officeDocument", "xl/workbook.bin")}),
            "xl/_rels/workbook.bin.rels": _links({"r1": ("worksheet", "worksheets/sheet1.bin")}),
            "xl/workbook.bin": _record(131)
            + _record(153, struct.pack("<III", book, 0, 0))
            + _record(143)
            + _record(156, listed)
            + _record(144)
            + _record(157, bytes(25))
            + _record(132),
            "xl/styles.bin": _record(278)
            + _record(617, struct.pack("<I", len(formats)))
            + b"".join(_record(47, each) for each in formats)
            + _record(618),
            "xl/worksheets/sheet1.bin": sheet + _record(130),
        }
    )


def xlsb_log() -> bytes:
    """Give a binary log with a date, an error cell and a hidden row."""
    return xlsb_of(
        xlsb_row(1, xlsb_cell(0, "접수번호"), xlsb_cell(1, "접수일시"), xlsb_cell(2, "답변일시")),
        xlsb_row(2, xlsb_cell(0, "A-1"), xlsb_cell(1, 46083.5, 1), xlsb_cell(2, b"\x2a")),
        xlsb_row(3, xlsb_cell(0, "A-2"), xlsb_cell(1, 46084.5, 1), hidden=True),
        merged=(1, 2, 0, 0),
    )
