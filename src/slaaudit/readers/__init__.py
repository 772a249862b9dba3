"""Files to tables. What a file is, its bytes decide, never its name."""

import re
from pathlib import Path

from slaaudit.readers import csv_log, xlsx_log
from slaaudit.readers.decoding import refuse
from slaaudit.readers.peek import peek
from slaaudit.tables import RawTable
from slaaudit.workbook import ReadAhead

__all__ = ["peek", "read_tables"]

#: First bytes of files that are no log, and the code that says what to do.
_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x9b DRMONE", "SLA705"),
    (b"SCDSA00", "SLA705"),
    (b"%PDF", "SLA706"),
    (b"\x1f\x8b", "SLA706"),
    (b"\x89PNG", "SLA706"),
    (b"\xff\xd8\xff", "SLA706"),
    (b"{\\rtf", "SLA706"),
)
_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BEFORE_MARKUP = re.compile(rb"[\s\0\xef\xbb\xbf\xff\xfe]*")
_MARKUP = re.compile(
    rb"<(?:!doctype|!--|\?xml|\?mso-|"
    rb"(?:html|head|body|meta|link|title|style|script|base|table|thead|tbody|tr|div|center|form)"
    rb"[\s/>])",
    re.IGNORECASE,
)


def _read_bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise refuse("SLA701", path.name, path=str(path)) from None
    except IsADirectoryError:
        raise refuse("SLA702", path.name, path=str(path)) from None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise refuse("SLA703", path.name, path=str(path), reason=reason) from None


def _foreign_kind(payload: bytes) -> str | None:
    """Give the code of a kind of file that is not read; None where it may be text."""
    for signature, code in _SIGNATURES:
        if payload.startswith(signature):
            return code
    if payload.startswith(_OLE):
        return "SLA704" if _ENCRYPTED in payload else "SLA707"
    return None


def _is_markup(payload: bytes) -> bool:
    """Tell whether the bytes begin as an HTML or XML document does, in UTF-16 too."""
    before = _BEFORE_MARKUP.match(payload)
    start = before.end() if before else 0
    return _MARKUP.match(payload[start : start + 64].replace(b"\0", b"")) is not None


def read_tables(
    path: Path, known_headings: frozenset[str], ahead: ReadAhead | None = None
) -> tuple[RawTable, ...]:
    """Read every visible sheet of a workbook, every table of HTML, or a delimited text file.

    `known_headings` holds the wanted headings as `table_finder.heading_key` gives them; no other
    column is loaded. `ahead` may have begun with the file already. Tables
    name the file without its folder. Raises `Refusal` (UNUSABLE) for a
    file that cannot be used.
    """
    parsed = None if ahead is None else ahead.take(path)
    payload = _read_bytes(path)
    file = path.name
    if not payload.strip():
        raise refuse("SLA709", file)
    if payload.startswith(_ZIP):
        return xlsx_log.read_workbook(payload, file, known_headings, parsed)
    foreign = _foreign_kind(payload)
    if foreign is not None:
        raise refuse(foreign, file)
    if _is_markup(payload):
        from slaaudit.readers import html_log  # noqa: PLC0415  # loaded when such a file is there

        return html_log.read_html(payload, file, known_headings)
    return csv_log.read_text(payload, file, known_headings)
