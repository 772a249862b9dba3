"""Notice so long before an event: "3일 전까지", "1업무일 전까지", "24시간 전까지"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from slaaudit.business_time.calendar import TIME_CLOCKS
from slaaudit.business_time.days import months_before
from slaaudit.business_time.errors import UnitMismatch
from slaaudit.business_time.units import UNIT_SECONDS, Unit
from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from slaaudit.business_time.calendar import BusinessCalendar, DayEnds
    from slaaudit.business_time.clock import BusinessClock
    from slaaudit.business_time.days import DayWalk
    from slaaudit.business_time.instants import BoolArray, Int64Array
    from slaaudit.clock_rules import ClockRule


class LeadTime(Protocol):
    """How early notice must be given; columns of shape (n,) of instants in seconds.

    Events must lie on covered days, else OutsideCalendar is raised.
    """

    @property
    def due_is_date(self) -> bool:
        """Whether notice is in time until a day is over, at the midnight that ``latest`` gives."""

    def latest(self, events: Int64Array) -> Int64Array:
        """Last moment for the notice: the instant, or the midnight that ends the last day."""

    def met(self, notices: Int64Array, events: Int64Array) -> BoolArray:
        """Whether each notice was early enough."""

    def over_at(self, events: Int64Array, as_of: int) -> BoolArray:
        """Whether it is too late at ``as_of`` for a notice not yet given."""


@dataclass(frozen=True, eq=False, slots=True)
class LeadSeconds:
    """Lead time in hours, minutes or seconds, exact to the second."""

    clock: BusinessClock
    seconds: int
    due_is_date: bool = False

    def latest(self, events: Int64Array) -> Int64Array:
        """Last instant from which the whole lead time remains."""
        return self.clock.retreat(events, self.seconds)

    def met(self, notices: Int64Array, events: Int64Array) -> BoolArray:
        """Whether each notice came at that instant or earlier."""
        return notices <= self.latest(events)

    def over_at(self, events: Int64Array, as_of: int) -> BoolArray:
        """Whether that instant has passed."""
        return self.latest(events) < as_of


@dataclass(frozen=True, eq=False, slots=True)
class LeadDays:
    """Lead time in days: the date difference, or working days walked back."""

    calendar: BusinessCalendar
    amount: int
    unit: Unit
    walk: DayWalk | None  # None: calendar days
    full_days: bool
    day_ends: DayEnds

    @property
    def due_is_date(self) -> bool:
        """Whether the last day for notice ends at 24:00."""
        return self.day_ends == "24:00"

    def latest(self, events: Int64Array) -> Int64Array:
        """End of the last day for notice, exclusive, or its closing instant.

        BEFORE_CALENDAR where working days would have to be counted before the first covered one.
        """
        self.calendar.span.require(events)
        days = self._last_days(events // DAY_SECONDS)
        if self.walk is None and self.due_is_date:
            return (days + 1) * DAY_SECONDS
        return self.calendar.day_ends_at(days, self.day_ends)

    def met(self, notices: Int64Array, events: Int64Array) -> BoolArray:
        """Whether each notice came before that day was over."""
        latest = self.latest(events)
        return notices < latest if self.due_is_date else notices <= latest

    def over_at(self, events: Int64Array, as_of: int) -> BoolArray:
        """Whether that day is over."""
        return ~self.met(np.full(len(events), as_of, np.int64), events)

    def _last_days(self, days: Int64Array) -> Int64Array:
        if self.walk is not None:
            return self.walk.nth(self.walk.before(days) + 1 - self.amount - self.full_days)
        amounts = np.full_like(days, self.amount)
        if self.unit in {Unit.MONTH, Unit.YEAR}:
            return months_before(days, amounts, self.unit) - self.full_days
        return days - amounts * (7 if self.unit is Unit.WEEK else 1) - self.full_days


def lead_time_for(
    rule: ClockRule,
    amount: float,
    unit: Unit,
    calendar: BusinessCalendar,
    *,
    full_days: bool = False,
) -> LeadTime:
    """Lead time of ``amount`` ``unit`` before an event.

    Days, weeks, months and years on ``calendar_days`` are a date difference, any time on day D-N;
    ``full_days`` is the other reading, N full days in between (민법 제157조 counted back; A10).
    Days on every other day clock, and 업무일 on any, walk back over working days. Raises
    UnitMismatch where the clock cannot count the unit, ValueError where days are not whole.
    """
    if unit in UNIT_SECONDS and rule.base in TIME_CLOCKS:
        flags = {"holidays": rule.holidays == "counted", "weekend": rule.weekend == "counted"}
        clock = calendar.clock(TIME_CLOCKS[rule.base], **flags)
        return LeadSeconds(clock, round(amount * UNIT_SECONDS[unit]))
    if rule.base in TIME_CLOCKS or unit in {*UNIT_SECONDS, Unit.SAME_DAY, Unit.IMMEDIATE}:
        raise UnitMismatch(rule.base, unit)
    if amount < 0 or amount != int(amount):
        raise ValueError(f"일 단위의 사전 통지 기간은 정수여야 합니다: {amount}")
    civil = rule.base == "calendar_days" and unit is not Unit.BUSINESS_DAY
    if not civil and unit not in {Unit.DAY, Unit.BUSINESS_DAY}:
        raise UnitMismatch(rule.base, unit)
    walk = (
        None
        if civil
        else calendar.walk(holidays=rule.holidays == "counted", weekend=rule.weekend == "counted")
    )
    return LeadDays(calendar, int(amount), unit, walk, full_days, rule.day_ends)
