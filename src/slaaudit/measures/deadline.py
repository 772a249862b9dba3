"""`measure: deadline`: done by a moment of the log, of the clock, or of another standard."""

import numpy as np

from slaaudit.amounts import UNIT_SECONDS, AmountUnit
from slaaudit.business_time import DAY_SECONDS, NO_DUE, ClockRule, Unit, counting_for
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, instant, need, need_value, stated
from slaaudit.model import NO_REASON, Bools, Instants, Measurement
from slaaudit.spec.parts import DueBy
from slaaudit.spec.standards import DeadlineStandard
from slaaudit.tables import Column
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class _Due:
    """The moment of each case, as an interval where its writing is coarse (`first` to `last`)."""

    first: Instants
    last: Instants
    is_date: Bools


def measure_deadline(view: CaseView, standard: DeadlineStandard, bench: Bench) -> Measurement:
    """Judge what was done at `to` against the moment that `by` names."""
    measured = Measurement.blank(len(view), bench.book.code("over_limit"))
    done = need(view, standard.to_field, measured, bench.book)
    due = _due(view, standard.by, measured, bench)
    if done is None or due is None:
        return measured
    measured.settled[:] = done.present
    if standard.from_field is not None:
        _blame_reversed(view, standard.from_field, done, measured, bench)
    _judge(measured, done, _later(due, standard), bench)
    if standard.stating:
        measured.within[:] &= stated(view, standard.stating, measured, bench.book)
    return measured


def _blame_reversed(
    view: CaseView, field: str, done: Column, measured: Measurement, bench: Bench
) -> None:
    """What was done before the case began contradicts itself, however early it was."""
    begun = need_value(view, field, measured, bench.book)
    if begun is None:
        return
    done_last = done.values + (0 if done.width is None else done.width - 1)
    reversed_order = begun.present & done.present & (done_last < begun.values)
    measured.blame(reversed_order, bench.book.code("end_before_start"))


def _later(due: _Due, standard: DeadlineStandard) -> _Due:
    """Move the moment by the tolerance that a rule allows (약속시간에서 5분 …)."""
    if standard.within is None:
        return due
    spare = int(standard.within.value * UNIT_SECONDS.get(standard.within.unit, 60))
    return _Due(due.first + spare, due.last + spare, due.is_date)


def _judge(measured: Measurement, done: Column, due: _Due, bench: Bench) -> None:
    dated = due.is_date & (due.first == due.last)
    at = instant(done, 60)
    rows = measured.problem == NO_REASON
    worst = _in_time(at.last, due.first, due.is_date)
    best = _in_time(at.first, due.last, due.is_date)
    measured.blame(rows & done.present & (best != worst), bench.book.code("date_only"))
    measured.due[rows], measured.due_is_date[rows] = due.last[rows], dated[rows]
    measured.within[:] = rows & done.present & worst
    late = ~_in_time(np.full(len(rows), bench.as_of), due.last, due.is_date)
    measured.over[:] = rows & ~done.present & late
    timed = rows & done.present & ~due.is_date & (due.last != NO_DUE)
    past = (at.first[timed] - due.last[timed]) / UNIT_SECONDS[AmountUnit.MINUTE]
    measured.value[timed] = past


def _in_time(at: Instants, due: Instants, is_date: Bools) -> Bools:
    """A moment that is not fixed yet (NO_DUE) comes after everything."""
    return np.where(is_date, at < due, at <= due)


def _due(view: CaseView, by: DueBy, measured: Measurement, bench: Bench) -> _Due | None:
    if by.due_of:
        prior = bench.prior_due(by.due_of, view)
        measured.blame(prior.unknown, bench.book.code("due_unknown"))
        return _Due(prior.due, prior.due, prior.is_date)
    if by.field is not None:
        column = need_value(view, by.field, measured, bench.book)
        return None if column is None else _written(column)
    return _reckoned(view, by, measured, bench)


def _written(column: Column) -> _Due:
    """A bare date ends with its day; a time is itself, to the minute."""
    at = instant(column, 60)
    is_date = (
        np.zeros(len(column), np.bool_) if column.width is None else (column.width == DAY_SECONDS)
    )
    day_end = (at.first // DAY_SECONDS + 1) * DAY_SECONDS
    return _Due(np.where(is_date, day_end, at.first), np.where(is_date, day_end, at.last), is_date)


def _reckoned(view: CaseView, by: DueBy, measured: Measurement, bench: Bench) -> _Due | None:
    """Reckon a day from an event's day (당일, 다음 날, 다음 근무일), at a time or at its 24:00."""
    column = need_value(view, str(by.of), measured, bench.book)
    if column is None:
        return None
    covered = bench.calendar.covers(column.values.astype(np.int64)) & column.present
    measured.blame(column.present & ~covered, bench.book.code("outside_calendar"))
    day_end = np.full(len(view), NO_DUE, dtype=np.int64)
    at = column.values[covered].astype(np.int64)
    if by.day == "next_business_day":
        rule = ClockRule(base="business_days")
        day_end[covered] = counting_for(rule, 1, Unit.DAY, bench.calendar).due(at, 1)
    else:
        days = 1 if by.day == "same_day" else 2
        day_end[covered] = (at // DAY_SECONDS + days) * DAY_SECONDS
    if by.time is None:
        return _Due(day_end, day_end, np.ones(len(view), np.bool_))
    moment = np.where(covered, day_end - DAY_SECONDS + by.time, NO_DUE)
    return _Due(moment, moment, np.zeros(len(view), np.bool_))
