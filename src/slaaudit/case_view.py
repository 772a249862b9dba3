"""A view of some cases of a table, with their columns gathered when they are needed."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from slaaudit.tables import CaseTable, Column
from slaaudit.value_classes import dataclass

_Cell = TypeVar("_Cell", bound=np.generic)


def take(column: Column, rows: NDArray[np.int64] | slice) -> Column:
    """Give the cells of some rows (indices) of a column."""
    width = None if column.width is None else _some(column.width, rows)
    state = _some(column.state, rows)
    return Column(column.kind, column.values[rows], state, width, column.labels)


def _some(cells: NDArray[_Cell], rows: NDArray[np.int64] | slice) -> NDArray[_Cell]:
    """Give some cells side by side: of a view of one value numpy's steps take far longer."""
    if cells.strides != (0,) or not len(cells):
        return cells[rows]
    size = len(range(*rows.indices(len(cells)))) if isinstance(rows, slice) else len(rows)
    return np.full(size, cells[0])


@dataclass(frozen=True, slots=True)
class CaseView:
    """Some cases of a table. Columns are gathered only when asked for, and then kept.

    `_run`: where the cases follow one another in the table, so that nothing need be copied.
    """

    table: CaseTable
    rows: NDArray[np.int64]
    _gathered: dict[str, Column]
    _run: slice | None = None

    @staticmethod
    def of(table: CaseTable, rows: NDArray[np.int64] | None = None) -> "CaseView":
        """View some rows of a table, or all."""
        if rows is None:
            return CaseView.between(table, 0, len(table))
        return CaseView(table, rows, {})

    @staticmethod
    def between(table: CaseTable, first: int, until: int) -> "CaseView":
        """View the rows from one to before another."""
        return CaseView(table, np.arange(first, until), {}, slice(first, until))

    def __len__(self) -> int:
        """Count the cases."""
        return len(self.rows)

    def has(self, field: str) -> bool:
        """Tell whether the log has the field at all."""
        return field in self.table.columns

    def column(self, field: str) -> Column:
        """Give a field's cells for these cases."""
        if field not in self._gathered:
            rows = self.rows if self._run is None else self._run
            self._gathered[field] = take(self.table.columns[field], rows)
        return self._gathered[field]

    def columns(self, fields: Sequence[str]) -> Mapping[str, Column]:
        """Give several fields' cells."""
        return {field: self.column(field) for field in fields}

    def narrowed(self, keep: NDArray[np.bool_]) -> "CaseView":
        """View only the cases that a mask keeps."""
        if keep.all():
            return self
        return CaseView.of(self.table, self.rows[keep])
