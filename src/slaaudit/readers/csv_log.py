"""Delimited text: CSV, and text with tabs, semicolons or bars."""

import contextlib
import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice
from typing import TextIO

from slaaudit.coded_cells import CodedCells
from slaaudit.findings import Finding
from slaaudit.readers.decoding import TextFile, refuse, text_file
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.table_finder import (
    HEADER_WITHIN,
    Row,
    SheetPlace,
    find_header,
    find_table_in_pieces,
    is_empty,
    known_in,
    row_blocks,
)
from slaaudit.tables import BrokenCell, RawTable, SheetNotes

_DELIMITERS = ",\t;|"
#: Delimiters that are said, as a comma was more likely meant.
_UNUSUAL = ";|"
_HEADINGS_OF_A_TABLE = 2
#: Signs that are looked at for the delimiter: the header stands among them.
_BEGINNING = 1 << 18
#: Cases of a piece of a long table: its cells are held at one time.
_PIECE = 1 << 17


def _rows(text: TextIO, delimiter: str) -> Iterator[list[str]]:
    # strict: a quote that never closes would swallow the rest of the file without a word
    return csv.reader(text, delimiter=delimiter, strict=True)


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    """Give the first rows, up to where the quotes go wrong."""
    rows: list[list[str]] = []
    with contextlib.suppress(csv.Error):
        for row in islice(_rows(io.StringIO(text, newline=""), delimiter), HEADER_WITHIN):
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
    if at is None or width is None:
        yield from chain(head, rows)
        return
    yield from head[: at + 1]
    for row in chain(head[at + 1 :], rows):
        shifted = len(row) > width and not all(map(is_empty, row[width:]))
        if shifted and len(known_in(row, known)) >= _HEADINGS_OF_A_TABLE:
            width, shifted = len(row), False  # the header of a further, wider table
        yield [BrokenCell(f"+{len(row) - width}")] * len(row) if shifted else row


def _blocks(text: TextFile, delimiter: str, known: frozenset[str]) -> Iterator[Sequence[Row]]:
    with text.opened() as stream:
        rows = _rows(stream, delimiter)
        try:
            yield from row_blocks(_checked(rows, known))
        except csv.Error as error:
            line = getattr(rows, "line_num", 0)
            raise refuse("SLA713", text.file.name, line=line, reason=str(error)) from None


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> Iterator[RawTable]:
    """Read a text file's tables; row numbers are those that a spreadsheet would show.

    A long one comes in pieces. Raises `Refusal` where it cannot be decoded or a quote never closes.
    """
    text = text_file(file, options.encoding)
    delimiter = options.delimiter or choose_delimiter(_beginning(text), known)
    place = SheetPlace(file.name, file.sha256, None)
    notes = SheetNotes(read_as=(text.encoding, delimiter))
    blocks = partial(_blocks, text, delimiter, known)
    unusual = options.delimiter is None and delimiter in _UNUSUAL
    for table in find_table_in_pieces(blocks, known, place, CodedCells, _PIECE):
        findings = table.findings
        if unusual and not table.more:
            facts = {"file": file.name, "delimiter": delimiter}
            findings, unusual = (*findings, Finding("SLA720", place.at(), facts)), False
        yield replace(table, notes=notes, findings=findings)


def _beginning(text: TextFile) -> str:
    with text.opened() as stream:
        return stream.read(_BEGINNING)
