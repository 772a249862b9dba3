"""Holds of cases: the intervals in the log that a standard's pauses leave out of its clock."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import OPEN, Holds
from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import field_tests
from slaaudit.measuring.bench import Bench, need
from slaaudit.model import NO_REASON, Bools, Codes, Instants, Measurement
from slaaudit.spec.parts import Pause
from slaaudit.tables import CaseTable, Column

_DAY_SECONDS = 86_400
_Entries = tuple[NDArray[np.int64], Instants, Instants]


def holds_of_cases(
    view: CaseView, pauses: Sequence[Pause], measured: Measurement, bench: Bench
) -> Holds | None:
    """Collect all holds of the cases of a view; None where the standard or the log has none.

    A pause whose columns the log lacks pauses nothing: the charter allows it, no case used it.
    """
    found = [_entries(view, pause, measured, bench) for pause in pauses]
    entries = [part for part in found if part is not None and len(part[0])]
    if not entries:
        return None
    case = np.concatenate([part[0] for part in entries])
    order = np.argsort(case, kind="stable")
    starts = np.concatenate([part[1] for part in entries])[order]
    ends = np.concatenate([part[2] for part in entries])[order]
    counts = np.bincount(case, minlength=len(view))
    offsets = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    return Holds(offsets, starts, ends, pauses[0].unit)


def _entries(view: CaseView, pause: Pause, measured: Measurement, bench: Bench) -> _Entries | None:
    if pause.record is None or pause.record == view.table.record:
        if not (view.has(pause.from_field) and view.has(pause.to_field)):
            return None
        return _own_columns(view, pause, measured, bench)
    holding = bench.log.tables.get(pause.record)
    if holding is None or len(holding) == 0:
        return None
    return _of_record(view, pause, holding, measured, bench)


def _own_columns(view: CaseView, pause: Pause, measured: Measurement, bench: Bench) -> _Entries:
    start = need(view, pause.from_field, measured, bench.book)
    end = need(view, pause.to_field, measured, bench.book)
    if start is None or end is None:
        raise AssertionError(pause.from_field)
    chosen, doubt = _chosen(view, pause, bench)
    for code in np.flatnonzero(np.bincount(doubt[start.present & (doubt != NO_REASON)])):
        measured.blame(start.present & (doubt == code), int(code))
    orphan = end.present & ~start.present & ~start.unreadable
    measured.blame(orphan, bench.book.code(f"field_missing:{pause.from_field}"))
    held = start.present & ~end.unreadable & chosen
    return np.flatnonzero(held), start.values[held].astype(np.int64), _ends(end)[held]


def _of_record(
    view: CaseView, pause: Pause, holding: CaseTable, measured: Measurement, bench: Bench
) -> _Entries | None:
    """Holds that stand as rows of another record: joined by the case's id."""
    places, case = bench.owners(holding, view)
    rows = CaseView.of(holding, places)
    if not (rows.has(pause.from_field) and rows.has(pause.to_field)):
        return None
    start, end = rows.column(pause.from_field), rows.column(pause.to_field)
    chosen, doubt = _chosen(rows, pause, bench)
    for code in np.flatnonzero(np.bincount(doubt[doubt != NO_REASON])):
        unsure = np.zeros(len(view), dtype=np.bool_)
        unsure[case[doubt == code]] = True
        measured.blame(unsure, int(code))
    broken = np.zeros(len(view), dtype=np.bool_)
    broken[case[chosen & (~start.present | end.unreadable)]] = True
    measured.blame(broken, bench.book.code(f"field_unreadable:{pause.from_field}"))
    held = chosen & start.present & ~end.unreadable
    return case[held], start.values[held].astype(np.int64), _ends(end)[held]


def _chosen(view: CaseView, pause: Pause, bench: Bench) -> tuple[Bools, Codes]:
    """Tell which holds the pause's condition takes, and the reason where that cannot be told."""
    doubt = np.full(len(view), NO_REASON, dtype=np.int16)
    if pause.when is None:
        return np.ones(len(view), dtype=np.bool_), doubt
    fields = [test.field for test in field_tests(pause.when)]
    if not all(view.has(field) for field in fields):
        return np.zeros(len(view), dtype=np.bool_), doubt
    found = evaluate(pause.when, view.columns(fields), bench.during)
    for index, field in enumerate(found.fields):
        blamed = found.unknown & (found.culprit == index)
        if blamed.any():
            doubt[blamed] = bench.book.code(f"condition_unreadable:{field}")
    return found.true, doubt


def _ends(end: Column) -> Instants:
    """The last instant of each hold, OPEN where it goes on; a bare date ends with its day."""
    values = end.values.astype(np.int64)
    if end.width is not None:
        values = np.where(end.width == _DAY_SECONDS, values + _DAY_SECONDS - 1, values)
    return np.where(end.present, values, OPEN)
