"""Many cases that ended in one and the same second."""

from collections.abc import Iterator

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Bools, Instants
from slaaudit.plausibility.chances import poisson_tail
from slaaudit.plausibility.evidence import Evidence, found, instants
from slaaudit.plausibility.thresholds import RARE, SAME_SECOND_CASES

_MINUTE, _TEN_MINUTES, _HALF_HOUR = 60, 600, 1800
#: How many seconds of an hour are a whole ten minutes, another whole minute, any other.
_SLOTS = (6, 54, 3540)
#: A log whose seconds are mostly nought is kept in minutes.
_MOST = 0.5
#: So many groups are looked at, the largest first: more than anybody reads.
_GROUPS = 1000


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold each second against the hour around it."""
    for record in evidence.records():
        for field in record.ends:
            column = record.column(field)
            rows = np.flatnonzero(column.present & (column.width == 1))
            values = instants(column, rows)
            if len(values) < SAME_SECOND_CASES or (values % _MINUTE == 0).mean() > _MOST:
                continue
            seconds, group, counts = np.unique(values, return_inverse=True, return_counts=True)
            bulk = _bulk(seconds, counts)
            if bulk.any():
                biggest = int(np.argmax(np.where(bulk, counts, 0)))
                together = rows[bulk[group]]
                in_biggest = rows[group == biggest]
                order = np.concatenate([in_biggest, np.setdiff1d(together, in_biggest)])
                yield found(
                    "SLA765",
                    evidence,
                    record.table,
                    order,
                    field=field,
                    seconds=int(bulk.sum()),
                    most=int(counts[biggest]),
                    at=str(np.datetime64(int(seconds[biggest]), "s")).replace("T", " "),
                )


def _bulk(seconds: Instants, counts: Instants) -> Bools:
    """Mark the seconds that hold more cases than chance puts into one of their hour.

    Round times draw more cases than others, so each kind is held against its own.
    """
    bulk = np.zeros(len(seconds), dtype=np.bool_)
    kinds = np.where(seconds % _TEN_MINUTES == 0, 0, np.where(seconds % _MINUTE == 0, 1, 2))
    for kind, slots in enumerate(_SLOTS):
        own = np.flatnonzero(kinds == kind)
        bulk[own] = _bulk_of_kind(seconds[own], counts[own], slots, int(counts.sum()))
    return bulk


def _bulk_of_kind(seconds: Instants, counts: Instants, slots: int, cases: int) -> Bools:
    """Do so for seconds of one kind, of which an hour has so many."""
    before = np.concatenate([[0], np.cumsum(counts)])
    bulk = np.zeros(len(seconds), dtype=np.bool_)
    large = np.argsort(-counts, kind="stable")[:_GROUPS]
    for place in large[counts[large] >= SAME_SECOND_CASES].tolist():
        hour = seconds[place] + np.array([-_HALF_HOUR, _HALF_HOUR])
        first, after = np.searchsorted(seconds, hour)
        around = int(before[after] - before[first]) - int(counts[place])
        chance = poisson_tail(int(counts[place]) - 1, (around + 1) / slots)
        bulk[place] = chance * cases < RARE
    return bulk
