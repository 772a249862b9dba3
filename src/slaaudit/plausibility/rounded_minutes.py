"""Times that are mostly round: written from memory, not by a system."""

from collections.abc import Iterator

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Bools
from slaaudit.plausibility.evidence import Evidence, found, parts, timed
from slaaudit.plausibility.thresholds import ROUND_CASES, ROUND_MINUTES, ROUND_SHARE
from slaaudit.tables import Column

_MINUTE = 60


def check(evidence: Evidence) -> Iterator[Finding]:
    """Count the minutes that are whole tens, field by field; one in ten is usual."""
    for record in evidence.records():
        for field in record.happened:
            column = record.column(field)
            with_time = timed(column)
            times = int(np.count_nonzero(with_time))
            if times < ROUND_CASES:
                continue
            is_round = with_time & _round(column)
            share = np.count_nonzero(is_round) / times
            if share >= ROUND_SHARE:
                facts: dict[str, str | int] = {
                    "field": field,
                    "percent": int(100 * share),
                    "times": times,
                }
                yield found("SLA767", evidence, record.table, np.flatnonzero(is_round), **facts)


def _round(column: Column) -> Bools:
    """Mark the instants of whole ten minutes."""
    found = np.zeros(len(column), dtype=np.bool_)
    for part in parts(len(column)):
        found[part] = column.values[part].astype(np.int64) // _MINUTE % ROUND_MINUTES == 0
    return found
