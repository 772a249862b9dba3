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
from slaaudit.model import Bools, Floats, Measurement
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
    chosen = np.flatnonzero(rows)
    if not len(chosen):
        return
    holds = None if run.holds is None else run.holds.take(chosen)
    start = _pick(instant(run.start, counting.granularity_seconds), rows)
    end = _pick(instant(run.end, counting.granularity_seconds), rows)
    settled = run.measured.settled[rows]
    end = Instant(
        np.maximum(np.where(settled, end.first, start.first), start.first),
        np.maximum(np.where(settled, end.last, start.last), start.first),
    )
    elapsed = counting.elapsed(start.first, end.first, holds) / _value_seconds(run, counting)
    run.measured.value[rows] = np.where(settled, elapsed, np.nan)
    if limits is None:
        return
    _compare(run, counting, rows, _Closed(start, end, limits[rows], holds, settled))


@dataclass(frozen=True, slots=True)
class _Closed:
    """The events of the rows of one way of counting; open cases end where they start."""

    start: Instant
    end: Instant
    limits: Floats
    holds: Holds | None
    settled: Bools


def _compare(run: _Run, counting: Counting, rows: Bools, part: _Closed) -> None:
    measured, strict = run.measured, run.standard.limit.strict
    first, last = part.start.first, part.start.last
    due = counting.due(first, part.limits, part.holds)
    is_date = np.full(len(due), counting.due_is_date)
    within = counting.within(first, part.end.last, part.limits, part.holds, strict=strict)
    over = counting.over_at(first, run.bench.as_of, part.limits, part.holds, strict=strict)
    if not (part.start.exact and part.end.exact):
        latest_end = np.maximum(part.end.first, last)
        best = counting.within(last, latest_end, part.limits, part.holds, strict=strict)
        least = counting.over_at(last, run.bench.as_of, part.limits, part.holds, strict=strict)
        unsure = np.where(part.settled, best != within, least != over)
        _blame_rows(run, rows, unsure, "date_only")
    if run.standard.extension is not None:
        cases = Extended(
            first, part.end.last, part.limits, part.holds, due, is_date, within, over, strict
        )
        widened = extended(run.view.narrowed(rows), run.standard, counting, cases, run.bench)
        due, is_date, within, over = widened.due, widened.is_date, widened.within, widened.over
    measured.due[rows], measured.due_is_date[rows] = due, is_date
    measured.within[rows], measured.over[rows] = within & part.settled, over & ~part.settled


def _blame_rows(run: _Run, rows: Bools, where: Bools, reason: str) -> None:
    blamed = np.zeros(len(run.view), dtype=np.bool_)
    blamed[rows] = where
    run.measured.blame(blamed, run.bench.book.code(reason))


def _pick(event: Instant, rows: Bools) -> Instant:
    first = event.first[rows]
    return Instant(first, first) if event.exact else Instant(first, event.last[rows])


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
