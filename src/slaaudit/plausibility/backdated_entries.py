"""Cases whose number is later than their date: entered afterwards, with an earlier receipt."""

from collections.abc import Iterator
from itertools import repeat

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Instants
from slaaudit.plausibility.evidence import Evidence, Record, Rows, by_source, found, instants
from slaaudit.plausibility.thresholds import BACKDATED_MOST, BACKDATED_SECONDS, NUMBERED_CASES

#: A case is held against so many before it and after it by number.
_BESIDE = 3
_DIGITS = "0123456789"


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold each case against its neighbours by number, in every series of numbers."""
    for record in evidence.records():
        if "case_id" not in record.table.columns:
            continue
        for field in record.dated_by:
            backdated = _backdated(record, field)
            for rows in by_source(record.table, backdated):
                yield found("SLA766", evidence, record.table, rows, field=field)


def _backdated(record: Record, field: str) -> Rows:
    column = record.column(field)
    rows = np.flatnonzero(column.present & record.column("case_id").present)
    if len(rows) < NUMBERED_CASES:
        return rows[:0]
    behind = [series[_behind(instants(column, series))] for series in _series(record, rows)]
    together = np.concatenate([rows[:0], *behind])
    return np.sort(together) if len(together) <= BACKDATED_MOST * len(rows) else rows[:0]


def _series(record: Record, rows: Rows) -> Iterator[Rows]:
    """Give the cases of each series of numbers, in its order; too short ones tell nothing.

    Where the number changes its beginning with every few cases, as with the day, all are one.
    """
    ids = record.table.case_ids[rows].tolist()
    names = list(map(str.rstrip, ids, repeat(_DIGITS)))
    known = dict.fromkeys(names)
    if len(known) * NUMBERED_CASES > len(ids):
        names, known = [""] * len(ids), {"": None}
    if len(known) == 1:
        yield _ordered(ids, rows)
        return
    parts = np.array(list(known), dtype=np.object_)
    of = {name: place for place, name in enumerate(known)}
    which = np.fromiter(map(of.__getitem__, names), dtype=np.int64, count=len(names))
    for place in range(len(parts)):
        own = np.flatnonzero(which == place)
        if len(own) >= NUMBERED_CASES:
            yield _ordered([ids[each] for each in own.tolist()], rows[own])


def _ordered(ids: list[str], rows: Rows) -> Rows:
    """Sort by length, then by the digits: numbers of one series without leading noughts too."""
    lengths = np.fromiter(map(len, ids), dtype=np.int64, count=len(ids))
    if (lengths == lengths[0]).all():
        if all(map(str.__le__, ids, ids[1:])):
            return rows
        return rows[sorted(range(len(ids)), key=ids.__getitem__)]
    return rows[sorted(range(len(ids)), key=lambda place: (lengths[place], ids[place]))]


def _behind(at: Instants) -> Rows:
    """Give the places that lie far before the middle of their neighbours."""
    drops = np.count_nonzero(np.diff(at) <= -BACKDATED_SECONDS)
    if not drops or drops > BACKDATED_MOST * len(at):
        return np.zeros(0, dtype=np.int64)
    beside = np.lib.stride_tricks.sliding_window_view(at, 2 * _BESIDE + 1)
    middle = np.sort(beside, axis=1)[:, _BESIDE]
    return np.flatnonzero(at[_BESIDE:-_BESIDE] < middle - BACKDATED_SECONDS) + _BESIDE
