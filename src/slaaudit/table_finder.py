"""Find the table in a sheet: its header, its cases, and what every other row is.

Only columns whose heading is wanted are kept: a name or a telephone number that no standard needs
is never loaded.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from operator import itemgetter

import numpy as np

from slaaudit.findings import Finding, Place
from slaaudit.tables import BrokenCell, Cell, RawTable, Skipped

Row = Sequence[Cell | BrokenCell]

#: Titles and notes above a header are few; a header further down is none.
HEADER_WITHIN = 30
#: Rows held whole at one time: so few that the garbage collector finds them gone again.
_BLOCK = 256
_UNIT = re.compile(r"[(\[（［][^()\[\]（）［］]{1,6}[)\]）］]$")
_UNIT_WORD = re.compile(r"분|초|시간|시|일|건|회|번|명|점|원|%|개|단위.*")
_TOTAL = re.compile(r"(?:소계|합계|총계|누계|계|평균)(?![가-힣])|.{0,20}(?:소계|합계|총계|누계)$")
_TOTAL_SIGNS = ("계", "평균")
_NOTE = re.compile(r"※|\*|주\s?\d*\)|\(주\)|비고|이하\s?여백|[-·]\s*이하\s?여백")


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Which sheet of which file; text files have no sheet name."""

    file: str
    sha256: str
    sheet: str | None

    def at(self, row: int | None = None, heading: str | None = None) -> Place:
        """Point at a row or a column of the sheet."""
        return Place(file=self.file, sheet=self.sheet, row=row, heading=heading)


def heading_key(heading: object) -> str:
    """Give a heading for comparing: no blanks, no line breaks, no trailing unit, case folded."""
    text = unicodedata.normalize("NFKC", str(heading))
    text = "".join(re.sub("[\u200b\ufeff]", "", text).split())
    unit = _UNIT.search(text)
    if unit is not None and _UNIT_WORD.fullmatch(unit[0][1:-1]):
        text = text[: unit.start()]
    return text.casefold()


def is_empty(cell: Cell | BrokenCell) -> bool:
    """Tell a cell with nothing in it; a broken cell is not empty."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def _is_plain(cell: Cell | BrokenCell) -> bool:
    """Tell the first cells of most cases, which begin no total, note or blank row."""
    if isinstance(cell, str):
        return cell.isascii() and cell[:1].isalnum()
    return type(cell) is float


def _first_filled(row: Row) -> Cell | BrokenCell:
    return next((cell for cell in row if not is_empty(cell)), None)


def _shown(cell: Cell | BrokenCell) -> str:
    return " ".join(str(cell).split())


def find_header(rows: Sequence[Row], known: frozenset[str]) -> int | None:
    """Give the index of the row with the most known headings, or None.

    It takes two of them, or one where the sheet has only one column.
    """
    hits = [
        len({heading_key(cell) for cell in row if isinstance(cell, str)} & known) for row in rows
    ]
    best = max(range(len(rows)), key=hits.__getitem__, default=None)
    if best is None:
        return None
    columns = max(sum(not is_empty(cell) for cell in row) for row in rows)
    return best if hits[best] >= min(2, max(columns, 1)) else None


@dataclass(frozen=True, slots=True)
class Header:
    """A header row: its cells, and where the wanted columns stand."""

    row: Row
    wanted: dict[str, int]
    doubled: tuple[str, ...]

    @classmethod
    def of(cls, row: Row, known: frozenset[str]) -> "Header":
        """Choose the wanted columns; of two with one heading the first."""
        keys: set[str] = set()
        wanted: dict[str, int] = {}
        doubled: list[str] = []
        for place, cell in enumerate(row):
            key = heading_key(cell) if isinstance(cell, str) else ""
            if key not in known:
                continue
            if key in keys:
                doubled.append(_shown(cell))
            else:
                wanted[str(cell)] = place
            keys.add(key)
        return cls(row, wanted, tuple(doubled))


@dataclass(slots=True)
class _Gathered:
    """The cases of a table as they come in, and the count of all other rows."""

    header: Header
    columns: list[list[Cell | BrokenCell]]
    row_numbers: list[int] = field(default_factory=list)
    skipped: Counter[str] = field(default_factory=Counter)

    def take(self, start: int, rows: Sequence[Row]) -> None:
        """Take rows under the header; `start` is the sheet's number of the first."""
        places = list(self.header.wanted.values())
        first_wanted, width = places[0], max(places) + 1
        pick = itemgetter(*places, places[0])  # one place more, so that it always gives a tuple
        kept: list[tuple[Cell | BrokenCell, ...]] = []
        for number, row in enumerate(rows, start):
            if len(row) < width:
                row = [*row, *[None] * (width - len(row))]  # noqa: PLW2901
            plain = _is_plain(row[0]) and row[first_wanted] and row[0] != self.header.row[0]
            reason = None if plain else self._no_case(row)
            if reason is None:
                self.row_numbers.append(number)
                kept.append(pick(row))
            else:
                self.skipped[reason] += 1
        for column, cells in zip(self.columns, zip(*kept, strict=True), strict=False):
            column.extend(cells)

    def _no_case(self, row: Row) -> str | None:
        """Say why a row is no case; None where it is one."""
        first = row[0] if row else None
        if is_empty(first):
            first = _first_filled(row)
        if first is None:
            return "blank"
        if isinstance(first, str):
            reason = self._worded(first, row)
            if reason is not None:
                return reason
        return "unfilled" if self._only_numbered(row) else None

    def _worded(self, first: str, row: Row) -> str | None:
        if row == self.header.row:
            return "header"
        text = "".join(first.split())
        if any(sign in text for sign in _TOTAL_SIGNS) and _TOTAL.match(text):
            return "total"
        note = _NOTE.match(text) and sum(not is_empty(cell) for cell in row) == 1
        return "note" if note else None

    def _only_numbered(self, row: Row) -> bool:
        """Tell a row of a form that was never filled in: a running number and nothing else."""
        for place in self.header.wanted.values():
            if place < len(row) and not is_empty(row[place]):
                return False
        return sum(not is_empty(cell) for cell in row) == 1


def _no_table(place: SheetPlace, rows: int, known: frozenset[str]) -> RawTable:
    # Korean headings tell the reader more than the fields' own English names.
    looked_for = ", ".join(sorted(known, key=lambda word: (word.isascii(), word))[:8])
    facts: dict[str, str | int | float] = {
        "sheet": place.sheet or place.file,
        "rows": rows,
        "headings": looked_for,
    }
    finding = Finding("SLA711", place.at(), facts)
    nothing = np.zeros(0, dtype=np.int64)
    skipped = (Skipped("no_header", rows),)
    return RawTable(
        place.file, place.sha256, place.sheet, "", 0, (), {}, nothing, rows, skipped, (finding,)
    )


def unread_sheet(place: SheetPlace, finding: Finding) -> RawTable:
    """Give the empty table of a sheet that is not read, with the finding that says so."""
    nothing = np.zeros(0, dtype=np.int64)
    return RawTable(
        place.file, place.sha256, place.sheet, "", 0, (), {}, nothing, 0, (), (finding,)
    )


def _doubled(header: Header, place: SheetPlace, row: int) -> tuple[Finding, ...]:
    return tuple(
        Finding("SLA712", place.at(row, heading), {"heading": heading, "row": row})
        for heading in header.doubled
    )


def _above(rows: Sequence[Row]) -> tuple[str, Counter[str]]:
    """Give the title that stands above the header, and the rows that it fills."""
    texts = [" ".join(_shown(cell) for cell in row if not is_empty(cell)) for row in rows]
    counts = Counter("title" if text else "blank" for text in texts)
    return " ".join(filter(None, texts)), counts


def find_table(rows: Iterable[Row], known: frozenset[str], place: SheetPlace) -> RawTable | None:
    """Read the rows of a sheet, first to last, into a table; None where the sheet is empty.

    `known` holds the wanted headings as `heading_key` gives them. A sheet without a header gives a
    table without columns, with a finding and all its rows counted.
    """
    coming: Iterator[Row] = iter(rows)
    head = list(islice(coming, HEADER_WITHIN))
    at = find_header(head, known)
    if at is None:
        filled = any(_first_filled(row) is not None for row in head)
        count = len(head) + sum(1 for _ in coming)
        return _no_table(place, count, known) if filled or count > HEADER_WITHIN else None
    header = Header.of(head[at], known)
    title, skipped = _above(head[:at])
    gathered = _Gathered(header, [[] for _ in header.wanted], skipped=skipped)
    gathered.skipped["header"] += 1
    below = chain(head[at + 1 :], coming)
    count = at + 1
    while rows_below := list(islice(below, _BLOCK)):
        gathered.take(count + 1, rows_below)
        count += len(rows_below)
    return RawTable(
        file=place.file,
        sha256=place.sha256,
        sheet=place.sheet,
        title=title,
        header_row=at + 1,
        headings=tuple(_shown(cell) for cell in header.row if not is_empty(cell)),
        columns=dict(zip(header.wanted, gathered.columns, strict=True)),
        row_numbers=np.array(gathered.row_numbers, dtype=np.int64),
        rows_read=count,
        skipped=tuple(Skipped(reason, rows) for reason, rows in sorted(gathered.skipped.items())),
        findings=_doubled(header, place, at + 1),
    )
