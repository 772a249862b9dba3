"""The decision table: one verdict and one reason per case, first match wins."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.model import NO_REASON, NOT_IN_FORCE, Bools, Codes, Measurement, ReasonBook
from slaaudit.tables import CellState
from slaaudit.terms import Verdict

_UNDECIDED = 255


class Rulings:
    """The verdict columns of n cases while they fill up; a ruled case is never ruled again."""

    def __init__(self, size: int, book: ReasonBook) -> None:
        """Start with every case undecided."""
        self.verdict: NDArray[np.uint8] = np.full(size, _UNDECIDED, dtype=np.uint8)
        self.reason: Codes = np.full(size, NO_REASON, dtype=np.int16)
        self.book = book

    @property
    def open(self) -> Bools:
        """True where nothing is ruled yet."""
        undecided: Bools = self.verdict == _UNDECIDED
        return undecided

    def rule(self, where: Bools, verdict: Verdict, reason: str | None) -> None:
        """Rule the cases of a mask that are still undecided, for one reason."""
        code = NO_REASON if reason is None else self.book.code(reason)
        self.rule_each(where, verdict, np.int16(code))

    def rule_each(self, where: Bools, verdict: Verdict, reason: Codes | np.int16) -> None:
        """Rule the undecided cases of a mask, each for its own reason (a number of the book)."""
        now = where & self.open
        self.verdict[now] = verdict
        self.reason[now] = reason[now] if isinstance(reason, np.ndarray) else reason

    def fill(self, rows: NDArray[np.int64], part: "Rulings") -> None:
        """Take over the rulings of a part, made with the same book."""
        self.verdict[rows] = part.verdict
        self.reason[rows] = part.reason


@dataclass(frozen=True, slots=True)
class Scope:
    """What is known of n cases before anything is measured.

    `excluded` and `unknown` hold reason numbers, NO_REASON where there is none.
    """

    out_of_scope: Bools
    excluded: Codes
    unknown: Codes
    date_state: NDArray[np.uint8]
    version: NDArray[np.int8]


def rule_scope(rulings: Rulings, scope: Scope, date_missing: str) -> None:
    """Rows 1 to 3 of the table, and the conditions of row 4 that could not be read."""
    rulings.rule(scope.out_of_scope, Verdict.NOT_APPLICABLE, "out_of_scope")
    rulings.rule_each(scope.excluded != NO_REASON, Verdict.NOT_APPLICABLE, scope.excluded)
    rulings.rule(scope.date_state == CellState.BLANK, Verdict.UNMEASURABLE, date_missing)
    rulings.rule(scope.date_state == CellState.UNREADABLE, Verdict.UNMEASURABLE, "date_unreadable")
    rulings.rule(scope.version == NOT_IN_FORCE, Verdict.NOT_APPLICABLE, "not_in_force")
    rulings.rule_each(scope.unknown != NO_REASON, Verdict.UNMEASURABLE, scope.unknown)


def rule_measured(
    rulings: Rulings, measured: Measurement, excuse: Codes, *, no_figure: bool
) -> None:
    """Rows 4 to 10 of the table. `excuse` holds the reason number of an excuse that holds."""
    excused = excuse != NO_REASON
    rulings.rule_each(measured.problem != NO_REASON, Verdict.UNMEASURABLE, measured.problem)
    if no_figure:
        rulings.rule(rulings.open, Verdict.UNMEASURABLE, "no_figure")
    rulings.rule(measured.settled & measured.within, Verdict.MET, None)
    rulings.rule_each(measured.settled & excused, Verdict.EXCUSED, excuse)
    rulings.rule_each(measured.settled, Verdict.MISSED, measured.failure)
    rulings.rule_each(measured.over & excused, Verdict.EXCUSED, excuse)
    rulings.rule(measured.over, Verdict.MISSED, "overdue_open")
    rulings.rule(rulings.open, Verdict.PENDING, "not_yet_due")
