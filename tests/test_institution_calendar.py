"""A rule set's calendar: the public holidays with the institution's own hours and days."""

from datetime import date

import numpy as np

from slaaudit.business_time import BusinessCalendar
from slaaudit.korean_holidays import institution_calendar
from slaaudit.spec.charter import CalendarSpec


def calendar(**keys: object) -> BusinessCalendar:
    return institution_calendar(CalendarSpec.model_validate(keys))


def open_minutes(of: BusinessCalendar, day: str) -> float:
    start = np.datetime64(f"{day}T00:00", "s").astype(np.int64)
    ends = np.array([start + 86_400])
    return float(of.clock("office_hours").elapsed(np.array([start]), ends)[0]) / 60


def test_without_a_word_the_hours_are_those_of_the_civil_service() -> None:
    assert open_minutes(calendar(), "2026-03-03") == 480


def test_hours_may_change_on_a_day_and_differ_by_weekday() -> None:
    seen = calendar(
        office_hours=["09:00-12:00", "13:00-18:00"],
        dated_office_hours=[
            {"from": "2026-04-01", "hours": ["08:30-12:00", "13:00-17:00"]},
            {"from": "2026-04-01", "weekdays": ["금"], "hours": ["08:30-12:00"]},
        ],
    )
    assert open_minutes(seen, "2026-03-31") == 480
    assert open_minutes(seen, "2026-04-01") == 450
    assert open_minutes(seen, "2026-04-03") == 210


def test_closures_and_extra_working_days_bind_this_institution_alone() -> None:
    seen = calendar(
        closures=[{"on": "2026-04-10", "name": "개원기념일"}],
        working_days=[{"on": "2026-04-11", "name": "대체근무"}],
    )
    assert open_minutes(seen, "2026-04-10") == 0
    assert open_minutes(seen, "2026-04-11") == 480
    assert open_minutes(calendar(), "2026-04-10") == 480
    assert seen.day_kind(date(2026, 4, 10)) == "개원기념일"


def test_labour_day_before_2026_is_the_institutions_own_choice() -> None:
    assert open_minutes(calendar(), "2025-05-01") == 480
    assert open_minutes(calendar(labour_day_before_2026="closed"), "2025-05-01") == 0
    assert open_minutes(calendar(), "2026-05-01") == 0


def test_the_digest_tells_calendars_apart() -> None:
    assert calendar().digest == calendar().digest
    assert calendar().digest != calendar(closures=[{"on": "2026-04-10", "name": "휴무"}]).digest
