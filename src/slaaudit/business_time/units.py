"""Units in which a limit is written, and the seconds of those that are time."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Unit(StrEnum):
    """Unit of a limit. 2주 stays weeks and 3일 stays days: neither is ever turned into hours."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"


UNIT_SECONDS: Final = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3_600}
"""Seconds of the units that are time (민법 제156조: counted from the instant)."""

CIVIL_UNITS: Final = frozenset({Unit.WEEK, Unit.MONTH, Unit.YEAR})
"""Units counted by the calendar alone (민법 제160조)."""
