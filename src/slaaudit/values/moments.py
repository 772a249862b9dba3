"""One written instant: the forms that people and systems in Korea write dates and times in."""

import re
from datetime import date
from typing import NamedTuple

from slaaudit.values.cells import tidy

DAY = 86_400
HOUR = 3_600
MINUTE = 60
SEOUL_OFFSET = 9 * HOUR
EPOCH = date(1970, 1, 1).toordinal()
EPOCH_WEEKDAY = 3  # 1970-01-01 was a Thursday
WEEKDAYS = "월화수목금토일"
#: Excel knows no day before; an earlier year is a slip of the pen.
FIRST_YEAR = 1900
_NOON = 12
_SHORT_YEAR = 2

_DATE = re.compile(
    r"(?P<mark>['’‘`])?\s?(?P<y>\d{4}|\d{2})\s?(?P<sep>[-./년])\s?(?P<m>\d{1,2})\s?[-./월]\s?"
    r"(?P<d>\d{1,2})(?:\s?(?:\.|일(?!요일)))?(?:\s?[(\[](?P<w1>[월화수목금토일])(?:요일)?[)\]]"
    r"|\s(?P<w2>[월화수목금토일])(?:요일)?(?![가-힣]))?"
)
_CLOCK = re.compile(
    r"(?P<half>오전|오후|AM|PM)?\s?(?P<h>\d{1,2})"
    r"(?:\s?:\s?(?P<m>\d{1,2})(?:\s?:\s?(?P<s>\d{1,2})(?:\.\d+)?)?"
    r"|\s?시(?:\s?(?P<km>\d{1,2})\s?분(?:\s?(?P<ks>\d{1,2})\s?초)?)?)"
    r"(?:\s?(?P<late>AM|PM))?(?:\s?(?P<zone>Z|KST|[+-]\d{2}(?::?\d{2})?))?",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:(\d{2})(?:\d{3})?)?)?")
_CLOCK_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2})?")
#: No place on earth is further from Greenwich.
_WIDEST_OFFSET = 14 * HOUR
_JOINT = re.compile(r"[T,]\s?|\s", re.IGNORECASE)


class Clock(NamedTuple):
    """A time of day: seconds since midnight, how many seconds it covers, shift to Seoul."""

    seconds: int
    width: int
    shift: int


Moment = tuple[int, int]


def day_seconds(year: int, month: int, day: int) -> int | None:
    """Seconds from 1970-01-01 to a day's 00:00; None for a day that never was."""
    if year < FIRST_YEAR:
        return None
    try:
        return (date(year, month, day).toordinal() - EPOCH) * DAY
    except ValueError:
        return None


def _half_day_hour(hour: int, half: str | None) -> int | None:
    """Read 오전 12시 as 0 and 오후 2시 as 14; 오후 14시 says the same twice, 오전 14시 nothing."""
    if half is None:
        return hour
    if half.upper() in ("오후", "PM"):
        return hour if hour >= _NOON else hour + _NOON
    if hour > _NOON:
        return None
    return hour % _NOON


def _zone_shift(zone: str | None) -> int | None:
    """Give the seconds from a zone's clock to Seoul's; None for an offset that no place has."""
    if zone is None or zone.upper() == "KST":
        return 0
    if zone.upper() == "Z":
        return SEOUL_OFFSET
    digits = zone[1:].replace(":", "")
    offset = int(digits[:2]) * HOUR + int(digits[2:] or 0) * MINUTE
    if offset > _WIDEST_OFFSET:
        return None
    return SEOUL_OFFSET - (offset if zone[0] == "+" else -offset)


def _time_of_day(hour: int, minute: int, second: int) -> int | None:
    """Seconds since midnight, up to 24:00; None for a time that no clock shows."""
    seconds = hour * HOUR + minute * MINUTE + second
    shown = minute < MINUTE and second < MINUTE and seconds <= DAY
    return seconds if shown else None


def read_clock(text: str, *, iso: bool = False) -> Clock | None:
    """Read tidy text as a time of day (`14:35`, `오후 2:35`, `14시 35분 41초`, `24:00`).

    Only in an ISO stamp (`iso`) is `-05:00` an offset: elsewhere `09:00-10:00` is a span of time.
    """
    match = _CLOCK.fullmatch(text)
    if match is None or (match["half"] and match["late"]):
        return None
    shift = _zone_shift(match["zone"])
    if shift is None or ((match["zone"] or "")[:1] == "-" and not iso):
        return None
    minute, second = match["m"] or match["km"], match["s"] or match["ks"]
    hour = _half_day_hour(int(match["h"]), match["half"] or match["late"])
    if hour is None:
        return None
    seconds = _time_of_day(hour, int(minute or 0), int(second or 0))
    if seconds is None:
        return None
    width = 1 if second else MINUTE if minute else HOUR
    return Clock(seconds, width, shift)


def read_clock_digits(text: str) -> Clock | None:
    """Read `1435` and `143541`, which only a column of times may hold."""
    match = _CLOCK_DIGITS.fullmatch(text)
    if match is None:
        return None
    seconds = _time_of_day(int(match[1]), int(match[2]), int(match[3] or 0))
    return None if seconds is None else Clock(seconds, 1 if match[3] else MINUTE, 0)


def _day_of(match: re.Match[str]) -> int | None:
    year = int(match["y"])
    if len(match["y"]) == _SHORT_YEAR:
        if match["sep"] == "/" and not match["mark"]:
            return None  # 03/04/26 may begin with the day or the month
        year += 2000
    seconds = day_seconds(year, int(match["m"]), int(match["d"]))
    weekday = match["w1"] or match["w2"]
    if seconds is None or weekday is None:
        return seconds
    # A weekday that contradicts the date: one of the two is wrong, and nobody can say which.
    agrees = WEEKDAYS[(seconds // DAY + EPOCH_WEEKDAY) % 7] == weekday
    return seconds if agrees else None


def read_day(text: str) -> int | None:
    """Read tidy text that is a date and nothing more, as seconds since 1970-01-01."""
    match = _DATE.fullmatch(text)
    return None if match is None else _day_of(match)


def _digits_only(text: str) -> Moment | None:
    """Read 20260302, 202603021435 and 20260302143500."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    day = day_seconds(int(match[1]), int(match[2]), int(match[3]))
    if day is None or match[4] is None:
        return None if day is None else (day, DAY)
    seconds = _time_of_day(int(match[4]), int(match[5]), int(match[6] or 0))
    return None if seconds is None else (day + seconds, 1 if match[6] else MINUTE)


def combine(day: int, clock: Clock) -> Moment:
    """Put a date and a time of day together, on Seoul's wall clock."""
    return day + clock.seconds + clock.shift, clock.width


def _after_date(text: str, end: int) -> str | None:
    """Give what follows the date; None where no mark or blank parts the two."""
    joint = _JOINT.match(text, end)
    if joint is not None:
        return text[joint.end() :]
    parted = text[end - 1] in ".일)" or text.startswith(("오전", "오후"), end)
    return text[end:] if parted else None


def read_moment(text: str) -> Moment | None:
    """Read tidy text as (seconds since 1970-01-01 Seoul wall time, seconds covered)."""
    if text[:1] in "'’‘`" and text[3:5].isdigit():
        text = text[1:]  # the mark by which a spreadsheet keeps a value text
    if text.isdigit():
        return _digits_only(text)
    match = _DATE.match(text)
    day = _day_of(match) if match is not None else None
    if match is None or day is None:
        return None
    if match.end() == len(text):
        return day, DAY
    rest = _after_date(text, match.end())
    iso = text[match.end() : match.end() + 1] in ("T", "t")
    clock = read_clock(rest, iso=iso) if rest is not None else None
    return None if clock is None else combine(day, clock)


def parse_instant(text: str) -> Moment | None:
    """Read one written instant in any form that logs use.

    Gives int64 seconds since 1970-01-01 00:00 on Seoul's wall clock (the first second that the
    text covers) and the number of seconds that it covers: 1, 60, 3600 or 86400. None where the
    text is blank or no instant; an impossible date (2026-02-30) is none.
    """
    return read_moment(tidy(text))
