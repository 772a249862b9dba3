"""The published Korean holidays as a calendar, from the ``holidays`` package."""

from __future__ import annotations

import re
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from slaaudit.calendar_days import (
    CalendarDays,
    DatedOfficeHours,
    calendar_days,
    with_holidays,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from slaaudit.business_time import BusinessCalendar
    from slaaudit.spec.charter import CalendarSpec

# The package answers for any year it is asked about, inventing what it does not know. Only these
# were compared day by day with the list of record (관공서의 공휴일에 관한 규정, 월력요항).
FIRST_COVERED: Final = date(2013, 1, 1)
LAST_COVERED: Final = date(2027, 12, 31)

# 0.101 misses 2026-05-01, 2027-05-03 and 2027-07-19; 0.91 also 2026-07-17; 0.64 also 2025-01-27.
OLDEST_RELEASE: Final = (0, 102)

NOTED_FILE: Final = "korean_holidays.txt"
_WEEKDAYS: Final = "월화수목금토일"

# 노동절 is a 공휴일 from 2026-05-01 on; before, 근로자의 날 bound no public office.
_LABOUR_DAY: Final = (5, 1)
_LABOUR_DAY_HOLIDAY_SINCE: Final = 2026


class HolidaysPackageError(RuntimeError):
    """The installed ``holidays`` package is too old to know the holidays in force."""


def korean_days(
    office_hours: Sequence[DatedOfficeHours],
    *,
    closures: Mapping[date, str] | None = None,
    working_days_extra: Mapping[date, str] | None = None,
    labour_day_before_2026: Literal["working", "closed"] = "working",
    first: date = FIRST_COVERED,
    last: date = LAST_COVERED,
) -> CalendarDays:
    """Days from ``first`` to ``last``, both covered, with the public holidays of Korea.

    ``labour_day_before_2026``: whether 5월 1일 up to 2025 was a closure of this institution.
    Raises ValueError for days outside 2013-2027 or a calendar that contradicts itself, and
    HolidaysPackageError where the installed package is older than 0.102.
    """
    if first < FIRST_COVERED or last > LAST_COVERED:
        raise ValueError(f"공휴일은 {FIRST_COVERED}~{LAST_COVERED}만 확인되었습니다")
    closed = dict(closures or {})
    if labour_day_before_2026 == "closed":
        for year in range(first.year, min(last.year + 1, _LABOUR_DAY_HOLIDAY_SINCE)):
            closed.setdefault(date(year, *_LABOUR_DAY), "근로자의 날")
    names, release = _published(first, last)
    return calendar_days(
        first,
        last,
        holidays=names,
        office_hours=office_hours,
        closures=closed,
        working_days_extra=working_days_extra or {},
        source=f"holidays {release}",
    )


def institution_calendar(spec: CalendarSpec) -> BusinessCalendar:
    """Calendar that counts on the days of an institution. Raises as ``korean_days`` does."""
    from slaaudit.business_time import build_calendar  # noqa: PLC0415  # numpy, to count with

    return build_calendar(institution_days(spec))


def calendar_with(
    spec: CalendarSpec, added: Mapping[date, str], removed: Collection[date]
) -> BusinessCalendar:
    """Calendar of an institution as if the public holidays were others. Raises the same."""
    from slaaudit.business_time import build_calendar  # noqa: PLC0415  # numpy, to count with

    return build_calendar(with_holidays(institution_days(spec), added, removed))


def institution_days(spec: CalendarSpec) -> CalendarDays:
    """Days of an institution: the public holidays with its own hours, closures and days.

    Raises as ``korean_days`` does.
    """
    hours = [DatedOfficeHours(None, spec.office_hours)]
    for dated in spec.dated_office_hours:
        weekdays = frozenset(_WEEKDAYS.index(weekday) for weekday in dated.weekdays)
        hours.append(DatedOfficeHours(dated.from_on, dated.hours, weekdays or None))
    return korean_days(
        hours,
        closures={closure.on: closure.name for closure in spec.closures},
        working_days_extra={day.on: day.name for day in spec.working_days},
        labour_day_before_2026=spec.labour_day_before_2026,
    )


def _published(first: date, last: date) -> tuple[dict[date, str], str]:
    """Holidays between the bounds, and the release of the package that named them."""
    release = installed_release()
    known = tuple(int(part) for part in re.findall(r"\d+", release)[:2])
    if known < OLDEST_RELEASE:
        oldest = ".".join(map(str, OLDEST_RELEASE))
        raise HolidaysPackageError(
            f"holidays {release}에는 빠진 공휴일이 있습니다: {oldest} 이상을 설치하십시오"
        )
    noted = noted_holidays(release)
    found = ask_package(FIRST_COVERED, LAST_COVERED) if noted is None else noted
    return {on: name for on, name in found.items() if first <= on <= last}, release


def installed_release() -> str:
    """The release of the installed package, without loading it.

    The folder beside it that pip made has the release in its name. Where there is not one such
    folder, importlib.metadata knows; it loads the standard library's e-mail parser to say so.
    """
    found = find_spec("holidays")
    if found is not None and found.origin is not None:
        folders = list(Path(found.origin).parents[1].glob("holidays-*.dist-info"))
        if len(folders) == 1:
            return folders[0].stem.partition("-")[2]
    from importlib.metadata import version  # noqa: PLC0415

    return version("holidays")


def noted_holidays(release: str) -> dict[date, str] | None:
    """What that release of the package answers for all covered years; None for another release.

    The package loads the calendars of 250 countries to answer for one: this is its answer, noted
    by `make holidays` and compared with the package by a test.
    """
    noted = Path(__file__).with_name(NOTED_FILE).read_text(encoding="utf-8")
    first_line, *lines = noted.splitlines()
    if first_line != f"holidays {release}":
        return None
    return {date.fromisoformat(line[:10]): line[11:] for line in lines}


def ask_package(first: date, last: date) -> dict[date, str]:
    """Holidays between the bounds as the installed package gives them."""
    import holidays  # noqa: PLC0415

    years = range(first.year, last.year + 1)
    # The names follow the machine's locale unless a language is given.
    found = holidays.country_holidays("KR", years=years, language="ko", categories=("public",))
    return {on: str(name) for on, name in sorted(found.items()) if first <= on <= last}
