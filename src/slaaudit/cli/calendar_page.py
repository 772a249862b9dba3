"""The work of `slaaudit calendar`: a year's holidays and working days, with their source."""

from collections.abc import Mapping
from datetime import date
from itertools import pairwise

from slaaudit.calendar_days import CalendarDays, DatedOfficeHours, holidays_between
from slaaudit.cli.choices import chosen, language, refuse
from slaaudit.cli.screen import write_stdout
from slaaudit.korean_holidays import (
    FIRST_COVERED,
    LAST_COVERED,
    HolidaysPackageError,
    institution_days,
    korean_days,
)
from slaaudit.terms import Lang

_SCHEMA = "slaaudit/calendar/1"
_WEEKDAYS = {"ko": "월화수목금토일", "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")}
#: 국가공무원 복무규정 제9조. The hours change no day; a calendar cannot be without.
_COMMON_HOURS = ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600))


def show_calendar(year: str, rules: str | None, output_format: str, lang: str) -> None:
    """Print the calendar of a year: the public one, or an institution's own."""
    spoken = language(lang)
    chosen("--format", output_format, ("text", "json"))
    number = _year(year)
    calendar = _public(number) if rules is None else _own(rules, spoken)
    if output_format == "json":
        import json  # noqa: PLC0415  # a page for people needs none

        plain = calendar_plain(calendar, number)
        write_stdout([f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()])
    else:
        write_stdout([calendar_text(calendar, number, spoken)])


def _year(text: str) -> int:
    first, last = FIRST_COVERED.year, LAST_COVERED.year
    if not text.isdecimal() or not first <= int(text) <= last:
        raise refuse("SLA831", year=text, first=first, last=last)
    return int(text)


def _public(year: int) -> CalendarDays:
    """Give the year alone: working out fifteen years would take longer than all the rest."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    try:
        return korean_days([DatedOfficeHours(None, _COMMON_HOURS)], first=first, last=last)
    except HolidaysPackageError as error:
        raise refuse("SLA833", why=str(error)) from None


def _own(rules: str, lang: Lang) -> CalendarDays:
    """Give the whole calendar of a rule set: its digest is the one that results carry."""
    from slaaudit.cli.loading import rules_for  # noqa: PLC0415  # slow to load

    spec = rules_for(rules, (), lang).charter.calendar
    try:
        return institution_days(spec)
    except (HolidaysPackageError, ValueError) as error:
        raise refuse("SLA833", why=str(error)) from None


def working_days(calendar: CalendarDays, year: int) -> list[int]:
    """Count the working days of each month."""
    edges = [(date(year, month, 1) - calendar.first).days for month in range(1, 13)]
    edges.append((date(year, 12, 31) - calendar.first).days + 1)
    return [sum(calendar.working[a:b]) for a, b in pairwise(edges)]


def calendar_plain(calendar: CalendarDays, year: int) -> dict[str, object]:
    """Give the calendar as plain values, in the order of the contract."""
    months = working_days(calendar, year)
    holidays = holidays_between(calendar.holidays, date(year, 1, 1), date(year + 1, 1, 1))
    return {
        "schema": _SCHEMA,
        "year": year,
        "source": calendar.source,
        "digest": calendar.digest,
        "holidays": [[on.isoformat(), name] for on, name in holidays],
        "closures": _of_year(calendar.closures, year),
        "working_days_extra": _of_year(calendar.working_days_extra, year),
        "working_days": sum(months),
        "months": [
            {"month": f"{year}-{number:02d}", "working_days": count}
            for number, count in enumerate(months, start=1)
        ],
    }


def _of_year(days: Mapping[date, str], year: int) -> list[list[str]]:
    return [[on.isoformat(), name] for on, name in sorted(days.items()) if on.year == year]


def calendar_text(calendar: CalendarDays, year: int, lang: Lang) -> str:
    """Write the calendar for people."""
    korean = lang == "ko"
    months = working_days(calendar, year)
    holidays = holidays_between(calendar.holidays, date(year, 1, 1), date(year + 1, 1, 1))
    lines = [
        f"{year}년 공휴일과 근무일" if korean else f"Holidays and working days of {year}",
        _source_line(calendar, korean=korean),
        "",
        f"공휴일 {len(holidays)}일" if korean else f"{len(holidays)} holidays",
        *(f"  {_day(on, lang)}  {name}" for on, name in holidays),
    ]
    named = (
        ("휴무일" if korean else "Closures", calendar.closures),
        ("휴일에 근무한 날" if korean else "Extra working days", calendar.working_days_extra),
    )
    for title, days in named:
        own = [(on, name) for on, name in sorted(days.items()) if on.year == year]
        lines += ["", title, *(f"  {_day(on, lang)}  {name}" for on, name in own)] if own else []
    lines += ["", f"근무일 {sum(months)}일" if korean else f"{sum(months)} working days"]
    for half in (0, 6):
        lines.append(_months(months, half, korean=korean))
    return "\n".join(lines) + "\n"


def _source_line(calendar: CalendarDays, *, korean: bool) -> str:
    source, digest = calendar.source, calendar.digest[:12]
    return f"출처 {source}   지문 {digest}" if korean else f"Source {source}   digest {digest}"


def _day(on: date, lang: Lang) -> str:
    return f"{on} ({_WEEKDAYS[lang][on.weekday()]})"


def _months(months: list[int], half: int, *, korean: bool) -> str:
    cells = [
        f"{number:>2}월 {months[number - 1]:>2}"
        if korean
        else f"{number:02d}: {months[number - 1]:>2}"
        for number in range(half + 1, half + 7)
    ]
    return "  " + "   ".join(cells)
