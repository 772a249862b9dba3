"""Days off on which far more cases ended than on a working day."""

from collections.abc import Iterator

import numpy as np

from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.findings import Finding
from slaaudit.plausibility.chances import poisson_tail
from slaaudit.plausibility.evidence import Evidence, Record, Rows, day_text, found, instants, middle
from slaaudit.plausibility.thresholds import BULK_CASES, BULK_TIMES, RARE

_DAYS_SHOWN = 3


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold each day off against the middle one of the working days."""
    for record in evidence.records():
        for field in record.ends:
            days, rows = _ended(evidence, record, field)
            if not len(rows):
                continue
            first = int(days.min())
            counts = np.bincount(days - first)
            working = evidence.calendar.working[first : first + len(counts)]
            worked = counts[working & (counts > 0)]
            usual = middle(worked) if len(worked) else 0.0
            bulk = ~working & (counts >= BULK_CASES) & (counts > BULK_TIMES * usual)
            for day in np.flatnonzero(bulk).tolist():
                bulk[day] = poisson_tail(int(counts[day]), usual) < RARE
            if bulk.any():
                yield _said(evidence, record, field, (np.flatnonzero(bulk) + first, days, rows))


def _ended(evidence: Evidence, record: Record, field: str) -> tuple[Rows, Rows]:
    """Give the calendar's days on which cases ended, and the cases."""
    column = record.column(field)
    rows = np.flatnonzero(column.present)
    at = instants(column, rows)
    covered = evidence.calendar.covers(at)
    return at[covered] // DAY_SECONDS - evidence.calendar.span.first_day, rows[covered]


def _said(
    evidence: Evidence, record: Record, field: str, known: tuple[Rows, Rows, Rows]
) -> Finding:
    bulk, days, rows = known
    first = evidence.calendar.span.first_day
    shown = [day_text((first + day) * DAY_SECONDS) for day in bulk[:_DAYS_SHOWN].tolist()]
    more = " …" if len(bulk) > _DAYS_SHOWN else ""
    facts: dict[str, str | int] = {"field": field, "days": ", ".join(shown) + more}
    return found("SLA768", evidence, record.table, rows[np.isin(days, bulk)], **facts)
