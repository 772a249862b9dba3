"""A report as a document: sections of sentences, tables and charts. Formats only draw it.

Every figure is worked out before it stands here. A cell holds the text that people read and the
exact number behind it, so that a workbook can calculate with it and a test can compare formats.
"""

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from enum import StrEnum
from typing import Literal

from slaaudit.value_classes import dataclass

#: The marks of Korean public documents, from the outermost statement to the remark.
Level = Literal["□", "○", "-", "※"]
Audience = Literal["public", "internal"]
#: How a column's cells are set: words to the left, figures to the right.
ColumnKind = Literal["words", "count", "percent", "points", "money", "number", "moment"]


class Emphasis(StrEnum):
    """What a cell means to the reader; formats may colour it, the words say it in any case."""

    NONE = "none"
    GOOD = "good"
    SHORT = "short"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: the text as printed; `number` is the exact figure, None where there is none.

    A rate's number is in percent, a difference in percent points, money in won.
    """

    text: str
    number: float | int | None = None
    emphasis: Emphasis = Emphasis.NONE


@dataclass(frozen=True, slots=True)
class Column:
    """One column. Neighbours of the same `group` stand under one merged heading in the first row.

    `width`: its share of the table's width, relative to the others. `choices`: what people may fill
    in; a workbook takes nothing else.
    """

    title: str
    kind: ColumnKind = "words"
    group: str | None = None
    width: int = 1
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `total`: a sum over others, set apart. `sums_above`: a total of all rows before."""

    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its caption (`표 2-1`). It always has a row: where nothing is, one says so.

    `notes` stand below it with the mark ※. `key` names it in every format and never changes.
    `more`: rows that are too many for a page, made when they are asked for; only a workbook draws
    them. Where there are any, the last note says how many, and where they are. `source`: the
    columns that name a file, a sheet and a row of the log.
    """

    key: str
    number: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    more: Sequence[Row] = ()
    source: tuple[int, int, int] | None = None

    def __post_init__(self) -> None:
        """Refuse a table that a format could not draw."""
        if not self.rows or any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.key}: every row has {len(self.columns)} cells")

    def on_page(self) -> "Table":
        """Give the part of the table that a page shows."""
        return replace(self, more=())

    @property
    def groups(self) -> tuple[tuple[str | None, int], ...]:
        """The first heading row: each group with the number of columns that it spans."""
        runs: list[tuple[str | None, int]] = []
        for column in self.columns:
            if runs and column.group is not None and runs[-1][0] == column.group:
                runs[-1] = (column.group, runs[-1][1] + 1)
            else:
                runs.append((column.group, 1))
        return tuple(runs)

    @property
    def heading_rows(self) -> int:
        """Two where any column belongs to a group."""
        return 2 if any(column.group for column in self.columns) else 1


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence behind its mark. `strong`: what the reader must not miss."""

    level: Level
    text: str
    strong: bool = False


ChartKind = Literal["rates", "months", "departments", "distribution"]


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart. `mark`: the target drawn across it. `low`, `high`: its interval."""

    label: str
    value: float | None
    mark: float | None = None
    low: float | None = None
    high: float | None = None
    short: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a table's figures. The table (`table`: its key) says the same in figures.

    `rates`, `departments`: bars that lie, 0 to 100 %. `months`: bars that stand, 0 to 100 %.
    `distribution`: how many cases took how long; `limit` is drawn at the bar it falls into the
    end of (`limit_after`: index of the last bar inside the limit), None where there is no limit.
    """

    key: str
    number: str
    kind: ChartKind
    title: str
    description: str
    unit: str
    bars: tuple[Bar, ...]
    table: str
    limit_after: int | None = None
    limit_words: str | None = None


Block = Statement | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered section. `key` never changes; `number` is as printed; 0 stands before them all."""

    key: str
    number: int
    title: str
    blocks: tuple[Block, ...] = ()

    def tables(self) -> Iterator[Table]:
        """Give its tables in order."""
        return (block for block in self.blocks if isinstance(block, Table))

    def charts(self) -> Iterator[Chart]:
        """Give its charts in order."""
        return (block for block in self.blocks if isinstance(block, Chart))


@dataclass(frozen=True, slots=True)
class Document:
    """The whole report. `facts` are what stands under the title: words and their value.

    `written_on`: the report's date (ISO), the same for the same inputs.
    """

    title: str
    institution: str
    period: str
    written_on: str
    audience: Audience
    sections: tuple[Section, ...]
    facts: tuple[tuple[str, str], ...] = field(default=())

    def tables(self) -> Iterator[Table]:
        """Give all tables in order."""
        return (table for section in self.sections for table in section.tables())

    def charts(self) -> Iterator[Chart]:
        """Give all charts in order."""
        return (chart for section in self.sections for chart in section.charts())
