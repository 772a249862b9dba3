"""A due date in the log that is not the one that the standard comes to."""

from collections.abc import Iterator

import numpy as np

from slaaudit.business_time import NO_DUE
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.findings import Finding
from slaaudit.model import Bools, CaseColumns, Instants
from slaaudit.plausibility.evidence import Evidence, Rows, by_source, found
from slaaudit.spec.standards import DeadlineStandard, DurationStandard
from slaaudit.tables import CaseTable, CellState, Column
from slaaudit.terms import Verdict

_FIELD = "due_at"
#: What a due date in a register is the due date of.
_ENDS = ("replied_at", "closed_at")
_JUDGED = [verdict for verdict in Verdict if verdict < Verdict.NOT_APPLICABLE]


def check(evidence: Evidence) -> Iterator[Finding]:
    """Compare by days; a case agrees if it agrees with any standard that gives it a due moment."""
    for record in evidence.records():
        if _FIELD not in record.table.columns:
            continue
        compared, agrees = _compared(evidence, record.table)
        differ = np.flatnonzero(compared & ~agrees)
        total = int(compared.sum())
        for rows in by_source(record.table, differ):
            yield found("SLA763", evidence, record.table, rows, field=_FIELD, compared=total)


def _compared(evidence: Evidence, table: CaseTable) -> tuple[Bools, Bools]:
    """Mark the cases with both due dates, and those of them in which these agree."""
    written = table.columns[_FIELD]
    compared = np.zeros(len(table), dtype=np.bool_)
    agrees = np.zeros(len(table), dtype=np.bool_)
    itself = np.zeros(len(table), dtype=np.bool_)
    for result in evidence.results:
        if result.table is not table:
            continue
        latest = result.rule.judged[-1]
        judged = result.at(result.places(*_JUDGED))
        due = judged.due != NO_DUE
        rows = judged.rows[due]
        if isinstance(latest, DeadlineStandard) and latest.by.field:
            itself[rows] = True
        elif isinstance(latest, DurationStandard) and _comparable(latest):
            usual = rows[~_moved(latest, table, rows)]
            compared[usual] = True
            agrees[rows] |= _same_day(written, rows, _due_days(judged, due))
    return compared & written.present & ~itself, agrees


def _due_days(judged: CaseColumns, due: Bools) -> Instants:
    """Give the day on which each case is due; a midnight ends the day before it."""
    days: Instants = (judged.due[due] - judged.due_is_date[due]) // DAY_SECONDS
    return days


def _same_day(written: Column, rows: Rows, days: Instants) -> Bools:
    """Compare days; a written 0:00 may be the end of the day before."""
    values = written.values[rows].astype(np.int64)
    same: Bools = values // DAY_SECONDS == days
    if written.width is not None:
        same |= ((values - 1) // DAY_SECONDS == days) & (written.width[rows] < DAY_SECONDS)
    return same


def _comparable(standard: DurationStandard) -> bool:
    """Tell whether a due date in the case's row may be this one's: no other row moves it."""
    return standard.to_field in _ENDS and all(pause.record is None for pause in standard.pause)


def _moved(standard: DurationStandard, table: CaseTable, rows: Rows) -> Bools:
    """Mark the cases that were extended or held: their due column may be the old one or the new."""
    extension = standard.extension
    names = [pause.from_field for pause in standard.pause]
    if extension is not None:
        names += [name for name in (extension.until, extension.add) if name]
    moved = np.zeros(len(rows), dtype=np.bool_)
    for name in names:
        column = table.columns.get(name)
        if column is not None:
            moved |= column.state[rows] != CellState.BLANK
    return moved
