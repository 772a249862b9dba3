"""Dates years before nearly all others of the record."""

from collections.abc import Iterator

import numpy as np

from slaaudit.findings import Finding
from slaaudit.plausibility.evidence import Evidence, by_source, day_text, found, instants
from slaaudit.plausibility.thresholds import ANCIENT_CASES, ANCIENT_SECONDS, EARLY_SHARE
from slaaudit.tables import Column


def check(evidence: Evidence) -> Iterator[Finding]:
    """Find instants far before those of nine cases in ten."""
    for record in evidence.records():
        for field in record.happened:
            column = record.column(field)
            usual = _usual(column, evidence.known_until)
            if usual is None:
                continue
            early = column.present & (column.values < usual - ANCIENT_SECONDS)
            for rows in by_source(record.table, np.flatnonzero(early)):
                first = day_text(int(instants(column, rows).min()))
                facts = {"field": field, "first": first, "usual": day_text(usual)}
                yield found("SLA762", evidence, record.table, rows, **facts)


def _usual(column: Column, known_until: int) -> int | None:
    """Give the instant that nine cases in ten come after; None of too few."""
    values = instants(column, column.present & (column.values <= known_until))
    if len(values) < ANCIENT_CASES:
        return None
    place = int(np.ceil(EARLY_SHARE * (len(values) - 1)))
    values.partition(place)
    return int(values[place])
