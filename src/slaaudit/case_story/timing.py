"""How the time of one case was counted, day by day, up to its end and its due moment."""

from collections.abc import Iterable
from dataclasses import replace
from functools import singledispatch

import numpy as np

from slaaudit.business_time import (
    DAY_SECONDS,
    ClockRule,
    Counting,
    Holds,
    LedgerCase,
    LedgerDay,
    OutsideCalendar,
    Unit,
    case_days,
    counting_for,
    lead_ledger,
    lead_time_for,
)
from slaaudit.business_time.day_counting import DayCounting
from slaaudit.business_time.lead_time import LeadSeconds
from slaaudit.business_time.time_counting import TimeCounting
from slaaudit.business_time.units import CIVIL_UNITS
from slaaudit.case_story.reading_log import moment_in
from slaaudit.case_story.story import Due, ExtensionTold, TimeTold
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench
from slaaudit.measuring.extending import Extended, extended, validity
from slaaudit.measuring.holding import holds_of_cases
from slaaudit.measuring.timing import ways_of_counting
from slaaudit.model import Measurement
from slaaudit.spec.standards import DeadlineStandard, DurationStandard, LeadTimeStandard
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Course:
    """How far one case is to be told: its due moment if any, and its end (None: open)."""

    due: Due | None
    end: int | None
    as_of: int

    def last(self) -> int:
        """The last instant told: the end or the due moment, whichever comes later."""
        ended = self.as_of - 1 if self.end is None else self.end
        return ended if self.due is None else max(ended, self.due.last)


@dataclass(frozen=True, slots=True)
class Counted:
    """One case of a duration on its way of counting; arrays have one entry."""

    counting: Counting
    start: int
    limits: float | None
    holds: Holds | None


@singledispatch
def time_told(standard: object, view: CaseView, bench: Bench, course: Course) -> TimeTold | None:
    """Tell the days of a case; None where nothing is counted, or where it cannot be."""
    raise TypeError(type(standard).__name__, view, bench, course)


def told_time(standard: object, view: CaseView, bench: Bench, course: Course) -> TimeTold | None:
    """Tell the days of a case where its measure counts any and the calendar knows them."""
    if not isinstance(standard, DurationStandard | LeadTimeStandard | DeadlineStandard):
        return None
    try:
        return time_told(standard, view, bench, course)
    except OutsideCalendar:
        return None


def counted_case(view: CaseView, standard: DurationStandard, bench: Bench) -> Counted | None:
    """Find the way of counting of the only case of a view; None where it has none."""
    measured = Measurement.blank(len(view), 0)
    start = moment_in(view, standard.from_field)
    holds = holds_of_cases(view, standard.pause, measured, bench)
    unsound = holds is not None and not _sound(holds, bench)
    if start is None or unsound or not bench.calendar.covers(np.array([start.at]))[0]:
        return None
    for counting, rows, limits in ways_of_counting(view, standard, measured, bench):
        if rows[0]:
            limit = None if limits is None else float(limits[0])
            return Counted(counting, start.at, limit, holds)
    return None


def _sound(holds: Holds, bench: Bench) -> bool:
    return bool(holds.covered_by(bench.calendar.span)[0] and not holds.reversed[0])


@time_told.register
def _duration(
    standard: DurationStandard, view: CaseView, bench: Bench, course: Course
) -> TimeTold | None:
    case = counted_case(view, standard, bench)
    if case is None:
        return None
    until = max(course.last(), case.start)
    limit = _limit(case, extension_told(standard, view, bench, case))
    told = LedgerCase(case.start, until, limit, case.holds)
    days = case_days(bench.calendar, case.counting, told)
    late = max(course.as_of if course.end is None else course.end, case.start)
    return TimeTold(
        "day" if case.counting.unit_kind == "day" else "second",
        days,
        None if limit is None else limit_counted(case, limit),
        _elapsed(case, late),
        _over(case, course.due, late),
    )


def _limit(case: Counted, extension: ExtensionTold | None) -> float | None:
    """Give the limit that the days are counted to: a valid extension by an amount widens it."""
    if case.limits is None or extension is None or not extension.valid or extension.added is None:
        return case.limits
    return case.limits + extension.added


def limit_counted(case: Counted, limit: float) -> int:
    """Turn a limit into what its days add up to: seconds, or days (of weeks and months too)."""
    counting = case.counting
    if isinstance(counting, TimeCounting):
        return counting.unit_seconds if counting.fixed else round(limit * counting.unit_seconds)
    if not isinstance(counting, DayCounting):
        raise TypeError(type(counting).__name__)
    if counting.fixed or counting.unit not in CIVIL_UNITS:
        return 1 if counting.fixed else int(limit)
    plain = replace(counting, roll_walk=None)
    start = np.array([case.start])
    due = plain.due(start, limit) - plain.due_is_date
    return int(plain.elapsed(start, due)[0])


def _elapsed(case: Counted, end: int) -> int:
    start, ends = np.array([case.start]), np.array([end])
    return int(case.counting.elapsed(start, ends, case.holds)[0])


def _over(case: Counted, due: Due | None, end: int) -> int | None:
    """Tell how much ran after the due moment, which in lunch hours and at night may be nothing."""
    if due is None or end <= due.last:
        return None
    return _elapsed(case, end) - _elapsed(case, due.last)


def extension_told(
    standard: DurationStandard, view: CaseView, bench: Bench, case: Counted
) -> ExtensionTold | None:
    """Tell the extension of a case that names one; None where it names none."""
    extension = standard.extension
    if extension is None or case.limits is None:
        return None
    notified = moment_in(view, extension.notified)
    until = moment_in(view, extension.until)
    added = _number(view, extension.add)
    if notified is None and until is None and added is None:
        return None
    before = _unextended(case, strict=standard.limit.strict)
    valid = validity(view, extension, before)
    after = extended(view, standard, case.counting, before, bench)
    return ExtensionTold(
        notified=notified,
        until=until,
        added=added,
        in_time=bool(valid.in_time[0]),
        reasoned=bool(valid.reasoned[0]),
        allowed=bool(valid.allowed[0]),
        before=_due(before),
        after=_due(after),
    )


def _unextended(case: Counted, *, strict: bool) -> Extended:
    start, limits = np.array([case.start]), np.array([case.limits], dtype=np.float64)
    due = case.counting.due(start, limits, case.holds)
    is_date = np.array([case.counting.due_is_date])
    within = np.zeros(1, dtype=np.bool_)
    return Extended(start, start, limits, case.holds, due, is_date, within, strict)


def _due(cases: Extended) -> Due:
    return Due(int(cases.due[0]), bool(cases.is_date[0]))


def _number(view: CaseView, field: str | None) -> float | None:
    if field is None or not view.has(field) or not view.column(field).present[0]:
        return None
    return float(view.column(field).values[0])


@time_told.register
def _lead_time(
    standard: LeadTimeStandard, view: CaseView, bench: Bench, course: Course
) -> TimeTold | None:
    """Count back from the event to the notice, or to the last moment for it."""
    event, amount = moment_in(view, standard.to_field), standard.limit.amount
    if event is None or amount is None or course.due is None:
        return None
    lead = lead_time_for(
        bench.clock_rule(standard.clock),
        amount.value,
        Unit(amount.unit.value),
        bench.calendar,
        full_days=standard.full_days,
    )
    told_at = course.end if course.end is not None else course.due.last
    first = min(told_at, course.due.last, event.at)
    days = lead_ledger(bench.calendar, lead, first, event.at)
    ahead = _ahead(days, min(told_at, event.at))
    if isinstance(lead, LeadSeconds):
        return TimeTold("second", days, lead.seconds, ahead, backwards=True)
    return TimeTold("day", days, int(amount.value), ahead, backwards=True)


def _ahead(days: Iterable[LedgerDay], told_at: int) -> int:
    on = np.datetime64(told_at // DAY_SECONDS, "D").astype(object)
    return next((day.total for day in days if day.on == on), 0)


@time_told.register
def _deadline(
    standard: DeadlineStandard, view: CaseView, bench: Bench, course: Course
) -> TimeTold | None:
    """Show how the next working day was found; every other deadline is a moment, not a count."""
    begun = moment_in(view, standard.by.of)
    if begun is None or standard.by.day != "next_business_day":
        return None
    counting = counting_for(ClockRule(base="business_days"), 1, Unit.DAY, bench.calendar)
    case = LedgerCase(begun.at, max(course.last(), begun.at), 1)
    days = case_days(bench.calendar, counting, case)
    return TimeTold("day", days, 1, days[-1].total)
