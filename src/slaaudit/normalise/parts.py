"""One table of a record, typed as its pieces come: no cell is kept longer than its piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from typing import Never

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.findings import Finding
from slaaudit.normalise.cell_findings import LongNumbers, UnreadCells
from slaaudit.normalise.growing import GrowingArray, GrowingColumn, GrowingIds
from slaaudit.normalise.heading_findings import ambiguous, blanks_below
from slaaudit.normalise.mapping import FieldSource
from slaaudit.normalise.merging import slimmed
from slaaudit.normalise.typed import FieldPlan, read_field
from slaaudit.normalise.written import written_marks
from slaaudit.tables import Column, RawTable
from slaaudit.terms import FieldKind
from slaaudit.value_classes import dataclass
from slaaudit.values import settled

_CASE_ID = "case_id"
Ints = NDArray[np.int64]


class GoneCells(Sequence[Never]):
    """Stands for the cells of a column that are typed and gone: only their number is left."""

    def __init__(self, size: int) -> None:
        """Take their number."""
        self._size = size

    def __len__(self) -> int:
        """Count them."""
        return self._size

    def __getitem__(self, at: object) -> Never:
        """Refuse: nothing is there."""
        raise LookupError(at)


@dataclass(slots=True)
class Outlining:
    """Puts the pieces of a table together to one, without cells."""

    _rows: GrowingArray[np.int32] = field(default_factory=GrowingArray)
    _read: int = 0

    def take(self, piece: RawTable) -> None:
        """Take a piece."""
        self._rows.add(piece.row_numbers.astype(np.int32))
        self._read += piece.rows_read

    def table(self, last: RawTable) -> RawTable:
        """Give the whole, as the last piece tells of it."""
        rows = self._rows.whole()
        gone = GoneCells(len(rows))
        return replace(
            last,
            columns=dict.fromkeys(last.columns, gone),
            row_numbers=rows,
            rows_read=self._read,
            piece=0,
        )


@dataclass(frozen=True, slots=True)
class RecordPart:
    """One table of a record, and the index of its source.

    `table` is without cells. Of `case_id` the column has only states, the ids stand apart. `unread`
    are the rows (of its cases, from 0) with something that cannot be read, and `marks` numbers that
    are equal where all their cells are.
    """

    table: RawTable
    source: int
    columns: Mapping[str, Column]
    ids: CaseIds
    findings: Mapping[str, Sequence[Finding]]
    unread: Ints
    marks: NDArray[np.uint64]

    def __len__(self) -> int:
        """Count the cases."""
        return len(self.table.row_numbers)


class _FieldReader:
    """Reads one field of a table."""

    def __init__(self, source: FieldSource, plan: FieldPlan) -> None:
        self._source, self._plan = source, plan
        self._unread, self._long = UnreadCells(source), LongNumbers(source.heading)
        self._column, self.ids = GrowingColumn(), GrowingIds()

    def take(self, piece: RawTable) -> Column:
        column = slimmed(read_field(piece, self._source, self._plan))
        self._unread.take(piece, column)
        if self._plan.name == _CASE_ID:
            self._long.take(piece)
            self.ids.add(_ids(column))
            column = replace(column, values=column.values[:0], labels=())
        self._column.add(column)
        return column

    def column(self) -> Column:
        column = self._column.whole()
        return settled([column])[0] if column.kind is FieldKind.INSTANT else column

    def findings(self, table: RawTable) -> Iterator[Finding]:
        yield from self._unread.findings(table, self._plan.name)
        yield from ambiguous(table, self._plan.name, self._source)
        yield from self._long.findings(table)
        if self._plan.name == "department":
            yield from blanks_below(table, self._source.heading, self._column.whole().state)


def _ids(column: Column) -> CaseIds:
    labels = column.labels if isinstance(column.labels, CaseIds) else CaseIds.of(column.labels)
    if not len(labels):
        return _no_ids(len(column))
    values = column.values.astype(np.int64)
    whole = len(values) == len(labels) and bool((values == np.arange(len(labels))).all())
    return labels if whole else labels.take(values)


def _no_ids(size: int) -> CaseIds:
    return CaseIds(np.zeros(size, dtype="S1"))


class PartReader:
    """Reads one table of a record, piece by piece."""

    def __init__(self, sources: Mapping[str, FieldSource], plans: Sequence[FieldPlan]) -> None:
        """Begin; `sources` says where the fields stand."""
        self._fields = {
            plan.name: _FieldReader(sources[plan.name], plan)
            for plan in plans
            if plan.name in sources
        }
        self._unread: list[Ints] = []
        self._marks: list[NDArray[np.uint64]] = []
        self._cases = 0

    def take(self, piece: RawTable) -> None:
        """Take a piece; nothing of it is kept but what it was read as."""
        size = len(piece.row_numbers)
        unread = np.zeros(size, dtype=np.bool_)
        for reader in self._fields.values():
            unread |= reader.take(piece).unreadable
        places = np.flatnonzero(unread)
        self._unread.append(places + self._cases)
        self._marks.append(written_marks(piece.columns, places))
        self._cases += size

    def part(self, table: RawTable, source: int) -> RecordPart:
        """Give the whole, once the last piece is taken."""
        named = self._fields.get(_CASE_ID)
        return RecordPart(
            table,
            source,
            {name: each.column() for name, each in self._fields.items()},
            _no_ids(self._cases) if named is None else named.ids.whole(),
            {name: tuple(each.findings(table)) for name, each in self._fields.items()},
            np.concatenate(self._unread),
            np.concatenate(self._marks),
        )
