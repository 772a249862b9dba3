"""Cases whose number is later than their date: entered afterwards, with an earlier receipt."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.findings import Finding
from slaaudit.packed_cells import told_apart
from slaaudit.packed_texts import Packed, cut_off, room_for, signs
from slaaudit.plausibility.evidence import Evidence, Record, Rows, by_source, found, instants, parts
from slaaudit.plausibility.thresholds import BACKDATED_MOST, BACKDATED_SECONDS, NUMBERED_CASES
from slaaudit.tables import Column

#: Places of cases; of ten million ids nothing is held that could be looked at part by part.
Series = NDArray[np.int32]
#: A case is held against so many before it and after it by number.
_BESIDE = 3
#: A byte of UTF-8 that begins no letter is told by its first two bits.
_FIRST_BITS, _FOLLOWING = np.uint8(0xC0), np.uint8(0x80)


def check(evidence: Evidence) -> Iterator[Finding]:
    """Hold each case against its neighbours by number, in every series of numbers."""
    for record in evidence.records():
        if "case_id" not in record.table.columns:
            continue
        ids = record.table.case_ids
        packed = ids if isinstance(ids, CaseIds) else CaseIds.of(ids.tolist())
        for field in record.dated_by:
            backdated = _backdated(record, packed, record.column(field))
            for rows in by_source(record.table, backdated):
                yield found("SLA766", evidence, record.table, rows, field=field)


def _backdated(record: Record, ids: CaseIds, dates: Column) -> Rows:
    numbered = dates.present & record.column("case_id").present
    numbered[list(ids.long)] = False  # far longer than all others, it is no number
    rows = np.arange(len(numbered), dtype=np.int32)[numbered]
    if len(rows) < NUMBERED_CASES:
        return np.zeros(0, dtype=np.int64)
    behind = [series[_behind(dates, series)] for series in _series(ids, rows)]
    together = np.concatenate([rows[:0], *behind])
    few = len(together) <= BACKDATED_MOST * len(rows)
    return np.sort(together).astype(np.int64) if few else np.zeros(0, dtype=np.int64)


def _series(ids: CaseIds, rows: Series) -> Iterator[Series]:
    """Give the cases of each series of numbers, in its order; too short ones tell nothing.

    Where the number changes its beginning with every few cases, as with the day, all are one.
    """
    which, count = _beginnings(ids, rows)
    if count == 1 or count * NUMBERED_CASES > len(rows):
        yield _ordered(ids, rows)
        return
    for place in np.flatnonzero(np.bincount(which) >= NUMBERED_CASES).tolist():
        yield _ordered(ids, rows[which == place])


def _beginnings(ids: CaseIds, rows: Series) -> tuple[Series, int]:
    """Number what stands before the last digits of each id, and count how many there are."""
    which = np.zeros(len(rows), dtype=np.int32)
    known: dict[bytes, int] = {}
    for part in parts(len(rows)):
        packed = ids.packed[rows[part]]
        sizes = _before_digits(packed)
        packed = packed.astype(f"S{room_for(packed.itemsize)}")
        cut_off(packed, sizes)
        first, codes = told_apart(packed)
        places = [known.setdefault(each, len(known)) for each in packed[first].tolist()]
        if len(known) * NUMBERED_CASES > len(rows):
            break  # all are one: which they are is not asked
        which[part] = np.array(places)[codes]
    return which, len(known)


def _before_digits(packed: Packed) -> NDArray[np.int16]:
    """Count the bytes before the last digits."""
    sizes = np.zeros(len(packed), dtype=np.int16)
    for place, sign in enumerate(np.ascontiguousarray(signs(packed).T), 1):
        np.copyto(sizes, place, where=(sign != 0) & ((sign < ord("0")) | (sign > ord("9"))))
    return sizes


def _ordered(ids: CaseIds, rows: Series) -> Series:
    """Sort by length, then by the digits: numbers of one series without leading noughts too."""
    if _are_ordered(ids, rows):
        return rows
    packed = ids.packed[rows]
    return rows[np.lexsort((packed, _lengths(packed)))]


def _are_ordered(ids: CaseIds, rows: Series) -> bool:
    """Tell ids of one length that stand in their order."""
    length = _lengths(ids.packed[rows[:1]])
    for part in parts(len(rows)):
        packed = ids.packed[rows[part.start : part.stop + 1]]
        if (_lengths(packed) != length).any() or (packed[1:] < packed[:-1]).any():
            return False
    return True


def _lengths(packed: Packed) -> NDArray[np.int16]:
    """Count the letters of ids."""
    lengths = np.zeros(len(packed), dtype=np.int16)
    for sign in np.ascontiguousarray(signs(packed).T):
        lengths += (sign != 0) & ((sign & _FIRST_BITS) != _FOLLOWING)
    return lengths


def _behind(dates: Column, series: Series) -> Rows:
    """Give the places that lie far before the middle of their neighbours."""
    pairs = (series[part.start : part.stop + 1] for part in parts(len(series)))
    steps = (np.diff(instants(dates, rows)) for rows in pairs)
    drops = sum(np.count_nonzero(step <= -BACKDATED_SECONDS) for step in steps)
    if not drops or drops > BACKDATED_MOST * len(series):
        return np.zeros(0, dtype=np.int64)
    at = instants(dates, series)
    beside = np.lib.stride_tricks.sliding_window_view(at, 2 * _BESIDE + 1)
    middle = np.sort(beside, axis=1)[:, _BESIDE]
    return np.flatnonzero(at[_BESIDE:-_BESIDE] < middle - BACKDATED_SECONDS) + _BESIDE
