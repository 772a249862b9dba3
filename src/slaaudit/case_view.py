"""A view of some cases of a table, with their columns gathered when they are needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.tables import CaseTable, Column


def take(column: Column, rows: NDArray[np.int64]) -> Column:
    """Give the cells of some rows (indices) of a column."""
    width = None if column.width is None else column.width[rows]
    return Column(column.kind, column.values[rows], column.state[rows], width, column.labels)


@dataclass(frozen=True, slots=True)
class CaseView:
    """Some cases of a table. Columns are gathered only when asked for, and then kept."""

    table: CaseTable
    rows: NDArray[np.int64]
    _gathered: dict[str, Column]

    @staticmethod
    def of(table: CaseTable, rows: NDArray[np.int64] | None = None) -> "CaseView":
        """View some rows of a table, or all."""
        return CaseView(table, np.arange(len(table)) if rows is None else rows, {})

    def __len__(self) -> int:
        """Count the cases."""
        return len(self.rows)

    def has(self, field: str) -> bool:
        """Tell whether the log has the field at all."""
        return field in self.table.columns

    def column(self, field: str) -> Column:
        """Give a field's cells for these cases."""
        if field not in self._gathered:
            column = self.table.columns[field]
            whole = len(self.rows) == len(self.table)
            self._gathered[field] = column if whole else take(column, self.rows)
        return self._gathered[field]

    def columns(self, fields: Sequence[str]) -> Mapping[str, Column]:
        """Give several fields' cells."""
        return {field: self.column(field) for field in fields}

    def narrowed(self, keep: NDArray[np.bool_]) -> "CaseView":
        """View only the cases that a mask keeps."""
        if keep.all():
            return self
        return CaseView.of(self.table, self.rows[keep])
