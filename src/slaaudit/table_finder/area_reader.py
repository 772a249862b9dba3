"""Reads the tables that stand below each other in the same columns of a sheet."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from slaaudit.findings import Finding
from slaaudit.table_finder.areas import Columns
from slaaudit.table_finder.gathering import Gathering, Growing, Header
from slaaudit.table_finder.header_search import FoundHeader, search_header
from slaaudit.table_finder.headings import Row, is_empty, shown
from slaaudit.table_finder.merged import MergedRows
from slaaudit.table_finder.places import SheetPlace
from slaaudit.table_finder.row_kinds import first_filled, is_lone
from slaaudit.tables import RawTable

#: A title and a blank row or two stand between a table and the next one's header.
_TITLE_WITHIN = 3
_FOOTNOTE = ("※", "*", "주")


def _words(row: Row) -> str:
    return " ".join(shown(cell) for cell in row if not is_empty(cell))


def _last(rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows that may belong to a header below: its upper row, and its title above."""
    return rows[-_TITLE_WITHIN - 1 :]


def _header_at(
    above: Sequence[Row], rows: Sequence[Row], known: frozenset[str], number: int
) -> FoundHeader | None:
    """Give the header of which a row is part; None where the row is a case.

    `rows` begin with the row that is asked about, `number` is the sheet's number of it. Of two rows
    of a header the upper one may be the last one `above`.
    """
    for upper in (above, ()):
        found, _ = search_header([*upper, *rows], known, number - len(upper))
        if found is not None and found.at <= len(upper) <= found.last:
            return found
    return search_header(rows[:1], known, number)[0]


class AreaReader:
    """Takes rows first to last and gathers table after table."""

    def __init__(
        self,
        place: SheetPlace,
        known: frozenset[str],
        columns: Columns,
        column: Callable[[], Growing] = list,
    ) -> None:
        """Begin with no table yet; `column` makes an empty column."""
        self._place, self._known, self._columns, self._column = place, known, columns, column
        self._merged = MergedRows(place.merged or (), columns)
        self._done: list[Gathering] = []
        self._recent: list[Sequence[Row]] = []
        self._now: Gathering | None = None

    def begin(self, rows: Sequence[Row], found: FoundHeader) -> None:
        """Take the sheet's first rows, down to the last one of the first header."""
        self._now = self._gathering(Header.of(found, self._known))
        for number, row in enumerate(rows[: found.at], 1):
            self._now.pass_over("blank" if first_filled(row) is None else "title", number)
        self._now.title = list(filter(None, map(_words, rows[: found.at])))
        self._headed(self._now, found.at + 1, found.last + 1)

    def _gathering(self, header: Header) -> Gathering:
        return Gathering(header, self._known, self._merged, self._column)

    def _headed(self, table: Gathering, first: int, last: int) -> None:
        for number in range(first, last + 1):
            table.pass_over("header", number)
            if self._merged:
                self._merged.fill(number, ())
        self._merged.close()
        table.last_row = last
        self._recent = []

    def take(self, start: int, rows: Sequence[Row]) -> None:
        """Take the rows that follow; `start` is the sheet's number of the first."""
        at, case = 0, 0
        while self._now is not None and at < len(rows):
            again = self._now.take(start + at, rows[at:] if at else rows, case)
            if again is None:
                break
            above = [*chain(*self._recent), *_last(rows[at : again - start])]
            here = again - start
            kept = self._now.row_numbers
            upper = above[-1:] if kept and kept[-1] == again - 1 else ()
            found = _header_at(upper, rows[here : here + 2], self._known, again)
            if found is None:
                self._recent, at, case = [above[-_TITLE_WITHIN:]], here, again
            else:
                at = self._again(again, above, found) + 1 - start
        if at < len(rows):  # as blocks: their rows are looked at only above a further header
            self._recent = [*self._recent, _last(rows[at:])][-_TITLE_WITHIN:]
        if self._now is not None:
            self._now.last_row = start + len(rows) - 1

    def _again(self, number: int, above: Sequence[Row], found: FoundHeader) -> int:
        """Meet a header: the same one again, or that of a further table. Gives its last row."""
        now = self._now
        assert now is not None  # noqa: S101  # `take` has asked
        rows = found.reasons.chosen.rows if found.reasons.chosen is not None else (number,)
        first = rows[0]
        if first < number:
            now.give_back(first)
        titles = self._titles(now, first, above[: len(above) - (number - first)])
        header = Header.of(found, self._known)
        if header.keys != now.header.keys:
            now.last_row = min([first, *(row for row, _ in titles)]) - 1
            self._done.append(now)
            now = self._now = self._gathering(header)
            now.title = [text for _, text in titles]
        for row, _ in titles:
            now.pass_over("title", row)
        self._headed(now, first, rows[-1])
        return rows[-1]

    def _titles(self, table: Gathering, header: int, above: Sequence[Row]) -> list[tuple[int, str]]:
        """Take back the lone cells right above a header: they are its title, not cases."""
        titles: list[tuple[int, str]] = []
        for back, row in enumerate(reversed(above[-_TITLE_WITHIN:]), 1):
            if first_filled(row) is None:
                continue
            footnote = str(first_filled(row)).strip().startswith(_FOOTNOTE)
            if footnote or not is_lone(row) or not table.give_back(header - back):
                break
            titles.insert(0, (header - back, _words(row)))
        return titles

    @property
    def further(self) -> bool:
        """Tell whether a second table has begun."""
        return bool(self._done)

    @property
    def gathered(self) -> int:
        """Count the cases of the table that is being read, but for those given away."""
        return 0 if self._now is None else len(self._now.row_numbers)

    def piece(self) -> RawTable:
        """Give away what was gathered of the only table, but for what may be taken back."""
        assert self._now is not None  # noqa: S101  # something is gathered
        table = self._table(self._now.split(_TITLE_WITHIN + 1), alone=True)
        return replace(table, findings=(), more=True)

    def tables(self, *, alone: bool) -> list[RawTable]:
        """Give the tables; `alone` tells that no other stands beside them."""
        gathered = [*self._done, *([self._now] if self._now is not None else [])]
        alone = alone and len(gathered) == 1
        return [self._table(each, alone=alone) for each in gathered]

    def _table(self, table: Gathering, *, alone: bool) -> RawTable:
        header, place = table.header, self._place
        reasons = header.found.reasons
        row = reasons.row
        area = place.area((self._columns[0], self._columns[1] - 1), (row, table.last_row))
        doubled = (
            Finding("SLA712", place.at(row, heading), {"heading": heading, "row": row})
            for heading in header.doubled
        )
        return RawTable(
            file=place.file,
            sha256=place.sha256,
            sheet=place.sheet,
            title=" ".join(table.title),
            header_row=row,
            headings=tuple(shown(cell) for cell in header.found.cells if not is_empty(cell)),
            columns=dict(zip(header.wanted, table.columns, strict=True)),
            row_numbers=np.array(table.row_numbers, dtype=np.int64),
            rows_read=table.rows_read,
            skipped=table.account.skipped(),
            findings=(*doubled, *self._filled(table)),
            area="" if alone else area,
            reasons=reasons,
            merges_known=place.merged is not None,
        )

    def _filled(self, table: Gathering) -> list[Finding]:
        """Say which merged cells gave their value to the rows that they cover."""
        found: list[Finding] = []
        first = table.header.found.reasons.row
        for heading, column in table.header.wanted.items():
            spans = [
                span
                for span in self._merged.filled.get(column, ())
                if first < span[0] <= table.last_row
            ]
            if not spans:
                continue
            rows = ", ".join(f"{start}~{end}" for start, end in spans[:3])
            facts: dict[str, str | int | float] = {
                "heading": shown(heading),
                "count": len(spans),
                "rows": rows + (" …" if len(spans) > 3 else ""),  # noqa: PLR2004
            }
            found.append(Finding("SLA725", self._place.at(spans[0][0], shown(heading)), facts))
        return found
