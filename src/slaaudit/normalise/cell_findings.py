"""What is to be said of a field's cells, gathered while the pieces of a table pass."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from slaaudit.coded_cells import kinds_of
from slaaudit.findings import Finding, Place
from slaaudit.normalise.mapping import FieldSource
from slaaudit.normalise.masking import masked
from slaaudit.tables import BrokenCell, Cell, Column, RawTable
from slaaudit.value_classes import dataclass

Cells = Sequence[Cell | BrokenCell]
Places = NDArray[np.int64]

_ROWS_SHOWN = 5
_SAMPLES_SHOWN = 3
#: Spreadsheets keep 15 digits of a number.
_LONGEST_NUMBER = 1e15


def rows_shown(first: Sequence[int], count: int) -> str:
    """Name the first few rows of so many."""
    shown = ", ".join(map(str, first[:_ROWS_SHOWN]))
    return f"{shown} …" if count > _ROWS_SHOWN else shown


@dataclass(slots=True)
class _Noted:
    """Cells of one kind as they come: how many, in which rows first, and what stands in them."""

    count: int = 0
    rows: list[int] = field(default_factory=list)
    texts: dict[str, None] = field(default_factory=dict)

    def add(self, piece: RawTable, places: Places, cells: Iterable[Cell | BrokenCell]) -> None:
        """Note some cells; `cells` are read only as far as samples are wanted."""
        self.count += len(places)
        missing = _ROWS_SHOWN - len(self.rows)
        self.rows += piece.row_numbers[places[:missing]].tolist() if missing else []
        for cell in cells:
            if len(self.texts) == _SAMPLES_SHOWN:
                break
            self.texts[cell.shown if isinstance(cell, BrokenCell) else str(cell)] = None

    def finding(self, code: str, table: RawTable, heading: str, **facts: str) -> Finding:
        """Say it."""
        place = Place(file=table.file, sheet=table.sheet, row=self.rows[0], heading=heading)
        known: dict[str, str | int | float] = {
            "heading": heading,
            "count": self.count,
            "rows": rows_shown(self.rows, self.count),
        }
        return Finding(code, place, known | facts)

    @property
    def samples(self) -> str:
        """Show some of the cells."""
        return ", ".join(f"'{masked(text)}'" for text in self.texts)


class UnreadCells:
    """What a field holds that cannot be read: broken cells and other values, told apart."""

    def __init__(self, source: FieldSource) -> None:
        """Begin with nothing."""
        self._source = source
        self._lost = {heading: _Noted() for heading in filter(None, (source.heading, source.time))}
        self._other = _Noted()

    def take(self, piece: RawTable, column: Column) -> None:
        """Note what of a piece cannot be read."""
        unread = np.flatnonzero(column.unreadable)
        for heading, noted in self._lost.items():
            cells = piece.columns[heading]
            if not len(unread) or BrokenCell not in kinds_of(cells):
                continue
            lost = np.array([isinstance(cells[place], BrokenCell) for place in unread.tolist()])
            broken = unread[lost]
            noted.add(piece, broken, (cells[place] for place in broken.tolist()))
            unread = unread[~lost]
        if len(unread):
            self._other.add(piece, unread, self._written(piece, unread))

    def _written(self, piece: RawTable, places: Places) -> Iterator[Cell | BrokenCell]:
        """Give cells as written; of a date and a time in two columns, which is wrong both show."""
        source, days = self._source, piece.columns[self._source.heading]
        for place in places.tolist():
            if source.time is None:
                yield days[place]
            else:
                yield f"{days[place]} {piece.columns[source.time][place]}"

    def findings(self, table: RawTable, name: str) -> Iterator[Finding]:
        """Say it, one finding for each kind."""
        for heading, noted in self._lost.items():
            if noted.count:
                yield noted.finding("SLA732", table, heading, samples=noted.samples)
        if self._other.count:
            heading = "·".join(filter(None, (self._source.heading, self._source.time)))
            samples = self._other.samples
            yield self._other.finding("SLA731", table, heading, samples=samples, field=name)


class LongNumbers:
    """Numbers that stand for ids and are too long for a spreadsheet to keep."""

    def __init__(self, heading: str) -> None:
        """Begin with none."""
        self._heading, self._noted = heading, _Noted()

    def take(self, piece: RawTable) -> None:
        """Note those of a piece."""
        cells = piece.columns[self._heading]
        if float not in kinds_of(cells):
            return
        places = [
            place
            for place, cell in enumerate(cells)
            if isinstance(cell, float) and cell >= _LONGEST_NUMBER
        ]
        self._noted.add(piece, np.array(places, dtype=np.int64), ())

    def findings(self, table: RawTable) -> Iterator[Finding]:
        """Say where they stand."""
        if self._noted.count:
            yield self._noted.finding("SLA737", table, self._heading)
