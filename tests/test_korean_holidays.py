"""The calendar agrees with the published list of 2013 to 2027 on every day."""

from __future__ import annotations

import csv
import importlib.metadata
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest

from slaaudit.business_time import DatedOfficeHours, OutsideCalendar, build_calendar
from slaaudit.korean_holidays import (
    FIRST_COVERED,
    LAST_COVERED,
    HolidaysPackageError,
    ask_package,
    installed_release,
    korean_days,
    noted_holidays,
)

HOURS = [DatedOfficeHours(None, ((9 * 3_600, 12 * 3_600), (13 * 3_600, 18 * 3_600)))]


def published() -> set[date]:
    path = Path(__file__).parent / "data" / "kr_holidays.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return {date.fromisoformat(row["date"]) for row in csv.DictReader(lines)}


@pytest.mark.parametrize("year", range(2013, 2028))
def test_each_day_of_the_year_is_worked_or_not_as_published(year: int) -> None:
    calendar = korean_days(HOURS)
    listed = published()
    day = date(year, 1, 1)
    while day.year == year:
        place = (day - FIRST_COVERED).days
        assert (day in calendar.holidays) == (day in listed), day
        assert calendar.working[place] == (day.weekday() < 5 and day not in listed), day
        day += timedelta(days=1)


def test_the_calendar_ends_with_the_last_compared_day() -> None:
    calendar = build_calendar(korean_days(HOURS))
    assert (calendar.first, calendar.last) == (FIRST_COVERED, LAST_COVERED)
    assert len(calendar.working) == (LAST_COVERED - FIRST_COVERED).days + 1
    with pytest.raises(OutsideCalendar, match="2027-12-31"):
        calendar.day_kind(date(2028, 1, 1))


@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2012, 12, 31), date(2020, 1, 1)), (date(2020, 1, 1), date(2028, 1, 1))],
)
def test_a_year_that_nobody_compared_is_refused(first: date, last: date) -> None:
    with pytest.raises(ValueError, match="2013-01-01~2027-12-31"):
        korean_days(HOURS, first=first, last=last)


def test_names_are_korean_and_the_source_is_told() -> None:
    days = korean_days(HOURS, first=date(2026, 1, 1), last=date(2026, 12, 31))
    calendar = build_calendar(days)
    assert calendar.source == f"holidays {importlib.metadata.version('holidays')}"
    assert calendar.day_kind(date(2026, 7, 17)) == "제헌절"
    assert calendar.day_kind(date(2026, 7, 18)) == "토요일"
    names = calendar.holidays_between(date(2026, 3, 1), date(2026, 3, 2))
    assert [on for on, _ in names] == [date(2026, 3, 1)]


def test_labour_day_closes_the_house_up_to_2025_only_where_the_rule_set_says_so() -> None:
    first, last = date(2025, 4, 1), date(2026, 5, 31)
    working = build_calendar(korean_days(HOURS, first=first, last=last))
    closed = build_calendar(
        korean_days(HOURS, labour_day_before_2026="closed", first=first, last=last)
    )
    assert working.day_kind(date(2025, 5, 1)) == "근무일"
    assert closed.day_kind(date(2025, 5, 1)) == "근로자의 날"
    assert np.flatnonzero(working.working != closed.working).tolist() == [30]
    assert working.day_kind(date(2026, 5, 1)) == closed.day_kind(date(2026, 5, 1)) == "노동절"
    assert working.digest != closed.digest


def test_an_old_release_of_the_package_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("slaaudit.korean_holidays.installed_release", lambda: "0.101")
    with pytest.raises(HolidaysPackageError, match=r"holidays 0\.101.*0\.102"):
        korean_days(HOURS)


def test_the_release_is_the_one_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    known = importlib.metadata.version("holidays")
    assert installed_release() == known
    monkeypatch.setattr("slaaudit.korean_holidays.find_spec", lambda _: None)
    assert installed_release() == known


def test_what_is_noted_of_the_package_is_what_it_answers() -> None:
    release = importlib.metadata.version("holidays")
    noted = noted_holidays(release)
    if noted is None:
        pytest.skip(f"korean_holidays.txt notes another release than {release}")
    assert noted == ask_package(FIRST_COVERED, LAST_COVERED)


def test_another_release_is_asked_itself() -> None:
    assert noted_holidays("0.1") is None
