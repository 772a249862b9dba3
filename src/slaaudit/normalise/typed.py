"""One field of one table: its cells to a typed column, and what could not be read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.amounts import UNIT_SECONDS
from slaaudit.coded_cells import kinds_of
from slaaudit.findings import Finding, Place
from slaaudit.normalise.mapping import FieldSource
from slaaudit.normalise.masking import masked
from slaaudit.spec.columns import FieldColumns
from slaaudit.tables import BrokenCell, Cell, CellState, Column, RawTable
from slaaudit.terms import FieldKind
from slaaudit.values import (
    NumberUnit,
    category_column,
    flag_column,
    instant_column,
    instant_column_from_parts,
    number_column,
    rings_column,
    text_column,
)

Cells = Sequence[Cell | BrokenCell]

_ROWS_SHOWN = 5
_SAMPLES_SHOWN = 3
#: Spreadsheets keep 15 digits of a number.
_LONGEST_NUMBER = 1e15


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How a field is read: its kind, what its numbers count, and what `columns.yaml` says."""

    name: str
    kind: FieldKind
    unit: NumberUnit
    declared: FieldColumns | None


def read_field(table: RawTable, source: FieldSource, plan: FieldPlan) -> Column:
    """Read a field's cells as its kind asks."""
    cells, declared = table.columns[source.heading], plan.declared
    match plan.kind:
        case FieldKind.INSTANT:
            serial = declared is not None and declared.serial
            if source.time is None:
                return instant_column(cells, serial=serial)
            return instant_column_from_parts(cells, table.columns[source.time], serial=serial)
        case FieldKind.NUMBER:
            return _numbers(cells, plan)
        case FieldKind.FLAG:
            return flag_column(cells, declared.yes, declared.no) if declared else flag_column(cells)
        case FieldKind.CATEGORY:
            return category_column(cells, declared.values) if declared else category_column(cells)
        case FieldKind.TEXT:
            return text_column(cells)


def _numbers(cells: Cells, plan: FieldPlan) -> Column:
    cycle = plan.declared.per if plan.declared else None
    if cycle is None:
        return number_column(cells, plan.unit)
    return rings_column(cells, cycle.value * UNIT_SECONDS[cycle.unit])


def first_rows(rows: NDArray[np.int64]) -> str:
    """Name the first few rows."""
    shown = ", ".join(map(str, rows[:_ROWS_SHOWN].tolist()))
    return f"{shown} …" if len(rows) > _ROWS_SHOWN else shown


def _finding(
    code: str, table: RawTable, heading: str, places: NDArray[np.int64], **facts: str
) -> Finding:
    rows = table.row_numbers[places]
    place = Place(file=table.file, sheet=table.sheet, row=int(rows[0]), heading=heading)
    known: dict[str, str | int | float] = {
        "heading": heading,
        "count": len(places),
        "rows": first_rows(rows),
    }
    return Finding(code, place, known | facts)


def _samples(cells: Cells, places: NDArray[np.int64]) -> str:
    found = (cells[place] for place in places.tolist())
    texts = dict.fromkeys(
        cell.shown if isinstance(cell, BrokenCell) else str(cell) for cell in found
    )
    return ", ".join(f"'{masked(text)}'" for text in list(texts)[:_SAMPLES_SHOWN])


def unread_findings(
    table: RawTable, source: FieldSource, plan: FieldPlan, column: Column
) -> Iterator[Finding]:
    """Say what a column holds that cannot be read: broken cells and other values, one each."""
    unread = np.flatnonzero(column.state == CellState.UNREADABLE)
    if not len(unread):
        return
    for heading in filter(None, (source.heading, source.time)):
        cells = table.columns[heading]
        lost = np.array([isinstance(cells[place], BrokenCell) for place in unread.tolist()])
        if lost.any():
            shown = _samples(cells, unread[lost])
            yield _finding("SLA732", table, heading, unread[lost], samples=shown)
        unread = unread[~lost]
        if not len(unread):
            return
    heading, cells = source.heading, table.columns[source.heading]
    if source.time is not None:  # which of the two is wrong, the pair shows
        heading = f"{source.heading}·{source.time}"
        pairs = zip(cells, table.columns[source.time], strict=True)
        cells = [f"{day} {hour}" for day, hour in pairs]
    shown = _samples(cells, unread)
    yield _finding("SLA731", table, heading, unread, samples=shown, field=plan.name)


def long_id_findings(table: RawTable, heading: str) -> Iterator[Finding]:
    """Say where a number stands for an id and is too long for a spreadsheet to keep."""
    cells = table.columns[heading]
    if float not in kinds_of(cells):
        return
    places = [
        place
        for place, cell in enumerate(cells)
        if isinstance(cell, float) and cell >= _LONGEST_NUMBER
    ]
    if places:
        yield _finding("SLA737", table, heading, np.array(places, dtype=np.int64))
