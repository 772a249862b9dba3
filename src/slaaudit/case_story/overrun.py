"""By how much a case went over its due moment or its limit."""

from slaaudit.amounts import AmountUnit
from slaaudit.business_time import DAY_SECONDS
from slaaudit.case_story.story import Over, TimeTold
from slaaudit.case_story.timing import Course
from slaaudit.spec.parts import Limit
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
    ValueStandard,
)

_CIVIL_UNITS = (AmountUnit.WEEK, AmountUnit.MONTH, AmountUnit.YEAR)


def over_told(
    standard: JudgedStandard, time: TimeTold | None, course: Course, value: float | None
) -> Over | None:
    """Tell how far a case went over; None where it did not, or where nothing is due."""
    match standard:
        case DurationStandard():
            return _on_the_clock(standard, time)
        case LeadTimeStandard() | DeadlineStandard():
            return _past(course)
        case ValueStandard():
            return _past_limit(standard.limit, value)
        case _:
            return None


def _on_the_clock(standard: DurationStandard, time: TimeTold | None) -> Over | None:
    if time is None or time.over is None:
        return None
    return Over(time.over, time.unit, plain=plain_days(standard))


def plain_days(standard: DurationStandard | LeadTimeStandard) -> bool:
    """Whether a clock counts every day of the calendar, or every second."""
    base = standard.clock if isinstance(standard.clock, str) else standard.clock.base
    amount = standard.limit.amount
    civil = amount is not None and amount.unit in _CIVIL_UNITS
    return civil or base in ("calendar_days", "wall")


def _past(course: Course) -> Over | None:
    """Reckon on the calendar and the wall clock: a moment was due, not an amount."""
    end = course.as_of if course.end is None else course.end
    if course.due is None or end <= course.due.last:
        return None
    if course.due.is_date:
        days = end // DAY_SECONDS - course.due.last // DAY_SECONDS
        return Over(days, "day", plain=True)
    return Over(end - course.due.at, "second", plain=True)


def _past_limit(limit: Limit, value: float | None) -> Over | None:
    if value is None or limit.amount is None:
        return None
    past = value - limit.amount.value if limit.upper else limit.amount.value - value
    return Over(past, "limit") if past > 0 else None
