"""The days of missed durations: which counted and which did not, so that a miss can be followed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from slaaudit.amounts import UNIT_WORDS, Amount, AmountUnit
from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    NO_DUE,
    Counting,
    DayNote,
    Holds,
    LedgerCases,
    OutsideCalendar,
    Unit,
    counting_for,
    day_ledgers,
)
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, PriorDue, clock_rule
from slaaudit.measuring.holding import holds_of_cases
from slaaudit.model import Audit, Floats, Measurement, ReasonBook, StandardResult
from slaaudit.spec.parts import PerCase
from slaaudit.spec.standards import DurationStandard
from slaaudit.tables import CaseLog, CaseTable
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

_Places = NDArray[np.int64]
_DAY = timedelta(days=1)
_COUNTED, _LEFT_OUT = "셈", "뺌"


def counted_days(audit: Audit, result: StandardResult, places: _Places) -> list[str | None]:
    """Tell the days of some cases up to their due moment; None of what is no missed duration.

    `2026-03-03..2026-03-06 셈 4일; 2026-03-07 뺌 토요일; 2026-03-08 뺌 일요일; …`
    """
    told: list[str | None] = [None] * len(places)
    some = result.at(places)
    late = some.verdict == Verdict.MISSED
    late &= ~np.isin(some.due, (NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR))
    for index, version in enumerate(result.rule.judged):
        ours = np.flatnonzero(late & (some.version == index))
        if not isinstance(version, DurationStandard) or result.table is None or not len(ours):
            continue
        late_cases = _Late(audit, result, version, result.table)
        for place, text in late_cases.told(places[ours]):
            told[ours[place]] = text
    return told


@dataclass(frozen=True, slots=True)
class _Late:
    """The missed cases of one version of a standard."""

    audit: Audit
    result: StandardResult
    standard: DurationStandard
    table: CaseTable

    def told(self, places: _Places) -> Iterator[tuple[int, str]]:
        """Give the days of each case, with where it stands among `places`."""
        view = CaseView.of(self.table, self.result.at(places).rows)
        holds = self._holds(view)
        starts = view.column(self.standard.from_field).values.astype(np.int64)
        some = self.result.at(places)
        untils = some.due - some.due_is_date
        for unit, base, amounts, ours in self._limits(places):
            cases = LedgerCases(
                starts[ours], untils[ours], amounts, None if holds is None else holds.take(ours)
            )
            yield from zip(ours.tolist(), self._texts(base, unit, cases), strict=True)

    def _limits(
        self, places: _Places
    ) -> Iterator[tuple[AmountUnit, float, Floats, NDArray[np.int64]]]:
        """Give the cases by what decides how a limit is counted: its unit and its amount."""
        given = self.standard.limit.given
        if isinstance(given, Amount):
            whole = np.arange(len(places))
            yield given.unit, given.value, np.full(len(places), float(given.value)), whole
        elif isinstance(given, PerCase):
            limits = self.result.at(places).limit_given
            for amount in np.unique(limits[~np.isnan(limits)]):
                ours = np.flatnonzero(limits == amount)
                yield UNIT_WORDS[given.unit], float(amount), limits[ours], ours

    def _texts(self, base: float, unit: AmountUnit, cases: LedgerCases) -> list[str]:
        rule = clock_rule(self.standard.clock, self.audit.rules.charter.clocks)
        counting = counting_for(rule, base, Unit(unit.value), self.audit.calendar)
        try:
            ledgers = day_ledgers(self.audit.calendar, counting, _as_extended(counting, cases))
        except OutsideCalendar:
            return [""] * len(cases.starts)
        by_days, seen = counting.unit_kind == "day", {}
        for notes in ledgers:
            if id(notes) not in seen:
                seen[id(notes)] = _text(notes, by_days=by_days)
        return [seen[id(notes)] for notes in ledgers]

    def _holds(self, view: CaseView) -> Holds | None:
        """Find the holds of the cases again, as they were found when these were judged."""
        book = ReasonBook()
        log = CaseLog(self.audit.tables, self.audit.sources)
        as_of = int(np.datetime64(self.audit.as_of, "s").astype(np.int64))
        clocks = self.audit.rules.charter.clocks
        bench = Bench(self.audit.calendar, clocks, as_of, log, book, _no_prior_due)
        blank = Measurement.blank(len(view), book.code("over_limit"))
        return holds_of_cases(view, self.standard.pause, blank, bench)


def _as_extended(counting: Counting, cases: LedgerCases) -> LedgerCases:
    """Give extended cases the amount that they came to, so that none is told of a last day moved.

    Their due moment lies beyond that of the limit; weeks and longer are never extended so.
    """
    if counting.unit_kind != "day":
        return cases
    beyond = cases.untils >= counting.due(cases.starts, cases.amounts, cases.holds)
    elapsed = counting.elapsed(cases.starts, cases.untils, cases.holds)
    return replace(cases, amounts=np.where(beyond, np.maximum(elapsed, 1), cases.amounts))


def _no_prior_due(_standards: tuple[str, ...], _view: CaseView) -> PriorDue:
    raise AssertionError


def _text(notes: Sequence[DayNote], *, by_days: bool) -> str:
    return "; ".join(map(str, _runs(notes, by_days=by_days)))


@dataclass(slots=True)
class _Run:
    """Days on end that all counted, or did not for one reason."""

    first: date
    last: date
    counted: bool
    why: str
    by_days: bool

    def takes(self, note: DayNote) -> bool:
        """Whether a day goes on with it."""
        alike = self.why == note.why or (self.by_days and self.counted)
        return note.on == self.last + _DAY and note.counted == self.counted and alike

    def __str__(self) -> str:
        days = (self.last - self.first).days + 1
        span = str(self.first) if days == 1 else f"{self.first}..{self.last}"
        why = self.why
        if self.counted:
            why = f"{days}일" if self.by_days else why + ("씩" if days > 1 else "")
        return f"{span} {_COUNTED if self.counted else _LEFT_OUT} {why}"


def _runs(notes: Sequence[DayNote], *, by_days: bool) -> list[_Run]:
    runs: list[_Run] = []
    for note in notes:
        if runs and runs[-1].takes(note):
            runs[-1].last = note.on
        else:
            runs.append(_Run(note.on, note.on, note.counted, note.why, by_days))
    return runs
