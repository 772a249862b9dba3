"""Which method counts a limit: the clock's name, the amount and the unit decide, by law."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Protocol

from slaaudit.business_time.calendar import TIME_CLOCKS
from slaaudit.business_time.day_counting import DayCounting
from slaaudit.business_time.days import every_day
from slaaudit.business_time.errors import UnitMismatch
from slaaudit.business_time.time_counting import TimeCounting
from slaaudit.business_time.units import CIVIL_UNITS, UNIT_SECONDS, Unit
from slaaudit.clock_rules import PETITION_DAY_SECONDS, PETITION_HOUR_DAYS

if TYPE_CHECKING:
    from slaaudit.business_time.calendar import BusinessCalendar, TimeClock
    from slaaudit.business_time.days import DayWalk
    from slaaudit.business_time.holds import Holds
    from slaaudit.business_time.instants import BoolArray, Int64Array, Reckoned
    from slaaudit.business_time.time_counting import Amounts
    from slaaudit.clock_rules import ClockRule

IMMEDIATE_SECONDS: Final = 3 * 3_600  # 민원처리법 시행령 제19조: 즉시는 3근무시간

_DAYS: Final = frozenset({Unit.DAY, Unit.BUSINESS_DAY})
_CLOCKS: Final[dict[str, TimeClock]] = {
    **TIME_CLOCKS,
    "civil_petition": "office_hours",
}
_DAY_UNITS: Final[dict[str, frozenset[Unit]]] = {
    "calendar_days": CIVIL_UNITS | {Unit.DAY},
    "business_days": _DAYS,
    "business_days_from_first": _DAYS,
    "civil_petition": CIVIL_UNITS | _DAYS,
    "information_disclosure": CIVIL_UNITS | _DAYS,
}


class Counting(Protocol):
    """Counts limits of one kind; every method takes columns of shape (n,) and gives one back.

    Instants are int64 seconds on covered days, else OutsideCalendar is raised. Amounts are in the
    unit that ``counting_for`` was called with, one for all or one per case; for 당일 and 즉시 they
    are ignored. The end of a case is taken to be no earlier than its start.
    """

    @property
    def unit_kind(self) -> Literal["time", "day"]:
        """Whether ``elapsed`` gives seconds or counted days."""

    @property
    def granularity_seconds(self) -> int:
        """How exact an instant must be for a sure answer: 1, 60 or 86 400 seconds."""

    @property
    def due_is_date(self) -> bool:
        """Whether the limit ends with a day, at the midnight that ``due`` gives."""

    def due(self, starts: Int64Array, amounts: Amounts, holds: Holds | None = None) -> Int64Array:
        """Due moment of each case: the instant, or the midnight that ends the due day.

        NO_DUE while a hold is open, AFTER_CALENDAR beyond the covered days.
        """

    def elapsed(
        self, starts: Int64Array, ends: Int64Array, holds: Holds | None = None
    ) -> Int64Array:
        """Count the seconds, or the days with the first as the rule says."""

    def within(
        self,
        starts: Int64Array,
        ends: Int64Array,
        amounts: Amounts,
        holds: Holds | None = None,
        *,
        strict: bool = False,
    ) -> BoolArray:
        """Whether each case ended within its limit (이내); ``strict``: before it (미만)."""

    def reckoned(
        self,
        starts: Int64Array,
        ends: Int64Array,
        amounts: Amounts,
        holds: Holds | None = None,
        *,
        strict: bool = False,
    ) -> Reckoned:
        """Give ``due``, ``elapsed`` and ``within`` at once: they go the same way."""


def counting_for(
    rule: ClockRule, amount: float, unit: Unit, calendar: BusinessCalendar
) -> Counting:
    """Choose how a limit is counted by the law that the clock's name stands for.

    ``amount`` is the base limit: it decides between hours and days of a petition (민원처리법
    제19조), and an extension, passed later within larger amounts, keeps the base's unit (시행령
    제21조). Raises UnitMismatch where the clock cannot count the unit, ValueError where days are
    not whole or not positive.
    """
    if unit is Unit.SAME_DAY:
        return _same_day_counting(rule, calendar)
    if rule.base in _CLOCKS and (seconds := _unit_seconds(rule, amount, unit)):
        return _time_counting(rule, amount, seconds, unit, calendar)
    if unit not in _DAY_UNITS.get(rule.base, frozenset()):
        raise UnitMismatch(rule.base, unit)
    if amount < 1 or amount != int(amount):
        raise ValueError(f"일·주·월·연의 기한은 1 이상의 정수여야 합니다: {amount}")
    return _day_counting(rule, unit, calendar)


def _unit_seconds(rule: ClockRule, amount: float, unit: Unit) -> int | None:
    """Seconds of the unit where it counts as time on this clock."""
    if unit in UNIT_SECONDS:
        return UNIT_SECONDS[unit]
    if rule.base != "civil_petition":
        return None
    if unit is Unit.IMMEDIATE:
        return IMMEDIATE_SECONDS
    return PETITION_DAY_SECONDS if unit in _DAYS and amount <= PETITION_HOUR_DAYS else None


def _time_counting(
    rule: ClockRule, amount: float, seconds: int, unit: Unit, calendar: BusinessCalendar
) -> TimeCounting:
    clock = calendar.clock(
        _CLOCKS[rule.base],
        holidays=rule.holidays == "counted",
        weekend=rule.weekend == "counted",
    )
    return TimeCounting(
        clock=clock,
        unit_seconds=seconds,
        fixed=unit is Unit.IMMEDIATE,
        judged_by=rule.judged_by,
        granularity_seconds=1 if amount * seconds % 60 else 60,
    )


def _same_day_counting(rule: ClockRule, calendar: BusinessCalendar) -> DayCounting:
    """당일: one day, the first counted; by the literal reading any date is that day (A3)."""
    literal = rule.after_hours == "same_day"
    workdays = _workdays(rule, calendar)
    return DayCounting(
        calendar=calendar,
        unit=Unit.DAY,
        fixed=True,
        walk=every_day(calendar.span) if literal else workdays,
        first_counted=True,
        receipt_walk=None if literal else workdays,
        roll_walk=None,
        day_ends=rule.day_ends,
    )


def _day_counting(rule: ClockRule, unit: Unit, calendar: BusinessCalendar) -> DayCounting:
    civil = rule.base == "calendar_days" or unit in CIVIL_UNITS
    # 민원처리법 제19조제2항·제3항 and 정보공개법 제29조제2항 count the first day; for its other
    # periods 정보공개법 제29조제1항 leaves 민법 제157조, which does not.
    from_first = rule.base in {"business_days_from_first", "civil_petition"} or (
        rule.base == "information_disclosure" and not civil
    )
    workdays = _workdays(rule, calendar)
    return DayCounting(
        calendar=calendar,
        unit=unit,
        fixed=False,
        walk=every_day(calendar.span) if civil else workdays,
        first_counted=rule.first_day == "counted" if rule.first_day else from_first,
        receipt_walk=workdays if rule.after_hours == "next_working_day" else None,
        roll_walk=calendar.unrested_days() if civil and rule.rolls is not False else None,
        day_ends=rule.day_ends,
    )


def _workdays(rule: ClockRule, calendar: BusinessCalendar) -> DayWalk:
    return calendar.walk(holidays=rule.holidays == "counted", weekend=rule.weekend == "counted")
