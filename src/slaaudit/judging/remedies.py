"""Remedies: what the charter owes for each case. Whether it is paid, people decide."""

import numpy as np

from slaaudit.model import Bools, Owed, StandardResult
from slaaudit.spec.parts import Remedy
from slaaudit.terms import Verdict

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
    counts: list[float | None] = [1.0] * len(places)
    if remedy.per != "case":
        column = None if result.table is None else result.table.columns.get(remedy.per)
        counts = [None] * len(places)
        if column is not None:
            rows = result.rows[places]
            values = zip(column.values[rows], column.present[rows], strict=True)
            counts = [float(value) if present else None for value, present in values]
    return [
        (int(place), Owed(result.rule.id, str(result.case_ids[place]), amount, remedy.currency))
        for place, count in zip(places, counts, strict=True)
        if (amount := _amount(remedy, count)) != 0
    ]


def _amount(remedy: Remedy, count: float | None) -> int | None:
    if remedy.amount is None or count is None:
        return None
    return round(remedy.amount * count)
