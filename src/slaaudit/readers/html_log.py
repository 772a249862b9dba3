"""HTML tables in disguise: what many systems hand out under the name of a workbook (.xls).

Cells are text, as a browser shows it. A cell that spans rows is repeated in each of them; one that
spans columns is repeated below the header only, so that a title stands once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from itertools import chain, islice

from lxml import etree

from slaaudit.readers.decoding import decode, refuse
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.table_finder import (
    HEADER_WITHIN,
    Row,
    SheetPlace,
    find_header,
    find_tables,
    heading_key,
    is_empty,
)
from slaaudit.tables import BrokenCell, RawTable
from slaaudit.value_classes import dataclass

Value = str | BrokenCell | None

_DECLARED = re.compile(
    rb"<(?:meta|\?xml)\b[^>]*?\b(?:charset|encoding)\s*=[\s\"']*([\w.:-]+)", re.IGNORECASE
)
_DECLARED_WITHIN = 4096
#: The names of the two encodings in use; as browsers do, all of Korea's are taken for CP949.
_ENCODINGS = dict.fromkeys(("utf-8", "utf8"), "utf-8") | dict.fromkeys(
    (
        "cp949", "euc-kr", "euckr", "euc_kr", "ks_c_5601-1987", "ks_c_5601", "ksc5601", "ksc_5601",
        "ms949", "uhc", "windows-949", "x-windows-949",
    ),
    "cp949",
)  # fmt: skip
_CLOSING = ("</table", "</body", "</html")
_SPAN = re.compile(r"\s*([0-9]{1,5})")
#: HTML's own limits of a span.
_MOST_COLUMNS, _MOST_ROWS = 1000, 65534
#: Cells that the spans of a table may fill; no log has so many.
_MOST_FILLED = 2_000_000
_BREAK = "\0"  # no text from the parser holds it
_BREAKING = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4"})
_UNSHOWN = frozenset({"script", "style", "select", "template", "table"})
#: What shows a value that is no text: without text beside it, the cell is not blank.
_WORDLESS = ("input", "select", "img", "table", "object", "embed", "svg", "canvas", "iframe")
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)


# --- bytes to a tree -----------------------------------------------------------------------------


def _declared(payload: bytes) -> str | None:
    """Give the encoding that the markup names, if it is one of the two in use."""
    found = _DECLARED.search(payload.lstrip()[:_DECLARED_WITHIN])
    return _ENCODINGS.get(found[1].decode("ascii", "replace").lower()) if found else None


def _check(text: str, file: str) -> None:
    """Refuse what is no HTML table, and what breaks off within one: its last rows are lost."""
    lowered = text.lower()
    opened = lowered.rfind("<table")
    if opened < 0 or "<tr" not in lowered:
        raise refuse("SLA708", file)
    if all(lowered.rfind(tag) < opened for tag in _CLOSING):
        raise refuse("SLA719", file)


def _parse(text: str, file: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(text.encode(), parser)
        # at one of its limits the parser stops, and gives what it has until then
        reasons = [entry.message for entry in parser.error_log.filter_from_fatals()]
    except etree.LxmlError as error:
        reasons = [str(error)]
    if reasons:
        raise refuse("SLA718", file, reason=" ".join(reasons[0].split()))
    return root


# --- a cell --------------------------------------------------------------------------------------


def _text(cell: etree._Element) -> str | BrokenCell:
    """Give what the cell shows: blanks run together, line breaks kept."""
    if not len(cell):
        return " ".join((cell.text or "").split())
    pieces: list[str] = []
    _collect(cell, pieces)
    lines = (" ".join(line.split()) for line in "".join(pieces).split(_BREAK))
    text = "\n".join(filter(None, lines))
    return text or _wordless(cell)


def _collect(element: etree._Element, pieces: list[str]) -> None:
    pieces.append(element.text or "")
    for child in element:
        edge = _BREAK if child.tag in _BREAKING else ""
        pieces.append(edge)
        if child.tag not in _UNSHOWN and not _HIDDEN.search(child.get("style") or ""):
            _collect(child, pieces)
        pieces += (edge, child.tail or "")


def _wordless(cell: etree._Element) -> str | BrokenCell:
    """Tell a blank cell from one that shows its value as a picture or an input box."""
    for inner in cell.iter(*_WORDLESS):
        if inner.get("type", "").lower() != "hidden":
            return BrokenCell(f"<{inner.tag}>")
    return ""


def _span(cell: etree._Element, name: str) -> int:
    written = _SPAN.match(cell.get(name) or "1")
    return int(written[1]) if written else 1


# --- a table's rows ------------------------------------------------------------------------------


class _TooManySpansError(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell that covers several columns, or rows up to the one numbered `until`."""

    start: int
    end: int
    value: Value
    until: int = 0


@dataclass(slots=True)
class _LaidRow:
    """A row with a place for each column; a wide cell's value stands in its first one."""

    cells: list[Value]
    own: int
    wide: list[_Span] = field(default_factory=list)
    hung: list[Value] = field(default_factory=list)

    def put(self, value: Value, columns: int) -> _Span:
        """Add a cell on the right."""
        start = len(self.cells)
        self.cells += [value, *[None] * (columns - 1)]
        span = _Span(start, start + columns, value)
        if columns > 1:
            self.wide.append(span)
        return span

    def hang(self, span: _Span) -> None:
        """Add a cell of a row above."""
        self.cells += [None] * (span.start - len(self.cells))
        self.put(span.value, span.end - span.start)
        self.hung.append(span.value)

    def below_header(self, width: int) -> Row:
        """Give the cells of a row below a header, wide ones repeated.

        Where there are more than the header has, all stand under wrong headings.
        """
        extra = [cell for cell in self.cells[width:] if not is_empty(cell)]
        if extra:
            return [BrokenCell(f"+{len(extra)}")] * len(self.cells)
        if self.own > 1 or self.hung:
            for span in self.wide:
                self.cells[span.start : span.end] = [span.value] * (span.end - span.start)
        return self.cells[:width]


class _Layout:
    """Lays out the rows of a table; a cell hangs down to the end of its part at most."""

    def __init__(self) -> None:
        self._hanging: list[_Span] = []
        self._row = 0
        self._filled = 0

    def lay(self, cells: Sequence[etree._Element]) -> _LaidRow:
        """Lay out the next row. Raises `_TooManySpansError`."""
        laid = _LaidRow([], len(cells))
        waiting = {span.start: span for span in self._hanging}
        begun: list[_Span] = []
        for cell in cells:
            while (above := waiting.pop(len(laid.cells), None)) is not None:
                laid.hang(above)
            rows = _span(cell, "rowspan") or _MOST_ROWS
            room = _MOST_COLUMNS - len(laid.cells)
            span = laid.put(_text(cell), max(1, min(_span(cell, "colspan"), room)))
            if rows > 1:
                begun.append(replace(span, until=self._row + rows))
        for start in sorted(waiting):
            if start >= len(laid.cells):
                laid.hang(waiting[start])
        self._end_row(begun, len(laid.cells) - len(cells))
        return laid

    def _end_row(self, begun: list[_Span], filled: int) -> None:
        self._row += 1
        self._hanging = [s for s in chain(self._hanging, begun) if s.until > self._row]
        self._filled += filled
        if self._filled > _MOST_FILLED:
            raise _TooManySpansError

    def end_part(self) -> None:
        """Let no cell hang from the head into the body, or from there into the foot."""
        self._hanging = []

    def lies_plain(self, cells: Sequence[etree._Element]) -> bool:
        """Tell a row in which every cell takes its own place."""
        return not self._hanging and not any(
            cell.get("rowspan") or cell.get("colspan") for cell in cells
        )


def _cells_of(row: etree._Element) -> list[etree._Element]:
    cells: list[etree._Element] = []
    for child in row:
        if child.tag in ("td", "th"):
            cells.append(child)
        elif child.tag == "form":  # many pages open a form between a row and its cells
            cells += _cells_of(child)
    return cells


@dataclass(slots=True, eq=False)
class _Grid:
    """A table: its caption and its own rows, without those of tables inside its cells."""

    caption: str
    rows: list[etree._Element] = field(default_factory=list)

    def laid_rows(self) -> Iterator[_LaidRow]:
        """Lay out the rows; no cell hangs from one part of the table into the next."""
        part, layout = None, _Layout()
        for row in self.rows:
            if row.getparent() is not part:
                part = row.getparent()
                layout.end_part()
            cells = _cells_of(row)
            if layout.lies_plain(cells):
                yield _LaidRow([_text(cell) for cell in cells], len(cells))
            else:
                yield layout.lay(cells)

    def has_header(self, known: frozenset[str]) -> bool:
        """Tell whether a header stands among the first rows."""
        head = [laid.cells for laid in islice(self.laid_rows(), HEADER_WITHIN)]
        return find_header(head, known) is not None

    def content(self, known: frozenset[str]) -> Iterator[Row]:
        """Give the rows as `find_tables` wants them."""
        rows = self.laid_rows()
        head = list(islice(rows, HEADER_WITHIN))
        at = find_header([laid.cells for laid in head], known)
        if at is None:
            yield from (laid.cells for laid in chain(head, rows))
            return
        yield from (laid.cells for laid in head[: at + 1])
        header = head[at].cells
        wanted = {cell for cell in header if isinstance(cell, str) and heading_key(cell) in known}
        for laid in chain(head[at + 1 :], rows):
            # a heading that hangs down makes one header of the two rows
            again = laid.hung and not wanted.isdisjoint(laid.hung)
            yield header if again else laid.below_header(len(header))


# --- a document ----------------------------------------------------------------------------------


def _grids(root: etree._Element) -> list[_Grid]:
    """Give the tables that have rows, in the order of the document."""
    grids: dict[etree._Element, _Grid] = {}
    for table in root.iter("table"):
        caption = table.find("caption")
        shown = "" if caption is None else _text(caption)
        grids[table] = _Grid(shown if isinstance(shown, str) else "")
    for row in root.iter("tr"):
        owner = next(row.iterancestors("table"), None)
        if owner is not None:
            grids[owner].rows.append(row)
    return [grid for grid in grids.values() if grid.rows]


def _read_grid(grid: _Grid, known: frozenset[str], place: SheetPlace) -> Iterator[RawTable]:
    caption = grid.caption
    for table in find_tables(grid.content(known), known, place):
        yield replace(table, title=" ".join(filter(None, (caption, table.title))))
        caption = ""  # it stands above the first


def _worth_naming(others: Sequence[_Grid], read: Sequence[RawTable]) -> Sequence[_Grid]:
    """Choose the tables without a header that are no mere layout.

    Where nothing holds a case, the largest is named: its headings may be unknown.
    """
    large = [grid for grid in others if len(grid.rows) > HEADER_WITHIN]
    if large or any(len(table.row_numbers) for table in read):
        return large
    return sorted(others, key=lambda grid: -len(grid.rows))[:1]


def _read_grids(
    grids: Sequence[_Grid], known: frozenset[str], file: str, digest: str
) -> list[RawTable]:
    """Read the tables with a header, then name those without."""
    headed: list[_Grid] = []
    without: list[_Grid] = []
    for grid in grids:
        (headed if grid.has_header(known) else without).append(grid)
    tables: list[RawTable] = []

    def read(chosen: Sequence[_Grid]) -> None:
        for grid in chosen:
            name = str(len(tables) + 1) if tables else None
            tables.extend(_read_grid(grid, known, SheetPlace(file, digest, name, merged=())))

    read(headed)
    read(_worth_naming(without, tables))
    return tables


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every table of an HTML document that has a header; row numbers are the table's own.

    The first has no sheet's name, the others their number. A small table without a header is taken
    for layout, unless nothing else holds a case. Raises `Refusal` for a document without a table,
    or one that cannot be read to its end.
    """
    text = decode(file.payload, file.name, _declared(file.payload), options.encoding)
    _check(text, file.name)
    grids = _grids(_parse(text, file.name))
    if not grids:
        raise refuse("SLA708", file.name)
    try:
        return tuple(_read_grids(grids, known, file.name, file.sha256))
    except _TooManySpansError:
        raise refuse("SLA718", file.name, reason="rowspan, colspan") from None
