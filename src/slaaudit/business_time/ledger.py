"""The days of one case, each counted or not and why: what an auditor asks for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

import numpy as np

from slaaudit.business_time.day_counting import DayCounting
from slaaudit.calendar_days import DAY_SECONDS, date_of

if TYPE_CHECKING:
    from datetime import date

    from slaaudit.business_time.calendar import BusinessCalendar
    from slaaudit.business_time.countings import Counting
    from slaaudit.business_time.holds import Holds
    from slaaudit.business_time.instants import Int64Array

_HELD: Final = "산입하지 않는 기간"


@dataclass(frozen=True, slots=True)
class DayNote:
    """One day of a case: whether it counted, and why in words."""

    on: date
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class LedgerCase:
    """What the ledger of one case needs: seconds on covered days, its own holds, its amount.

    ``until`` is the last instant told: of the midnight that ends a due day pass the second before.
    """

    start: int
    until: int
    amount: float
    holds: Holds | None = None


def day_ledger(calendar: BusinessCalendar, counting: Counting, case: LedgerCase) -> list[DayNote]:
    """Tell each day of a case: the ordinal of each counted day, or its counted time, or why not.

    A last day that moved on (민법 제161조) is told as such. Raises OutsideCalendar.
    """
    calendar.span.require(np.array([case.start, case.until]))
    days = np.arange(case.start // DAY_SECONDS, case.until // DAY_SECONDS + 1)
    if isinstance(counting, DayCounting):
        return _day_notes(counting, case, days)
    ends = np.minimum((days + 1) * DAY_SECONDS, case.until)
    counted = _per_day(counting, case, ends)
    possible = _per_day(counting, replace(case, holds=None), ends)
    return [
        _time_note(calendar, date_of(day), seconds, unheld)
        for day, seconds, unheld in zip(
            days.tolist(), counted.tolist(), possible.tolist(), strict=True
        )
    ]


def _per_day(counting: Counting, case: LedgerCase, ends: Int64Array) -> Int64Array:
    """Give what each day adds to the elapsed amount."""
    each = np.zeros(len(ends), np.int64)
    holds = None if case.holds is None else case.holds.take(each)
    return np.diff(counting.elapsed(each + case.start, ends, holds), prepend=0)


def _day_notes(counting: DayCounting, case: LedgerCase, days: Int64Array) -> list[DayNote]:
    added = _per_day(counting, case, days * DAY_SECONDS)
    ordinals = np.cumsum(added)
    last = _due_day(replace(counting, roll_walk=None), case)
    rolled_to = _due_day(counting, case)
    notes = []
    for day, counts, ordinal in zip(days.tolist(), added.tolist(), ordinals.tolist(), strict=True):
        rolled = last < day <= rolled_to
        why = f"{ordinal}일째" if counts else _why_skipped(counting, case, day)
        if rolled:
            why = f"말일이 옮겨짐: {counting.calendar.day_kind(date_of(day))}"
        notes.append(DayNote(date_of(day), bool(counts) and not rolled, why))
    return notes


def _due_day(counting: DayCounting, case: LedgerCase) -> int:
    due = counting.due(np.array([case.start]), case.amount, case.holds)
    return (int(due[0]) - counting.due_is_date) // DAY_SECONDS


def _why_skipped(counting: DayCounting, case: LedgerCase, day: int) -> str:
    walked = counting.walk.before(np.array([day, day + 1]))
    if walked[0] == walked[1]:
        return counting.calendar.day_kind(date_of(day))
    first = int(counting.receipt_days(np.array([case.start]))[0])
    if day < first:
        return "근무시간 밖 접수"
    return "첫날 불산입" if day == first and not counting.first_counted else _HELD


def _time_note(calendar: BusinessCalendar, on: date, seconds: int, unheld: int) -> DayNote:
    if seconds:
        minutes, rest = divmod(seconds, 60)
        return DayNote(on, counted=True, why=f"{minutes}분" + (f" {rest}초" if rest else ""))
    if unheld:
        return DayNote(on, counted=False, why=_HELD)
    kind = calendar.day_kind(on)
    return DayNote(on, counted=False, why="근무시간 밖" if kind.startswith("근무일") else kind)
