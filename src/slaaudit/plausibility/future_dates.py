"""Things done at a moment that has not come yet."""

from collections.abc import Iterator

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Bools
from slaaudit.plausibility.evidence import Evidence, by_source, day_text, found, instants
from slaaudit.tables import CaseTable

_SAID_BY_JUDGING = "outside_calendar"


def check(evidence: Evidence) -> Iterator[Finding]:
    """Find instants after the moment of judgement and after now."""
    for record in evidence.records():
        told = _told(evidence, record.table)
        for field in record.happened:
            column = record.column(field)
            late = column.present & (column.values > evidence.known_until) & ~told
            for rows in by_source(record.table, np.flatnonzero(late)):
                last = day_text(int(instants(column, rows).max()))
                until = day_text(evidence.known_until)
                yield found(
                    "SLA761", evidence, record.table, rows, field=field, last=last, until=until
                )


def _told(evidence: Evidence, table: CaseTable) -> Bools:
    """Mark the cases of which judging says already that they lie outside the calendar."""
    told = np.zeros(len(table), dtype=np.bool_)
    for result in evidence.results:
        if result.table is table:
            told[result.at(result.places(reason=_SAID_BY_JUDGING)).rows] = True
    return told
