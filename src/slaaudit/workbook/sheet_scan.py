"""A sheet's XML read through once, piece by piece: its cells, and what stands around them."""

import re
from collections.abc import Iterator

from slaaudit.value_classes import dataclass
from slaaudit.workbook.cell_search import CellsFound, UnusualSheetError, find_cells, require_usual
from slaaudit.workbook.extent import column_index
from slaaudit.workbook.hidden import hidden_columns, hidden_tags
from slaaudit.workbook.limits import MOST_CELLS, PIECES_AHEAD
from slaaudit.workbook.package import PIECE, Package

__all__ = ["CellsFound", "SheetBegun", "SheetScan", "UnusualSheetError"]

#: A larger box is still read where it is as full as registers are: a cell in so many holds a value.
_FILLED = 20
_LARGEST_HEAD, _LONGEST_ROW, _LARGEST_END = 1 << 22, 1 << 24, 1 << 25
_BEGINS = b"<sheetData>", b"<sheetData/>", b"<sheetData />"
_ENDS = b"</sheetData>"
_ROOT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>)?(?:\s|<!--.*?-->)*<worksheet[\s>]", re.DOTALL
)
_OTHER_ENCODING = re.compile(rb"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)
_MERGED = re.compile(rb'<mergeCell ref="([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})"')


class SheetScan:
    """Reads a sheet through; what it tells of the sheet as a whole is known in the end.

    `hidden_rows` holds numbers (from 1), `hidden_columns` indices (from 0), `merged` the first and
    the last row and column of merged cells, so counted. `UnusualSheetError` is raised where the
    sheet is not written as usual, or reaches so far that it must be looked at with care.
    """

    def __init__(self, package: Package, part: str) -> None:
        """Take the part of the package that holds the sheet; nothing is read yet."""
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[tuple[int, int, int, int]] = []
        self.formulas = 0
        self._pieces = package.pieces(part)
        self._rows = self._columns = self._filled = 0

    def cells(self) -> Iterator[CellsFound]:
        """Give the cells of one run of whole rows after the other."""
        rest = self._after_head()
        while rest is not None and _ENDS not in rest:
            cut = rest.rfind(b"</row>") + len(b"</row>")
            if cut >= len(b"</row>"):
                yield self._found(rest[:cut])
                rest = rest[cut:]
            require_usual(len(rest) < _LONGEST_ROW)
            rest = self._with_next(rest)
        if rest is not None:
            last, _, end = rest.partition(_ENDS)
            if last.strip():
                yield self._found(last)
            self._take_end(end)

    def _with_next(self, rest: bytes) -> bytes:
        """Add the next piece; an end within it is searched for in both."""
        piece = next(self._pieces, None)
        require_usual(piece is not None)
        return rest + (piece or b"")

    def _after_head(self) -> bytes | None:
        """Read what stands before the cells; None where there are none."""
        head = b""
        while not any(mark in head for mark in _BEGINS):
            require_usual(len(head) < _LARGEST_HEAD)
            head = self._with_next(head)
        mark = next(mark for mark in _BEGINS if mark in head)
        before, _, rest = head.partition(mark)
        root = _ROOT.match(before)
        require_usual(root and b"<!DOCTYPE" not in before and b"\0" not in before)
        require_usual(root and not (root[1] and _OTHER_ENCODING.search(root[1])))
        self._note_hidden(before)
        if mark == _BEGINS[0]:
            return rest
        self._take_end(rest)
        return None

    def _found(self, rows: bytes) -> CellsFound:
        found = find_cells(rows)
        require_usual(found.first_row > self._rows)
        self._rows, self._columns = found.last_row, max(self._columns, found.last_column + 1)
        self._filled += len(found.at)
        self.formulas += found.formulas
        self._note_hidden(rows)
        box = self._rows * self._columns
        require_usual(box <= MOST_CELLS or self._filled * _FILLED >= box)
        return found

    def _note_hidden(self, seen: bytes) -> None:
        for kind, attributes in hidden_tags(seen):
            if kind == "row":
                self.hidden_rows.add(int(attributes["r"]))
            else:
                self.hidden_columns.update(hidden_columns(attributes))

    def _take_end(self, end: bytes) -> None:
        """Read what stands behind the cells, which tells those that are merged."""
        parts = [end]
        size = len(end)
        for piece in self._pieces:
            parts.append(piece)
            size += len(piece)
            require_usual(size < _LARGEST_END)
        whole = b"".join(parts)
        require_usual(whole.rstrip().endswith(b"</worksheet>"))
        for first, first_row, last, last_row in _MERGED.findall(whole):
            start, stop = (column_index(letters.decode("ascii")) for letters in (first, last))
            self.merged.append((int(first_row), int(last_row), start, stop))
        require_usual(whole.count(b"mergeCell ") == len(self.merged))


@dataclass(frozen=True, slots=True)
class SheetBegun:
    """A sheet's part of a package, whose cells are being found beside."""

    payload: bytes
    part: str
    scan: SheetScan
    cells: Iterator[CellsFound]

    @classmethod
    def of(cls, payload: bytes, package: Package, part: str) -> "SheetBegun":
        """Begin with a sheet; one of a single piece is searched before a thread would be there."""
        scan = SheetScan(package, part)
        cells = scan.cells()
        if package.size(part) > PIECE:
            from slaaudit.workbook.beside import Beside  # noqa: PLC0415  # few sheets need it

            cells = Beside(cells, PIECES_AHEAD)
        return cls(payload, part, scan, cells)
