"""Selection: which cases a standard looks at, and which of its versions each case falls under."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import DAY_SECONDS, day_of
from slaaudit.model import NOT_IN_FORCE, Bools, HeardCases, Instants, Places
from slaaudit.periods import Period
from slaaudit.spec.parts import Span
from slaaudit.spec.standards import JudgedStandard
from slaaudit.tables import CaseTable, CellState
from slaaudit.value_classes import dataclass


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

    def of_rows(self, rows: Places | Bools | slice) -> "Dated":
        """Give the dates of some cases."""
        return Dated(self.at[rows], self.state[rows], self.column_missing)


def hear(table: CaseTable, field: str, period: Period) -> HeardCases:
    """Select the cases of a table that a period's standards look at."""
    chosen = in_period(dates_of(table, field), period)
    return HeardCases(table, None if chosen.all() else np.flatnonzero(chosen), field)


def dates_of(table: CaseTable, field: str) -> Dated:
    """Read the dating field of every case of a table."""
    column = table.columns.get(field)
    if column is None:
        blank = np.full(len(table), CellState.BLANK, dtype=np.uint8)
        return Dated(np.zeros(len(table), dtype=np.int64), blank, column_missing=True)
    return Dated(column.values.astype(np.int64, copy=False), column.state, column_missing=False)


def in_period(dated: Dated, period: Period) -> Bools:
    """Tell which cases are dated inside the period, or have a date that is not known."""
    return period.contains(dated.at) | ~dated.known


def version_of(versions: Sequence[JudgedStandard], dated: Dated) -> NDArray[np.int8]:
    """Index of the version in force on each case's day; NOT_IN_FORCE where there is none.

    Cases without a date fall under the newest version: which it was cannot be known, and their
    verdict says so (`date_missing`).
    """
    if len(versions) == 1 and not _ends(versions[0].in_force):
        return np.zeros(len(dated.at), dtype=np.int8)
    chosen = np.full(len(dated.at), NOT_IN_FORCE, dtype=np.int8)
    days = dated.at // DAY_SECONDS
    for index, version in enumerate(versions):
        chosen[inside(version.in_force, days)] = index
    chosen[~dated.known] = len(versions) - 1
    return chosen


def _ends(span: Span) -> bool:
    return span.from_on is not None or span.until_on is not None


def inside(span: Span, days: Instants) -> Bools:
    """Tell which days (since 1970) lie in a span."""
    within = np.ones(len(days), dtype=np.bool_)
    if span.from_on is not None:
        within &= days >= day_of(span.from_on)
    if span.until_on is not None:
        within &= days < day_of(span.until_on)
    return within
