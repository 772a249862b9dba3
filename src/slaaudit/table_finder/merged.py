"""Merged cells below a header: what stands in the first of them holds for those under it."""

from collections.abc import Iterable
from dataclasses import replace

from slaaudit.table_finder.headings import Row, is_empty
from slaaudit.table_finder.places import MergedCells
from slaaudit.tables import BrokenCell, Cell


class MergedRows:
    """Fills the covered cells of rows, given first to last.

    A cell merged downwards gives its value to each of its rows. One that reaches over other
    columns does not say which of them it means: there the value is lost.
    """

    def __init__(self, merged: Iterable[MergedCells], columns: tuple[int, int]) -> None:
        """Take the merged cells that begin between two columns (the second exclusive)."""
        start, end = columns
        self._begin: dict[int, list[MergedCells]] = {}
        for cells in merged:
            if start <= cells.first < end:
                own = replace(
                    cells, first=cells.first - start, last=min(cells.last, end - 1) - start
                )
                self._begin.setdefault(cells.first_row, []).append(own)
        self._open: dict[int, tuple[MergedCells, Cell | BrokenCell]] = {}
        self.filled: dict[int, dict[tuple[int, int], None]] = {}

    def __bool__(self) -> bool:
        """Tell whether there is anything to fill."""
        return bool(self._begin)

    def close(self) -> None:
        """Let no cell of a header reach below it."""
        self._open = {}

    def fill(self, number: int, row: Row) -> Row:
        """Give a row with its covered cells filled."""
        for cells in self._begin.get(number, ()):
            value = row[cells.first] if cells.first < len(row) else None
            self._open[cells.first] = (cells, value)
            for covered in range(cells.first + 1, cells.last + 1):
                lost = None if is_empty(value) else BrokenCell(f"병합된 셀({number}행)")
                self._open[covered] = (cells, lost)
        if not self._open:
            return row
        return self._filled(number, list(row))

    def _filled(self, number: int, row: list[Cell | BrokenCell]) -> Row:
        for place, (cells, value) in list(self._open.items()):
            if number > cells.last_row:
                del self._open[place]
            elif place < len(row) and is_empty(row[place]) and not is_empty(value):
                row[place] = value
                if place == cells.first:
                    self.filled.setdefault(place, {})[cells.first_row, cells.last_row] = None
        return row
