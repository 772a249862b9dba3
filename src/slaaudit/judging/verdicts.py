"""The decision table: one ruling per case, first match wins."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_view import CaseView
from slaaudit.judging.selection import Dated
from slaaudit.model import (
    LEFT,
    NO_REASON,
    NOT_IN_FORCE,
    Bools,
    Codes,
    Measurement,
    Places,
    ReasonBook,
)
from slaaudit.tables import CellState
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

#: Numbers of rulings while a block of cases is judged.
_Numbers = NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Scope:
    """The cases of a view that a standard may apply to, in order; the others are out of its scope.

    `places` are indices into the view that was asked about, `view` shows these cases alone.
    `excluded` and `unknown` hold reason numbers, NO_REASON where there is none.
    """

    view: CaseView
    places: Places
    excluded: Codes
    unknown: Codes

    @staticmethod
    def everything(view: CaseView) -> "Scope":
        """Begin with every case of a view."""
        nothing = np.full(len(view), NO_REASON, dtype=np.int16)
        return Scope(view, np.arange(len(view)), nothing, nothing)

    def where(self, holds: Bools, doubts: Codes | None = None) -> "Scope":
        """Keep the cases for which something holds, or for which that is in doubt."""
        doubtful = self._doubted(doubts)
        keep = holds if doubts is None else holds | (doubts != NO_REASON)
        if keep.all():
            return doubtful
        columns = (self.places[keep], self.excluded[keep], doubtful.unknown[keep])
        return Scope(self.view.narrowed(keep), *columns)

    def without(self, reasons: Codes, doubts: Codes | None) -> "Scope":
        """Exclude the cases that have a reason for it; what excludes a case first is told."""
        excluded = np.where(self.excluded == NO_REASON, reasons, self.excluded)
        return Scope(self.view, self.places, excluded, self._doubted(doubts).unknown)

    def _doubted(self, doubts: Codes | None) -> "Scope":
        """Take over why the scope of some cases is not known; the first doubt is told."""
        if doubts is None:
            return self
        unknown = np.where(self.unknown == NO_REASON, doubts, self.unknown)
        return Scope(self.view, self.places, self.excluded, unknown)


def rule_scope(
    scope: Scope, dated: Dated, version: NDArray[np.int8], book: ReasonBook, date_missing: str
) -> _Numbers:
    """Rows 1 to 3 of the table, and the conditions of row 4 that could not be read.

    `dated`, `version` and what is given have an entry for every case that was asked about; LEFT
    where it is to be measured.
    """
    numbers = np.full(len(version), book.ruling(Verdict.NOT_APPLICABLE, "out_of_scope"), np.uint16)
    states = (CellState.BLANK, date_missing), (CellState.UNREADABLE, "date_unreadable")
    for _, reason in states:
        book.code(reason)
    # Of what comes first in the table the mark is made last.
    ours, doubt = dated.of_rows(scope.places), scope.unknown != NO_REASON
    ruled = np.full(len(scope.places), LEFT, dtype=np.uint16)
    ruled[doubt] = book.rulings_of(Verdict.UNMEASURABLE, scope.unknown[doubt], doubtful=True)
    not_in_force = version[scope.places] == NOT_IN_FORCE
    ruled[not_in_force] = book.ruling(Verdict.NOT_APPLICABLE, "not_in_force")
    for state, reason in reversed(states):
        without = ours.state == state
        ruled[without] = book.ruling(Verdict.UNMEASURABLE, reason)
        ruled[without & doubt] = book.ruling(Verdict.UNMEASURABLE, reason, doubtful=True)
    excluded = scope.excluded != NO_REASON
    ruled[excluded] = book.rulings_of(Verdict.NOT_APPLICABLE, scope.excluded[excluded])
    numbers[scope.places] = ruled
    return numbers


def rule_measured(
    measured: Measurement, excuse: Codes, book: ReasonBook, *, no_figure: bool
) -> _Numbers:
    """Rows 4 to 10 of the table. `excuse` holds the reason number of an excuse that holds."""
    settled, within, over = measured.settled, measured.within, measured.over
    failed = np.flatnonzero(measured.problem != NO_REASON)
    # Of what comes first in the table the mark is made last.
    overdue = np.uint16(book.ruling(Verdict.MISSED, "overdue_open"))
    open_yet = np.uint16(book.ruling(Verdict.PENDING, "not_yet_due"))
    met = np.uint16(book.ruling(Verdict.MET))
    numbers = np.where(settled, met, np.where(over, overdue, open_yet))
    missed = np.flatnonzero(settled & ~within)
    numbers[missed] = book.rulings_of(Verdict.MISSED, measured.failure[missed])
    late = np.flatnonzero((excuse != NO_REASON) & ((settled & ~within) | (over & ~settled)))
    numbers[late] = book.rulings_of(Verdict.EXCUSED, excuse[late])
    if no_figure:
        numbers[:] = book.ruling(Verdict.UNMEASURABLE, "no_figure")
    numbers[failed] = book.rulings_of(Verdict.UNMEASURABLE, measured.problem[failed])
    return numbers
