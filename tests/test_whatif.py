"""What if: other limits, holidays and hours, each with the flips worked out by hand.

Office hours are 09:00-12:00 and 13:00-18:00 unless an example says otherwise: eight hours a day.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import REPLY, as_yaml, case_log, charter
from slaaudit.audit_changes import audit_changes
from slaaudit.engine import audit
from slaaudit.findings import Finding
from slaaudit.korean_holidays import calendar_with
from slaaudit.periods import parse_period
from slaaudit.rule_changes import Dated, rule_changes
from slaaudit.rule_changes.diff_page import LogEffect
from slaaudit.rulefile import load_rule_set, load_trial
from slaaudit.rulefile.settings import Setting, Trial, parse_setting
from slaaudit.terms import Verdict
from slaaudit.whatif import Days, Outcome, parse_sweep
from slaaudit.whatif.outcome_words import tried
from slaaudit.whatif.sweeps import Sweep, point, unread_fields

if TYPE_CHECKING:
    from slaaudit.model import Audit
    from slaaudit.spec.ruleset import RuleSet

PETITION: dict[str, Any] = {**REPLY, "clock": "civil_petition"}
AFTER_HOURS = {
    "id": "next-day",
    "clock": {"base": "civil_petition", "after_hours": "next_working_day"},
    "why": "근무시간 뒤의 접수는 다음 날로도 읽힘",
}
Case = tuple[str, str]


def files(*standards: dict[str, Any], **head: Any) -> dict[str, bytes]:  # noqa: ANN401
    return {"charter.yaml": as_yaml(charter(*standards, **head)).encode()}


def setting(written: str) -> Setting:
    read = parse_setting(written)
    assert isinstance(read, Setting), read
    return read


def rules_with(rule_files: dict[str, bytes], trial: Trial) -> RuleSet:
    rules, findings = load_trial(rule_files, trial)
    assert rules is not None, [finding.message("en") for finding in findings]
    return rules


def codes(rule_files: dict[str, bytes], *written: str) -> list[str]:
    """Load a trial that cannot be, and give its findings' codes."""
    rules, findings = load_trial(rule_files, Trial(tuple(map(setting, written))))
    assert rules is None
    return [finding.code for finding in findings]


def outcome(
    cases: list[Case],
    trial: Trial,
    days: Days | None = None,
    standard: dict[str, Any] = PETITION,
) -> Outcome:
    """Judge petitions (received, replied) by the rule as it is and as it is tried."""
    rule_files = files(standard)
    before, _ = load_rule_set(rule_files)
    assert before is not None
    after = rules_with(rule_files, trial)
    rows = [
        {"case_id": str(number), "received_at": received, "replied_at": replied}
        for number, (received, replied) in enumerate(cases, start=1)
    ]
    log = case_log(before, {"request": rows})
    period = parse_period("2026H1")
    assert period is not None
    days = days or Days()
    sides: list[Dated] = []
    audits: list[Audit] = []
    for rules, added, removed in ((before, {}, {}), (after, days.added, days.removed)):
        calendar = calendar_with(rules.charter.calendar, added, removed)
        sides.append(Dated(rules, calendar))
        audits.append(audit(log, rules, calendar, period, datetime(2026, 7, 1)))  # noqa: DTZ001  # Seoul wall time
    moves = audit_changes(audits[0], audits[1])
    return Outcome(rule_changes(sides[0], sides[1]), days, LogEffect(audits[0], audits[1], moves))


def flips(found: Outcome) -> dict[str, tuple[str, str]]:
    return {flip.case: flip.verdicts for flip in found.flips}


def test_seven_days_to_five_turns_days_into_hours() -> None:
    # received on Friday 6 March, 17:00. Seven days: 6, 9, 10, 11, 12, 13 and 16 March, to its end.
    # Five days are 40 working hours: 1 on the 6th, 8 each on 9 to 12, 7 on the 13th: until 17:00
    friday = "2026-03-06 17:00"
    found = outcome(
        [
            (friday, "2026-03-13 16:59"),
            (friday, "2026-03-13 17:01"),
            (friday, "2026-03-16 23:59"),
            (friday, "2026-03-17 00:00"),
        ],
        Trial((setting("reply-7d.limit=5일"),)),
    )
    assert flips(found) == {"2": ("met", "missed"), "3": ("met", "missed")}
    assert found.flips[0].dues == ("2026-03-16", "2026-03-13T17:00:00")
    said = " ".join(tried(found))
    assert "7일 이내 → 5일 이내" in said
    assert "시간 단위로 바뀜(민원처리법 제19조제1항" in said


def test_up_to_five_days_a_day_is_eight_working_hours() -> None:
    # received on Tuesday 10 March, 14:00. Three days are 24 hours: 4, 8, 8, and 4 on Friday: 14:00.
    # Two days are 16 hours: 4, 8, and 4 on Thursday: 14:00
    tuesday = "2026-03-10 14:00"
    found = outcome(
        [(tuesday, "2026-03-12 13:59"), (tuesday, "2026-03-13 10:00")],
        Trial((setting("reply-7d.limit=2일"),)),
        standard={**PETITION, "limit": {"at_most": "3일"}},
    )
    assert flips(found) == {"2": ("met", "missed")}
    (moves,) = found.moved
    assert set(moves.due.seconds.tolist()) == {-86_400}


def test_a_temporary_holiday_moves_the_last_day() -> None:
    # seven days from Monday 6 April: 6, 7, 8, 9, 10, 13, 14; without the 10th until the 15th
    found = outcome(
        [("2026-04-06 10:00", "2026-04-14 10:00"), ("2026-04-06 10:00", "2026-04-15 10:00")],
        Trial(),
        Days(added={date(2026, 4, 10): "임시공휴일"}),
    )
    assert flips(found) == {"2": ("missed", "met")}
    assert found.flips[0].dues == ("2026-04-14", "2026-04-15")
    assert list(tried(found)) == ["공휴일 추가: 2026. 4. 10.(금) 임시공휴일"]


def test_a_holiday_that_is_none_brings_the_last_day_forward() -> None:
    # from Monday 27 April: 27, 28, 29, 30, then 4, 6, 7 May (1 and 5 May are holidays); if 1 May
    # is worked, until the 6th
    found = outcome(
        [("2026-04-27 10:00", "2026-05-07 10:00")],
        Trial(),
        Days(removed={date(2026, 5, 1): "노동절"}),
    )
    assert flips(found) == {"1": ("met", "missed")}
    assert found.flips[0].dues == ("2026-05-07", "2026-05-06")


def test_shorter_hours_stretch_the_forty_hours_over_more_days() -> None:
    # five days from Monday 9 March, 09:00: Friday 18:00. Seven hours a day: 35 by Friday, five on
    # Monday the 16th: until 15:00
    monday = "2026-03-09 09:00"
    found = outcome(
        [(monday, "2026-03-16 14:00"), (monday, "2026-03-16 15:30")],
        Trial(office_hours=("09:00-12:00", "13:00-17:00")),
        standard={**PETITION, "limit": {"at_most": "5일"}},
    )
    assert flips(found) == {"1": ("missed", "met")}
    assert any("하루를 8시간으로 셈(민원처리법 제19조제1항)" in each for each in tried(found))


def test_a_reading_of_the_rules_is_taken_for_the_standard() -> None:
    # on Friday after hours: the 6th is day 1 and the 16th day 7; or Monday is day 1, to the 17th
    found = outcome(
        [("2026-03-06 18:30", "2026-03-17 10:00")],
        Trial((setting("reply-7d.reading=next-day"),)),
        standard={**PETITION, "readings": [AFTER_HOURS]},
    )
    assert flips(found) == {"1": ("missed", "met")}


def test_a_reading_follows_what_it_takes_over() -> None:
    rule_files = files({**PETITION, "readings": [AFTER_HOURS]})
    (rule,) = rules_with(rule_files, Trial((setting("reply-7d.limit=10일"),)))
    assert str(rule.readings[0].versions[0].limit) == "at_most 10일"  # type: ignore[union-attr]
    (rule,) = rules_with(rule_files, Trial((setting("reply-7d.clock=business_days"),)))
    assert rule.readings[0].versions[0].clock.after_hours == "next_working_day"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("reply-7d.limit=5일", "at_most 5일"),
        ("reply-7d.limit.less_than=7일", "less_than 7일"),
        ("reply-7d.limit={less_than: 3일}", "less_than 3일"),
    ],
)
def test_a_limit_keeps_its_bound_unless_another_is_named(written: str, shown: str) -> None:
    (rule,) = rules_with(files(PETITION), Trial((setting(written),)))
    assert str(rule.latest.limit) == shown  # type: ignore[union-attr]


def test_a_promise_without_a_figure_may_be_given_one() -> None:
    vague = {**PETITION, "limit": {"no_figure": "true"}}
    (rule,) = rules_with(files(vague), Trial((setting("reply-7d.limit=3일"),)))
    assert str(rule.latest.limit) == "at_most 3일"  # type: ignore[union-attr]


def test_a_named_clock_becomes_a_derived_one() -> None:
    trial = Trial((setting("reply-7d.clock.day_ends=closing"),))
    (rule,) = rules_with(files(PETITION), trial)
    clock = rule.latest.clock  # type: ignore[union-attr]
    assert (clock.base, clock.day_ends) == ("civil_petition", "closing")  # type: ignore[union-attr]


def test_parts_are_named_by_their_id_or_number() -> None:
    excuse = {"id": "notice", "cite": REPLY["cite"], "notified": "interim_notice_at"}
    standard = {**PETITION, "excuse": [excuse]}
    for name in ("notice", "1"):
        trial = Trial((setting(f"reply-7d.excuse.{name}.before=due"),))
        (rule,) = rules_with(files(standard), trial)
        assert rule.latest.excuse[0].before == "due"  # type: ignore[union-attr]


def test_an_empty_value_takes_a_key_away() -> None:
    trial = Trial((setting("reply-7d.target="),))
    (rule,) = rules_with(files({**PETITION, "target": "95%"}), trial)
    assert rule.latest.target is None


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("reply-7.limit=5일", "SLA844"),
        ("reply-7d.limt=5일", "SLA201"),
        ("reply-7d.limit=오일", "SLA204"),
        ("reply-7d.limit=5회", "SLA306"),
        ("reply-7d.limit=", "SLA202"),
        ("reply-7d.clock=calender_days", "SLA305"),
        ("reply-7d.clock.first_dy=counted", "SLA201"),
        ("reply-7d.id=other", "SLA845"),
        ("reply-7d.reading=calendar", "SLA846"),
        ("reply-7d.cite.source=chartre", "SLA401"),
        ("reply-7d.title.of=x", "SLA207"),
    ],
)
def test_what_cannot_be_is_the_finding_that_a_rule_file_would_get(written: str, code: str) -> None:
    assert codes(files(PETITION), written) == [code]


def test_findings_name_the_option() -> None:
    _, (finding,) = load_trial(files(PETITION), Trial((setting("reply-7d.limt=5일"),)))
    assert (finding.place.file, finding.place.line) == ("--set reply-7d.limt=5일", None)
    assert "`limit`" in finding.message("ko")


@pytest.mark.parametrize("written", ["reply-7d", "reply-7d=5일", ".limit=5일", "reply-7d..x=1", ""])
def test_what_is_no_setting_is_refused(written: str) -> None:
    (finding,) = parse_setting(written)  # type: ignore[misc]
    assert isinstance(finding, Finding)
    assert finding.code == "SLA843"


def test_a_setting_that_needs_other_columns_is_named() -> None:
    rule_files = files(PETITION)
    before = rules_with(rule_files, Trial())
    after = rules_with(rule_files, Trial((setting("reply-7d.to=closed_at"),)))
    assert list(unread_fields(before, after)) == ["민원·VOC 완결일"]


@pytest.mark.parametrize(
    ("written", "limits"),
    [
        ("reply-7d.limit=3일..5일", ["3일", "4일", "5일"]),
        ("reply-7d.limit=5일..3일", ["3일", "4일", "5일"]),
        ("reply-7d.limit.less_than=10분..30분/10분", ["10분", "20분", "30분"]),
        ("reply-7d.limit=0.5점..1.5점/0.5점", ["0.5점", "1점", "1.5점"]),
    ],
)
def test_a_sweep_goes_through_every_limit(written: str, limits: list[str]) -> None:
    read = parse_sweep(written)
    assert [each.written.partition("=")[2] for each in read if isinstance(each, Setting)] == limits


@pytest.mark.parametrize(
    "written",
    [
        "reply-7d.limit=3일",
        "reply-7d.limit=3일..3일",
        "reply-7d.limit=3일..5회",
        "x=3일..5일",
        "reply-7d.target=90%..95%",
        "reply-7d.limit=1분..61분",
        "reply-7d.limit=1일..5일/0일",
    ],
)
def test_what_cannot_be_gone_through_is_refused(written: str) -> None:
    (finding,) = parse_sweep(written)
    assert isinstance(finding, Finding)
    assert finding.code == "SLA847"


def swept(cases: list[Case], span: str, standard: dict[str, Any]) -> tuple[Sweep, list[set[str]]]:
    """Go through limits; give the sweep and, limit by limit, the cases that are met."""
    points, met = [], []
    for each in parse_sweep(f"reply-7d.limit={span}"):
        assert isinstance(each, Setting)
        after = outcome(cases, Trial((each,)), standard=standard).after
        (result,) = after.standards
        points.append(point(after.rules, result))
        met.append(set(result.case_ids[result.verdict == Verdict.MET].tolist()))
    return Sweep("reply-7d", "-", "7일", tuple(points)), met


def test_the_tightest_limit_is_the_strictest_that_reaches_the_target() -> None:
    # received on Monday 9 March, 10:00, replied at 11:00 on working day 2, 4, 6 and 8. Five days
    # are 40 hours: until Monday the 16th, 10:00; six until the end of that day: 3 of 4 are met
    monday = "2026-03-09 10:00"
    cases = [(monday, f"2026-03-{day} 11:00") for day in (10, 12, 16, 18)]
    sweep, _ = swept(cases, "4일..8일", {**PETITION, "target": "75%"})
    assert sweep.tightest is not None
    assert str(sweep.tightest.limit) == "at_most 6일"
    assert [each.clock.partition("(")[2] for each in sweep.points[1:3]] == [
        "민원처리법 제19조제1항)",
        "민원처리법 제19조제2항)",
    ]
    hopeless, _ = swept(cases, "1일..5일", {**PETITION, "target": "75%"})
    assert hopeless.tightest is None


MOMENTS = st.datetimes(datetime(2026, 1, 2), datetime(2026, 6, 1))  # noqa: DTZ001  # Seoul wall time
PETITIONS = st.lists(st.tuples(MOMENTS, st.integers(0, 400)), min_size=1, max_size=8)


def written(petitions: list[tuple[datetime, int]]) -> list[Case]:
    """Give petitions that were replied to some hours after they were received."""
    return [
        (f"{received:%Y-%m-%d %H:%M}", f"{received + timedelta(hours=hours):%Y-%m-%d %H:%M}")
        for received, hours in petitions
    ]


@given(PETITIONS)
@settings(max_examples=15, deadline=None)
def test_no_setting_flips_nothing(petitions: list[tuple[datetime, int]]) -> None:
    found = outcome(written(petitions), Trial())
    assert not found.flips
    assert not found.moved


@given(PETITIONS)
@settings(max_examples=10, deadline=None)
def test_a_longer_limit_never_loses_a_case(petitions: list[tuple[datetime, int]]) -> None:
    by_due = {**PETITION, "clock": {"base": "civil_petition", "judged_by": "due"}}
    _, met = swept(written(petitions), "1일..9일", by_due)
    assert all(shorter <= longer for shorter, longer in pairwise(met))


def test_where_hours_become_days_a_longer_limit_may_lose_a_case() -> None:
    # received on Thursday 2 April, 21:34. Five days are 40 hours from Friday on: until Thursday the
    # 9th, 18:00, and at night no further working minute passes. Six are 2, 3, 6, 7, 8 and 9 April,
    # to the end of the 9th: a reply at 02:34 on the 10th is late
    sweep, met = swept([("2026-04-02 21:34", "2026-04-10 02:34")], "4일..7일", PETITION)
    assert [len(each) for each in met] == [0, 1, 0, 1]
    assert sweep.changes_unit
