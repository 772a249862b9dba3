"""`measure: duration`: time from one event to another on a clock, with pauses and extensions."""

from datetime import date

import numpy as np

from slaaudit.amounts import UNIT_SECONDS, UNIT_WORDS, Amount, AmountUnit
from slaaudit.business_time import (
    DAY_SECONDS,
    Counting,
    Holds,
    day_of,
)
from slaaudit.case_view import CaseView
from slaaudit.clock_rules import PETITION_DAY_SECONDS
from slaaudit.measuring.bench import (
    Bench,
    Instant,
    instant,
    need,
    need_value,
    stated,
)
from slaaudit.measuring.extending import Extended, extended, unreadable_in
from slaaudit.measuring.holding import holds_of_cases
from slaaudit.measuring.timing import ways_of_counting
from slaaudit.model import Bools, Floats, Instants, Measurement, Places
from slaaudit.spec.parts import PerCase
from slaaudit.spec.standards import DurationStandard
from slaaudit.tables import Column
from slaaudit.value_classes import dataclass

#: 민원 처리에 관한 법률 (전부개정 2015. 8. 11., 시행 2016. 2. 12.): before it another act counted.
PETITION_LAW_FROM = date(2016, 2, 12)


@dataclass(frozen=True, slots=True)
class _Run:
    """The events of n cases that a limit is held against."""

    view: CaseView
    standard: DurationStandard
    bench: Bench
    measured: Measurement
    start: Column
    end: Column
    holds: Holds | None


def measure_duration(view: CaseView, standard: DurationStandard, bench: Bench) -> Measurement:
    """Judge the time from `from` to `to`, closed and open cases alike."""
    measured = Measurement.blank(len(view), bench.book.code("over_limit"))
    start = need_value(view, standard.from_field, measured, bench.book)
    end = need(view, standard.to_field, measured, bench.book)
    if start is None or end is None:
        return measured
    holds = holds_of_cases(view, standard.pause, measured, bench)
    run = _Run(view, standard, bench, measured, start, end, holds)
    measured.settled[:] = end.present
    _blame_impossible(run)
    for counting, rows, limits in ways_of_counting(view, standard, measured, bench):
        _judge(run, counting, rows, limits)
    if standard.extension is not None:
        unmet = ~(measured.settled & measured.within)
        for field, unreadable in unreadable_in(view, standard.extension):
            measured.blame(unmet & unreadable, bench.book.code(f"field_unreadable:{field}"))
    if standard.stating:
        said = stated(view, standard.stating, measured, bench.book)
        measured.within[:] &= said
    return measured


def _blame_impossible(run: _Run) -> None:
    """Blame ends before starts, instants outside the calendar, and holds that contradict."""
    book, measured, calendar = run.bench.book, run.measured, run.bench.calendar
    both = run.start.present & run.end.present
    end_last = run.end.values + (0 if run.end.width is None else run.end.width - 1)
    measured.blame(both & (end_last < run.start.values), book.code("end_before_start"))
    outside = run.start.present & ~calendar.covers(run.start.values.astype(np.int64))
    outside |= run.end.present & ~calendar.covers(run.end.values.astype(np.int64))
    if run.holds is not None:
        outside |= ~run.holds.covered_by(calendar.span)
    measured.blame(outside, book.code("outside_calendar"))
    if run.bench.clock_rule(run.standard.clock).base == "civil_petition":
        old = run.start.present & (run.start.values // DAY_SECONDS < day_of(PETITION_LAW_FROM))
        measured.blame(old, book.code("before_law"))
    if run.holds is not None:
        measured.blame(run.holds.reversed, book.code("hold_reversed"))
        measured.blame(run.holds.open_ended & run.end.present, book.code("hold_open"))


def _judge(run: _Run, counting: Counting, rows: Bools, limits: Floats | None) -> None:
    """Judge the rows of one way of counting; their events are known to be sound."""
    if not rows.any():
        return
    at = slice(None) if rows.all() else np.flatnonzero(rows)
    holds = run.holds if run.holds is None or isinstance(at, slice) else run.holds.take(at)
    start = instant(run.start, counting.granularity_seconds).taken(at)
    end = instant(run.end, counting.granularity_seconds).taken(at)
    part = _Part(at, start, _until(run, start, end, at), holds)
    elapsed = (
        counting.elapsed(start.first, part.until.first, holds)
        if limits is None
        else _compare(run, counting, part, limits[at])
    )
    run.measured.value[at] = elapsed / _value_seconds(run, counting)
    run.measured.value[~run.measured.settled & rows] = np.nan


@dataclass(frozen=True, slots=True)
class _Part:
    """The rows of one way of counting: when their time began, and up to when it ran."""

    at: Places | slice
    start: Instant
    until: Instant
    holds: Holds | None


def _until(run: _Run, start: Instant, end: Instant, at: Places | slice) -> Instant:
    """Give the end of a closed case, and of an open one the moment of judgement."""
    settled, as_of = run.measured.settled[at], run.bench.as_of
    first = np.where(settled, np.maximum(end.first, start.first), as_of)
    if end.exact:
        return Instant(first, first)
    return Instant(first, np.where(settled, np.maximum(end.last, start.first), as_of))


def _compare(run: _Run, counting: Counting, part: _Part, limits: Floats) -> Instants:
    """Hold the rows against their limits; give how long they took."""
    measured, strict, start, at = run.measured, run.standard.limit.strict, part.start, part.at
    found = counting.reckoned(start.first, part.until.last, limits, part.holds, strict=strict)
    settled, elapsed = measured.settled[at], found.elapsed
    if not (start.exact and part.until.exact):
        elapsed = counting.elapsed(start.first, part.until.first, part.holds)
        latest = np.where(settled, np.maximum(part.until.first, start.last), run.bench.as_of)
        best = counting.within(start.last, latest, limits, part.holds, strict=strict)
        unsure = np.zeros(len(run.view), dtype=np.bool_)
        unsure[at] = best != found.within
        measured.blame(unsure, run.bench.book.code("date_only"))
    cases = Extended(
        start=start.first,
        until=part.until.last,
        limits=limits,
        holds=part.holds,
        due=found.due,
        is_date=np.broadcast_to(np.bool_(counting.due_is_date), len(limits)),
        within=found.within,
        strict=strict,
    )
    if run.standard.extension is not None:
        view = run.view if isinstance(at, slice) else CaseView.of(run.view.table, run.view.rows[at])
        cases = extended(view, run.standard, counting, cases, run.bench)
    measured.due[at], measured.due_is_date[at] = cases.due, cases.is_date
    measured.within[at], measured.over[at] = cases.within & settled, ~(cases.within | settled)
    return elapsed


def _value_seconds(run: _Run, counting: Counting) -> int:
    """Seconds of one unit of the value; counted days are units already."""
    if counting.unit_kind == "day":
        return 1
    given = run.standard.limit.given
    unit = given.unit if isinstance(given, Amount) else AmountUnit.HOUR
    if isinstance(given, PerCase):
        unit = UNIT_WORDS[given.unit]
    if unit is AmountUnit.IMMEDIATE:
        return UNIT_SECONDS[AmountUnit.HOUR]
    return UNIT_SECONDS.get(unit, PETITION_DAY_SECONDS)
