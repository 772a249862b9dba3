"""One field of one table: its cells to a typed column, piece by piece."""

from collections.abc import Sequence

from slaaudit.amounts import UNIT_SECONDS
from slaaudit.normalise.mapping import FieldSource
from slaaudit.spec.columns import FieldColumns
from slaaudit.tables import BrokenCell, Cell, Column, RawTable
from slaaudit.terms import FieldKind
from slaaudit.value_classes import dataclass
from slaaudit.values import (
    NumberUnit,
    category_column,
    flag_column,
    number_column,
    open_instants,
    open_instants_from_parts,
    rings_column,
    text_column,
)

Cells = Sequence[Cell | BrokenCell]


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """How a field is read: its kind, what its numbers count, and what `columns.yaml` says."""

    name: str
    kind: FieldKind
    unit: NumberUnit
    declared: FieldColumns | None


def read_field(table: RawTable, source: FieldSource, plan: FieldPlan) -> Column:
    """Read a field's cells as its kind asks; instants are still to be settled."""
    cells, declared = table.columns[source.heading], plan.declared
    match plan.kind:
        case FieldKind.INSTANT:
            serial = declared is not None and declared.serial
            if source.time is None:
                return open_instants(cells, serial=serial)
            return open_instants_from_parts(cells, table.columns[source.time], serial=serial)
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
