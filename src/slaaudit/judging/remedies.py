"""Remedies: what the charter owes for each case. Whether it is paid, people decide."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import Floats, OwedCases, Places, StandardResult
from slaaudit.spec.parts import Remedy
from slaaudit.tables import CellState
from slaaudit.terms import FieldKind, Verdict

_OWING = {
    "missed": (Verdict.MISSED,),
    "met": (Verdict.MET,),
    "applicable": (Verdict.MET, Verdict.MISSED, Verdict.EXCUSED),
}


def remedies_owed(result: StandardResult) -> OwedCases:
    """List what is owed, case by case, in the order of the cases."""
    owed = OwedCases.none(result.rule.id, result.cases)
    for index, version in enumerate(result.rule.judged):
        if version.remedy is None:
            continue
        places = result.places(*_OWING[version.remedy.when])
        ours = places[result.at(places).version == index]
        owed = owed.joined(_owed(result, version.remedy, ours))
    return owed


def _owed(result: StandardResult, remedy: Remedy, places: Places) -> OwedCases:
    """Give the amounts; none where the charter or the log gives no figure."""
    times = _times(result, remedy, places)
    known = ~np.isnan(times) & (remedy.amount is not None)
    amounts = np.where(known, np.round(times * (remedy.amount or 0)), -1).astype(np.int64)
    paid, paid_amount = _paid(result, remedy, places)
    owed = OwedCases(
        standard=result.rule.id,
        cases=result.cases,
        remedies=((remedy.currency, remedy.amount),),
        places=places,
        remedy=np.zeros(len(places), dtype=np.int8),
        amount=amounts,
        times=times,
        paid=paid,
        paid_amount=paid_amount,
    )
    return owed.taken(amounts != 0)


def _paid(
    result: StandardResult, remedy: Remedy, places: Places
) -> tuple[NDArray[np.int8], Floats]:
    """Tell of each case whether the log says that it was paid, and how much if it holds a figure.

    Paid is a yes, or an amount above nought.
    """
    said, figures = np.full(len(places), -1, dtype=np.int8), np.full(len(places), np.nan)
    column = None
    if result.table is not None and remedy.paid is not None:
        column = result.table.columns.get(remedy.paid)
    if column is None or column.kind not in (FieldKind.FLAG, FieldKind.NUMBER):
        return said, figures
    rows = result.at(places).rows
    known, values = column.state[rows] == CellState.PRESENT, column.values[rows]
    said[known] = values[known] > 0
    if column.kind is FieldKind.NUMBER:
        figures[known] = values[known]
    return said, figures


def _times(result: StandardResult, remedy: Remedy, places: Places) -> Floats:
    """Tell how often the amount is owed for each case; NaN where the log does not say."""
    if remedy.per == "case":
        return np.ones(len(places))
    column = None if result.table is None else result.table.columns.get(remedy.per)
    if column is None:
        return np.full(len(places), np.nan)
    rows = result.at(places).rows
    return np.where(column.state[rows] == CellState.PRESENT, column.values[rows], np.nan)
