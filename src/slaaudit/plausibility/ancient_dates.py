"""Dates years before nearly all others of the record."""

from collections.abc import Iterator

import numpy as np

from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.findings import Finding
from slaaudit.model import Instants
from slaaudit.plausibility.evidence import Evidence, by_source, day_text, found, instants, parts
from slaaudit.plausibility.thresholds import ANCIENT_CASES, ANCIENT_SECONDS, EARLY_SHARE
from slaaudit.tables import CellState, Column


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
    """Give the instant that nine cases in ten come after; None of too few.

    The days are counted first: then only those of one day need to be put in order.
    """
    first, last = _bounds(column, known_until)
    counts = np.zeros(max(last - first + 1, 1), dtype=np.int64)
    for values in _known(column, known_until):
        counts += np.bincount(values // DAY_SECONDS - first, minlength=len(counts))
    cases = int(counts.sum())
    if cases < ANCIENT_CASES:
        return None
    place = int(np.ceil(EARLY_SHARE * (cases - 1)))
    day = int(np.searchsorted(np.cumsum(counts), place, side="right"))
    of_day = [
        values[values // DAY_SECONDS == first + day] for values in _known(column, known_until)
    ]
    return int(np.sort(np.concatenate(of_day))[place - int(counts[:day].sum())])


def _bounds(column: Column, known_until: int) -> tuple[int, int]:
    """Give the first and the last day of all."""
    ends = [
        (int(values.min()), int(values.max()))
        for values in _known(column, known_until)
        if len(values)
    ]
    first = min((first for first, _ in ends), default=0)
    return first // DAY_SECONDS, max((last for _, last in ends), default=0) // DAY_SECONDS


def _known(column: Column, known_until: int) -> Iterator[Instants]:
    """Give the instants that can have come, part by part."""
    for part in parts(len(column)):
        values = column.values[part].astype(np.int64, copy=False)
        yield values[(column.state[part] == CellState.PRESENT) & (values <= known_until)]
