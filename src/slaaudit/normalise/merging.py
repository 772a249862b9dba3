"""Tables of one record put together: columns joined, repeated cases counted once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.findings import Finding, Place
from slaaudit.tables import CellState, Column, RawTable
from slaaudit.terms import FieldKind

#: Ids with the places or rows of their cases.
Groups = list[tuple[str, list[int]]]

_EXAMPLES = 3
_ROWS_OF_EXAMPLE = 4
#: What the values of an absent column are kept as; they are unreadable, so meaningless.
_DTYPES: dict[FieldKind, type[np.generic]] = {
    FieldKind.INSTANT: np.int64,
    FieldKind.NUMBER: np.float64,
    FieldKind.FLAG: np.bool_,
    FieldKind.CATEGORY: np.int32,
    FieldKind.TEXT: np.int32,
}


def absent_column(kind: FieldKind, size: int) -> Column:
    """Stand in for a column that one sheet lacks and another has: unreadable, never blank."""
    width = np.ones(size, dtype=np.int32) if kind is FieldKind.INSTANT else None
    state = np.full(size, CellState.UNREADABLE, dtype=np.uint8)
    return Column(kind, np.zeros(size, dtype=_DTYPES[kind]), state, width)


def _joined_labels(columns: Sequence[Column]) -> tuple[list[NDArray[np.int32]], tuple[str, ...]]:
    labels: dict[str, int] = {}
    parts: list[NDArray[np.int32]] = []
    for column in columns:
        places = [labels.setdefault(label, len(labels)) for label in column.labels] or [0]
        parts.append(np.array(places, dtype=np.int32)[column.values.astype(np.int32)])
    return parts, tuple(labels)


def join_columns(columns: Sequence[Column]) -> Column:
    """Put columns of one field end to end; labels become those of all of them."""
    first = columns[0]
    if len(columns) == 1:
        return first
    state = np.concatenate([column.state for column in columns])
    if first.kind in (FieldKind.CATEGORY, FieldKind.TEXT):
        parts, labels = _joined_labels(columns)
        return Column(first.kind, np.concatenate(parts), state, labels=labels)
    widths = [column.width for column in columns if column.width is not None]
    width = np.concatenate(widths) if widths else None
    values = np.concatenate([column.values for column in columns])
    return Column(first.kind, values, state, width)


def keep_cases(column: Column, kept: NDArray[np.bool_]) -> Column:
    """Give a column without the cases that are not kept."""
    if kept.all():
        return column
    width = None if column.width is None else column.width[kept]
    return Column(column.kind, column.values[kept], column.state[kept], width, column.labels)


@dataclass(frozen=True, slots=True)
class Repeats:
    """What became of cases with one id: which are kept, and what is to be said."""

    kept: NDArray[np.bool_]
    findings: tuple[Finding, ...] = ()


def _row_cells(tables: Sequence[RawTable], table: int, place: int) -> tuple[object, ...]:
    columns = tables[table].columns
    return tuple(sorted((heading, repr(cells[place])) for heading, cells in columns.items()))


def _examples(groups: Groups) -> str:
    shown = (
        f"{case_id} ({', '.join(map(str, rows[:_ROWS_OF_EXAMPLE]))})"
        for case_id, rows in groups[:_EXAMPLES]
    )
    return "; ".join(shown) + (" …" if len(groups) > _EXAMPLES else "")


def find_repeats(
    record: str,
    case_ids: NDArray[np.object_],
    numbered: NDArray[np.bool_],
    tables: Sequence[RawTable],
) -> Repeats:
    """Find cases that share an id. Copies of a row (all kept cells equal) count once.

    `case_ids` and `numbered` (whether the log itself gives the id) have one entry per row of the
    tables, end to end. Rows that differ are all kept: which one is right, nobody here can say.
    """
    table_of = np.repeat(np.arange(len(tables)), [len(table.row_numbers) for table in tables])
    place_of = np.concatenate([np.arange(len(table.row_numbers)) for table in tables])
    row_of = np.concatenate([table.row_numbers for table in tables])
    kept = np.ones(len(case_ids), dtype=np.bool_)
    copied: Groups = []
    differing: Groups = []
    for case_id, group in _groups(case_ids, numbered).items():
        seen: dict[tuple[object, ...], int] = {}
        for case in group:
            cells = _row_cells(tables, int(table_of[case]), int(place_of[case]))
            kept[case] = cells not in seen
            seen.setdefault(cells, case)
        copies = [case for case in group if not kept[case]]
        if copies:
            copied.append((case_id, copies))
        if len(seen) > 1:
            differing.append((case_id, list(seen.values())))
    # the place to look at: the second of two cases that differ, the first copy
    found = (("SLA735", differing, 1), ("SLA736", copied, 0))
    findings = tuple(
        _finding(code, record, groups, row_of, tables[int(table_of[groups[0][1][first]])])
        for code, groups, first in found
        if groups
    )
    return Repeats(kept, findings)


def _groups(case_ids: NDArray[np.object_], numbered: NDArray[np.bool_]) -> dict[str, list[int]]:
    """Give the places of each id that occurs more than once."""
    places = np.flatnonzero(numbered)
    ids = case_ids[places].tolist()
    if len(set(ids)) == len(ids):
        return {}
    groups: dict[str, list[int]] = {}
    for place, case_id in zip(places.tolist(), ids, strict=True):
        groups.setdefault(case_id, []).append(place)
    return {case_id: group for case_id, group in groups.items() if len(group) > 1}


def _finding(
    code: str, record: str, groups: Groups, row_of: NDArray[np.int64], table: RawTable
) -> Finding:
    """Name the ids with their rows; SLA735 counts ids, SLA736 the rows that were not counted."""
    first = 1 if code == "SLA735" else 0
    count = len(groups) if first else sum(len(cases) for _, cases in groups)
    rows = [(case_id, row_of[cases].tolist()) for case_id, cases in groups]
    place = Place(file=table.file, sheet=table.sheet, row=rows[0][1][first])
    facts: dict[str, str | int | float] = {"record": record, "count": count}
    return Finding(code, place, facts | {"examples": _examples(rows)})
