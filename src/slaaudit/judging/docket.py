"""The docket: what is being judged, and what earlier verdicts later standards ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import NO_DUE, BusinessCalendar
from slaaudit.case_view import CaseView
from slaaudit.condition_answers import Answer, evaluate
from slaaudit.conditions import Condition, field_tests
from slaaudit.judging.selection import Hearing, hear
from slaaudit.measuring.bench import Bench, PriorDue
from slaaudit.model import NO_REASON, Bools, Codes, ReasonBook, StandardResult
from slaaudit.periods import Period
from slaaudit.spec.parts import After
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, CaseTable
from slaaudit.terms import VERDICT_BY_KEY, Verdict

_NOT_THERE = 255
Rows = NDArray[np.int64]


@dataclass(slots=True)
class Docket:
    """Everything that judging one standard may look at.

    `exceptions`: general standard → the more specific ones. `results` fills up in the order of
    judging; `reached` marks, per record, the cases that some standard looked at.
    """

    log: CaseLog
    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: int
    exceptions: Mapping[str, tuple[str, ...]]
    results: dict[str, StandardResult] = field(default_factory=dict)
    hearings: dict[tuple[str, str], Hearing] = field(default_factory=dict)
    reached: dict[str, Bools] = field(default_factory=dict)
    answers: dict[tuple[int, Condition], Answer] = field(default_factory=dict)

    def bench(self, book: ReasonBook, table: CaseTable | None) -> Bench:
        """Lay out what a measure may use for the cases of a table."""

        def prior_due(standards: tuple[str, ...], rows: Rows) -> PriorDue:
            return self._prior_due(standards, table, rows)

        clocks = self.rules.charter.clocks
        return Bench(self.calendar, clocks, self.as_of, self.log, book, prior_due)

    def hearing(self, record: str, dated_by: str) -> Hearing:
        """Give the cases that standards of a record and a dating field look at."""
        key = (record, dated_by)
        if key not in self.hearings:
            table = self.log.tables.get(record)
            whole = empty_table(record) if table is None else table
            self.hearings[key] = hear(whole, dated_by, self.period)
            self.reach(whole, self.hearings[key].view.rows)
        return self.hearings[key]

    def answer(self, condition: Condition, view: CaseView, bench: Bench) -> Answer:
        """Answer a condition for the cases of a view; the log must have every field it names.

        Standards and readings that hear the same cases often ask the same: they are told again.
        """
        key = (id(view), condition)
        if key in self.answers:
            return self.answers[key]
        fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
        found = evaluate(condition, view.columns(fields), bench.during)
        if any(view is hearing.view for hearing in self.hearings.values()):
            self.answers[key] = found  # a hearing's view lives as long as the docket
        return found

    def reach(self, table: CaseTable, rows: Rows) -> None:
        """Note that a standard looked at some cases of a table."""
        marks = self.reached.setdefault(table.record, np.zeros(len(table), dtype=np.bool_))
        if len(marks):
            marks[rows] = True

    def excluded(
        self, standard: str, table: CaseTable, rows: Rows, book: ReasonBook
    ) -> tuple[Codes, Codes]:
        """Reason numbers of the cases that a more specific standard takes away, or may take."""
        codes = np.full(len(rows), NO_REASON, dtype=np.int16)
        unknown = np.full(len(rows), NO_REASON, dtype=np.int16)
        for specific in self.exceptions.get(standard, ()):
            result = self.results[specific]
            verdict = self._verdicts(specific, table, rows)
            doubt = self._aligned(result, result.scope_unknown, 0, table, rows)
            taken = (verdict != _NOT_THERE) & (verdict != Verdict.NOT_APPLICABLE) & ~doubt
            codes[taken & (codes == NO_REASON)] = book.code(f"excluded:{specific}")
            unknown[doubt] = book.code(f"prior_unmeasurable:{specific}")
        return codes, unknown

    def applies(self, standards: Iterable[str], table: CaseTable, rows: Rows) -> Bools:
        """Tell for which cases one of some standards judged before applies, or may apply."""
        some = np.zeros(len(rows), dtype=np.bool_)
        for standard in standards:
            verdict = self._verdicts(standard, table, rows)
            some |= (verdict != _NOT_THERE) & (verdict != Verdict.NOT_APPLICABLE)
        return some

    def after(
        self, after: After, table: CaseTable, rows: Rows, book: ReasonBook
    ) -> tuple[Bools, Codes]:
        """Tell for which cases the duty exists, and why that is unknown for some."""
        wanted = [VERDICT_BY_KEY[key] for key in after.verdict]
        exists = np.zeros(len(rows), dtype=np.bool_)
        unknown = np.full(len(rows), NO_REASON, dtype=np.int16)
        for standard in after.standard:
            verdict = self._verdicts(standard, table, rows)
            exists |= np.isin(verdict, wanted)
            unknown[verdict == Verdict.UNMEASURABLE] = book.code(f"prior_unmeasurable:{standard}")
        unknown[exists] = NO_REASON
        return exists, unknown

    def _verdicts(self, standard: str, table: CaseTable, rows: Rows) -> NDArray[np.uint8]:
        result = self.results[standard]
        return self._aligned(result, result.verdict, _NOT_THERE, table, rows)

    def _prior_due(self, standards: Iterable[str], table: CaseTable | None, rows: Rows) -> PriorDue:
        due = np.full(len(rows), NO_DUE, dtype=np.int64)
        is_date = np.zeros(len(rows), dtype=np.bool_)
        unknown = np.zeros(len(rows), dtype=np.bool_)
        for standard in standards:
            if table is None:
                break
            result = self.results[standard]
            theirs = self._aligned(result, result.due, NO_DUE, table, rows)
            dated = self._aligned(result, result.due_is_date, 0, table, rows)
            fresh = (due == NO_DUE) & (theirs != NO_DUE)
            due[fresh], is_date[fresh] = theirs[fresh], dated[fresh]
            unknown |= self._verdicts(standard, table, rows) == Verdict.UNMEASURABLE
        return PriorDue(due, is_date, unknown & (due == NO_DUE))

    def _aligned(
        self,
        result: StandardResult,
        values: NDArray[Any],
        fill: float,
        table: CaseTable,
        rows: Rows,
    ) -> NDArray[Any]:
        """Give another standard's column for some cases of a table; `fill` where it has none.

        Cases of another record are found by their id.
        """
        if result.table is table:
            whole = np.full(len(table), fill, dtype=values.dtype)
            whole[result.rows] = values
            return whole[rows]
        by_id = dict(zip(result.case_ids, values, strict=True))
        return np.array([by_id.get(case, fill) for case in table.case_ids[rows]], values.dtype)


def empty_table(record: str) -> CaseTable:
    """A record that the log lacks: no cases."""
    none = np.zeros(0, dtype=np.int64)
    return CaseTable(record, np.zeros(0, dtype=np.object_), none.astype(np.int32), none)
