"""Selection: which cases a standard looks at, and which of its versions each case falls under."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import DAY_SECONDS, day_of
from slaaudit.case_view import CaseView
from slaaudit.model import NOT_IN_FORCE, UNDATED, Bools, Instants
from slaaudit.periods import Period
from slaaudit.spec.parts import Span
from slaaudit.spec.standards import JudgedStandard
from slaaudit.tables import CaseTable, CellState


@dataclass(frozen=True, slots=True)
class Dated:
    """When the cases of a view happened, for period and version.

    `at`: int64 seconds (meaningless where `state` is not PRESENT). `column_missing`: the log lacks
    the dating field altogether.
    """

    at: Instants
    state: NDArray[np.uint8]
    column_missing: bool

    @property
    def known(self) -> Bools:
        """True where there is a date."""
        known: Bools = self.state == CellState.PRESENT
        return known

    def of_rows(self, rows: NDArray[np.int64]) -> "Dated":
        """Give the dates of some cases (indices)."""
        return Dated(self.at[rows], self.state[rows], self.column_missing)

    def narrowed(self, keep: Bools) -> "Dated":
        """Give the dates of the cases that a mask keeps."""
        return self if keep.all() else self.of_rows(np.flatnonzero(keep))


@dataclass(frozen=True, slots=True)
class Hearing:
    """The cases of one record that are heard by one dating field: in the period, or undated.

    Standards that share record and field share the hearing, and so the columns it has gathered.
    `dated_at`: int64 seconds, UNDATED where there is no date.
    """

    view: CaseView
    dated: Dated
    dated_at: Instants


def hear(table: CaseTable, field: str, period: Period) -> Hearing:
    """Select the cases of a table that a period's standards look at."""
    everything = dates_of(table, field)
    rows = rows_in_period(everything, period)
    dated = everything.of_rows(rows)
    return Hearing(CaseView.of(table, rows), dated, np.where(dated.known, dated.at, UNDATED))


def dates_of(table: CaseTable, field: str) -> Dated:
    """Read the dating field of every case of a table."""
    column = table.columns.get(field)
    if column is None:
        blank = np.full(len(table), CellState.BLANK, dtype=np.uint8)
        return Dated(np.zeros(len(table), dtype=np.int64), blank, column_missing=True)
    return Dated(column.values.astype(np.int64, copy=False), column.state, column_missing=False)


def rows_in_period(dated: Dated, period: Period) -> NDArray[np.int64]:
    """Indices of the cases dated inside the period, and of those whose date is not known."""
    known = dated.known
    return np.flatnonzero((period.contains(dated.at) & known) | ~known)


def version_of(versions: Sequence[JudgedStandard], dated: Dated) -> NDArray[np.int8]:
    """Index of the version in force on each case's day; NOT_IN_FORCE where there is none.

    Cases without a date fall under the newest version: which it was cannot be known, and their
    verdict says so (`date_missing`).
    """
    chosen = np.full(len(dated.at), NOT_IN_FORCE, dtype=np.int8)
    days = dated.at // DAY_SECONDS
    for index, version in enumerate(versions):
        chosen[inside(version.in_force, days)] = index
    chosen[~dated.known] = len(versions) - 1
    return chosen


def inside(span: Span, days: Instants) -> Bools:
    """Tell which days (since 1970) lie in a span."""
    within = np.ones(len(days), dtype=np.bool_)
    if span.from_on is not None:
        within &= days >= day_of(span.from_on)
    if span.until_on is not None:
        within &= days < day_of(span.until_on)
    return within
