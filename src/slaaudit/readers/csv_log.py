"""Delimited text: CSV, and text with tabs, semicolons or bars."""

import codecs
import contextlib
import csv
import hashlib
import io
from collections.abc import Iterator
from itertools import chain, islice

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.table_finder import HEADER_WITHIN, Row, SheetPlace, find_header, find_table, is_empty
from slaaudit.tables import BrokenCell, RawTable

#: UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DELIMITERS = ",\t;|"


def _refuse(code: str, file: str, **facts: str | int) -> Refusal:
    return Refusal(RefusalKind.UNUSABLE, Finding(code, Place(file=file), {"file": file, **facts}))


def decode(payload: bytes, file: str) -> str:
    """Decode by the byte order mark, else as UTF-8, else as CP949; never with guesses inside.

    UTF-8 comes first: hardly any CP949 text is valid UTF-8, while much UTF-8 is valid CP949.
    """
    marked = next((name for mark, name in _MARKS if payload.startswith(mark)), None)
    try:
        if marked is not None:
            return payload.decode(marked)
        if b"\0" in payload:
            raise _refuse("SLA706", file)
        return payload.decode("utf-8")
    except UnicodeDecodeError as error:
        if marked is not None:
            raise _undecodable(payload, error, file) from None
    try:
        return payload.decode("cp949")
    except UnicodeDecodeError as error:
        raise _undecodable(payload, error, file) from None


def _undecodable(payload: bytes, error: UnicodeDecodeError, file: str) -> Refusal:
    line = payload.count(b"\n", 0, error.start) + 1
    return _refuse("SLA710", file, line=line, byte=error.start)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    # strict: a quote that never closes would swallow the rest of the file without a word
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Give the first rows, up to where the quotes go wrong."""
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        for row in islice(_rows(text, delimiter), HEADER_WITHIN):
            rows.append(row)  # noqa: PERF402  # extend() would lose the rows before the error
    return rows


def choose_delimiter(text: str, known: frozenset[str]) -> str:
    """Give the delimiter under which a header is found; else the one that cuts the most cells."""
    heads = {sign: _first_rows(text, sign) for sign in _DELIMITERS}
    for sign, rows in heads.items():
        if find_header(rows, known) is not None and max(map(len, rows)) > 1:
            return sign
    return max(heads, key=lambda sign: max(map(len, heads[sign]), default=0))


def _checked(rows: Iterator[list[str]], known: frozenset[str]) -> Iterator[Row]:
    """Mark rows with more cells than the header: their values stand under wrong headings."""
    head = list(islice(rows, HEADER_WITHIN))
    at = find_header(head, known)
    width = len(head[at]) if at is not None else None
    for number, row in enumerate(chain(head, rows)):
        shifted = (
            width is not None
            and at is not None
            and number > at
            and len(row) > width
            and not all(map(is_empty, row[width:]))
        )
        yield [BrokenCell(f"+{len(row) - (width or 0)}")] * len(row) if shifted else row


def read_text(payload: bytes, file: str, known: frozenset[str]) -> tuple[RawTable, ...]:
    """Read a text file as one table; row numbers are those that a spreadsheet would show.

    Raises `Refusal` where it cannot be decoded or a quote never closes.
    """
    text = decode(payload, file)
    place = SheetPlace(file, hashlib.sha256(payload).hexdigest(), None)
    rows = _rows(text, choose_delimiter(text, known))
    try:
        table = find_table(_checked(rows, known), known, place)
    except csv.Error as error:
        line = getattr(rows, "line_num", 0)
        raise _refuse("SLA713", file, line=line, reason=str(error)) from None
    return () if table is None else (table,)
