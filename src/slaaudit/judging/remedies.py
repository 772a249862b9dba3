"""Remedies: what the charter owes for each case. Whether it is paid, people decide."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import Bools, Floats, Owed, StandardResult
from slaaudit.spec.parts import Remedy
from slaaudit.terms import FieldKind, Verdict

_OWING = {
    "missed": (Verdict.MISSED,),
    "met": (Verdict.MET,),
    "applicable": (Verdict.MET, Verdict.MISSED, Verdict.EXCUSED),
}


def remedies_owed(result: StandardResult) -> tuple[Owed, ...]:
    """List what is owed, case by case, in the order of the cases."""
    owed: list[tuple[int, Owed]] = []
    for index, version in enumerate(result.rule.judged):
        remedy = version.remedy
        if remedy is None:
            continue
        chosen = np.isin(result.verdict, _OWING[remedy.when]) & (result.version == index)
        owed += _owed(result, remedy, chosen)
    return tuple(entry for _, entry in sorted(owed, key=lambda pair: pair[0]))


def _owed(result: StandardResult, remedy: Remedy, chosen: Bools) -> list[tuple[int, Owed]]:
    """Give the amounts; None where the charter or the log gives no figure."""
    places = np.flatnonzero(chosen)
    counts = _counts(result, remedy, places)
    known = ~np.isnan(counts) & (remedy.amount is not None)
    amounts = np.where(known, np.round(counts * (remedy.amount or 0)), -1).astype(np.int64)
    ids, standard = result.ids_at(places).tolist(), result.rule.id
    told = zip(places.tolist(), ids, amounts.tolist(), _paid(result, remedy, places), strict=True)
    return [
        (place, Owed(standard, str(case), None if amount < 0 else amount, remedy.currency, paid))
        for place, case, amount, paid in told
        if amount
    ]


def _paid(result: StandardResult, remedy: Remedy, places: NDArray[np.int64]) -> list[bool | None]:
    """Tell of each case whether the log says that it was paid: yes, or an amount above nought."""
    column = None
    if result.table is not None and remedy.paid is not None:
        column = result.table.columns.get(remedy.paid)
    if column is None or column.kind not in (FieldKind.FLAG, FieldKind.NUMBER):
        return [None] * len(places)
    rows = result.rows[places]
    said = (column.values[rows] > 0).tolist()
    return [yes if known else None for yes, known in zip(said, column.present[rows], strict=True)]


def _counts(result: StandardResult, remedy: Remedy, places: NDArray[np.int64]) -> Floats:
    """Tell how often the amount is owed for each case; NaN where the log does not say."""
    if remedy.per == "case":
        return np.ones(len(places))
    column = None if result.table is None else result.table.columns.get(remedy.per)
    if column is None:
        return np.full(len(places), np.nan)
    rows = result.rows[places]
    return np.where(column.present[rows], column.values[rows], np.nan)
