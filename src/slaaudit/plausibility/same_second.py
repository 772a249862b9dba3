"""Many cases that ended in one and the same second."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from slaaudit.findings import Finding
from slaaudit.model import Bools, Instants
from slaaudit.plausibility.chances import poisson_tail
from slaaudit.plausibility.evidence import Evidence, Record, found, instants, parts
from slaaudit.plausibility.thresholds import RARE, SAME_SECOND_CASES
from slaaudit.tables import Column

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
            to_the_second = column.present & (column.width == 1)
            if not _kept_in_seconds(column, to_the_second):
                continue
            seconds, counts = _bulk(column, to_the_second)
            if len(seconds):
                yield _said(evidence, record, field, (seconds, counts))


def _kept_in_seconds(column: Column, rows: Bools) -> bool:
    """Tell enough cases, of which most show seconds."""
    cases = minutes = 0
    for part in parts(len(column)):
        values = column.values[part][rows[part]]
        cases += len(values)
        minutes += int(np.count_nonzero(values % _MINUTE == 0))
    return cases >= SAME_SECOND_CASES and minutes <= _MOST * cases


def _said(
    evidence: Evidence, record: Record, field: str, bulk: tuple[Instants, Instants]
) -> Finding:
    """Put the finding on the cases of the second with most of them, then on the others."""
    seconds, counts = bulk
    column = record.column(field)
    at = int(seconds[np.argmax(counts)])
    rows = np.flatnonzero(column.present & (column.width == 1) & np.isin(column.values, seconds))
    biggest = column.values[rows] == at
    return found(
        "SLA765",
        evidence,
        record.table,
        np.concatenate([rows[biggest], rows[~biggest]]),
        field=field,
        seconds=len(seconds),
        most=int(counts.max()),
        at=str(np.datetime64(at, "s")).replace("T", " "),
    )


def _bulk(column: Column, rows: Bools) -> tuple[Instants, Instants]:
    """Give the seconds that hold more cases than chance puts into one of their hour, and how many.

    Round times draw more cases than others, so each kind is held against its own: one after the
    other, so that not two copies of ten million instants are held at once.
    """
    cases, kinds = int(np.count_nonzero(rows)), _kinds(column)
    found_of = [
        _bulk_of_kind(instants(column, rows & (kinds == kind)), slots, cases)
        for kind, slots in enumerate(_SLOTS)
    ]
    seconds = np.concatenate([seconds for seconds, _ in found_of])
    counts = np.concatenate([counts for _, counts in found_of])
    order = np.argsort(seconds)
    return seconds[order], counts[order]


def _kinds(column: Column) -> NDArray[np.int8]:
    """Tell of each case which of `_SLOTS` its second is one of."""
    kinds = np.empty(len(column), dtype=np.int8)
    for part in parts(len(column)):
        values = column.values[part]
        kinds[part] = np.where(values % _MINUTE, 2, (values % _TEN_MINUTES > 0).astype(np.int8))
    return kinds


def _bulk_of_kind(ordered: Instants, slots: int, cases: int) -> tuple[Instants, Instants]:
    """Do so for seconds of one kind, of which an hour has so many; they are put in order here."""
    ordered.sort()
    often = ordered[SAME_SECOND_CASES - 1 :] == ordered[: 1 - SAME_SECOND_CASES]
    seconds = np.unique(ordered[: len(often)][often])
    counts = np.searchsorted(ordered, seconds, "right") - np.searchsorted(ordered, seconds)
    large = np.argsort(-counts, kind="stable")[:_GROUPS]
    bulk = np.zeros(len(seconds), dtype=np.bool_)
    for place in large.tolist():
        hour = seconds[place] + np.array([-_HALF_HOUR, _HALF_HOUR])
        first, after = np.searchsorted(ordered, hour)
        around = int(after - first) - int(counts[place])
        chance = poisson_tail(int(counts[place]) - 1, (around + 1) / slots)
        bulk[place] = chance * cases < RARE
    return seconds[bulk], counts[bulk]
