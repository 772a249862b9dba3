"""Dates years before nearly all others of the record."""

from collections.abc import Iterator

import numpy as np

from slaaudit.findings import Finding
from slaaudit.plausibility.evidence import Evidence, by_source, day_text, found, instants
from slaaudit.plausibility.thresholds import ANCIENT_CASES, ANCIENT_SECONDS, EARLY_SHARE


def check(evidence: Evidence) -> Iterator[Finding]:
    """Find instants far before those of nine cases in ten."""
    for record in evidence.records():
        for field in record.happened:
            column = record.column(field)
            happened = column.present & (column.values <= evidence.known_until)
            values = instants(column, happened)
            if len(values) < ANCIENT_CASES:
                continue
            place = int(np.ceil(EARLY_SHARE * (len(values) - 1)))
            usual = int(np.partition(values, place)[place])
            early = column.present & (column.values < usual - ANCIENT_SECONDS)
            for rows in by_source(record.table, np.flatnonzero(early)):
                first = day_text(int(instants(column, rows).min()))
                facts = {"field": field, "first": first, "usual": day_text(usual)}
                yield found("SLA762", evidence, record.table, rows, **facts)
