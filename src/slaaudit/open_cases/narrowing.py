"""Keeping the part of the list that was asked for."""

from dataclasses import replace

import numpy as np

from slaaudit.amounts import UNIT_SECONDS, Amount, AmountUnit
from slaaudit.business_time import AFTER_CALENDAR, DAY_SECONDS, BusinessCalendar
from slaaudit.open_cases.entries import DueList

_DAYS = (AmountUnit.DAY, AmountUnit.BUSINESS_DAY)


def of_department(listed: DueList, department: str) -> DueList:
    """Keep one department's cases."""
    return replace(
        listed,
        cases=tuple(each for each in listed.cases if each.department == department),
        unknown=tuple(each for each in listed.unknown if each.department == department),
    )


def of_case(listed: DueList, case: str) -> DueList:
    """Keep one case."""
    return replace(
        listed,
        cases=tuple(each for each in listed.cases if each.case == case),
        unknown=tuple(each for each in listed.unknown if each.case == case),
    )


def within(listed: DueList, last: int) -> DueList:
    """Keep what is over already or due by an instant; what is unknown stays."""
    kept = tuple(
        each
        for each in listed.cases
        if each.state == "over" or (each.due is not None and each.due.last <= last)
    )
    return replace(listed, cases=kept)


def horizon(amount: Amount, as_of: int, calendar: BusinessCalendar) -> int | None:
    """Give the last instant of so much time from now: working days, or office hours.

    Of days the last one whole; weeks are those of the calendar. None for a unit that is no time.
    """
    if amount.unit in UNIT_SECONDS:
        seconds = round(amount.value * UNIT_SECONDS[amount.unit])
        return int(calendar.clock("office_hours").advance(np.array([as_of]), seconds)[0])
    if amount.unit is AmountUnit.WEEK:
        return (as_of // DAY_SECONDS + 1 + 7 * int(amount.value)) * DAY_SECONDS - 1
    if amount.unit is AmountUnit.SAME_DAY:
        return (as_of // DAY_SECONDS + 1) * DAY_SECONDS - 1
    if amount.unit not in _DAYS or amount.value != int(amount.value):
        return None
    walk = calendar.walk()
    today = np.array([as_of // DAY_SECONDS + 1])
    last = int(walk.nth(walk.before(today) + int(amount.value))[0]) if amount.value else None
    if last is None:
        return int(today[0]) * DAY_SECONDS - 1
    return AFTER_CALENDAR if last == AFTER_CALENDAR else (last + 1) * DAY_SECONDS - 1
