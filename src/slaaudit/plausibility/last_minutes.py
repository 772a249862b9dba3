"""Cases that ended in the very last minutes before they were due, far more than before those."""

from collections.abc import Iterator

import numpy as np

from slaaudit.business_time import NO_DUE
from slaaudit.findings import Finding
from slaaudit.model import StandardResult
from slaaudit.plausibility.chances import binomial_tail
from slaaudit.plausibility.evidence import Evidence, Rows, found, parts
from slaaudit.plausibility.thresholds import (
    COMPARED_SPANS,
    LAST_CASES,
    LAST_PART,
    LAST_SECONDS,
    LAST_SHARE,
    RARE,
)
from slaaudit.spec.standards import DeadlineStandard, DurationStandard
from slaaudit.tables import CaseTable, CellState
from slaaudit.terms import Verdict


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold the last span before the due moment against the spans before it, standard by standard.

    Where work goes on evenly, one end in six falls into the last of six spans.
    """
    for result in evidence.results:
        table, latest = result.table, result.rule.judged[-1]
        if table is None or not isinstance(latest, DurationStandard | DeadlineStandard):
            continue
        if isinstance(latest, DeadlineStandard) and latest.by.field != "due_at":
            continue  # people come to appointments in the last minutes
        if latest.to_field not in table.columns:
            continue
        last, near = _last_and_near(result, table, latest)
        if len(last) < LAST_CASES or len(last) < LAST_SHARE * near:
            continue
        if binomial_tail(len(last), near, 1 / COMPARED_SPANS) < RARE:
            facts: dict[str, str | int] = {
                "field": latest.to_field,
                "standard": result.rule.id,
                "near": near,
            }
            yield found("SLA764", evidence, table, last, **facts)


def _last_and_near(
    result: StandardResult, table: CaseTable, standard: DurationStandard | DeadlineStandard
) -> tuple[Rows, int]:
    """Give the cases that ended in the last span, and count those of all spans compared."""
    met = result.places(Verdict.MET)
    last, near = [np.zeros(0, dtype=np.int64)], 0
    for part in parts(len(met)):
        rows, spans = _spans(result, met[part], table, standard)
        last.append(rows[spans == 0])
        near += int((spans < COMPARED_SPANS).sum())
    return np.concatenate(last), near


def _spans(
    result: StandardResult,
    places: Rows,
    table: CaseTable,
    standard: DurationStandard | DeadlineStandard,
) -> tuple[Rows, Rows]:
    """Tell how long before its due moment each case ended, in spans: the last one is below 1."""
    met = result.at(places)
    rows, due = met.rows, met.due
    known = due != NO_DUE
    rows, due = rows[known], due[known]
    end = table.columns[standard.to_field]
    left = due - end.values[rows].astype(np.int64)
    allowed = np.full(len(rows), LAST_SECONDS * LAST_PART, dtype=np.int64)
    start = table.columns.get(standard.from_field or "")
    if start is not None:
        allowed = due - start.values[rows].astype(np.int64)
    span = np.minimum(LAST_SECONDS, allowed // LAST_PART)
    width = np.ones(len(rows), np.int64) if end.width is None else end.width[rows]
    fine = (end.state[rows] == CellState.PRESENT) & (span >= 2 * width) & (left >= 0)
    return rows[fine], left[fine] // span[fine]
