"""Rows that follow each other and keep their cells by column.

Of a long sheet nearly all rows are cases: these are taken column by column, and only the few that
may be something else are looked at as rows.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import overload

from slaaudit.cell_runs import CellRun
from slaaudit.packed_cells import PackedRun
from slaaudit.table_finder.headings import Row


class ColumnBlock(Sequence[Row], ABC):
    """A block of rows. Give a place beyond a row's end as empty; all rows are of one length."""

    @abstractmethod
    def row(self, at: int) -> Row:
        """Give a row, from 0."""

    @abstractmethod
    def cells(self, place: int) -> CellRun | PackedRun:
        """Give the cells of a column, from 0, one for each row."""

    @abstractmethod
    def part(self, start: int, end: int) -> "ColumnBlock":
        """Give some of the rows, the end exclusive."""

    @abstractmethod
    def cut(self, start: int, end: int) -> "ColumnBlock":
        """Give the rows with some of their columns, the end exclusive."""

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> "ColumnBlock": ...

    def __getitem__(self, at: int | slice) -> "Row | ColumnBlock":
        """Give a row, or some."""
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return self.part(start, max(start, end))
        if not -len(self) <= at < len(self):
            raise IndexError(at)
        return self.row(at % len(self))
