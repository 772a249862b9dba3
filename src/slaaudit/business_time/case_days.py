"""The days of one case, each with its role and what it counts: figures, no words."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from slaaudit.business_time.day_counting import DayCounting
from slaaudit.business_time.instants import OPEN
from slaaudit.business_time.lead_time import LeadDays, LeadSeconds
from slaaudit.business_time.time_counting import TimeCounting
from slaaudit.calendar_days import DAY_SECONDS, date_of
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from datetime import date

    from slaaudit.business_time.calendar import BusinessCalendar
    from slaaudit.business_time.clock import BusinessClock
    from slaaudit.business_time.countings import Counting
    from slaaudit.business_time.holds import Holds
    from slaaudit.business_time.instants import Int64Array
    from slaaudit.business_time.lead_time import LeadTime

Parts: TypeAlias = "tuple[tuple[int, int], ...]"
"""Spans of one day as (from, until) seconds of the day, sorted and apart."""

_WHOLE_DAY: Final = ((0, DAY_SECONDS),)


class DayRole(StrEnum):
    """What became of a day: counted, or why not."""

    COUNTED = "counted"
    REST = "rest"
    """A Saturday, Sunday, holiday or closure that the clock leaves out."""
    OUTSIDE_HOURS = "outside_hours"
    """A working day of which no open time lies inside the case."""
    AFTER_HOURS = "after_hours"
    """Received outside office hours, so that the period begins later."""
    FIRST_DAY = "first_day"
    """The first day, which does not count (민법 제157조)."""
    HELD = "held"
    ROLLED = "rolled"
    """The last day moved on to here, or past here (민법 제161조)."""
    EVENT = "event"
    """The day of the event that notice is given of."""


@dataclass(frozen=True, slots=True)
class LedgerDay:
    """One day of a case.

    ``kind`` names the day: 근무일, 토요일, a holiday or closure. Days, or seconds on a clock of
    hours, are ``counted`` (what the day adds), ``held`` (what holds took from it), ``total`` (all
    so far). ``parts`` are the counted spans of a day on a clock of hours.
    """

    on: date
    role: DayRole
    kind: str
    counted: int
    held: int
    total: int
    parts: Parts = ()


@dataclass(frozen=True, slots=True)
class LedgerCase:
    """What the ledger of one case needs: seconds on covered days, its own holds, its amount.

    ``until`` is the last instant told: of the midnight that ends a due day pass the second before.
    ``amount`` is None where the promise has no figure.
    """

    start: int
    until: int
    amount: float | None
    holds: Holds | None = None


def case_days(
    calendar: BusinessCalendar, counting: Counting, case: LedgerCase
) -> tuple[LedgerDay, ...]:
    """Tell each day of a case. Raises OutsideCalendar."""
    calendar.span.require(np.array([case.start, case.until]))
    days = np.arange(case.start // DAY_SECONDS, case.until // DAY_SECONDS + 1)
    if isinstance(counting, DayCounting):
        return _counted_days(counting, case, days)
    if isinstance(counting, TimeCounting):
        return _counted_time(calendar, counting, case, days)
    raise TypeError(type(counting).__name__)


def lead_ledger(
    calendar: BusinessCalendar, lead: LeadTime, first: int, event: int
) -> tuple[LedgerDay, ...]:
    """Tell each day from ``first`` to that of the event, counted back from it.

    ``total`` is how much lies between the day and the event. Raises OutsideCalendar.
    """
    calendar.span.require(np.array([first, event]))
    days = np.arange(first // DAY_SECONDS, event // DAY_SECONDS + 1)
    if isinstance(lead, LeadDays):
        return tuple(_days_before(lead, days))
    if isinstance(lead, LeadSeconds):
        return tuple(_time_before(calendar, lead.clock, days, (first, event)))
    raise TypeError(type(lead).__name__)


def _per_day(counting: Counting, case: LedgerCase, ends: Int64Array) -> Int64Array:
    """Give what each day adds to the elapsed amount."""
    each = np.zeros(len(ends), np.int64)
    holds = None if case.holds is None else case.holds.take(each)
    return np.diff(counting.elapsed(each + case.start, ends, holds), prepend=0)


def _counted_days(
    counting: DayCounting, case: LedgerCase, days: Int64Array
) -> tuple[LedgerDay, ...]:
    added = _per_day(counting, case, days * DAY_SECONDS)
    possible = _per_day(counting, replace(case, holds=None), days * DAY_SECONDS)
    totals = np.cumsum(added)
    last = _due_day(replace(counting, roll_walk=None), case)
    rolled_to = _due_day(counting, case)
    told = []
    for place, day in enumerate(days.tolist()):
        role = _role(counting, case, day, counts=bool(added[place]))
        if last is not None and rolled_to is not None and last < day <= rolled_to:
            role = DayRole.ROLLED
        on, counts = date_of(day), int(added[place])
        held = int(possible[place]) - counts
        kind = counting.calendar.day_kind(on)
        told.append(LedgerDay(on, role, kind, counts, held, int(totals[place])))
    return tuple(told)


def _due_day(counting: DayCounting, case: LedgerCase) -> int | None:
    if case.amount is None:
        return None
    due = counting.due(np.array([case.start]), case.amount, case.holds)
    return (int(due[0]) - counting.due_is_date) // DAY_SECONDS


def _role(counting: DayCounting, case: LedgerCase, day: int, *, counts: bool) -> DayRole:
    if counts:
        return DayRole.COUNTED
    walked = counting.walk.before(np.array([day, day + 1]))
    if walked[0] == walked[1]:
        return DayRole.REST
    first = int(counting.receipt_days(np.array([case.start]))[0])
    if day < first:
        return DayRole.AFTER_HOURS
    skips_first = day == first and not counting.first_counted
    return DayRole.FIRST_DAY if skips_first else DayRole.HELD


def _counted_time(
    calendar: BusinessCalendar, counting: TimeCounting, case: LedgerCase, days: Int64Array
) -> tuple[LedgerDay, ...]:
    ends = np.minimum((days + 1) * DAY_SECONDS, case.until)
    added = _per_day(counting, case, ends)
    possible = _per_day(counting, replace(case, holds=None), ends)
    totals = np.cumsum(added)
    held = [] if case.holds is None else _held_spans(case.holds)
    told = []
    for place, day in enumerate(days.tolist()):
        on, counts = date_of(day), int(added[place])
        kind = calendar.day_kind(on)
        opened = _opened(calendar, counting.clock, day)
        parts = _without(_clipped(opened, day, case.start, case.until), held, day)
        taken = int(possible[place]) - counts
        role = _time_role(counts, taken, is_open=bool(opened))
        told.append(LedgerDay(on, role, kind, counts, taken, int(totals[place]), parts))
    return tuple(told)


def _time_role(counts: int, held: int, *, is_open: bool) -> DayRole:
    if counts:
        return DayRole.COUNTED
    if held:
        return DayRole.HELD
    return DayRole.OUTSIDE_HOURS if is_open else DayRole.REST


def _opened(calendar: BusinessCalendar, clock: BusinessClock, day: int) -> Parts:
    """Give the spans of a day in which a clock runs."""
    read = clock.reading(np.array([day, day + 1]) * DAY_SECONDS)
    if read[0] == read[1]:
        return ()
    if clock.name != "office_hours":
        return _WHOLE_DAY
    return calendar.patterns[int(calendar.pattern_of_day[day - calendar.span.first_day])]


def _clipped(parts: Parts, day: int, start: int, until: int) -> Parts:
    midnight = day * DAY_SECONDS
    cut = [(max(a, start - midnight), min(b, until - midnight)) for a, b in parts]
    return tuple((a, b) for a, b in cut if a < b)


def _held_spans(holds: Holds) -> list[tuple[int, int]]:
    """Give the holds as (from, until) seconds; whole days where they are held in days."""
    spans = []
    for start, end in zip(holds.starts.tolist(), holds.ends.tolist(), strict=True):
        if holds.unit == "days":
            first = start // DAY_SECONDS * DAY_SECONDS
            spans.append((first, end if end == OPEN else (end // DAY_SECONDS + 1) * DAY_SECONDS))
        else:
            spans.append((start, end))
    return spans


def _without(parts: Parts, held: list[tuple[int, int]], day: int) -> Parts:
    midnight = day * DAY_SECONDS
    for start, end in held:
        first, last = start - midnight, end - midnight
        cut = [piece for a, b in parts for piece in ((a, min(b, first)), (max(a, last), b))]
        parts = tuple((a, b) for a, b in cut if a < b)
    return parts


def _days_before(lead: LeadDays, days: Int64Array) -> list[LedgerDay]:
    event = days[-1]
    if lead.walk is None:
        between, counts = event - days, np.ones(len(days), np.bool_)
    else:
        before = lead.walk.before(np.append(days, event + 1))
        between, counts = before[-2] - before[:-1], np.diff(before) > 0
    told = []
    for day, ahead, counted in zip(days.tolist(), between.tolist(), counts.tolist(), strict=True):
        role = DayRole.COUNTED if counted else DayRole.REST
        if day == event:
            role = DayRole.EVENT
        on, added = date_of(day), int(role is DayRole.COUNTED)
        told.append(LedgerDay(on, role, lead.calendar.day_kind(on), added, 0, ahead))
    return told


def _time_before(
    calendar: BusinessCalendar, clock: BusinessClock, days: Int64Array, span: tuple[int, int]
) -> list[LedgerDay]:
    told, total = [], 0
    for day in days.tolist()[::-1]:
        opened = _opened(calendar, clock, day)
        parts = _clipped(opened, day, *span)
        counted = sum(b - a for a, b in parts)
        total += counted
        role = _time_role(counted, 0, is_open=bool(opened))
        on = date_of(day)
        told.append(LedgerDay(on, role, calendar.day_kind(on), counted, 0, total, parts))
    return told[::-1]
