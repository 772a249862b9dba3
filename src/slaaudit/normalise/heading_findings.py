"""What is to be said of a table's headings: which were used, missed, or only look right."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from slaaudit.findings import Finding, Place
from slaaudit.normalise.mapping import FieldMapping, FieldSource, Origin
from slaaudit.plain_text import clean_text
from slaaudit.tables import CellState, RawTable

#: So many runs of blanks under a value, over so much of a column, are no accident.
_RUNS, _SHARE = 2, 0.3
_RUNS_SHOWN = 3


def sheet_name(table: RawTable) -> str:
    """Name a table by its sheet, or by its file where that has none."""
    return table.sheet if table.sheet is not None else table.file


def table_place(table: RawTable, heading: str | None = None, row: int | None = None) -> Place:
    """Point at a table, or at a column of it."""
    return Place(file=table.file, sheet=table.sheet, row=row, heading=heading)


def ambiguous(table: RawTable, name: str, source: FieldSource) -> Iterator[Finding]:
    """Say that several headings fit a field, and which was used."""
    if source.others:
        facts = {"field": name, "heading": source.heading, "others": ", ".join(source.others)}
        yield Finding("SLA723", table_place(table, source.heading), facts)


def absent(table: RawTable, name: str) -> Iterator[Finding]:
    """Say that a table lacks a column that others of its record have."""
    if name != "case_id":
        facts: dict[str, str | int | float] = {"sheet": sheet_name(table), "field": name}
        yield Finding("SLA724", table_place(table), facts | {"rows": len(table.row_numbers)})


def likely(table: RawTable, record: str, mapped: FieldMapping) -> Iterator[Finding]:
    """Say which heading looks like a field that a table lacks; it is not used."""
    if mapped.origin is not Origin.GUESS or mapped.heading is None:
        return
    facts: dict[str, str | int | float] = {
        "sheet": sheet_name(table),
        "record": record,
        "field": mapped.field,
        "heading": clean_text(mapped.heading),
        "likeness": mapped.likeness or 0,
    }
    yield Finding("SLA727", table_place(table, mapped.heading), facts)


def blanks_below(table: RawTable, heading: str, state: NDArray[np.uint8]) -> Iterator[Finding]:
    """Say where blanks follow one value again and again: its cells may have been merged."""
    if table.merges_known or not len(state):
        return
    blank = state == CellState.BLANK
    starts = np.flatnonzero(blank[1:] & ~blank[:-1]) + 1
    if blank[0] or len(starts) < _RUNS or blank.mean() < _SHARE:
        return
    ends = np.append(np.flatnonzero(~blank[1:] & blank[:-1]), len(blank) - 1)
    rows = table.row_numbers
    runs = [
        f"{rows[start]}~{rows[ends[ends >= start][0]]}" for start in starts[:_RUNS_SHOWN].tolist()
    ]
    facts: dict[str, str | int | float] = {
        "heading": heading,
        "count": len(starts),
        "rows": ", ".join(runs) + (" …" if len(starts) > _RUNS_SHOWN else ""),
    }
    yield Finding("SLA726", table_place(table, heading, int(rows[starts[0]])), facts)
