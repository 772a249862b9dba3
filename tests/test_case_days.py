"""The days of a case as figures: what each adds, what holds took, and why it did not count."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import numpy as np

from makers import calendar
from slaaudit.business_time import (
    ClockRule,
    LedgerCase,
    LedgerDay,
    Unit,
    case_days,
    counting_for,
    holds_of,
    lead_ledger,
    lead_time_for,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

HOUR = 3_600
NINE_TO_SIX = ((9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR))
SPRING = calendar()
PETITION = ClockRule("civil_petition")


def at(*texts: str) -> NDArray[np.int64]:
    """Instants of texts like 2026-03-09 10:00."""
    return np.array([datetime.fromisoformat(text) for text in texts], "datetime64[s]").astype(int)


def hold(start: str, end: str) -> tuple[int, int]:
    first, last = at(start, end).tolist()
    return first, last


def told(days: tuple[LedgerDay, ...]) -> list[tuple[int, str, int]]:
    """Give the day of the month, what became of it, and all that is counted so far."""
    return [(each.on.day, each.role.value, each.total) for each in days]


def test_the_days_tell_each_day_of_a_petition() -> None:
    counting = counting_for(PETITION, 7, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-02-26 10:00", "2026-03-10 17:00"))
    holds = holds_of([[hold("2026-03-04 10:00", "2026-03-05 09:00")]], "days")
    days = case_days(SPRING, counting, LedgerCase(start, end, 7, holds))
    assert told(days) == [
        (26, "counted", 1),
        (27, "counted", 2),
        (28, "rest", 2),
        (1, "rest", 2),
        (2, "rest", 2),
        (3, "counted", 3),
        (4, "held", 3),
        (5, "held", 3),
        (6, "counted", 4),
        (7, "rest", 4),
        (8, "rest", 4),
        (9, "counted", 5),
        (10, "counted", 6),
    ]
    assert [each.kind for each in days[2:5]] == ["토요일", "삼일절", "삼일절 대체 휴일"]
    assert [each.held for each in days[5:8]] == [0, 1, 1]


def test_the_days_tell_the_first_day_and_a_last_day_that_moved() -> None:
    counting = counting_for(ClockRule("calendar_days"), 3, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-03-11 10:00", "2026-03-17 09:00"))
    days = case_days(SPRING, counting, LedgerCase(start, end, 3))
    assert told(days) == [
        (11, "first_day", 0),
        (12, "counted", 1),
        (13, "counted", 2),
        (14, "counted", 3),
        (15, "rolled", 4),
        (16, "rolled", 5),
        (17, "counted", 6),
    ]


def test_the_days_tell_a_receipt_outside_office_hours() -> None:
    rule = ClockRule("civil_petition", after_hours="next_working_day")
    counting = counting_for(rule, 7, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-03-09 20:00", "2026-03-10 17:00"))
    days = case_days(SPRING, counting, LedgerCase(start, end, 7))
    assert told(days) == [(9, "after_hours", 0), (10, "counted", 1)]


def test_the_days_of_hours_tell_the_minutes_and_the_spans_of_each_day() -> None:
    counting = counting_for(ClockRule("office_hours"), 8, Unit.HOUR, SPRING)
    start, end = (int(each) for each in at("2026-03-05 17:00", "2026-03-10 09:00:30"))
    holds = holds_of([[hold("2026-03-06 08:00", "2026-03-06 19:00")]])
    days = case_days(SPRING, counting, LedgerCase(start, end, 8, holds))
    assert told(days) == [
        (5, "counted", 3_600),
        (6, "held", 3_600),
        (7, "rest", 3_600),
        (8, "rest", 3_600),
        (9, "counted", 9 * HOUR),
        (10, "counted", 9 * HOUR + 30),
    ]
    assert [each.held for each in days[:2]] == [0, 8 * HOUR]
    assert days[4].parts == NINE_TO_SIX
    assert days[5].parts == ((9 * HOUR, 9 * HOUR + 30),)
    evening = int(at("2026-03-10 20:00")[0])
    late = case_days(SPRING, counting, LedgerCase(evening, evening + 60, 8))
    assert told(late) == [(10, "outside_hours", 0)]


def test_the_days_of_notice_count_back_from_the_event() -> None:
    lead = lead_time_for(ClockRule("business_days"), 2, Unit.DAY, SPRING)
    first, event = (int(each) for each in at("2026-03-05 10:00", "2026-03-10 14:00"))
    assert told(lead_ledger(SPRING, lead, first, event)) == [
        (5, "counted", 3),
        (6, "counted", 2),
        (7, "rest", 1),
        (8, "rest", 1),
        (9, "counted", 1),
        (10, "event", 0),
    ]
    hours = lead_time_for(ClockRule("office_hours"), 4, Unit.HOUR, SPRING)
    days = lead_ledger(SPRING, hours, first, event)
    assert days[-1].parts == ((9 * HOUR, 12 * HOUR), (13 * HOUR, 14 * HOUR))
    assert days[0].total == (7 + 8 + 8 + 4) * HOUR
