"""What a file is, by its bytes and never by its name."""

import re
from enum import StrEnum

from slaaudit.readers.log_file import HEAD, LogFile
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.package import Package


class Kind(StrEnum):
    """Kinds of files that are read; the value is the module that reads them."""

    XLSX = "xlsx_log"
    XLSB = "xlsb_log"
    ODS = "ods_log"
    XLS = "xls_log"
    HTML = "html_log"
    XML = "xml_log"
    TEXT = "csv_log"
    PARQUET = "parquet_log"
    ARCHIVE = "archive"
    LOCKED = "locked"


#: First bytes of what DRM products make of a file.
_WRAPPED: tuple[tuple[bytes, str], ...] = (
    (b"\x9b DRMONE", "Fasoo"),
    (b"<## NASCA", "NASCA"),
    (b"SCDSA00", "SoftCamp"),
)
_MARKANY = re.compile(rb"markany|document safer", re.IGNORECASE)
_MARKANY_WITHIN = 512
#: First bytes of files that are no log, and what they are called.
_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "PDF"),
    (b"HWP Document File", "HWP"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"{\\rtf", "RTF"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!", "RAR"),
    (b"EGGA", "EGG"),
    (b"ALZ\x01", "ALZ"),
    (b"SQLite format 3\0", "SQLite"),
    (b"\0\x01\0\0Standard ", "Access"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PARQUET = b"PAR1"
#: The streams of an OLE file that tell what it is.
_STREAMS: tuple[tuple[str, Kind | str], ...] = (
    ("EncryptedPackage", Kind.LOCKED),
    ("HwpSummaryInformation", "HWP"),
    ("WordDocument", "DOC"),
    ("PowerPoint Document", "PPT"),
    ("__properties_version1.0", "MSG"),
    ("Workbook", Kind.XLS),
    ("Book", Kind.XLS),
)
#: The record that locks an old workbook stands right behind its first.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00\x00\x06\x05\x00.{12}\x2f\x00", re.DOTALL)
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
#: Parts that tell what a package is.
_PARTS: tuple[tuple[str, Kind | str], ...] = (
    ("xl/workbook.bin", Kind.XLSB),
    ("xl/", Kind.XLSX),
    ("word/", "DOCX"),
    ("ppt/", "PPTX"),
    ("Contents/content.hpf", "HWPX"),
)
#: Where a workbook keeps its parts under other names.
_TYPES, _SPREADSHEET = "[Content_Types].xml", b"spreadsheetml"
_BEFORE_MARKUP = re.compile(rb"[\s\0\xef\xbb\xbf\xff\xfe]*")
_MARKUP = re.compile(
    rb"<(?:!doctype|!--|\?xml|\?mso-|"
    rb"(?:html|head|body|meta|link|title|style|script|base|table|thead|tbody|tr|div|center|form|"
    rb"\w+:workbook|workbook)"
    rb"[\s/>])",
    re.IGNORECASE,
)
_XML_SPREADSHEET = re.compile(rb"<(?:\w+:)?Workbook[\s>]")
_ROOT_WITHIN = 1 << 14


def kind_of(file: LogFile) -> Kind:
    """Tell what a file is. Raises `PackageError` for what is no log, or is wrapped by DRM."""
    head = file.head
    if not head or (head.isspace() and file.payload.isspace()):
        raise PackageError("SLA709")
    _refuse_foreign(head)
    if head.startswith(_ZIP):
        return _kind_of_package(Package(file.payload))
    if head.startswith(_OLE):
        return _kind_of_ole(file.payload)
    if head.startswith(_PARQUET):
        return Kind.PARQUET
    if _is_markup(file):
        head = head[:_ROOT_WITHIN].replace(b"\0", b"")
        return Kind.XML if _XML_SPREADSHEET.search(head) else Kind.HTML
    return Kind.TEXT


def _refuse_foreign(payload: bytes) -> None:
    for signature, product in _WRAPPED:
        if payload.startswith(signature):
            raise PackageError("SLA705", product=product)
    for signature, kind in _FOREIGN:
        if payload.startswith(signature):
            raise PackageError("SLA706", kind=kind)
    if b"\0" in payload[:_MARKANY_WITHIN] and _MARKANY.search(payload[:_MARKANY_WITHIN]):
        raise PackageError("SLA705", product="MarkAny")


def _kind_of_package(package: Package) -> Kind:
    if "mimetype" in package and package.read("mimetype").startswith(_ODS):
        return Kind.ODS
    for sign, kind in _PARTS:
        if any(part.startswith(sign) for part in package.parts):
            return _read_or_refused(kind)
    if _TYPES in package and _SPREADSHEET in package.read(_TYPES):
        return Kind.XLSX
    return Kind.ARCHIVE


def _kind_of_ole(payload: bytes) -> Kind:
    lowered = payload.lower()
    for stream, kind in _STREAMS:
        if stream.lower().encode("utf-16-le") in lowered:
            if kind is Kind.XLS and _LOCKED_XLS.search(payload):
                return Kind.LOCKED
            return _read_or_refused(kind)
    raise PackageError("SLA706", kind="OLE")


def _read_or_refused(kind: Kind | str) -> Kind:
    if isinstance(kind, Kind):
        return kind
    raise PackageError("SLA706", kind=kind)


def _is_markup(file: LogFile) -> bool:
    """Tell whether the bytes begin as an HTML or XML document does, in UTF-16 too."""
    payload = file.head
    before = _BEFORE_MARKUP.match(payload)
    if before and before.end() == len(payload) == HEAD:
        payload = file.payload
        before = _BEFORE_MARKUP.match(payload)
    start = before.end() if before else 0
    return _MARKUP.match(payload[start : start + 64].replace(b"\0", b"")) is not None
