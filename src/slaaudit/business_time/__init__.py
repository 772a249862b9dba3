"""Business time: which seconds and days count, and when a limit is used up."""

from slaaudit.business_time.calendar import (
    TIME_CLOCKS,
    BusinessCalendar,
    DatedOfficeHours,
    build_calendar,
)
from slaaudit.business_time.clock import BusinessClock
from slaaudit.business_time.countings import (
    PETITION_DAY_SECONDS,
    PETITION_HOUR_DAYS,
    Counting,
    counting_for,
)
from slaaudit.business_time.errors import OutsideCalendar, UnitMismatch, UnusedOption
from slaaudit.business_time.holds import Holds, HoldUnit, holds_of
from slaaudit.business_time.instants import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    NO_DUE,
    OPEN,
    BoolArray,
    Int64Array,
    date_of,
    day_of,
)
from slaaudit.business_time.lead_time import LeadTime, lead_time_for
from slaaudit.business_time.ledger import DayNote, LedgerCase, day_ledger
from slaaudit.business_time.rules import CLOCK_NAMES, ClockName, ClockRule
from slaaudit.business_time.time_counting import Amounts
from slaaudit.business_time.units import UNIT_SECONDS, Unit

__all__ = [
    "AFTER_CALENDAR",
    "BEFORE_CALENDAR",
    "CLOCK_NAMES",
    "DAY_SECONDS",
    "NO_DUE",
    "OPEN",
    "PETITION_DAY_SECONDS",
    "PETITION_HOUR_DAYS",
    "TIME_CLOCKS",
    "UNIT_SECONDS",
    "Amounts",
    "BoolArray",
    "BusinessCalendar",
    "BusinessClock",
    "ClockName",
    "ClockRule",
    "Counting",
    "DatedOfficeHours",
    "DayNote",
    "HoldUnit",
    "Holds",
    "Int64Array",
    "LeadTime",
    "LedgerCase",
    "OutsideCalendar",
    "Unit",
    "UnitMismatch",
    "UnusedOption",
    "build_calendar",
    "counting_for",
    "date_of",
    "day_ledger",
    "day_of",
    "holds_of",
    "lead_time_for",
]
