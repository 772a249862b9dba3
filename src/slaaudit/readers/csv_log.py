"""Delimited text: CSV, and text with tabs, semicolons or bars."""

import contextlib
import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice

from slaaudit.coded_cells import CodedCells
from slaaudit.findings import Finding, Refusal
from slaaudit.packed_cells import LONGEST, PackedCells
from slaaudit.readers.cutting import Cutting
from slaaudit.readers.decoding import TextFile, refuse, text_file
from slaaudit.readers.line_feed import LineFeed
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.text_blocks import TextBlock
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
PIECE = 1 << 16


def _rows(text: Iterable[str], delimiter: str) -> Iterator[list[str]]:
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


class _Widths:
    """Marks rows with more cells than the header: their values stand under wrong headings."""

    def __init__(self, head: Sequence[Sequence[str]], known: frozenset[str]) -> None:
        """Look for the header among the first rows; without one nothing is marked."""
        self._known, self.at = known, find_header(head, known)
        self.width = len(head[self.at]) if self.at is not None else 0

    def checked(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Check rows below the header."""
        for row in rows:
            shifted = bool(self.width) and len(row) > self.width
            if shifted and all(map(is_empty, row[self.width :])):
                shifted = False
            if shifted and len(known_in(row, self._known)) >= _HEADINGS_OF_A_TABLE:
                self.width, shifted = len(row), False  # the header of a further, wider table
            yield [BrokenCell(f"+{len(row) - self.width}")] * len(row) if shifted else row


def _begun(rows: Iterator[Sequence[str]], known: frozenset[str]) -> tuple[list[Row], _Widths]:
    """Read the first rows, and what the header among them says of all below."""
    head = list(islice(rows, HEADER_WITHIN))
    widths = _Widths(head, known)
    above = 0 if widths.at is None else widths.at + 1
    return [*head[:above], *widths.checked(head[above:])], widths


def _by_rows(text: TextFile, delimiter: str, known: frozenset[str]) -> Iterator[Sequence[Row]]:
    """Read a file row by row."""
    with text.opened() as stream:
        rows = _rows(stream, delimiter)
        try:
            head, widths = _begun(rows, known)
            yield head
            yield from row_blocks(widths.checked(rows))
        except csv.Error as error:
            raise _refused(text, getattr(rows, "line_num", 0), error) from None


def _by_blocks(text: TextFile, delimiter: str, known: frozenset[str]) -> Iterator[Sequence[Row]]:
    """Read a file by blocks of columns where its lines can be cut at once, else by rows."""
    with text.opened_bytes() as stream:
        feed = LineFeed(stream, text.encoding)
        rows = _rows(feed, delimiter)
        try:
            head, widths = _begun(rows, known)
            yield head
            while True:
                yield from row_blocks(widths.checked(iter(partial(_next_row, feed, rows), None)))
                lines = feed.take(LONGEST)
                if len(lines) == LONGEST:
                    return
                cutting = Cutting(delimiter, text.encoding, widths.width)
                parts = cutting.parts(lines) if widths.width else None
                if parts is None:
                    feed.give(lines, LONGEST)
                for part in parts or ():
                    yield part if isinstance(part, TextBlock) else list(widths.checked(part))
        except csv.Error as error:
            raise _refused(text, feed.passed() + getattr(rows, "line_num", 0), error) from None


def _refused(text: TextFile, line: int, error: csv.Error) -> Refusal:
    return refuse("SLA713", text.file.name, line=line, reason=str(error))


def _next_row(feed: LineFeed, rows: Iterator[Row]) -> Row | None:
    """Give the next row of the lines that the feed has; None after the last."""
    return None if feed.between else next(rows, None)


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> Iterator[RawTable]:
    """Read a text file's tables; row numbers are those that a spreadsheet would show.

    A long one comes in pieces. Raises `Refusal` where it cannot be decoded or a quote never closes.
    """
    text = text_file(file, options.encoding)
    delimiter = options.delimiter or choose_delimiter(_beginning(text), known)
    place = SheetPlace(file.name, file.sha256, None)
    notes = SheetNotes(read_as=(text.encoding, delimiter))
    cuttable = text.usual and delimiter in _DELIMITERS
    blocks = partial(_by_blocks if cuttable else _by_rows, text, delimiter, known)
    column = partial(PackedCells, text.encoding) if cuttable else CodedCells
    unusual = options.delimiter is None and delimiter in _UNUSUAL
    for table in find_table_in_pieces(blocks, known, place, column, PIECE):
        findings = table.findings
        if unusual and not table.more:
            facts = {"file": file.name, "delimiter": delimiter}
            findings, unusual = (*findings, Finding("SLA720", place.at(), facts)), False
        yield replace(table, notes=notes, findings=findings)


def _beginning(text: TextFile) -> str:
    with text.opened() as stream:
        return stream.read(_BEGINNING)
