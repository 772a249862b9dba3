"""Aggregation: verdicts by department and by month. Counts in are counts out."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import UNDATED, GroupTally, StandardResult, Tally
from slaaudit.tables import CellState
from slaaudit.terms import Verdict

#: The label of cases whose department or month is not known.
UNKNOWN_GROUP = ""
Grouping = Callable[[StandardResult], tuple[NDArray[np.int64], Sequence[str]] | None]


def by_department(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases that have a department; by name, the unknown last."""
    return _grouped(results, _departments)


def by_month(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases by the month that dates them (`2026-03`); the undated last."""
    return _grouped(results, _months)


def department_of(result: StandardResult) -> tuple[NDArray[np.int64], Sequence[str]] | None:
    """Index of each case's department into the names given beside it; None without the column."""
    return _departments(result)


def _departments(result: StandardResult) -> tuple[NDArray[np.int64], Sequence[str]] | None:
    if result.table is None:
        return None
    column = result.table.columns.get("department")
    if column is None:
        return np.zeros(len(result.rows), dtype=np.int64), (UNKNOWN_GROUP,)
    state = column.state[result.rows]
    known = state == CellState.PRESENT
    codes = np.where(known, column.values[result.rows], len(column.labels)).astype(np.int64)
    return codes, (*column.labels, UNKNOWN_GROUP)


def _months(result: StandardResult) -> tuple[NDArray[np.int64], Sequence[str]] | None:
    if result.table is None:
        return None
    months = result.dated_at.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    undated = result.dated_at == UNDATED
    months[undated] = np.iinfo(np.int64).max
    found, codes = np.unique(months, return_inverse=True)
    labels = [
        UNKNOWN_GROUP if month == np.iinfo(np.int64).max else str(np.datetime64(int(month), "M"))
        for month in found
    ]
    return codes.astype(np.int64), labels


def _grouped(results: Sequence[StandardResult], grouping: Grouping) -> tuple[GroupTally, ...]:
    groups: dict[str, dict[str, Tally]] = {}
    for result in results:
        grouped = grouping(result)
        if grouped is None:
            continue
        codes, labels = grouped
        cells = np.bincount(
            codes * len(Verdict) + result.verdict, minlength=len(labels) * len(Verdict)
        ).reshape(len(labels), len(Verdict))
        for label, counts in zip(labels, cells, strict=True):
            if counts.any():
                groups.setdefault(label, {})[result.rule.id] = Tally(*(int(n) for n in counts))
    names = sorted(groups, key=lambda label: (label == UNKNOWN_GROUP, label))
    return tuple(
        GroupTally(name, sum(groups[name].values(), Tally()), groups[name]) for name in names
    )
