"""Times that are mostly round: written from memory, not by a system."""

from collections.abc import Iterator

from slaaudit.findings import Finding
from slaaudit.plausibility.evidence import Evidence, found, instants, timed
from slaaudit.plausibility.thresholds import ROUND_CASES, ROUND_MINUTES, ROUND_SHARE

_MINUTE = 60


def check(evidence: Evidence) -> Iterator[Finding]:
    """Count the minutes that are whole tens, field by field; one in ten is usual."""
    for record in evidence.records():
        for field in record.happened:
            column = record.column(field)
            rows = timed(column)
            if len(rows) < ROUND_CASES:
                continue
            is_round = instants(column, rows) // _MINUTE % ROUND_MINUTES == 0
            share = float(is_round.mean())
            if share >= ROUND_SHARE:
                facts: dict[str, str | int] = {
                    "field": field,
                    "percent": int(100 * share),
                    "times": len(rows),
                }
                yield found("SLA767", evidence, record.table, rows[is_round], **facts)
