"""How much time is left until each due moment, in the unit of the promise's own clock."""

import numpy as np

from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    TIME_CLOCKS,
    Counting,
    Holds,
)
from slaaudit.case_story import Setting
from slaaudit.case_view import CaseView
from slaaudit.judging.docket import Docket
from slaaudit.measuring.bench import clock_rule
from slaaudit.measuring.holding import holds_of_cases
from slaaudit.measuring.timing import ways_of_counting
from slaaudit.model import Bools, Instants, Measurement, ReasonBook, StandardResult
from slaaudit.open_cases.entries import Left
from slaaudit.spec.standards import DeadlineStandard, DurationStandard, LeadTimeStandard
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Dated:
    """Places in a result's columns, with the due moment of each."""

    places: Instants
    due: Instants
    is_date: Bools
    paused: Bools

    @property
    def last(self) -> Instants:
        """The last second that is in time."""
        last: Instants = self.due - self.is_date
        return last


def time_left(
    setting: Setting,
    standard: DurationStandard | DeadlineStandard | LeadTimeStandard,
    found: tuple[StandardResult, Dated],
) -> list[Left | None]:
    """Give what is left for each case; None where the calendar does not reach its due moment."""
    result, dated = found
    if isinstance(standard, DurationStandard):
        return _on_the_clock(setting, standard, result, dated)
    return _until(setting, standard, dated)


def _on_the_clock(
    setting: Setting, standard: DurationStandard, result: StandardResult, dated: Dated
) -> list[Left | None]:
    left: list[Left | None] = [None] * len(dated.places)
    if result.table is None or not len(left):
        return left
    view = CaseView.of(result.table, result.at(dated.places).rows)
    docket = Docket(
        setting.log, setting.rules, setting.calendar, setting.period, setting.instant, {}
    )
    bench = docket.bench(ReasonBook())
    measured = Measurement.blank(len(view), 0)
    holds = holds_of_cases(view, standard.pause, measured, bench)
    starts = view.column(standard.from_field).values.astype(np.int64)
    reached = ~np.isin(dated.due, (AFTER_CALENDAR, BEFORE_CALENDAR))
    plain = _is_plain(standard, setting)
    for counting, rows, _ in ways_of_counting(view, standard, measured, bench):
        chosen = np.flatnonzero(rows & reached)
        held = None if holds is None else holds.take(chosen)
        amounts = _between(counting, starts[chosen], (setting.instant, dated.last[chosen]), held)
        for place, amount in zip(chosen.tolist(), amounts.tolist(), strict=True):
            day = counting.unit_kind == "day"
            left[place] = Left(amount, "day" if day else "second", plain)
    return left


def _between(
    counting: Counting, starts: Instants, span: tuple[int, Instants], holds: Holds | None
) -> Instants:
    """Count from now to each due moment, beside the holds; negative where it has passed."""
    now, last = span
    today = np.maximum(np.full(len(starts), now, dtype=np.int64), starts)
    until_due = counting.elapsed(starts, last, holds)
    so_far = counting.elapsed(starts, today, holds)
    between: Instants = until_due - so_far
    return between


def _is_plain(standard: DurationStandard | LeadTimeStandard, setting: Setting) -> bool:
    base = clock_rule(standard.clock, setting.rules.charter.clocks).base
    return base in ("calendar_days", "wall")


def _until(
    setting: Setting, standard: DeadlineStandard | LeadTimeStandard, dated: Dated
) -> list[Left | None]:
    """Days are working days, moments the wall clock's, unless a clock of notice says otherwise."""
    now, calendar = setting.instant, setting.calendar
    clock = None
    if isinstance(standard, LeadTimeStandard):
        clock = clock_rule(standard.clock, setting.rules.charter.clocks)
    by_calendar = clock is not None and clock.base == "calendar_days"
    walk = calendar.walk()
    left: list[Left | None] = []
    pairs = zip(dated.last.tolist(), dated.is_date.tolist(), strict=True)
    for last, is_date in pairs:
        if not calendar.covers(np.array([last]))[0]:
            left.append(None)
        elif is_date and by_calendar:
            left.append(Left(last // DAY_SECONDS - now // DAY_SECONDS, "day", plain=True))
        elif is_date:
            days = walk.before(np.array([last, now]) // DAY_SECONDS + 1)
            left.append(Left(int(days[0] - days[1]), "day", plain=False))
        elif clock is not None and clock.base in TIME_CLOCKS and clock.base != "wall":
            open_time = calendar.clock(TIME_CLOCKS[clock.base])
            read = open_time.reading(np.array([last, now]))
            left.append(Left(int(read[0] - read[1]), "second", plain=False))
        else:
            left.append(Left(last - now, "second", plain=True))
    return left
