"""Other readings of an open word: how many verdicts each would turn over, and what stays."""

from pathlib import Path

from makers import REPLY, audited, case_log, rule_set
from slaaudit.model import Audit, ReadingResult, StandardResult, Tally
from slaaudit.terms import Verdict
from test_spec_pages import rules_of

RULES = rules_of(Path(__file__).parent / "spec" / "readings.md")
Rows = list[dict[str, str | None]]


def judged(record: str, rows: Rows) -> Audit:
    return audited(RULES, case_log(RULES, {record: rows}))


def result_of(audit: Audit, standard: str) -> StandardResult:
    return next(result for result in audit.standards if result.rule.id == standard)


def reading_of(result: StandardResult, reading: str) -> ReadingResult:
    return next(other for other in result.readings if other.id == reading)


def ringing(*rings: str | None) -> Rows:
    return [{"received_at": "2026-03-09 10:00", "rings": count} for count in rings]


def test_the_third_ring_flips_and_no_other() -> None:
    result = result_of(judged("call", ringing("1", "2", "3", "3", "4", None)), "phone-3-rings")
    allowed = reading_of(result, "third-ring-allowed")
    assert result.tally == Tally(met=2, missed=3, unmeasurable=1)
    assert allowed.tally == Tally(met=4, missed=1, unmeasurable=1)
    assert allowed.flips == 2


def test_a_reading_never_changes_the_verdicts_themselves() -> None:
    result = result_of(judged("call", ringing("2", "3")), "phone-3-rings")
    assert [Verdict(int(verdict)) for verdict in result.verdict] == [Verdict.MET, Verdict.MISSED]
    assert result.rule.readings[0].why == "전화 점검은 흔히 세 번째 벨까지를 정상으로 셈"


def call(received: str, called_back: str | None, absent: str = "예") -> dict[str, str | None]:
    return {"received_at": received, "officer_absent": absent, "called_back_at": called_back}


def test_an_hour_by_the_clock_on_the_wall() -> None:
    """Kept in the morning by both; across lunch by office hours alone; a weekend likewise."""
    rows = [
        call("2026-03-09 10:00", "2026-03-09 11:00"),
        call("2026-03-09 11:30", "2026-03-09 13:00"),
        call("2026-03-06 17:30", "2026-03-09 09:30"),
        call("2026-03-09 10:00", "2026-03-09 11:01"),
        call("2026-03-09 10:00", None, "아니오"),
    ]
    result = result_of(judged("call", rows), "callback-1h")
    on_the_wall = reading_of(result, "wall-clock")
    assert result.tally == Tally(met=3, missed=1, not_applicable=1)
    assert on_the_wall.tally == Tally(met=1, missed=3, not_applicable=1)
    assert on_the_wall.flips == 2


def test_a_limit_used_up_at_noon_and_kept_in_the_lunch_hour() -> None:
    """No working minute has passed since 12:00, but the due moment has."""
    rows = [
        call("2026-03-09 11:00", "2026-03-09 12:00"),
        call("2026-03-09 11:00", "2026-03-09 12:30"),
    ]
    result = result_of(judged("call", rows), "callback-1h")
    by_due = reading_of(result, "by-due-moment")
    assert result.tally == Tally(met=2)
    assert (by_due.tally, by_due.flips) == (Tally(met=1, missed=1), 1)


def test_readings_follow_the_version_of_each_case() -> None:
    """10 days in February, 7 from March on: 2026-02-26 is due on 03-12, 2026-03-09 on 03-17."""
    rows: Rows = [
        {"received_at": "2026-02-26 10:00", "replied_at": "2026-03-12 20:00"},
        {"received_at": "2026-03-09 10:00", "replied_at": "2026-03-17 20:00"},
        {"received_at": "2026-03-09 10:00", "replied_at": "2026-03-17 17:00"},
        {"received_at": "2026-03-09 20:00", "replied_at": "2026-03-18 10:00"},
    ]
    result = result_of(judged("request", rows), "reply")
    closing = reading_of(result, "until-closing")
    next_day = reading_of(result, "next-day-if-late")
    assert result.version.tolist() == [0, 1, 1, 1]
    assert result.tally == Tally(met=3, missed=1)
    assert (closing.tally, closing.flips) == (Tally(met=1, missed=3), 2)
    assert (next_day.tally, next_day.flips) == (Tally(met=4), 1)


def test_flips_that_cancel_out_are_still_counted() -> None:
    """One verdict turns each way: the two tallies are the same, and both verdicts differ."""
    clock = {"base": "civil_petition", "day_ends": "closing", "after_hours": "next_working_day"}
    office = {"id": "office-hours-only", "clock": clock, "why": "근무시간만 날로 볼 수도 있음"}
    rules = rule_set({**REPLY, "clock": "civil_petition", "readings": [office]})
    rows: Rows = [
        {"received_at": "2026-03-09 10:00", "replied_at": "2026-03-17 20:00"},
        {"received_at": "2026-03-09 20:00", "replied_at": "2026-03-18 10:00"},
    ]
    result = result_of(audited(rules, case_log(rules, {"request": rows})), "reply-7d")
    assert result.tally == Tally(met=1, missed=1)
    assert [(other.tally, other.flips) for other in result.readings] == [(result.tally, 2)]
