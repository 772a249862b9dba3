"""Lines of delimited text cut into cells many at a time, where nothing in them is out of the way.

What the csv module may see otherwise it is given: the cells are those that it would give.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_cells import LONGEST
from slaaudit.readers.text_blocks import TextBlock
from slaaudit.table_finder import Row
from slaaudit.value_classes import dataclass

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Part = TextBlock | Sequence[Row]

_LINE_END, _RETURN, _QUOTE = b'\n\r"'
#: Where more lines than one in so many have another number of cells, none is cut here.
ONE_ODD_IN = 500
#: Lines below an odd one that are taken as rows with it.
_GO_WITH = 2


@dataclass(frozen=True, slots=True)
class Cutting:
    """How lines are cut: by which sign, into how many cells at most, and what their bytes mean."""

    delimiter: str
    encoding: str
    width: int

    def parts(self, lines: bytes) -> list[Part] | None:
        """Cut whole lines: blocks of those that are alike, and the rows between them.

        `lines` have LONGEST bytes of room behind them. None where the csv module has to read
        them one by one: for a quote that does not stand around a cell, a carriage return within a
        line, a cell too many, or too many odd lines.
        """
        signs = np.frombuffer(lines, np.uint8, len(lines) - LONGEST)
        marks = _marks(signs, ord(self.delimiter), quoted=b'"' in lines)
        if marks is None or marks.longest_line > csv.field_size_limit():
            return None
        returns = lines.count(b"\r")
        if returns != marks.returns and returns != lines.count(b"\r\n"):
            return None
        usual = int(np.bincount(marks.counts).argmax())
        odd = marks.escaped | (marks.counts != usual)
        if usual < self.width or odd.sum() > len(odd) // ONE_ODD_IN + 1:
            return None
        first, last = marks.cells_of(~odd, usual)
        if usual > self.width and (first[:, self.width :] < last[:, self.width :]).any():
            return None
        block = TextBlock(lines, self.encoding, first, last)
        rows: dict[int, Row] = {}
        for line in np.flatnonzero(odd).tolist():
            row = self._row(lines[marks.starts[line] : marks.ends[line] + 1])
            if row is None:
                return None
            rows[line] = row
        return list(_woven(block, rows))

    def _row(self, line: bytes) -> Row | None:
        """Read one line; None where it is no row by itself."""
        text = io.StringIO(line.decode(self.encoding), newline="")
        try:
            (row,) = csv.reader(text, delimiter=self.delimiter, strict=True)
        except (csv.Error, ValueError):
            return None
        return row


def _woven(block: TextBlock, odd: Mapping[int, Row]) -> Iterator[Part]:
    """Put odd rows where they stand; lines below them go with them, as a header may have two."""
    count = len(block) + len(odd)
    taken = line = 0
    for begun in sorted(odd):
        if begun < line:
            continue
        yield block.part(taken, taken + begun - line)
        taken, line = taken + begun - line, begun
        rows: list[Row] = []
        below = 0
        while below < _GO_WITH and line < count:
            below = 0 if line in odd else below + 1
            rows.append(block.row(taken) if below else odd[line])
            taken, line = taken + (below > 0), line + 1
        yield rows
    yield block.part(taken, len(block))


@dataclass(frozen=True, slots=True)
class _Marks:
    """Where lines begin and end, and the cells of all of them, of which each has so many.

    `returns` counts the lines that end with a carriage return too. `escaped` marks the lines with a
    quote within a quoted cell.
    """

    starts: Ints
    ends: Ints
    counts: Ints
    first: Ints
    last: Ints
    returns: int
    escaped: Bools

    @property
    def longest_line(self) -> int:
        """The bytes of the longest line."""
        return int((self.ends - self.starts).max())

    def cells_of(self, chosen: Bools, count: int) -> tuple[Ints, Ints]:
        """Give the cells of some lines, a row for each; they have one number of cells."""
        first, last = self.first, self.last
        if not chosen.all():
            cells = np.repeat(chosen, self.counts)
            first, last = first[cells], last[cells]
        return first.reshape(-1, count), last.reshape(-1, count)


def _marks(signs: NDArray[np.uint8], delimiter: int, *, quoted: bool) -> _Marks | None:
    """Find the cells; None where a quote does not stand around one."""
    marks = signs == delimiter
    marks |= signs == _LINE_END
    at = np.flatnonzero(marks)
    quotes = np.flatnonzero(signs == _QUOTE) if quoted else at[:0]
    if quoted:
        before = np.searchsorted(quotes, at)
        at, before = at[before % 2 == 0], before[before % 2 == 0]
    closing = np.flatnonzero(signs[at] == _LINE_END)
    if len(quotes) % 2 or not len(closing) or closing[-1] != len(at) - 1:
        return None
    ends = at[closing]
    first, last = np.zeros_like(at), at
    np.add(at[:-1], 1, out=first[1:])
    returned = (signs[ends - 1] == _RETURN) & (ends > 0)
    last[closing] -= returned
    counts = np.diff(closing, prepend=-1)
    starts = np.concatenate([[0], ends[:-1] + 1])
    escaped = np.zeros(len(ends), dtype=np.bool_)
    if quoted:
        held = np.diff(before, prepend=0)
        within = np.flatnonzero(held)
        around = signs[first[within]] == _QUOTE
        around &= signs[last[within] - 1] == _QUOTE
        if not around.all():
            return None
        first[within] += 1
        last[within] -= 1
        escaped[np.searchsorted(closing, np.flatnonzero(held > len("''")))] = True
    return _Marks(starts, ends, counts, first, last, int(returned.sum()), escaped)
