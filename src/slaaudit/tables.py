"""Tables: what a reader found (cells) and what the engine judges (typed columns)."""

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date, datetime, time, timedelta
from enum import IntEnum
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.findings import Finding
from slaaudit.terms import FieldKind
from slaaudit.value_classes import dataclass

#: What a cell may hold. Text is kept as written; None is an empty cell.
Cell = str | float | int | bool | datetime | date | time | timedelta | None

WholeNumbers = NDArray[np.signedinteger[Any]]


@dataclass(frozen=True, slots=True)
class BrokenCell:
    """A cell whose value is lost (`#N/A`, a formula never computed): unreadable, never blank."""

    shown: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """Rows that hold no case, and why: `title`, `header`, `total`, `blank`, `note` and so on.

    `spans` are the sheet's row numbers, first and last of each run, where they are known.
    """

    reason: str
    rows: int
    spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class HeaderCandidate:
    """A row, or two that belong together, and how much of a header it is.

    `rows` are the sheet's row numbers, `known` the known headings in it, `filled` counts its cells.
    """

    rows: tuple[int, ...]
    known: tuple[str, ...]
    filled: int


@dataclass(frozen=True, slots=True)
class HeaderReasons:
    """Why a row is the header: it has the most known headings, and at least `needed`."""

    chosen: HeaderCandidate | None
    alternatives: tuple[HeaderCandidate, ...]
    needed: int

    @property
    def row(self) -> int:
        """The header's last row; 0 where there is none."""
        return 0 if self.chosen is None else self.chosen.rows[-1]

    @property
    def known(self) -> tuple[str, ...]:
        """The known headings of the header."""
        return () if self.chosen is None else self.chosen.known


@dataclass(frozen=True, slots=True)
class SheetNotes:
    """What a reader knows of a sheet beside its cells: rows from 1, columns from 0.

    `formulas` counts the cells whose value a formula gave, where that is known. `kind` is that of
    the file by its bytes (xlsx, html, csv …). `read_as` says how a text file was read (encoding,
    delimiter).
    """

    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: int = 0
    kind: str = ""
    read_as: tuple[str, ...] = ()


NO_NOTES = SheetNotes()


@dataclass(frozen=True, slots=True)
class RawTable:
    """One table of one sheet, as read.

    `columns` maps each wanted heading (as written) to its cells; `row_numbers` holds the sheet's
    own row numbers (from 1), one per cell of a column. `rows_read` = cells of a column + skipped.
    `area` names the table's cells where a sheet holds several tables. `merges_known`: the file says
    which of its cells are merged. `record`: what it is said to hold; None where its names and
    headings decide.

    A long table comes in pieces, each a table by itself: `piece` counts them from 0, and `more`
    says that another one follows. The last one has the skipped rows and the findings of all. Pieces
    that no last one follows are void: what they were of is given once more, from its beginning.
    """

    file: str
    sha256: str
    sheet: str | None
    title: str
    header_row: int
    headings: tuple[str, ...]
    columns: Mapping[str, Sequence[Cell | BrokenCell]]
    row_numbers: WholeNumbers
    rows_read: int
    skipped: tuple[Skipped, ...] = ()
    findings: tuple[Finding, ...] = ()
    area: str = ""
    reasons: HeaderReasons | None = None
    merges_known: bool = True
    notes: SheetNotes = NO_NOTES
    record: str | None = None
    piece: int = 0
    more: bool = False

    def __post_init__(self) -> None:
        """Stop where a row was lost on the way."""
        kept = len(self.row_numbers)
        if any(len(cells) != kept for cells in self.columns.values()):
            raise ValueError(f"{self.file}/{self.sheet}: columns of unequal length")
        if kept + sum(skip.rows for skip in self.skipped) != self.rows_read:
            raise ValueError(f"{self.file}/{self.sheet}: rows read and rows accounted for differ")


class CellState(IntEnum):
    """Whether a cell gave a value."""

    PRESENT = 0
    BLANK = 1
    UNREADABLE = 2


@dataclass(frozen=True, slots=True)
class Column:
    """One field of one record, typed; all arrays have one entry per case.

    `values`: INSTANT int64 seconds since 1970-01-01 00:00 Asia/Seoul wall time (the first second
    that the written value covers); NUMBER float64; FLAG bool; CATEGORY and TEXT indices into
    `labels`, whole numbers of any size. Where `state` is not PRESENT the value is meaningless.
    `width`: INSTANT only: how many seconds the written value covers (1, 60, 3600 or 86400).
    `state` and `width` that are the same for all cases may be read-only views of one value.
    """

    kind: FieldKind
    values: WholeNumbers | NDArray[np.float64] | NDArray[np.bool_]
    state: NDArray[np.uint8]
    width: NDArray[np.int32] | None = None
    labels: Sequence[str] | CaseIds = ()

    @property
    def present(self) -> NDArray[np.bool_]:
        """True where there is a value."""
        present: NDArray[np.bool_] = self.state == CellState.PRESENT
        return present

    @property
    def unreadable(self) -> NDArray[np.bool_]:
        """True where something is written that cannot be read."""
        unreadable: NDArray[np.bool_] = self.state == CellState.UNREADABLE
        return unreadable

    def __len__(self) -> int:
        """Count the cases."""
        return len(self.state)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's sheet that cases came from, and what became of its rows.

    `area` names the cells of one of several tables on the sheet.
    """

    file: str
    sha256: str
    sheet: str | None
    record: str
    rows: int
    cases: int
    skipped: tuple[Skipped, ...] = ()
    area: str = ""


@dataclass(frozen=True, slots=True)
class CaseTable:
    """All cases of one record, from one or more sheets.

    `case_ids`, `source` (index into `CaseLog.sources`) and `row` (the sheet's row number, from 1)
    have one entry per case; `columns` holds the fields that the log has. `case_ids[rows]` is an
    array of texts, whether all of them are kept as one or packed.
    """

    record: str
    case_ids: NDArray[np.object_] | CaseIds
    source: NDArray[np.int32]
    row: WholeNumbers
    columns: Mapping[str, Column] = field(default_factory=lambda: MappingProxyType({}))

    def __len__(self) -> int:
        """Count the cases."""
        return len(self.case_ids)


@dataclass(frozen=True, slots=True)
class CaseLog:
    """Everything that was read, by record, with where it came from."""

    tables: Mapping[str, CaseTable]
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...] = ()
