"""Blocks of columns made of plain rows, to be read beside the rows themselves."""

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from slaaudit.cell_runs import CellRun
from slaaudit.table_finder import ColumnBlock
from slaaudit.tables import RawTable


class RowsByColumn(ColumnBlock):
    """Some rows, turned into columns; all as long as the longest."""

    def __init__(self, rows: Sequence[Sequence[Any]], width: int, first: int = 0) -> None:
        self.rows = rows
        self.width = width
        self.first = first

    def __len__(self) -> int:
        return len(self.rows)

    def row(self, at: int) -> list[Any]:
        row = [*self.rows[at], *[None] * (self.first + self.width)]
        return row[self.first : self.first + self.width]

    def cells(self, place: int) -> CellRun:
        whole = [
            self.row(at)[place] if place < self.width else None for at in range(len(self.rows))
        ]
        return CellRun.of(whole)

    def part(self, start: int, end: int) -> "RowsByColumn":
        return RowsByColumn(self.rows[start:end], self.width, self.first)

    def cut(self, start: int, end: int) -> "RowsByColumn":
        return RowsByColumn(self.rows, min(end, self.width) - start, self.first + start)


def in_blocks(rows: Sequence[Sequence[Any]], size: int) -> Iterator[RowsByColumn]:
    width = max(map(len, rows), default=0)
    for start in range(0, len(rows), size):
        yield RowsByColumn(rows[start : start + size], width)


def told(table: RawTable) -> dict[str, Any]:
    """Everything that a table says, in a form that compares."""
    plain = {each.name: getattr(table, each.name) for each in fields(table)}
    plain["columns"] = {heading: list(cells) for heading, cells in table.columns.items()}
    plain["row_numbers"] = table.row_numbers.tolist()
    return plain
