"""Business time in examples an auditor can check with a wall calendar."""

from __future__ import annotations

from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
import pytest

from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    NO_DUE,
    OPEN,
    BusinessCalendar,
    ClockName,
    ClockRule,
    DatedOfficeHours,
    Holds,
    Int64Array,
    LedgerCase,
    OutsideCalendar,
    Unit,
    UnitMismatch,
    UnusedOption,
    build_calendar,
    calendar_days,
    counting_for,
    date_of,
    day_ledger,
    day_of,
    holds_of,
    lead_time_for,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

HOUR = 3_600
NINE_TO_SIX = ((9 * HOUR, 12 * HOUR), (13 * HOUR, 18 * HOUR))
MORNING = ((9 * HOUR, 13 * HOUR),)
HOLIDAYS = {
    date(2026, 3, 1): "3ㆍ1절",
    date(2026, 3, 2): "대체공휴일(3ㆍ1절)",
    date(2026, 5, 1): "노동절",
}
NO_DAYS: Mapping[date, str] = MappingProxyType({})
PETITION = ClockRule("civil_petition")


def calendar(
    *hours: DatedOfficeHours,
    closures: Mapping[date, str] = NO_DAYS,
    working_days_extra: Mapping[date, str] = NO_DAYS,
) -> BusinessCalendar:
    days = calendar_days(
        date(2026, 1, 1),
        date(2026, 6, 30),
        holidays=HOLIDAYS,
        office_hours=hours or [DatedOfficeHours(None, NINE_TO_SIX)],
        closures=closures,
        working_days_extra=working_days_extra,
    )
    return build_calendar(days)


SPRING = calendar()


def at(*texts: str) -> Int64Array:
    """Instants of texts like 2026-03-09 10:00."""
    moments = [datetime.fromisoformat(text) for text in texts]
    seconds = [m.hour * HOUR + m.minute * 60 + m.second for m in moments]
    days = [day_of(m.date()) * DAY_SECONDS for m in moments]
    return np.array(days, np.int64) + np.array(seconds, np.int64)


def written(instant: int) -> str:
    """The instant as text, to compare with what a reader expects."""
    day, second = divmod(int(instant), DAY_SECONDS)
    return f"{date_of(day)} {second // HOUR:02}:{second % HOUR // 60:02}"


def hold(start: str, end: str | None) -> tuple[int, int]:
    return int(at(start)[0]), OPEN if end is None else int(at(end)[0])


# --- the calendar


def test_a_day_is_worked_or_tells_why_not() -> None:
    house = calendar(
        closures={date(2026, 3, 10): "창립기념일"},
        working_days_extra={date(2026, 3, 14): "대체근무"},
    )
    kinds = {day: house.day_kind(date(2026, 3, day)) for day in (1, 2, 7, 8, 9, 10, 14)}
    assert kinds == {
        1: "3ㆍ1절",
        2: "대체공휴일(3ㆍ1절)",
        7: "토요일",
        8: "일요일",
        9: "근무일",
        10: "창립기념일",
        14: "근무일(대체근무)",
    }


def test_holidays_are_listed_from_a_date_to_before_another() -> None:
    listed = SPRING.holidays_between(date(2026, 3, 1), date(2026, 5, 1))
    assert listed == [(date(2026, 3, 1), "3ㆍ1절"), (date(2026, 3, 2), "대체공휴일(3ㆍ1절)")]


def test_a_closure_is_not_worked_and_an_extra_day_has_the_usual_hours() -> None:
    house = calendar(
        closures={date(2026, 3, 10): "창립기념일"},
        working_days_extra={date(2026, 3, 14): "대체근무"},
    )
    clock = house.clock("office_hours")
    days = at("2026-03-10 00:00", "2026-03-14 00:00")
    assert clock.elapsed(days, days + DAY_SECONDS).tolist() == [0, 8 * HOUR]


def test_later_office_hours_replace_earlier_ones_and_a_weekday_may_have_its_own() -> None:
    house = calendar(
        DatedOfficeHours(None, MORNING, frozenset({2})),
        DatedOfficeHours(None, NINE_TO_SIX),
        DatedOfficeHours(date(2026, 4, 1), ((10 * HOUR, 19 * HOUR),)),
    )
    days = at("2026-03-24 00:00", "2026-03-25 00:00", "2026-04-01 00:00", "2026-04-08 00:00")
    opened = house.clock("office_hours").elapsed(days, days + DAY_SECONDS)
    assert (opened // HOUR).tolist() == [8, 4, 9, 9]


@pytest.mark.parametrize(
    "intervals",
    [(), ((0, 0),), ((18 * HOUR, 9 * HOUR),), ((0, 90_000),), ((-1, 5),), ((0, 9), (8, 10))],
)
def test_office_hours_that_cannot_be_are_refused(intervals: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="근무시간 구간"):
        DatedOfficeHours(None, intervals)


def test_a_calendar_that_contradicts_itself_is_refused() -> None:
    day = {date(2026, 3, 10): "창립기념일"}
    with pytest.raises(ValueError, match="휴무일이면서 근무일인 날이 있습니다: 2026-03-10"):
        calendar(closures=day, working_days_extra=day)
    with pytest.raises(ValueError, match="2026-01-01의 근무시간이 없습니다"):
        calendar(DatedOfficeHours(date(2026, 2, 1), NINE_TO_SIX))
    with pytest.raises(ValueError, match="처음"):
        calendar_days(date(2026, 2, 1), date(2026, 1, 1), holidays={}, office_hours=[])
    closed = {date(2026, 3, day): "휴무" for day in (9, 10)}
    always = build_calendar(
        calendar_days(
            date(2026, 3, 9),
            date(2026, 3, 10),
            holidays={},
            office_hours=[DatedOfficeHours(None, NINE_TO_SIX)],
            closures=closed,
        )
    )
    with pytest.raises(ValueError, match="열리는 시간이 없습니다"):
        always.clock("office_hours")


def test_the_digest_changes_with_every_result_and_with_nothing_else() -> None:
    renamed = calendar(closures={date(2026, 3, 7): "토요일인 휴무"})
    assert SPRING.digest == calendar().digest == renamed.digest
    others = [
        calendar(closures={date(2026, 3, 10): "창립기념일"}),
        calendar(DatedOfficeHours(None, MORNING)),
        calendar(DatedOfficeHours(None, NINE_TO_SIX), DatedOfficeHours(date(2026, 6, 1), MORNING)),
    ]
    assert len({SPRING.digest, *(other.digest for other in others)}) == 4
    assert SPRING.digest == "a613bd48cce97985891d8d881e9ec65f984a3d52c7c3c448d574d6382ea4f2f8"


# --- outside the calendar


def test_an_instant_outside_is_refused_with_the_bounds() -> None:
    clock = SPRING.clock("office_hours")
    with pytest.raises(OutsideCalendar, match="2026-01-01~2026-06-30") as refused:
        clock.reading(at("2026-03-09 10:00", "2026-07-01 00:01"))
    assert (refused.value.first_on, refused.value.last_on) == (date(2026, 1, 1), date(2026, 6, 30))
    assert written(refused.value.instant) == "2026-07-01 00:01"
    covered = SPRING.covers(at("2025-12-31 23:59", "2026-01-01 00:00", "2026-07-01 00:00"))
    assert covered.tolist() == [False, True, False]


@pytest.mark.parametrize("base", ["office_hours", "business_days", "calendar_days"])
def test_every_counting_refuses_starts_and_ends_outside(base: ClockName) -> None:
    unit = Unit.HOUR if base == "office_hours" else Unit.DAY
    counting = counting_for(ClockRule(base), 1, unit, SPRING)
    inside, outside = at("2026-03-09 10:00"), at("2026-07-02 10:00")
    for ask in (counting.elapsed, lambda a, b: counting.within(a, b, 1)):
        with pytest.raises(OutsideCalendar):
            ask(inside, outside)
    with pytest.raises(OutsideCalendar):
        counting.due(outside, 1)
    with pytest.raises(OutsideCalendar):
        counting.due(inside, 1, Holds(np.array([0, 1]), outside, outside))


@pytest.mark.parametrize(
    ("rule", "unit"),
    [
        (ClockRule("office_hours"), Unit.HOUR),
        (ClockRule("business_days"), Unit.DAY),
        (ClockRule("calendar_days"), Unit.DAY),
        (ClockRule("calendar_days", day_ends="closing", rolls=False), Unit.MONTH),
        (ClockRule("business_days", after_hours="next_working_day"), Unit.DAY),
    ],
)
def test_a_due_moment_after_the_last_covered_day_is_marked_not_guessed(
    rule: ClockRule, unit: Unit
) -> None:
    counting = counting_for(rule, 30, unit, SPRING)
    late = at("2026-06-30 18:00")
    assert counting.due(late, 30).tolist() == [AFTER_CALENDAR]
    assert counting.within(late, late + 60, 30).tolist() == [True]


# --- clocks


def test_a_limit_used_up_at_closing_is_due_at_closing() -> None:
    clock = SPRING.clock("office_hours")
    due = clock.advance(at("2026-03-09 10:00", "2026-03-09 20:00"), 7 * HOUR)
    assert [written(each) for each in due] == ["2026-03-09 18:00", "2026-03-10 17:00"]


def test_no_time_at_all_is_due_at_the_start_itself() -> None:
    closed = at("2026-03-07 20:00")
    assert SPRING.clock("office_hours").advance(closed, 0).tolist() == closed.tolist()


def test_each_clock_counts_its_own_seconds_over_a_weekend() -> None:
    start, end = at("2026-03-06 12:00"), at("2026-03-09 12:00")
    hours = {
        base: int(counting_for(ClockRule(base), 1, Unit.HOUR, SPRING).elapsed(start, end)[0])
        // HOUR
        for base in ("wall", "working_day_hours", "office_hours")
    }
    assert hours == {"wall": 72, "working_day_hours": 24, "office_hours": 8}


def test_a_derived_clock_may_count_weekends_or_holidays() -> None:
    start, end = at("2026-02-28 00:00"), at("2026-03-03 00:00")  # Sat, Sun 3ㆍ1절, Mon substitute
    opened = {
        (weekend, holidays): int(
            counting_for(
                ClockRule("office_hours", weekend=weekend, holidays=holidays), 1, Unit.HOUR, SPRING
            ).elapsed(start, end)[0]
        )
        // (8 * HOUR)
        for weekend in ("skipped", "counted")
        for holidays in ("skipped", "counted")
    }
    assert opened == {
        ("skipped", "skipped"): 0,
        ("skipped", "counted"): 1,
        ("counted", "skipped"): 1,
        ("counted", "counted"): 3,
    }


def test_a_closure_stays_closed_on_a_clock_that_counts_weekends() -> None:
    house = calendar(closures={date(2026, 3, 7): "건물 소독"})
    clock = house.clock("office_hours", weekend=True)
    days = at("2026-03-07 00:00", "2026-03-08 00:00")
    assert clock.elapsed(days, days + DAY_SECONDS).tolist() == [0, 8 * HOUR]


def test_more_rows_than_one_block_are_each_answered_alike() -> None:
    cases = 70_000
    starts = np.resize(at("2026-03-09 10:00", "2026-03-13 17:00", "2026-03-07 08:00"), cases)
    counting = counting_for(PETITION, 2, Unit.DAY, SPRING)
    held = [[hold("2026-03-10 09:00", "2026-03-10 12:00")], [], [hold("2026-03-09 09:00", None)]]
    holds = holds_of(held).take(np.resize(np.arange(3), cases))
    for each in (None, holds):
        first = None if each is None else each.take(np.arange(3))
        expected = np.resize(counting.due(starts[:3], 2, first), cases)
        assert (counting.due(starts, 2, each) == expected).all()


# --- which method counts a limit


@pytest.mark.parametrize(
    ("amount", "due"),
    [(5, "2026-03-16 10:00"), (6, "2026-03-17 00:00"), (7, "2026-03-18 00:00")],
)
def test_a_petition_of_five_days_is_due_at_a_time_and_of_six_at_the_end_of_a_day(
    amount: int, due: str
) -> None:
    counting = counting_for(PETITION, amount, Unit.DAY, SPRING)
    assert written(counting.due(at("2026-03-09 10:00"), amount)[0]) == due


def test_an_extension_keeps_the_unit_of_the_base() -> None:
    starts = at("2026-03-09 10:00", "2026-03-09 10:00")
    due = counting_for(PETITION, 4, Unit.DAY, SPRING).due(starts, np.array([4, 8]))
    assert [written(each) for each in due] == ["2026-03-13 10:00", "2026-03-19 10:00"]


def test_weeks_and_months_go_by_the_calendar_on_the_two_statutory_clocks() -> None:
    start = at("2026-03-09 10:00")
    information = ClockRule("information_disclosure")
    ends = [
        written(counting_for(rule, 2, unit, SPRING).due(start, 2)[0])
        for rule in (PETITION, information)
        for unit in (Unit.WEEK, Unit.MONTH)
    ]
    # Counted from 3/9 itself: 3/22 (Sun) rolls to 3/23; 5/8. From 3/10: 3/23; 5/9 (Sat) to 5/11.
    assert ends == [
        "2026-03-24 00:00",
        "2026-05-09 00:00",
        "2026-03-24 00:00",
        "2026-05-12 00:00",
    ]


def test_at_once_is_three_working_hours_of_a_petition() -> None:
    counting = counting_for(PETITION, 0, Unit.IMMEDIATE, SPRING)
    assert written(counting.due(at("2026-03-09 17:00"), 0)[0]) == "2026-03-10 11:00"


@pytest.mark.parametrize(
    ("base", "unit"),
    [
        ("wall", Unit.DAY),
        ("office_hours", Unit.DAY),
        ("office_hours", Unit.WEEK),
        ("office_hours", Unit.IMMEDIATE),
        ("calendar_days", Unit.HOUR),
        ("calendar_days", Unit.BUSINESS_DAY),
        ("business_days", Unit.MINUTE),
        ("business_days", Unit.MONTH),
        ("information_disclosure", Unit.HOUR),
    ],
)
def test_a_unit_that_the_clock_cannot_count_is_refused_by_name(base: ClockName, unit: Unit) -> None:
    with pytest.raises(UnitMismatch, match=f"{base}.*{unit.value}") as refused:
        counting_for(ClockRule(base), 3, unit, SPRING)
    assert (refused.value.base, refused.value.unit) == (base, unit)


def test_an_option_without_use_on_its_clock_is_refused_by_name() -> None:
    with pytest.raises(UnusedOption, match=r"wall.*first_day") as refused:
        ClockRule("wall", first_day="counted")
    assert (refused.value.base, refused.value.option) == ("wall", "first_day")
    with pytest.raises(ValueError, match="모르는 시계"):
        ClockRule("moon")  # type: ignore[arg-type]


@pytest.mark.parametrize("amount", [0, -1, 6.5])
def test_days_must_be_whole_and_at_least_one(amount: float) -> None:
    with pytest.raises(ValueError, match="1 이상의 정수"):
        counting_for(ClockRule("business_days"), amount, Unit.DAY, SPRING)
    counting = counting_for(ClockRule("business_days"), 1, Unit.DAY, SPRING)
    with pytest.raises(ValueError, match="1 이상의 정수"):
        counting.due(at("2026-03-09 10:00"), amount)


def test_a_negative_time_is_refused() -> None:
    counting = counting_for(ClockRule("wall"), 1, Unit.HOUR, SPRING)
    with pytest.raises(ValueError, match="0 이상"):
        counting.due(at("2026-03-09 10:00"), -1)


@pytest.mark.parametrize(
    ("rule", "amount", "unit", "granularity"),
    [
        (ClockRule("wall"), 30, Unit.SECOND, 1),
        (ClockRule("wall"), 5, Unit.MINUTE, 60),
        (PETITION, 3, Unit.DAY, 60),
        (PETITION, 7, Unit.DAY, DAY_SECONDS),
        (ClockRule("civil_petition", day_ends="closing"), 7, Unit.DAY, 60),
        (ClockRule("civil_petition", after_hours="next_working_day"), 7, Unit.DAY, 60),
    ],
)
def test_a_counting_tells_how_exact_a_log_must_be(
    rule: ClockRule, amount: int, unit: Unit, granularity: int
) -> None:
    assert counting_for(rule, amount, unit, SPRING).granularity_seconds == granularity


def test_less_than_excludes_the_limit_itself() -> None:
    minutes = counting_for(ClockRule("wall"), 5, Unit.MINUTE, SPRING)
    start = at("2026-03-09 10:00")
    assert minutes.within(start, start + 300, 5).tolist() == [True]
    assert minutes.within(start, start + 300, 5, strict=True).tolist() == [False]
    days = counting_for(ClockRule("business_days_from_first"), 3, Unit.DAY, SPRING)
    ends = at("2026-03-10 23:59", "2026-03-11 00:00")
    assert days.within(np.resize(start, 2), ends, 3, strict=True).tolist() == [True, False]


def test_the_roll_follows_the_published_holidays_not_the_house() -> None:
    house = calendar(
        closures={date(2026, 3, 16): "창립기념일"},
        working_days_extra={date(2026, 3, 14): "대체근무"},
    )
    counting = counting_for(ClockRule("calendar_days"), 5, Unit.DAY, house)
    due = counting.due(at("2026-03-09 10:00", "2026-03-11 10:00"), 5)
    # 3/14 stays a Saturday, 3/16 stays a day on which a period may end.
    assert [written(each) for each in due] == ["2026-03-17 00:00", "2026-03-17 00:00"]


def test_same_day_after_hours_belongs_to_the_next_working_day() -> None:
    starts = at("2026-03-06 17:59", "2026-03-06 18:00", "2026-03-07 10:00", "2026-03-09 07:00")
    ends = {
        after: [
            written(each)[5:10]
            for each in counting_for(
                ClockRule("office_hours", after_hours=after, day_ends="closing"),
                0,
                Unit.SAME_DAY,
                SPRING,
            ).due(starts, 0)
        ]
        for after in ("next_working_day", "same_day")
    }
    assert ends["next_working_day"] == ["03-06", "03-09", "03-09", "03-09"]
    assert ends["same_day"] == ["03-06", "03-06", "03-07", "03-09"]


# --- holds


def test_overlapping_holds_are_left_out_once() -> None:
    counting = counting_for(ClockRule("office_hours"), 8, Unit.HOUR, SPRING)
    holds = holds_of(
        [
            [
                hold("2026-03-10 10:00", "2026-03-10 12:00"),
                hold("2026-03-09 16:00", "2026-03-10 11:00"),
            ]
        ]
    )
    assert written(counting.due(at("2026-03-09 10:00"), 8, holds)[0]) == "2026-03-10 16:00"
    elapsed = counting.elapsed(at("2026-03-09 10:00"), at("2026-03-10 16:00"), holds)
    assert elapsed.tolist() == [8 * HOUR]


def test_an_open_hold_leaves_no_due_moment_unless_it_began_too_late() -> None:
    counting = counting_for(PETITION, 7, Unit.DAY, SPRING)
    starts = np.resize(at("2026-03-09 10:00"), 2)
    holds = holds_of([[hold("2026-03-12 10:00", None)], [hold("2026-03-18 10:00", None)]], "days")
    due = counting.due(starts, 7, holds)
    assert due[0] == NO_DUE
    assert written(due[1]) == "2026-03-18 00:00"
    assert holds.open_ended.tolist() == [True, True]
    as_of = np.resize(at("2026-03-31 10:00"), len(starts))
    assert counting.within(starts, as_of, 7, holds).tolist() == [True, False]


@pytest.mark.parametrize(
    ("start", "end", "due"),
    [("09:00", "18:00", "03-12"), ("09:01", "18:00", "03-11"), ("09:00", "17:59", "03-11")],
)
def test_a_hold_in_minutes_takes_a_day_only_when_it_fills_its_office_hours(
    start: str, end: str, due: str
) -> None:
    counting = counting_for(ClockRule("business_days"), 2, Unit.DAY, SPRING)
    holds = holds_of([[hold(f"2026-03-10 {start}", f"2026-03-10 {end}")]], "minutes")
    last = counting.due(at("2026-03-09 10:00"), 2, holds) - 1
    assert written(last[0])[5:10] == due


def test_holds_tell_what_a_caller_must_judge_before_counting() -> None:
    holds = holds_of(
        [
            [],
            [hold("2026-03-10 10:00", "2026-03-09 10:00")],
            [hold("2026-03-10 10:00", "2026-07-09 10:00")],
            [hold("2026-03-10 10:00", None)],
        ]
    )
    assert holds.reversed.tolist() == [False, True, False, False]
    assert holds.covered_by(SPRING.span).tolist() == [True, True, False, True]
    assert holds.open_ended.tolist() == [False, False, False, True]
    picked = holds.take(np.array([True, False, False, True]))
    assert (picked.offsets.tolist(), picked.ends.tolist()) == ([0, 0, 1], [OPEN])


@pytest.mark.parametrize("offsets", [[0, 2], [1, 1], [0, 2, 1]])
def test_holds_whose_offsets_do_not_fit_are_refused(offsets: list[int]) -> None:
    one = at("2026-03-10 10:00")
    with pytest.raises(ValueError, match="offsets"):
        Holds(np.array(offsets), one, one)


# --- lead time


def test_notice_three_days_before_may_come_at_any_time_of_that_day() -> None:
    event = at("2026-03-13 10:00")
    lead = lead_time_for(ClockRule("calendar_days"), 3, Unit.DAY, SPRING)
    full = lead_time_for(ClockRule("calendar_days"), 3, Unit.DAY, SPRING, full_days=True)
    assert written(lead.latest(event)[0]) == "2026-03-11 00:00"
    assert lead.met(at("2026-03-10 23:59"), event).tolist() == [True]
    assert full.met(at("2026-03-10 00:00"), event).tolist() == [False]


@pytest.mark.parametrize(
    ("rule", "amount", "unit", "latest"),
    [
        (ClockRule("calendar_days"), 2, Unit.WEEK, "2026-03-18 00:00"),
        (ClockRule("calendar_days"), 1, Unit.MONTH, "2026-03-01 00:00"),
        (ClockRule("calendar_days"), 1, Unit.BUSINESS_DAY, "2026-03-31 00:00"),
        (ClockRule("business_days", day_ends="closing"), 2, Unit.DAY, "2026-03-27 18:00"),
        (ClockRule("wall"), 90, Unit.MINUTE, "2026-03-31 08:00"),
        (ClockRule("office_hours"), 8, Unit.HOUR, "2026-03-30 09:30"),
    ],
)
def test_the_latest_moment_for_notice(
    rule: ClockRule, amount: int, unit: Unit, latest: str
) -> None:
    lead = lead_time_for(rule, amount, unit, SPRING)
    event = at("2026-03-31 09:30")
    assert written(lead.latest(event)[0]) == latest
    last = lead.latest(event) - lead.due_is_date
    assert lead.met(last, event).tolist() == [True]
    assert lead.over_at(event, int(last[0])).tolist() == [False]
    assert lead.over_at(event, int(last[0]) + 1).tolist() == [True]


def test_lead_times_that_cannot_be_counted_are_refused() -> None:
    for base, unit in [
        ("wall", Unit.DAY),
        ("calendar_days", Unit.HOUR),
        ("business_days", Unit.WEEK),
    ]:
        with pytest.raises(UnitMismatch):
            lead_time_for(ClockRule(base), 1, unit, SPRING)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="정수"):
        lead_time_for(ClockRule("calendar_days"), 1.5, Unit.DAY, SPRING)
    lead = lead_time_for(ClockRule("business_days"), 9, Unit.DAY, SPRING)
    assert lead.latest(at("2026-01-02 10:00")).tolist() == [BEFORE_CALENDAR]
    with pytest.raises(OutsideCalendar):
        lead.latest(at("2026-07-02 10:00"))


# --- the ledger


def test_the_ledger_tells_each_day_of_a_petition() -> None:
    counting = counting_for(PETITION, 7, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-02-26 10:00", "2026-03-10 17:00"))
    holds = holds_of([[hold("2026-03-04 10:00", "2026-03-05 09:00")]], "days")
    notes = day_ledger(SPRING, counting, LedgerCase(start, end, 7, holds))
    assert [(note.on.day, note.counted, note.why) for note in notes] == [
        (26, True, "1일째"),
        (27, True, "2일째"),
        (28, False, "토요일"),
        (1, False, "3ㆍ1절"),
        (2, False, "대체공휴일(3ㆍ1절)"),
        (3, True, "3일째"),
        (4, False, "산입하지 않는 기간"),
        (5, False, "산입하지 않는 기간"),
        (6, True, "4일째"),
        (7, False, "토요일"),
        (8, False, "일요일"),
        (9, True, "5일째"),
        (10, True, "6일째"),
    ]


def test_the_ledger_tells_the_first_day_and_a_last_day_that_moved() -> None:
    counting = counting_for(ClockRule("calendar_days"), 3, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-03-11 10:00", "2026-03-17 09:00"))
    notes = day_ledger(SPRING, counting, LedgerCase(start, end, 3))
    assert [note.why for note in notes] == [
        "첫날 불산입",
        "1일째",
        "2일째",
        "3일째",
        "말일이 옮겨짐: 일요일",
        "말일이 옮겨짐: 근무일",
        "6일째",
    ]


def test_the_ledger_tells_a_receipt_outside_office_hours() -> None:
    rule = ClockRule("civil_petition", after_hours="next_working_day")
    counting = counting_for(rule, 7, Unit.DAY, SPRING)
    start, end = (int(each) for each in at("2026-03-09 20:00", "2026-03-10 17:00"))
    notes = day_ledger(SPRING, counting, LedgerCase(start, end, 7))
    assert [note.why for note in notes] == ["근무시간 밖 접수", "1일째"]


def test_the_ledger_of_hours_tells_the_minutes_of_each_day() -> None:
    counting = counting_for(ClockRule("office_hours"), 8, Unit.HOUR, SPRING)
    start, end = (int(each) for each in at("2026-03-05 17:00", "2026-03-10 09:00:30"))
    holds = holds_of([[hold("2026-03-06 08:00", "2026-03-06 19:00")]])
    notes = day_ledger(SPRING, counting, LedgerCase(start, end, 8, holds))
    assert [(note.on.day, note.why) for note in notes] == [
        (5, "60분"),
        (6, "산입하지 않는 기간"),
        (7, "토요일"),
        (8, "일요일"),
        (9, "480분"),
        (10, "0분 30초"),
    ]
    evening = int(at("2026-03-10 20:00")[0])
    late = day_ledger(SPRING, counting, LedgerCase(evening, evening + 60, 8))
    assert [note.why for note in late] == ["근무시간 밖"]
