"""Every worked case of tests/data/golden_time.csv: the due moment and whether it was met."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import pytest

from slaaudit.business_time import (
    DAY_SECONDS,
    NO_DUE,
    OPEN,
    BusinessCalendar,
    ClockRule,
    DatedOfficeHours,
    Holds,
    Unit,
    build_calendar,
    counting_for,
    day_of,
    holds_of,
    lead_time_for,
)
from slaaudit.korean_holidays import korean_days

if TYPE_CHECKING:
    from slaaudit.business_time import HoldUnit

Row: TypeAlias = dict[str, str]

DEFAULT_HOURS = "09:00-12:00,13:00-18:00"
RULES = {
    "minwon_le5": ClockRule("civil_petition"),
    "minwon_ge6": ClockRule("civil_petition"),
    "info_disclosure": ClockRule("information_disclosure"),
    "civil_law_excl_first": ClockRule("calendar_days"),
    "civil_law_incl_first": ClockRule("calendar_days", first_day="counted"),
    "business_days_excl_first": ClockRule("business_days"),
    "business_days_incl_first": ClockRule("business_days_from_first"),
    "business_hours": ClockRule("office_hours"),
    "wall_clock": ClockRule("wall"),
    "same_day": ClockRule("office_hours"),
    "advance_calendar_days": ClockRule("calendar_days"),
}
# An event's notice in hours or in working days runs on the clock that counts those.
ADVANCE_RULES = {"hours": ClockRule("wall"), "business_days": ClockRule("business_days")}


@dataclass(frozen=True)
class Reading:
    """How one row is counted: its rule, its pauses and, for a notice, the A10 reading."""

    rule: ClockRule
    excluded: str
    full_days: bool = False


def rows() -> list[Row]:
    path = Path(__file__).parent / "data" / "golden_time.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = {row["id"]: row for row in rows()}


def default_reading(row: Row) -> Reading:
    rule = RULES[row["rule_basis"]]
    if row["rule_basis"] == "advance_calendar_days":
        rule = ADVANCE_RULES.get(row["unit"], rule)
    return Reading(rule, row["excluded_intervals"])


def other_readings() -> dict[str, Reading]:
    """The alternatives of the table that an option or a hold expresses."""
    by_due = replace(RULES["minwon_le5"], judged_by="due")
    next_day: Final = "next_working_day"
    others = {
        "A07": Reading(by_due, ""),
        "A20": Reading(RULES["minwon_le5"], "2026-03-10T15:00/2026-03-11T11:00|days"),
        "B01": Reading(replace(RULES["minwon_ge6"], day_ends="closing"), ""),
        "C11": Reading(ClockRule("calendar_days"), ""),
        "C13": Reading(RULES["info_disclosure"], "2026-03-11/2026-03-16|days"),
        "C15": Reading(ClockRule("information_disclosure", after_hours=next_day), ""),
        "D19": Reading(ClockRule("civil_petition"), ""),
        "F03": Reading(ClockRule("business_days", after_hours=next_day), ""),
        "F09": Reading(ClockRule("business_days", after_hours=next_day), ""),
        "H05": Reading(ClockRule("office_hours", judged_by="due"), ""),
        "I09": Reading(ClockRule("office_hours"), ""),
    }
    for row_id in ("J05", "J07", "J09"):
        others[row_id] = Reading(ClockRule("office_hours", after_hours="same_day"), "")
    for row_id in ("K01", "K05", "K13", "K17"):
        others[row_id] = Reading(ClockRule("calendar_days"), "", full_days=True)
    return others


OTHER_READINGS = other_readings()
# B42 takes the answer for the end of the pause and J03 writes 24:00 as 00:00 of the next day:
# both are repairs of the log, not ways to count.
REPAIRS_OF_THE_LOG = {"B42", "J03"}


@cache
def calendar(working_hours: str) -> BusinessCalendar:
    intervals = []
    for interval in (working_hours or DEFAULT_HOURS).split(","):
        start, end = (time.fromisoformat(edge) for edge in interval.split("-"))
        intervals.append((second_of(start), second_of(end)))
    return build_calendar(korean_days([DatedOfficeHours(None, tuple(intervals))]))


def second_of(clock_time: time) -> int:
    return clock_time.hour * 3_600 + clock_time.minute * 60


def instant(text: str) -> int:
    at = datetime.fromisoformat(text)
    return day_of(at.date()) * DAY_SECONDS + second_of(at.time())


def holds(excluded: str) -> Holds | None:
    if not excluded:
        return None
    pairs = []
    unit: HoldUnit = "minutes"
    for interval in excluded.split(";"):
        edges, _, name = interval.partition("|")
        unit = "days" if name == "days" else "minutes"
        start, _, end = edges.partition("/")
        pairs.append((instant(start), instant(end) if end else OPEN))
    return holds_of([pairs], unit)


def expected_due(text: str) -> tuple[int, bool]:
    """The due moment as the package gives it, and whether it is a date."""
    if not text:
        return NO_DUE, False
    if "T" in text:
        return instant(text), False
    return (day_of(date.fromisoformat(text)) + 1) * DAY_SECONDS, True


def judge(row: Row, reading: Reading) -> tuple[int, bool, str]:
    """Due moment, whether it is a date, and yes, no, pending or invalid."""
    if row["rule_basis"] == "advance_calendar_days":
        return judge_notice(row, reading)
    limits = [float(part) for part in row["limit"].split("+")]
    unit = Unit.SAME_DAY if row["rule_basis"] == "same_day" else Unit(row["unit"].rstrip("s"))
    counting = counting_for(reading.rule, limits[0], unit, calendar(row["working_hours"]))
    starts, amount, held = np.array([instant(row["start"])]), sum(limits), holds(reading.excluded)
    due = int(counting.due(starts, amount, held)[0])
    is_date = counting.due_is_date and due != NO_DUE
    if row["stop"].startswith("OPEN@"):
        as_of = np.array([instant(row["stop"].removeprefix("OPEN@"))])
        in_time = counting.within(starts, as_of, amount, held)[0]
        return due, is_date, "pending" if in_time else "no"
    if held is not None and held.open_ended[0]:
        return due, is_date, "invalid"
    within = counting.within(starts, np.array([instant(row["stop"])]), amount, held)[0]
    return due, is_date, "yes" if within else "no"


def judge_notice(row: Row, reading: Reading) -> tuple[int, bool, str]:
    unit = Unit(row["unit"].rstrip("s"))
    lead = lead_time_for(
        reading.rule,
        float(row["limit"]),
        unit,
        calendar(row["working_hours"]),
        full_days=reading.full_days,
    )
    events = np.array([instant(row["start"])])
    latest = int(lead.latest(events)[0])
    if row["stop"].startswith("OPEN@"):
        over = lead.over_at(events, instant(row["stop"].removeprefix("OPEN@")))[0]
        return latest, lead.due_is_date, "no" if over else "pending"
    met = lead.met(np.array([instant(row["stop"])]), events)[0]
    return latest, lead.due_is_date, "yes" if met else "no"


def named(row_ids: list[str]) -> list[object]:
    return [pytest.param(row_id, id=f"{row_id}: {ROWS[row_id]['reason']}") for row_id in row_ids]


@pytest.mark.parametrize("row_id", named(list(ROWS)))
def test_the_worked_case_comes_out_as_stated(row_id: str) -> None:
    row = ROWS[row_id]
    due, is_date, met = judge(row, default_reading(row))
    assert (due, is_date) == expected_due(row["expected_due"]), row["reason"]
    assert met == row["expected_met"], row["reason"]


@pytest.mark.parametrize("row_id", named(list(OTHER_READINGS)))
def test_the_other_reading_comes_out_as_stated(row_id: str) -> None:
    row = ROWS[row_id]
    due, is_date, met = judge(row, OTHER_READINGS[row_id])
    assert (due, is_date) == expected_due(row["alt_due"]), row["ambiguity"]
    assert met == row["alt_met"], row["ambiguity"]


def test_all_rows_and_all_other_readings_are_covered() -> None:
    stated = {row["id"] for row in ROWS.values() if row["alt_due"] or row["alt_met"]}
    assert len(ROWS) == 109
    assert len(OTHER_READINGS) == 18
    assert stated == set(OTHER_READINGS) | REPAIRS_OF_THE_LOG
