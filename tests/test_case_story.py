"""The story of a case: its days lead to the due moment and the verdict that the audit gave."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import CITE, REPLY, RINGS, audited, calendar, case_log, rule_set
from slaaudit.business_time import DAY_SECONDS, DayRole, date_of, day_of
from slaaudit.case_story import Due, Setting, StandardStory, TimeTold, tell_case, tell_span
from slaaudit.periods import parse_period
from slaaudit.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slaaudit.case_story import CaseStory
    from slaaudit.spec.ruleset import RuleSet

REPEATABLE = settings(derandomize=True, deadline=None, database=None, max_examples=150)
AS_OF = "2026-07-15"
CALENDAR = calendar()
EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
FIRST = datetime(2026, 2, 9)  # noqa: DTZ001  # three weeks with the holidays of the lunar new year


def setting(
    rules: RuleSet,
    rows: Mapping[str, Sequence[Mapping[str, str | None]]],
    period: str = "2026H1",
    as_of: str = AS_OF,
) -> Setting:
    span = parse_period(period)
    assert span is not None
    log = case_log(rules, rows)
    return Setting(log, rules, CALENDAR, span, datetime.fromisoformat(as_of))


def stories(
    rules: RuleSet,
    rows: Mapping[str, Sequence[Mapping[str, str | None]]],
    case: str,
    as_of: str = AS_OF,
) -> tuple[CaseStory, ...]:
    return tell_case(setting(rules, rows, as_of=as_of), case)


def told(rules: RuleSet, row: Mapping[str, str | None], as_of: str = AS_OF) -> StandardStory:
    """Tell the first standard's story of one request."""
    record = rules.standards[0].judged[-1].record
    (story,) = stories(rules, {record: [row]}, f"{record}-1", as_of)
    return story.told[0]


# --- the days lead to the due moment -------------------------------------------------------------


def written(moment: datetime) -> str:
    return moment.isoformat(" ", "minutes")


def replayed_due(time: TimeTold) -> Due | None:
    """Walk the days as an auditor would, with a pencil, until the limit is used up."""
    assert time.limit is not None
    total = 0
    for place, day in enumerate(time.days):
        midnight = day_of(day.on) * DAY_SECONDS
        for start, end in day.parts:
            if total + end - start >= time.limit:
                return Due(midnight + start + time.limit - total, is_date=False)
            total += end - start
        if time.unit == "day":
            total += day.role is DayRole.COUNTED
            if total == time.limit:
                later = time.days[place + 1 :]
                moved = [each for each in later if each.role is DayRole.ROLLED]
                last = moved[-1] if moved else day
                return Due((day_of(last.on) + 1) * DAY_SECONDS, is_date=True)
    return None


def replayed_verdict(time: TimeTold, due: Due | None, end: int | None, as_of: int) -> Verdict:
    """Tell by the days alone whether what was done, or is open still, was in time."""
    at = as_of if end is None else end
    if time.unit == "day":
        late = due is not None and at > due.last
    else:
        spent = 0
        for day in time.days:
            midnight = day_of(day.on) * DAY_SECONDS
            spent += sum(max(0, min(b + midnight, at) - (a + midnight)) for a, b in day.parts)
        late = time.limit is not None and spent > time.limit
    if end is None:
        return Verdict.MISSED if late else Verdict.PENDING
    return Verdict.MISSED if late else Verdict.MET


CLOCKS: list[tuple[object, str]] = [
    ("civil_petition", "7일"),
    ("civil_petition", "3일"),
    ("civil_petition", "2주"),
    ("civil_petition", "즉시"),
    ("business_days", "3일"),
    ("business_days_from_first", "5일"),
    ("calendar_days", "10일"),
    ("calendar_days", "1개월"),
    ("office_hours", "4시간"),
    ("working_day_hours", "24시간"),
    ("wall", "24시간"),
    ("calendar_days", "당일"),
    ({"base": "civil_petition", "after_hours": "next_working_day"}, "7일"),
]
PAUSE = {"cite": CITE, "record": "hold", "from": "held_at", "to": "released_at"}
MINUTES = st.integers(0, 18 * 24 * 60)


@given(
    clock=st.sampled_from(CLOCKS),
    begun=MINUTES,
    taken=st.none() | MINUTES,
    holds=st.lists(st.tuples(MINUTES, st.integers(1, 3 * 24 * 60)), max_size=3),
    unit=st.sampled_from(["minutes", "days"]),
)
@REPEATABLE
def test_replaying_the_days_gives_the_due_moment_and_the_verdict_of_the_audit(
    clock: tuple[object, str],
    begun: int,
    taken: int | None,
    holds: list[tuple[int, int]],
    unit: str,
) -> None:
    name, limit = clock
    standard = {
        **REPLY,
        "clock": name,
        "limit": {"at_most": limit},
        "pause": [{**PAUSE, "unit": unit}],
    }
    rules = rule_set(standard)
    start = FIRST + timedelta(minutes=begun)
    end = None if taken is None else start + timedelta(minutes=taken)
    row = {"received_at": written(start), "replied_at": None if end is None else written(end)}
    held = [
        {
            "case_id": "request-1",
            "held_at": written(FIRST + timedelta(minutes=at)),
            "released_at": written(FIRST + timedelta(minutes=at + length)),
        }
        for at, length in holds
    ]
    rows: Any = {"request": [row], "hold": held} if held else {"request": [row]}
    where = setting(rules, rows)
    (result,) = audited(rules, where.log, as_of=AS_OF).standards
    (story,) = tell_case(where, "request-1")
    (said,) = story.told
    assert said.time is not None
    assert said.due is not None
    assert said.due == Due(int(result.due[0]), bool(result.due_is_date[0]))
    due = replayed_due(said.time)
    assert due == said.due
    done = None if end is None else int((end - EPOCH).total_seconds())
    verdict = replayed_verdict(said.time, due, done, where.instant)
    assert verdict == said.verdict == Verdict(int(result.verdict[0]))


def test_an_open_hold_fixes_no_due_moment_and_tells_the_days_so_far() -> None:
    rules = rule_set({**REPLY, "pause": [PAUSE]})
    rows: Any = {
        "request": [{"received_at": "2026-03-03 10:00", "replied_at": None}],
        "hold": [{"case_id": "request-1", "held_at": "2026-03-05 09:00", "released_at": None}],
    }
    (story,) = stories(rules, rows, "request-1", "2026-03-10 12:00")
    (said,) = story.told
    assert said.verdict is Verdict.PENDING
    assert said.due is None
    assert said.time is not None
    roles = [day.role.value for day in said.time.days]
    assert roles == ["first_day", "counted", "held", "held", "rest", "rest", "held", "held"]


def test_over_is_told_in_the_unit_of_the_clock() -> None:
    late = {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-16 10:00"}
    days = told(rule_set(REPLY), late)
    assert days.over is not None
    assert (days.over.amount, days.over.unit, days.over.plain) == (2, "day", False)
    hours = {**REPLY, "clock": "office_hours", "limit": {"at_most": "4시간"}}
    spent = told(rule_set(hours), {**late, "replied_at": "2026-03-04 10:30"})
    assert spent.over is not None
    assert (spent.over.amount, spent.over.unit) == (4 * 3600 + 1800, "second")
    lunch = told(rule_set(hours), {**late, "replied_at": "2026-03-03 15:00"})
    assert (lunch.verdict, lunch.over) == (Verdict.MET, None)


# --- extensions, excuses, holds ------------------------------------------------------------------

EXTENDED: dict[str, Any] = {
    **REPLY,
    "clock": "civil_petition",
    "extension": {
        "cite": CITE,
        "until": "extended_until",
        "notified": "extension_notified_at",
        "reason": "extension_reason",
        "barred": {"2026-05-06": ["업무 과다"]},
    },
}
ASKED = {
    "received_at": "2026-05-11 10:00",
    "replied_at": "2026-05-27 10:00",
    "extended_until": "2026-05-29",
    "extension_notified_at": "2026-05-15 10:00",
    "extension_reason": "현장 조사",
}


@pytest.mark.parametrize(
    ("changed", "verdict", "parts"),
    [
        ({}, Verdict.MET, (True, True, True)),
        ({"extension_notified_at": "2026-05-20 10:00"}, Verdict.MISSED, (False, True, True)),
        ({"extension_notified_at": None}, Verdict.MISSED, (False, True, True)),
        ({"extension_reason": None}, Verdict.MISSED, (True, False, True)),
        ({"extension_reason": "업무 과다"}, Verdict.MISSED, (True, True, False)),
    ],
)
def test_an_extension_is_told_with_what_makes_it_valid_or_not(
    changed: dict[str, str | None], verdict: Verdict, parts: tuple[bool, bool, bool]
) -> None:
    said = told(rule_set(EXTENDED), {**ASKED, **changed})
    extension = said.extension
    assert extension is not None
    assert (extension.in_time, extension.reasoned, extension.allowed) == parts
    assert extension.valid == all(parts)
    assert said.verdict is verdict
    assert said.due == extension.after
    assert (extension.after != extension.before) == all(parts)


def test_a_due_day_comes_before_the_day_after_it_in_the_timeline() -> None:
    told_late = {**ASKED, "extension_notified_at": "2026-05-20", "replied_at": "2026-05-20"}
    said = told(rule_set(EXTENDED), told_late)
    kinds = [event.kind for event in said.events]
    assert kinds == ["begun", "due", "extension_notified", "done", "extended_until"]


def test_an_excuse_is_told_with_what_it_lacks() -> None:
    excuse = {
        "id": "interim",
        "cite": CITE,
        "notified": "interim_notice_at",
        "before": "due",
        "stating": "expected_reply_on",
    }
    rules = rule_set({**REPLY, "excuse": excuse})
    row = {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-31 10:00"}
    late = {**row, "interim_notice_at": "2026-03-20 10:00", "expected_reply_on": None}
    (told_late,) = told(rules, late).excuses
    assert (told_late.in_time, told_late.unsaid) == (False, ("expected_reply_on",))
    good = {**row, "interim_notice_at": "2026-03-10 10:00", "expected_reply_on": "2026-03-31"}
    said = told(rules, good)
    assert said.excuses[0].holds
    assert said.verdict is Verdict.EXCUSED


def test_holds_that_a_promise_does_not_leave_out_are_told_too() -> None:
    pause = {**PAUSE, "when": {"reason": "보완"}}
    rules = rule_set({**REPLY, "pause": [pause]})
    hold = {"case_id": "request-1", "held_at": "2026-03-04 09:00"}
    rows: Any = {
        "request": [{"received_at": "2026-03-03 10:00", "replied_at": "2026-03-09 10:00"}],
        "hold": [
            {**hold, "released_at": "2026-03-05 09:00", "reason": "보완"},
            {**hold, "released_at": "2026-03-06 09:00", "reason": "홍길동 님 요청"},
        ],
    }
    (story,) = stories(rules, rows, "request-1")
    (said,) = story.told
    assert [(hold.reason, hold.applied) for hold in said.holds] == [("보완", True), (None, False)]


def test_of_two_rows_with_one_id_the_one_that_the_audit_held_is_told_so() -> None:
    rules = rule_set({**REPLY, "when": {"channel": "홈페이지"}, "pause": [PAUSE]})
    row = {"case_id": "A-1", "received_at": "2026-03-03 10:00", "channel": "홈페이지"}
    rows: Any = {
        "request": [
            {**row, "replied_at": "2026-03-13 10:00"},
            {**row, "replied_at": "2026-03-13 11:00"},
            {**row, "replied_at": "2026-03-13 12:00", "channel": "우편"},
        ],
        "hold": [
            {"case_id": "A-1", "held_at": "2026-03-04 09:00", "released_at": "2026-03-06 18:00"}
        ],
    }
    where = setting(rules, rows)
    (result,) = audited(rules, where.log, as_of=AS_OF).standards
    told_rows = tell_case(where, "A-1")
    assert [story.origin.row for story in told_rows] == [2, 3, 4]
    for place, story in enumerate(told_rows[:2]):
        (said,) = story.told
        assert said.time is not None
        assert said.verdict is Verdict(int(result.verdict[place]))
        assert replayed_due(said.time) == said.due
        assert [hold.applied for hold in said.holds] == [place == 1]
    assert [story.told[0].verdict for story in told_rows[:2]] == [Verdict.MISSED, Verdict.MET]
    assert not told_rows[2].told


def test_of_two_rows_with_one_id_only_the_one_that_is_owed_for_says_so() -> None:
    remedy = {"cite": CITE, "amount": 10000, "currency": "KRW", "per": "case", "when": "missed"}
    rules = rule_set({**REPLY, "remedy": remedy})
    row = {"case_id": "A-1", "received_at": "2026-03-03 10:00"}
    rows = [{**row, "replied_at": "2026-03-05 10:00"}, {**row, "replied_at": "2026-03-25 10:00"}]
    in_time, late = stories(rules, {"request": rows}, "A-1")
    assert in_time.told[0].owed is None
    assert late.told[0].owed is not None


# --- other measures ------------------------------------------------------------------------------


def test_notice_is_counted_back_from_the_event() -> None:
    notice = {
        **REPLY,
        "measure": "lead_time",
        "from": "notified_at",
        "to": "appointment_at",
        "clock": "business_days",
        "limit": {"at_least": "2일"},
        "record": "outbound_visit",
    }
    rules = rule_set(notice)
    said = told(rules, {"notified_at": "2026-03-09 10:00", "appointment_at": "2026-03-10 14:00"})
    assert said.verdict is Verdict.MISSED
    assert said.due is not None
    assert date_of(said.due.last // DAY_SECONDS).isoformat() == "2026-03-06"
    assert said.time is not None
    assert said.time.backwards
    assert [(day.on.day, day.role.value, day.total) for day in said.time.days] == [
        (6, "counted", 2),
        (7, "rest", 1),
        (8, "rest", 1),
        (9, "counted", 1),
        (10, "event", 0),
    ]


def test_the_next_working_day_is_found_day_by_day() -> None:
    standard = {
        "id": "answer-next-day",
        "title": "다음 근무일에 답하기",
        "cite": CITE,
        "record": "request",
        "measure": "deadline",
        "to": "replied_at",
        "by": {"day": "next_business_day", "of": "received_at", "time": "10:00"},
    }
    said = told(
        rule_set(standard), {"received_at": "2026-02-27 15:00", "replied_at": "2026-03-03 11:30"}
    )
    assert said.time is not None
    assert [day.role.value for day in said.time.days] == [
        "first_day",
        "rest",
        "rest",
        "rest",
        "counted",
    ]
    assert said.over is not None
    assert (said.over.amount, said.over.unit) == (90 * 60, "second")


def test_a_value_is_told_with_how_far_it_is_over() -> None:
    said = told(rule_set(RINGS), {"received_at": "2026-03-03 10:00", "rings": "5"})
    assert said.over is not None
    assert (said.over.amount, said.over.unit) == (2, "limit")
    assert said.facts[0].value == 5
    assert said.time is None


def test_a_span_of_time_is_told_by_its_label_with_the_days_that_were_counted() -> None:
    count = {
        "id": "monthly",
        "title": "달마다 한 번",
        "cite": CITE,
        "record": "activity",
        "measure": "count",
        "per": "month",
        "limit": {"at_least": "2회"},
    }
    rules = rule_set(count)
    rows: Any = {"activity": [{"held_on": "2026-03-04"}, {"held_on": "2026-04-08"}]}
    (story,) = tell_span(setting(rules, rows), "2026-03")
    assert (story.value, story.verdict) == (1, Verdict.MISSED)
    assert [date_of(day).isoformat() for day in story.happened] == ["2026-03-04"]
    assert not tell_span(setting(rules, rows), "2026-13")
    assert not tell_case(setting(rules, rows), "activity-1")


# --- whom it is for, readings, and nobody's name -------------------------------------------------


def test_what_leaves_a_case_out_is_told_by_its_part_of_the_rule() -> None:
    scoped = {
        **REPLY,
        "when": {"channel": "홈페이지"},
        "exclude": {"anonymous": {"anonymous": "true"}},
    }
    rules = rule_set(scoped)
    row = {"received_at": "2026-03-03 10:00", "replied_at": None}
    rows: Any = {
        "request": [
            {**row, "channel": "홍길동 팀장 전화", "anonymous": "N"},
            {**row, "channel": "홈페이지", "anonymous": "Y"},
        ]
    }
    (other,), (nameless,) = (stories(rules, rows, f"request-{n}") for n in (1, 2))
    assert not other.told
    assert [(each.part, each.reason) for each in other.not_applicable] == [("when", "out_of_scope")]
    assert [(each.part, each.reason) for each in nameless.not_applicable] == [
        ("exclude", "excluded:anonymous")
    ]


def test_words_that_no_rule_knows_are_not_repeated() -> None:
    rules = rule_set({**REPLY, "when": {"channel": "홈페이지"}})
    row = {"received_at": "2026-03-03 10:00", "replied_at": None, "channel": "홍길동"}
    (story,) = stories(rules, {"request": [row]}, "request-1")
    (fact,) = story.not_applicable[0].facts
    assert (fact.state, fact.value) == ("present", None)
    assert "홍길동" not in repr(story)


def test_each_reading_says_its_own_due_moment_and_verdict() -> None:
    readings = [
        {"id": "from-first", "clock": "business_days_from_first", "why": "첫날을 셈"},
        {"id": "shorter", "limit": {"at_most": "3일"}, "why": "3일로도 읽힘"},
    ]
    rules = rule_set({**REPLY, "readings": readings})
    said = told(rules, {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 10:00"})
    assert said.verdict is Verdict.MET
    read = {each.rule.id: each for each in said.readings}
    assert read["from-first"].verdict is Verdict.MISSED
    assert read["shorter"].verdict is Verdict.MISSED
    due = read["shorter"].due
    assert due is not None
    assert date_of(due.last // DAY_SECONDS).isoformat() == "2026-03-06"


def test_a_case_is_judged_alone_as_it_was_among_others() -> None:
    second = {**RINGS, "id": "other", "record": "call", "exception_to": ["phone-3-rings"]}
    rules = rule_set(RINGS, {**second, "when": {"rings": {"at_least": 4}}}, REPLY)
    rows: Any = {
        "call": [{"received_at": "2026-03-03 10:00", "rings": str(n)} for n in range(6)],
        "request": [{"received_at": "2026-03-03 10:00", "replied_at": "2026-03-20 10:00"}],
    }
    where = setting(rules, rows)
    whole = {result.rule.id: result for result in audited(rules, where.log).standards}
    for place, case in enumerate(whole["phone-3-rings"].case_ids):
        (story,) = tell_case(where, str(case))
        verdicts = {each.rule.id: each.verdict for each in story.told}
        verdicts |= {each.rule.id: Verdict.NOT_APPLICABLE for each in story.not_applicable}
        assert verdicts["phone-3-rings"] == whole["phone-3-rings"].verdict[place]
        assert verdicts["other"] == whole["other"].verdict[place]


def test_a_case_on_several_rows_and_records_is_told_for_each() -> None:
    rules = rule_set(RINGS, REPLY)
    rows: Any = {
        "call": [
            {"case_id": "A-1", "received_at": "2026-03-03 10:00", "rings": "2"},
            {"case_id": "A-1", "received_at": "2026-03-04 10:00", "rings": "4"},
        ],
        "request": [{"case_id": "A-1", "received_at": "2026-03-03 10:00", "replied_at": None}],
    }
    found = stories(rules, rows, "A-1")
    assert sorted((each.record, each.origin.row) for each in found) == [
        ("call", 2),
        ("call", 3),
        ("request", 2),
    ]
    assert not tell_case(setting(rules, rows, "2025H2"), "A-1")
