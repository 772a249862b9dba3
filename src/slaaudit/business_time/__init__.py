"""Business time: which seconds and days count, and when a limit is used up."""

from slaaudit.business_time.calendar import (
    TIME_CLOCKS,
    BusinessCalendar,
    build_calendar,
)
from slaaudit.business_time.case_days import (
    DayRole,
    LedgerCase,
    LedgerDay,
    case_days,
    lead_ledger,
)
from slaaudit.business_time.clock import BusinessClock
from slaaudit.business_time.countings import Counting, counting_for
from slaaudit.business_time.errors import OutsideCalendar, UnitMismatch
from slaaudit.business_time.holds import Holds, HoldUnit, holds_of
from slaaudit.business_time.instants import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    NO_DUE,
    OPEN,
    BoolArray,
    Int64Array,
)
from slaaudit.business_time.lead_time import LeadTime, lead_time_for
from slaaudit.business_time.ledger import (
    DayNote,
    LedgerCases,
    day_ledger,
    day_ledgers,
)
from slaaudit.business_time.time_counting import Amounts
from slaaudit.business_time.units import UNIT_SECONDS, Unit
from slaaudit.calendar_days import (
    DAY_SECONDS,
    CalendarDays,
    DatedOfficeHours,
    calendar_days,
    date_of,
    day_of,
)
from slaaudit.clock_rules import CLOCK_NAMES, ClockName, ClockRule, UnusedOption

__all__ = [
    "AFTER_CALENDAR",
    "BEFORE_CALENDAR",
    "CLOCK_NAMES",
    "DAY_SECONDS",
    "NO_DUE",
    "OPEN",
    "TIME_CLOCKS",
    "UNIT_SECONDS",
    "Amounts",
    "BoolArray",
    "BusinessCalendar",
    "BusinessClock",
    "CalendarDays",
    "ClockName",
    "ClockRule",
    "Counting",
    "DatedOfficeHours",
    "DayNote",
    "DayRole",
    "HoldUnit",
    "Holds",
    "Int64Array",
    "LeadTime",
    "LedgerCase",
    "LedgerCases",
    "LedgerDay",
    "OutsideCalendar",
    "Unit",
    "UnitMismatch",
    "UnusedOption",
    "build_calendar",
    "calendar_days",
    "case_days",
    "counting_for",
    "date_of",
    "day_ledger",
    "day_ledgers",
    "day_of",
    "holds_of",
    "lead_ledger",
    "lead_time_for",
]
