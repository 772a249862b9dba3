"""Days off on which far more cases ended than on a working day."""

from collections.abc import Iterator

import numpy as np

from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.findings import Finding
from slaaudit.model import Bools
from slaaudit.plausibility.chances import poisson_tail
from slaaudit.plausibility.evidence import (
    Evidence,
    Record,
    Rows,
    day_text,
    found,
    instants,
    middle,
    parts,
)
from slaaudit.plausibility.thresholds import BULK_CASES, BULK_TIMES, RARE
from slaaudit.tables import CellState, Column

_DAYS_SHOWN = 3


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold each day off against the middle one of the working days."""
    for record in evidence.records():
        for field in record.ends:
            counts = _counts(evidence, record.column(field))
            working = evidence.calendar.working
            worked = counts[working & (counts > 0)]
            usual = middle(worked) if len(worked) else 0.0
            bulk = ~working & (counts >= BULK_CASES) & (counts > BULK_TIMES * usual)
            for day in np.flatnonzero(bulk).tolist():
                bulk[day] = poisson_tail(int(counts[day]), usual) < RARE
            if bulk.any():
                yield _said(evidence, record, field, bulk)


def _counts(evidence: Evidence, column: Column) -> Rows:
    """Count the cases that ended on each of the calendar's days."""
    days = len(evidence.calendar.working)
    counts = np.zeros(days, dtype=np.int64)
    for part in parts(len(column)):
        ended, _ = _ended(evidence, column, part)
        counts += np.bincount(ended, minlength=days)
    return counts


def _ended(evidence: Evidence, column: Column, part: slice) -> tuple[Rows, Rows]:
    """Give the calendar's days on which cases of a part ended, and the cases."""
    rows = np.flatnonzero(column.state[part] == CellState.PRESENT) + part.start
    at = instants(column, rows)
    covered = evidence.calendar.covers(at)
    return at[covered] // DAY_SECONDS - evidence.calendar.span.first_day, rows[covered]


def _said(evidence: Evidence, record: Record, field: str, bulk: Bools) -> Finding:
    column, first = record.column(field), evidence.calendar.span.first_day
    ended = (_ended(evidence, column, part) for part in parts(len(column)))
    rows = np.concatenate([rows[bulk[days]] for days, rows in ended])
    found_on = np.flatnonzero(bulk)
    shown = [day_text((first + day) * DAY_SECONDS) for day in found_on[:_DAYS_SHOWN].tolist()]
    more = " …" if len(found_on) > _DAYS_SHOWN else ""
    facts: dict[str, str | int] = {"field": field, "days": ", ".join(shown) + more}
    return found("SLA768", evidence, record.table, rows, **facts)
