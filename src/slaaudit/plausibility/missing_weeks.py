"""Weeks without a single case in a record that has some every week."""

from collections.abc import Iterator

import numpy as np

from slaaudit.calendar_days import DAY_SECONDS, day_of
from slaaudit.findings import Finding
from slaaudit.plausibility.evidence import Evidence, Record, Rows, day_text, instants, middle, parts
from slaaudit.plausibility.thresholds import EMPTY_WEEKS_MOST, WEEK_CASES
from slaaudit.tables import CellState, Column

_WEEK = 7
#: 1970-01-01 was a Thursday.
_TO_MONDAY = 3
_WEEKS_SHOWN = 4


def check(evidence: Evidence) -> Iterator[Finding]:
    """Count the cases of each week of the period, by the working days that it has."""
    for record in evidence.records():
        for field in record.dated_by:
            missing, expected = _missing(evidence, record, field)
            if len(missing):
                shown = [day_text(day * DAY_SECONDS) for day in missing[:_WEEKS_SHOWN].tolist()]
                facts: dict[str, str | int | float] = {
                    "record": record.table.record,
                    "field": field,
                    "weeks": len(missing),
                    "mondays": ", ".join(shown) + (" …" if len(missing) > _WEEKS_SHOWN else ""),
                    "expected": expected,
                }
                yield Finding("SLA769", facts=facts)


def _missing(evidence: Evidence, record: Record, field: str) -> tuple[Rows, int]:
    """Give the Mondays of the weeks without a case, and how many were to be expected in them."""
    first, until = _bounds(evidence)
    working = _working(evidence, first, until)
    weeks = (np.arange(first, until) + _TO_MONDAY) // _WEEK
    nothing = np.zeros(0, dtype=np.int64)
    if not working.any():
        return nothing, 0
    size = int(weeks[-1] - weeks[0]) + 1
    counts = _counts(record.column(field), (first, until), size)
    if not counts.any():
        return nothing, 0
    worked = np.bincount(weeks - weeks[0], weights=working, minlength=size)
    filled = counts > 0
    usual = middle(counts[filled] / np.maximum(worked[filled], 1))
    empty = ~filled & (usual * worked >= WEEK_CASES)
    if empty.mean() > EMPTY_WEEKS_MOST:
        return nothing, 0
    return (np.flatnonzero(empty) + weeks[0]) * _WEEK - _TO_MONDAY, round(usual * worked.max())


def _counts(column: Column, days: tuple[int, int], size: int) -> Rows:
    """Count the cases of each week, of so many from the first of some days."""
    counts = np.zeros(size, dtype=np.int64)
    first = (days[0] + _TO_MONDAY) // _WEEK
    for part in parts(len(column)):
        at = column.values[part][column.state[part] == CellState.PRESENT].astype(np.int64)
        own = at[(at >= days[0] * DAY_SECONDS) & (at < days[1] * DAY_SECONDS)] // DAY_SECONDS
        counts += np.bincount((own + _TO_MONDAY) // _WEEK - first, minlength=size)
    return counts


def _bounds(evidence: Evidence) -> tuple[int, int]:
    """Give the days of the period; of one not over yet, those up to the last case."""
    first, until = day_of(evidence.period.from_on), day_of(evidence.period.until_on)
    if evidence.as_of < evidence.period.until_at:
        latest = [
            int(instants(record.column(field), record.column(field).present).max())
            for record in evidence.records()
            for field in record.dated_by
            if record.column(field).present.any()
        ]
        until = min([until, evidence.as_of // DAY_SECONDS, max(latest, default=0) // DAY_SECONDS])
    return first, until


def _working(evidence: Evidence, first: int, until: int) -> Rows:
    """Tell of each day whether it is a working day; outside the calendar none is."""
    start, working = evidence.calendar.span.first_day, evidence.calendar.working
    days = np.arange(first, until) - start
    inside = (days >= 0) & (days < len(working))
    return np.where(inside, working[np.clip(days, 0, len(working) - 1)], 0).astype(np.int64)
