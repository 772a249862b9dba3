"""Which way a limit's due moments move: both ways of counting, tried on every hour of a year."""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from slaaudit.amounts import Amount
from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    OutsideCalendar,
    Unit,
    UnitMismatch,
    UnusedOption,
    counting_for,
    day_of,
    lead_time_for,
)
from slaaudit.measuring.bench import clock_rule
from slaaudit.reporting.verdict_rows import due_texts
from slaaudit.rule_changes.change import Direction, Side, VersionPair
from slaaudit.spec.standards import DurationStandard, LeadTimeStandard
from slaaudit.value_classes import dataclass

Instants = NDArray[np.int64]
Timed = DurationStandard | LeadTimeStandard

_HOUR = 3_600
_TEN = 10 * _HOUR
_MARCH = 61 * 24  # hours before 3 March: after the holidays of spring
_CANNOT_COUNT = (UnitMismatch, UnusedOption, OutsideCalendar, ValueError)


@dataclass(frozen=True, slots=True)
class DueShift:
    """`example`: a start, its due moment before and after; None where none moves."""

    direction: Direction
    year: int
    example: tuple[str, str, str] | None


@dataclass(frozen=True, slots=True)
class _Due:
    """Due moments: the last good second of each start, and how a report writes them."""

    last: Instants
    is_date: bool
    written: Instants


def due_shift(pair: VersionPair) -> DueShift | None:
    """Compare the due moments of a limit on its clock; None where the log alone has the limit."""
    before, after = pair.before, pair.after
    if not isinstance(before, Timed) or type(before) is not type(after):
        return None
    year = min(pair.old.calendar.last.year, pair.new.calendar.last.year) - 1
    starts = _hours_of(year)
    try:
        old, new = _due(before, pair.old, starts), _due(after, pair.new, starts)
    except _CANNOT_COUNT:
        return None
    if old is None or new is None:
        return None
    seconds = new.last - old.last
    return DueShift(_direction(seconds), year, _example(starts, old, new, seconds))


def _hours_of(year: int) -> Instants:
    first, until = (day_of(date(y, 1, 1)) for y in (year, year + 1))
    return np.arange(first * DAY_SECONDS, until * DAY_SECONDS, _HOUR, dtype=np.int64)


def _due(standard: Timed, side: Side, starts: Instants) -> _Due | None:
    amount = standard.limit.amount
    if amount is None:
        return None
    if isinstance(standard, LeadTimeStandard):
        return _latest_notice(standard, amount, side, starts)
    rule = clock_rule(standard.clock, side.voice.rules.charter.clocks)
    counting = counting_for(rule, amount.value, Unit(amount.unit.value), side.calendar)
    allowed = amount.value
    if standard.limit.strict and counting.unit_kind == "day":
        allowed -= 1  # fewer than 7 days are 6 at most
    if allowed < 1 and counting.unit_kind == "day":
        return None
    due = counting.due(starts, allowed)
    by_date = counting.due_is_date
    second = standard.limit.strict and counting.unit_kind == "time"
    return _known(due, due - by_date - second, is_date=by_date)


def _latest_notice(
    standard: LeadTimeStandard, amount: Amount, side: Side, events: Instants
) -> _Due | None:
    rule = clock_rule(standard.clock, side.voice.rules.charter.clocks)
    unit = Unit(amount.unit.value)
    lead = lead_time_for(rule, amount.value, unit, side.calendar, full_days=standard.full_days)
    latest = lead.latest(events)
    return _known(latest, latest - lead.due_is_date, is_date=lead.due_is_date)


def _known(written: Instants, last: Instants, *, is_date: bool) -> _Due | None:
    if np.isin(written, (AFTER_CALENDAR, BEFORE_CALENDAR)).any():
        return None
    return _Due(last, is_date, written)


def _direction(seconds: Instants) -> Direction:
    if not seconds.any():
        return "same"
    if (seconds <= 0).all():
        return "stricter"
    return "laxer" if (seconds >= 0).all() else "mixed"


def _example(
    starts: Instants, old: _Due, new: _Due, seconds: Instants
) -> tuple[str, str, str] | None:
    """Take the first start at 10:00 from 3 March on whose due moment moves; else any that does."""
    moved = np.flatnonzero(seconds)
    if not len(moved):
        return None
    ten = moved[starts[moved] % DAY_SECONDS == _TEN]
    later = ten[ten >= _MARCH]
    place = next(iter((*later[:1], *ten[:1], *moved[:1])))
    start = str(np.datetime64(int(starts[place]), "s")).replace("T", " ")[:16]
    return start, _written(old, place), _written(new, place)


def _written(due: _Due, place: np.int64) -> str:
    chosen = due.written[[place]]
    (text,) = due_texts(chosen, np.array([due.is_date]))
    return str(text)
