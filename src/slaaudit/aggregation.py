"""Aggregation: verdicts by department and by month. Counts in are counts out."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import UNDATED, GroupTally, StandardResult, Tally
from slaaudit.tables import CellState
from slaaudit.terms import Verdict

#: The label of cases whose department or month is not known.
UNKNOWN_GROUP = ""
_Groups = tuple[NDArray[np.int64], Sequence[str]]
Grouping = Callable[[StandardResult], _Groups | None]


def by_department(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases that have a department; by name, the unknown last."""
    return _grouped(results, _departments)


def by_month(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases by the month that dates them (`2026-03`); the undated last."""
    return _grouped(results, _months)


def department_of(result: StandardResult) -> _Groups | None:
    """Index of each case's department into the names given beside it; None without the column."""
    return _departments(result)


def _departments(result: StandardResult) -> _Groups | None:
    if result.table is None:
        return None
    column = result.table.columns.get("department")
    if column is None:
        return np.zeros(len(result.rows), dtype=np.int64), (UNKNOWN_GROUP,)
    state = column.state[result.rows]
    known = state == CellState.PRESENT
    codes = np.where(known, column.values[result.rows], len(column.labels)).astype(np.int64)
    return codes, (*column.labels, UNKNOWN_GROUP)


def _months(result: StandardResult) -> _Groups | None:
    if result.table is None:
        return None
    if not len(result.dated_at):
        return None
    months = result.dated_at.astype("datetime64[s]").astype("datetime64[M]").astype(np.int64)
    dated = result.dated_at != UNDATED
    first = int(months[dated].min()) if dated.any() else 0
    last = int(months[dated].max()) if dated.any() else 0
    codes = np.where(dated, months - first, last - first + 1)
    labels = [str(np.datetime64(month, "M")) for month in range(first, last + 1)]
    return codes, (*labels, UNKNOWN_GROUP)


def _grouped(results: Sequence[StandardResult], grouping: Grouping) -> tuple[GroupTally, ...]:
    groups: dict[str, dict[str, Tally]] = {}
    # Standards that look at the same cases share their rows, and so their groups.
    shared: dict[int, _Groups | None] = {}
    for result in results:
        rows = id(result.rows)
        if rows not in shared:
            shared[rows] = grouping(result)
        grouped = shared[rows]
        if grouped is None:
            continue
        codes, labels = grouped
        cells = np.bincount(
            codes * len(Verdict) + result.verdict, minlength=len(labels) * len(Verdict)
        ).reshape(len(labels), len(Verdict))
        waived = _waived(result, codes, len(labels))
        for label, counts, exempt in zip(labels, cells, waived, strict=True):
            if counts.any():
                tally = Tally(*(*counts.tolist(), exempt))
                groups.setdefault(label, {})[result.rule.id] = tally
    names = sorted(groups, key=lambda label: (label == UNKNOWN_GROUP, label))
    return tuple(
        GroupTally(name, sum(groups[name].values(), Tally()), groups[name]) for name in names
    )


def _waived(result: StandardResult, codes: NDArray[np.int64], groups: int) -> Sequence[int]:
    mask = result.waived
    return [0] * groups if mask is None else np.bincount(codes[mask], minlength=groups).tolist()
