"""Every missed duration tells its days; those that counted add up to its limit."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pytest

from makers import REPLY, RINGS, audited, case_log, rule_set
from slaaudit.counted_days import counted_days

Rows = list[dict[str, str | None]]


def days_of(standard: dict[str, Any], rows: Rows, **records: Rows) -> list[str | None]:
    rules = rule_set(standard)
    audit = audited(rules, case_log(rules, {standard["record"]: rows, **records}))
    (result,) = audit.standards
    return counted_days(audit, result, np.arange(len(result.rows)))


def reply(received: str, replied: str | None, **more: str | None) -> dict[str, str | None]:
    return {"received_at": received, "replied_at": replied, **more}


def test_working_days_are_told_with_what_lies_between() -> None:
    assert days_of(REPLY, [reply("2026-03-03 10:00", "2026-03-30 09:00")]) == [
        (
            "2026-03-03 뺌 첫날 불산입; 2026-03-04..2026-03-06 셈 3일; 2026-03-07 뺌 토요일; "
            "2026-03-08 뺌 일요일; 2026-03-09..2026-03-12 셈 4일"
        )
    ]


def test_working_hours_are_told_in_minutes() -> None:
    hours = {**REPLY, "clock": "office_hours", "limit": {"at_most": "10시간"}}
    assert days_of(hours, [reply("2026-03-06 17:00", "2026-03-30 09:00")]) == [
        (
            "2026-03-06 셈 60분; 2026-03-07 뺌 토요일; 2026-03-08 뺌 일요일; 2026-03-09 셈 480분; "
            "2026-03-10 셈 60분"
        )
    ]


def test_whole_days_on_end_are_told_together() -> None:
    hours = {**REPLY, "clock": "office_hours", "limit": {"at_most": "24시간"}}
    assert days_of(hours, [reply("2026-03-03 09:00", "2026-03-30 09:00")]) == [
        "2026-03-03..2026-03-05 셈 480분씩"
    ]


def test_what_is_not_missed_or_no_duration_tells_nothing() -> None:
    assert days_of(REPLY, [reply("2026-03-03", "2026-03-04"), reply("2026-07-14", None)]) == [None]
    rings: Rows = [{"received_at": "2026-03-03 10:00", "rings": "4"}]
    assert days_of(RINGS, rings) == [None]


def test_a_case_still_open_and_overdue_tells_its_days() -> None:
    (told,) = days_of(REPLY, [reply("2026-03-03", None)])
    assert told is not None
    assert counted(told) == 7


def test_held_days_are_left_out_and_say_so() -> None:
    pause = {"from": "held_from", "to": "held_to", "unit": "days", "cite": REPLY["cite"]}
    held = reply("2026-03-03", "2026-03-30", held_from="2026-03-05", held_to="2026-03-06")
    (told,) = days_of({**REPLY, "pause": [pause]}, [held])
    assert told is not None
    assert "2026-03-05..2026-03-06 뺌 산입하지 않는 기간" in told
    assert counted(told) == 7


def test_limits_that_stand_in_the_log_are_told_each_by_its_own() -> None:
    own = {**REPLY, "limit": {"at_most": {"field": "limit_days", "unit": "일"}}}
    rows = [reply("2026-03-03", "2026-03-30", limit_days=days) for days in ("3", "10")]
    assert [counted(told or "") for told in days_of(own, rows)] == [3, 10]


def test_a_last_day_that_rested_is_told_as_moved() -> None:
    calendar = {**REPLY, "clock": "calendar_days", "limit": {"at_most": "4일"}}
    (told,) = days_of(calendar, [reply("2026-03-03", "2026-03-30")])
    assert told == (
        "2026-03-03 뺌 첫날 불산입; 2026-03-04..2026-03-07 셈 4일; "
        "2026-03-08 뺌 말일이 옮겨짐: 일요일; 2026-03-09 뺌 말일이 옮겨짐: 근무일"
    )


@pytest.mark.parametrize(
    ("clock", "limit", "amount"),
    [("business_days", "7일", 7), ("civil_petition", "10일", 10), ("office_hours", "30시간", 1800)],
)
def test_the_days_that_counted_add_up_to_the_limit(clock: str, limit: str, amount: int) -> None:
    chance = np.random.default_rng(5)
    starts = np.datetime64("2026-01-02T09:00") + chance.integers(0, 170 * 1440, 300)
    rows = [reply(str(start).replace("T", " "), None) for start in starts]
    told = days_of({**REPLY, "clock": clock, "limit": {"at_most": limit}}, rows)
    due = [text for text in told if text is not None]
    assert len(due) > 250
    assert {counted(text) for text in due} == {amount}


def counted(told: str) -> int:
    """Add up what counted, in days or minutes."""
    total = 0
    for first, last, amount, each in re.findall(
        r"(\S{10})(?:\.\.(\S{10}))? 셈 (\d+)(?:일|분)(씩)?", told
    ):
        days = (date.fromisoformat(last or first) - date.fromisoformat(first)).days + 1
        total += int(amount) * (days if each else 1)
    return total
