"""What a standard looks at: the cases of a record that its dating field puts in the period."""

from dataclasses import field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.measurement import UNDATED, Instants, Places
from slaaudit.tables import CaseTable, CellState
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class HeardCases:
    """The cases, or the spans of time, that the columns of a result have one entry each for.

    Standards of one record and dating field share them. `chosen` are indices into `table`, None
    where all of its cases are heard. Spans have no table, but `labels` and the instants `starts`.
    """

    table: CaseTable | None
    chosen: Places | None = None
    dated_by: str = ""
    labels: NDArray[np.object_] | None = None
    starts: Instants = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def __len__(self) -> int:
        """Count them."""
        if self.chosen is not None:
            return len(self.chosen)
        return len(self.starts) if self.table is None else len(self.table)

    @property
    def everything(self) -> Places:
        """The places of all of them."""
        return np.arange(len(self))

    def rows(self, places: NDArray[Any]) -> Places:
        """Give the rows of the table at some places."""
        rows: Places = places.astype(np.int64) if self.chosen is None else self.chosen[places]
        return rows

    def places_of(self, rows: Places) -> Places:
        """Find the places of some rows of the table; -1 where one is not heard."""
        if self.chosen is None or not len(self.chosen):
            return rows if self.chosen is None else np.full(len(rows), -1)
        places = np.minimum(np.searchsorted(self.chosen, rows), len(self.chosen) - 1)
        return np.where(self.chosen[places] == rows, places, -1)

    def ids(self, places: NDArray[Any]) -> NDArray[np.object_]:
        """Give the ids of the cases at some places, or the labels of the spans."""
        if self.table is not None:
            return self.table.case_ids[self.rows(places)]
        return np.zeros(0, dtype=np.object_) if self.labels is None else self.labels[places]

    def dated_at(self, places: NDArray[Any]) -> Instants:
        """Give the instants that date the cases at some places, UNDATED where there is none."""
        if self.table is None:
            starts: Instants = self.starts[places]
            return starts
        column = self.table.columns.get(self.dated_by)
        if column is None:
            return np.full(len(places), UNDATED, dtype=np.int64)
        rows = self.rows(places)
        dated = column.state[rows] == CellState.PRESENT
        instants: Instants = column.values[rows].astype(np.int64, copy=False)
        return np.where(dated, instants, UNDATED)

    def narrowed(self, places: Places) -> "HeardCases":
        """Give the cases of a table at some places alone."""
        return HeardCases(self.table, self.rows(places), self.dated_by)
