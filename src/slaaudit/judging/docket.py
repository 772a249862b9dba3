"""The docket: what is being judged, and what earlier verdicts later standards ask for."""

from collections.abc import Iterable, Mapping
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import NO_DUE, BusinessCalendar
from slaaudit.case_view import CaseView
from slaaudit.judging.selection import hear
from slaaudit.measuring.bench import Bench, Owners, PriorDue, owners_by_id
from slaaudit.model import (
    NO_REASON,
    Bools,
    Codes,
    HeardCases,
    Places,
    ReasonBook,
    StandardResult,
    Standing,
)
from slaaudit.periods import Period
from slaaudit.spec.parts import After
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, CaseTable
from slaaudit.terms import VERDICT_BY_KEY, Verdict
from slaaudit.value_classes import dataclass

_NOT_THERE = 255


@dataclass(slots=True)
class Docket:
    """Everything that judging one standard may look at.

    `exceptions`: general standard → the more specific ones. `results` fills up in the order of
    judging; `reached` marks, per record, the cases that some standard looked at. `standings`: what
    was decided before measuring, by all that it depends on: standards often ask the same.
    """

    log: CaseLog
    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: int
    exceptions: Mapping[str, tuple[str, ...]]
    results: dict[str, StandardResult] = field(default_factory=dict)
    hearings: dict[tuple[str, str], HeardCases] = field(default_factory=dict)
    reached: dict[str, Bools] = field(default_factory=dict)
    standings: dict[tuple[object, ...], Standing] = field(default_factory=dict)
    verdicts: dict[str, NDArray[np.uint8]] = field(default_factory=dict)
    links: dict[tuple[str, str], Places] = field(default_factory=dict)

    def bench(self, book: ReasonBook, owners: Owners = owners_by_id) -> Bench:
        """Lay out what a measure may use."""
        clocks = self.rules.charter.clocks
        return Bench(self.calendar, clocks, self.as_of, self.log, book, self._prior_due, owners)

    def hearing(self, record: str, dated_by: str) -> HeardCases:
        """Give the cases that standards of a record and a dating field look at."""
        key = (record, dated_by)
        if key not in self.hearings:
            table = self.log.tables.get(record)
            whole = empty_table(record) if table is None else table
            self.hearings[key] = heard = hear(whole, dated_by, self.period)
            self.reach(whole, slice(None) if heard.chosen is None else heard.chosen)
        return self.hearings[key]

    def reach(self, table: CaseTable, rows: Places | slice) -> None:
        """Note that a standard looked at some cases of a table."""
        marks = self.reached.setdefault(table.record, np.zeros(len(table), dtype=np.bool_))
        if len(marks):
            marks[rows] = True

    def excluded(self, standard: str, view: CaseView, book: ReasonBook) -> tuple[Codes, Codes]:
        """Reason numbers of the cases that a more specific standard takes away, or may take."""
        codes = np.full(len(view), NO_REASON, dtype=np.int16)
        unknown = np.full(len(view), NO_REASON, dtype=np.int16)
        for specific in self.exceptions.get(standard, ()):
            doubt = self._doubted(specific, view)
            taken = self._applying(specific, view) & ~doubt
            codes[taken & (codes == NO_REASON)] = book.code(f"excluded:{specific}")
            unknown[doubt] = book.code(f"prior_unmeasurable:{specific}")
        return codes, unknown

    def applies(self, standards: Iterable[str], view: CaseView) -> Bools:
        """Tell for which cases one of some standards judged before applies, or may apply."""
        some = np.zeros(len(view), dtype=np.bool_)
        for standard in standards:
            some |= self._applying(standard, view)
        return some

    def after(self, after: After, view: CaseView, book: ReasonBook) -> tuple[Bools, Codes]:
        """Tell for which cases the duty exists, and why that is unknown for some."""
        wanted = [VERDICT_BY_KEY[key] for key in after.verdict]
        exists = np.zeros(len(view), dtype=np.bool_)
        unknown = np.full(len(view), NO_REASON, dtype=np.int16)
        for standard in after.standard:
            verdict = self._verdicts(standard, view)
            exists |= np.isin(verdict, wanted)
            unknown[verdict == Verdict.UNMEASURABLE] = book.code(f"prior_unmeasurable:{standard}")
        unknown[exists] = NO_REASON
        return exists, unknown

    def _applying(self, standard: str, view: CaseView) -> Bools:
        verdict = self._verdicts(standard, view)
        applying: Bools = (verdict != _NOT_THERE) & (verdict != Verdict.NOT_APPLICABLE)
        return applying

    def _doubted(self, standard: str, view: CaseView) -> Bools:
        doubted = np.zeros(len(view), dtype=np.bool_)
        places = self._places(standard, view)
        there = places >= 0
        doubted[there] = self.results[standard].at(places[there]).scope_unknown
        return doubted

    def _verdicts(self, standard: str, view: CaseView) -> NDArray[np.uint8]:
        """The verdict of a standard judged before on each case; many ask, so all are kept."""
        if standard not in self.verdicts:
            self.verdicts[standard] = self.results[standard].verdict
        verdicts = np.full(len(view), _NOT_THERE, dtype=np.uint8)
        places = self._places(standard, view)
        there = places >= 0
        verdicts[there] = self.verdicts[standard][places[there]]
        return verdicts

    def _prior_due(self, standards: Iterable[str], view: CaseView) -> PriorDue:
        due = np.full(len(view), NO_DUE, dtype=np.int64)
        is_date = np.zeros(len(view), dtype=np.bool_)
        unknown = np.zeros(len(view), dtype=np.bool_)
        for standard in standards:
            places = self._places(standard, view)
            there = np.flatnonzero((places >= 0) & (due == NO_DUE))
            theirs = self.results[standard].at(places[there])
            due[there], is_date[there] = theirs.due, theirs.due_is_date
            unknown |= self._verdicts(standard, view) == Verdict.UNMEASURABLE
        is_date[due == NO_DUE] = False
        return PriorDue(due, is_date, unknown & (due == NO_DUE))

    def _places(self, standard: str, view: CaseView) -> Places:
        """Find the cases of a view among those of a standard judged before; -1: it has none.

        Cases of another record are found by their id.
        """
        cases = self.results[standard].cases
        if cases.table is view.table:
            return cases.places_of(view.rows)
        key = standard, view.table.record
        if key not in self.links:
            place_of = {case: place for place, case in enumerate(cases.ids(cases.everything))}
            found = (place_of.get(case, -1) for case in view.table.case_ids)
            self.links[key] = np.fromiter(found, dtype=np.int64, count=len(view.table))
        return self.links[key][view.rows]


def empty_table(record: str) -> CaseTable:
    """A record that the log lacks: no cases."""
    none = np.zeros(0, dtype=np.int64)
    return CaseTable(record, np.zeros(0, dtype=np.object_), none.astype(np.int32), none)
