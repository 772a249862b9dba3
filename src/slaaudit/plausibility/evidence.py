"""What the checks look at, and how a finding of theirs is put."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import BusinessCalendar, date_of
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.findings import Finding, Place
from slaaudit.model import Bools, Instants, StandardResult
from slaaudit.periods import Period
from slaaudit.spec.fields import dating_field
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
)
from slaaudit.tables import CaseLog, CaseTable, Column
from slaaudit.value_classes import dataclass

Rows = NDArray[np.int64]

#: Instants that lie ahead when they are written down.
_PLANNED = frozenset({"due_at", "appointment_at", "expected_reply_on", "extended_until"})
_ROWS_SHOWN = 5
_MINUTE = 60
_AT_ONCE = 1 << 18


@dataclass(frozen=True, slots=True)
class Record:
    """The cases of a record and what its instants mean.

    `dated_by` places them in time; `happened` names instants of things done, `ends` those of them
    that stop a clock. Only fields that the log has.
    """

    table: CaseTable
    dated_by: tuple[str, ...]
    happened: tuple[str, ...]
    ends: tuple[str, ...]

    def column(self, field: str) -> Column:
        """Give a field's column."""
        return self.table.columns[field]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A log, and what is known beside it.

    `results` may be empty: then what needs due moments is left out. `known_until`: the second after
    which nothing can have happened yet.
    """

    log: CaseLog
    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: int
    known_until: int
    results: Sequence[StandardResult] = ()

    def records(self) -> Iterator[Record]:
        """Give every record that a standard reads and the log has."""
        standards: dict[str, list[JudgedStandard]] = {}
        for rule in self.rules:
            for version in rule.judged:
                standards.setdefault(version.record, []).append(version)
        for name, each in standards.items():
            table = self.log.tables.get(name)
            if table is not None and len(table):
                yield _record(table, each, self.rules)


def _record(table: CaseTable, standards: Sequence[JudgedStandard], rules: RuleSet) -> Record:
    dated, happened, ends = dict[str, None](), dict[str, None](), dict[str, None]()
    planned = set(_PLANNED)
    for standard in standards:
        dated[dating_field(standard, rules)] = None
        match standard:
            case DurationStandard():
                happened |= {standard.from_field: None, standard.to_field: None}
                ends[standard.to_field] = None
            case DeadlineStandard():
                happened |= {standard.from_field or standard.to_field: None}
                happened[standard.to_field] = None
                ends[standard.to_field] = None
                planned.update(filter(None, [standard.by.field]))
            case LeadTimeStandard():
                happened[standard.from_field] = None
                planned.add(standard.to_field)

    def done(names: Mapping[str, None]) -> tuple[str, ...]:
        return tuple(n for n in names if n in table.columns and n not in planned)

    present = tuple(name for name in dated if name in table.columns)
    return Record(table, present, done(dated | happened), done(ends))


def instants(column: Column, rows: Rows | NDArray[np.int32] | Bools) -> Instants:
    """Give the seconds of some cases."""
    return column.values[rows].astype(np.int64, copy=False)


def parts(size: int) -> Iterator[slice]:
    """Give so many places part by part: of ten million cases no copy is held whole."""
    for start in range(0, size, _AT_ONCE):
        yield slice(start, start + _AT_ONCE)


def timed(column: Column) -> Bools:
    """Mark the cases whose instant is written to the minute or finer."""
    if column.width is None:
        return column.present
    return column.present & (column.width <= _MINUTE)


def day_text(second: int) -> str:
    """Write the day of an instant."""
    return date_of(second // DAY_SECONDS).isoformat()


def found(
    code: str, evidence: Evidence, table: CaseTable, rows: Rows, **facts: str | int
) -> Finding:
    """Put a finding on the first of some cases; its sheet's rows are named, all are counted."""
    first = int(rows[0])
    source = int(table.source[first])
    here = table.row[rows[table.source[rows] == source]]
    shown = ", ".join(map(str, here[:_ROWS_SHOWN].tolist()))
    more = " …" if len(rows) > min(len(here), _ROWS_SHOWN) else ""
    origin = evidence.log.sources[source]
    place = Place(file=origin.file, sheet=origin.sheet, row=int(table.row[first]))
    known: dict[str, str | int | float] = {
        "record": table.record,
        "count": len(rows),
        "rows": shown + more,
    }
    return Finding(code, place, known | facts)


def middle(values: NDArray[np.int64] | NDArray[np.float64]) -> float:
    """Give the median, without the masked arrays that numpy would load to look for some."""
    ordered, half = np.sort(values), len(values) // 2
    return float(ordered[half] + ordered[~half]) / 2


def by_source(table: CaseTable, rows: Rows) -> Iterator[Rows]:
    """Part cases by the sheet that they stand in."""
    sources = table.source[rows]
    for source in np.flatnonzero(np.bincount(sources)).tolist():
        yield rows[sources == source]
