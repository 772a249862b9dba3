"""Remedies: what the charter owes for each case. Whether it is paid, people decide."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import UNDATED, Bools, Floats, Owed, StandardResult
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
    columns = (
        places.tolist(),
        result.ids_at(places).tolist(),
        amounts.tolist(),
        counts.tolist(),
        zip(*_paid(result, remedy, places), strict=True),
        _days(result, places),
        [None] * len(places) if result.table is None else result.rows[places].tolist(),
    )
    return [
        (
            place,
            Owed(
                standard=result.rule.id,
                case=str(case),
                amount=None if amount < 0 else amount,
                currency=remedy.currency,
                paid=paid,
                paid_amount=figure,
                times=None if np.isnan(times) else times,
                unit_amount=remedy.amount,
                dated_on=day,
                table_row=row,
            ),
        )
        for place, case, amount, times, (paid, figure), day, row in zip(*columns, strict=True)
        if amount
    ]


def _days(result: StandardResult, places: NDArray[np.int64]) -> list[date | None]:
    """Give the days that date the cases; spans of time have none."""
    if not len(result.dated_at):
        return [None] * len(places)
    dated_at = result.dated_at[places]
    days = dated_at.astype("datetime64[s]").astype("datetime64[D]").tolist()
    dated = (dated_at != UNDATED).tolist()
    return [day if known else None for day, known in zip(days, dated, strict=True)]


def _paid(
    result: StandardResult, remedy: Remedy, places: NDArray[np.int64]
) -> tuple[list[bool | None], list[int | None]]:
    """Tell of each case whether the log says that it was paid, and how much if it holds a figure.

    Paid is a yes, or an amount above nought.
    """
    nothing: list[None] = [None] * len(places)
    column = None
    if result.table is not None and remedy.paid is not None:
        column = result.table.columns.get(remedy.paid)
    if column is None or column.kind not in (FieldKind.FLAG, FieldKind.NUMBER):
        return list(nothing), list(nothing)
    rows = result.rows[places]
    values, known = column.values[rows].tolist(), column.present[rows].tolist()
    said = [value > 0 if there else None for value, there in zip(values, known, strict=True)]
    if column.kind is FieldKind.FLAG:
        return said, list(nothing)
    figures = zip(values, known, strict=True)
    return said, [round(value) if there else None for value, there in figures]


def _counts(result: StandardResult, remedy: Remedy, places: NDArray[np.int64]) -> Floats:
    """Tell how often the amount is owed for each case; NaN where the log does not say."""
    if remedy.per == "case":
        return np.ones(len(places))
    column = None if result.table is None else result.table.columns.get(remedy.per)
    if column is None:
        return np.full(len(places), np.nan)
    rows = result.rows[places]
    return np.where(column.present[rows], column.values[rows], np.nan)
