"""Mutants of rule sets: every kind is made, and tests either notice them or are proposed."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

import slaaudit.reports
from makers import CITE, REPLY, RINGS, as_yaml, write_rules
from slaaudit.__main__ import run
from slaaudit.korean_holidays import institution_calendar
from slaaudit.mutants import MUTATIONS, Mutant, Proposer, Trial, mutants_of
from slaaudit.rulefile import read_rule_set

if TYPE_CHECKING:
    from slaaudit.spec.ruleset import RuleSet

SCHEMA = Path(slaaudit.reports.__file__).parent / "mutants.schema.json"
INSTITUTIONS = Path(__file__).parents[1] / "rules"
PETITION = {
    **REPLY,
    "clock": "civil_petition",
    "when": {"channel": ["홈페이지", "전화"], "state": "접수"},
    "exclude": {"withdrawn": {"state": "취하"}},
    "pause": [{"cite": CITE, "from": "held_at", "to": "released_at", "unit": "days"}],
    "extension": {
        "cite": CITE,
        "until": "extended_until",
        "notified": "extension_notified_at",
        "reason": "extension_reason",
        "barred": {"2026-05-06": ["업무 과다", "담당자 부재"]},
    },
    "excuse": {
        "id": "told",
        "cite": CITE,
        "notified": "interim_notice_at",
        "before": "due",
        "stating": "expected_reply_on",
    },
    "remedy": {"cite": CITE, "amount": "10000", "when": "missed"},
}
APOLOGY = {
    "id": "apology",
    "title": "늦으면 사과하기",
    "cite": CITE,
    "record": "request",
    "after": {"standard": "reply-7d", "verdict": ["missed"]},
    "measure": "check",
    "of": ["explained", "officer_named"],
}
MEETINGS = {
    "id": "meetings",
    "title": "해마다 3회 이상 간담회 열기",
    "cite": CITE,
    "record": "activity",
    "when": {"activity": "간담회"},
    "measure": "count",
    "per": "year",
    "in_months": ["1", "2"],
    "limit": {"at_least": "3회"},
}


def rules_of(folder: Path, *standards: dict[str, Any], tests: list[Any] | None = None) -> RuleSet:
    write_rules(folder, *standards)
    text = as_yaml({"schema": "slaaudit/tests/1", "tests": tests or []})
    (folder / "tests.yaml").write_text(text, encoding="utf-8")
    rules, findings = read_rule_set(folder)
    assert rules is not None, findings
    return rules


def trial_of(rules: RuleSet) -> Trial:
    return Trial(rules, institution_calendar(rules.charter.calendar))


def made(rules: RuleSet, standard: str) -> dict[str, Mutant]:
    calendar = institution_calendar(rules.charter.calendar)
    return {
        each.words.ko: each for each in mutants_of(rules, calendar) if each.standard == standard
    }


@pytest.mark.parametrize(
    "words",
    [
        "한도 7일 → 8일",
        "한도 7일 → 6일",
        "한도 이하(at_most) → 미만(less_than)",
        "시계 civil_petition → business_days",
        "시계의 첫날(first_day) → not_counted",
        "시계의 마지막 날의 끝(day_ends) → closing",
        "시계의 근무시간 뒤의 접수(after_hours) → next_working_day",
        "적용 조건(when): state 조건을 뺌",
        "적용 조건(when): channel 조건에서 '전화'을(를) 뺌",
        "제외 'withdrawn'을(를) 뺌",
        "중지 held_at을(를) 뺌",
        "연장(extension)을 뺌",
        "2026-05-06부터의 barred를 뺌",
        "barred 2026-05-06 → 2026-05-07",
        "barred에서 '업무 과다'을(를) 뺌",
        "면책 'told'을(를) 뺌",
        "면책 'told': 기한 전(before)을 뺌",
        "면책 'told': 함께 알릴 expected_reply_on을(를) 뺌",
        "보상 10000 → 10001",
        "보상 when missed → met",
    ],
)
def test_a_petition_is_changed_in_every_part(tmp_path: Path, words: str) -> None:
    mutant = made(rules_of(tmp_path, PETITION), "reply-7d")[words]
    assert mutant.rules is not None
    assert not mutant.same


def test_dated_limits_checks_counts_and_duties_are_changed(tmp_path: Path) -> None:
    dated = {**RINGS, "limit": {"at_most": {"2025-01-01": "5회", "2026-01-01": "3회"}}}
    rules = rules_of(tmp_path, dated, PETITION, APOLOGY, MEETINGS)
    assert "2026-01-01부터의 판: 시행일 2026-01-01 → 2026-01-02" in made(rules, "phone-3-rings")
    assert "점검 항목(of) explained을(를) 뺌" in made(rules, "apology")
    assert "앞선 판정에 excused을(를) 더함" in made(rules, "apology")
    counted = made(rules, "meetings")
    assert {"셈 단위 per year → half", "세는 달(in_months)을 뺌", "세는 달 2월 → 3월"} <= {*counted}


def test_every_kind_of_mutation_is_made_somewhere_or_has_nothing_to_change(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, RINGS, PETITION, APOLOGY, MEETINGS)
    calendar = institution_calendar(rules.charter.calendar)
    kinds = {each.kind for each in mutants_of(rules, calendar)}
    unused = {"sum", "full_days", "where", "exception_to", "stating", "by", "in_force"}
    assert kinds == set(MUTATIONS) - unused


def test_what_the_rule_language_cannot_say_is_no_mutant(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, {**REPLY, "limit": {"at_most": "1일"}})
    assert made(rules, "reply-7d")["한도 1일 → 0일"].rules is None


def test_a_clock_that_counts_alike_is_equivalent(tmp_path: Path) -> None:
    short = {**REPLY, "clock": "civil_petition", "limit": {"at_most": "3일"}}
    mutants = made(rules_of(tmp_path, short), "reply-7d")
    assert mutants["시계의 마지막 날의 끝(day_ends) → closing"].same, "3일은 시간으로 셈"
    assert not mutants["시계의 판정 기준(judged_by) → due"].same


def test_an_excuse_that_cannot_come_is_equivalent(tmp_path: Path) -> None:
    mutants = made(rules_of(tmp_path, REPLY, APOLOGY), "apology")
    assert mutants["앞선 판정에 excused을(를) 더함"].same


BOUNDARY = {
    "standard": "reply-7d",
    "name": "7일째에 답하면 이행",
    "given": {"received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 17:59"},
    "expect": {"verdict": "met"},
}


def test_a_missing_boundary_test_survives_and_the_proposed_one_catches_it(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, REPLY, tests=[BOUNDARY])
    trial = trial_of(rules)
    score = trial.score()
    assert "한도 7일 → 6일" in {each.words.ko for each in score.caught}
    survivor = next(each for each in score.survived if each.words.ko == "한도 7일 → 8일")
    proposed = Proposer(trial, rules.standards[0].judged[-1]).propose(survivor)
    assert proposed is not None
    assert proposed.todo
    assert proposed.expect.verdict == "missed"
    pasted = {**proposed.model_dump(include={"standard", "name", "given"})}
    pasted["expect"] = proposed.expect.model_dump(exclude_unset=True)
    tests = [BOUNDARY, json.loads(json.dumps(pasted))]
    caught = trial_of(rules_of(tmp_path / "more", REPLY, tests=tests)).score().caught
    assert "한도 7일 → 8일" in {each.words.ko for each in caught}


def test_rows_are_proposed_for_a_count(tmp_path: Path) -> None:
    rules = rules_of(tmp_path, MEETINGS)
    trial = trial_of(rules)
    proposer = Proposer(trial, rules.standards[0].judged[-1])
    found = {each.words.ko: proposer.propose(each) for each in trial.score().survived}
    test = found["한도 3회 → 4회"]
    assert test is not None
    assert len(test.rows) >= 1


def test_a_test_that_fails_or_is_to_do_catches_nothing(tmp_path: Path) -> None:
    wrong = {**BOUNDARY, "expect": {"verdict": "missed"}}
    unsure = {**BOUNDARY, "todo": "true"}
    assert not trial_of(rules_of(tmp_path, REPLY, tests=[wrong, unsure])).score().caught


def test_too_few_caught_exits_1_and_prints_a_test_to_paste(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules_of(tmp_path, REPLY, tests=[BOUNDARY])
    assert run(["rules", "test", str(tmp_path), "--mutants"]) == 0
    assert run(["rules", "test", str(tmp_path), "--mutants", "--min-caught", "95%"]) == 1
    said = capsys.readouterr().out
    assert "살아남음  sample reply-7d: 한도 7일 → 8일" in said
    block = said.split("한도 7일 → 8일\n")[1].split("살아남음")[0]
    assert yaml.safe_load(block)[0]["todo"] is True


def test_the_json_page_counts_and_names_the_survivors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules_of(tmp_path, REPLY, tests=[BOUNDARY])
    assert run(["rules", "test", str(tmp_path), "--mutants", "-f", "json"]) == 0
    page = json.loads(capsys.readouterr().out)
    assert page["schema"] == "slaaudit/mutants/1"
    (sample,) = page["institutions"]
    assert sample["caught"] > 0
    assert {"standard", "kind", "changed", "test"} == set(sample["survived"][0])
    form = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(form)
    jsonschema.Draft202012Validator(form).validate(page)


def test_the_page_follows_its_schema_whatever_was_found(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules_of(tmp_path, {**PETITION, "limit": {"at_most": "3일"}}, APOLOGY, tests=[BOUNDARY])
    run(["rules", "test", str(tmp_path), "--mutants", "-f", "json", "--lang", "en"])
    page = json.loads(capsys.readouterr().out)
    jsonschema.validate(page, json.loads(SCHEMA.read_text(encoding="utf-8")))
    (sample,) = page["institutions"]
    assert sample["equivalent"]
    said = [*sample["survived"], *sample["equivalent"]]
    assert "limit 3일 → 2일" in {each["changed"] for each in said}
    assert not [each for each in sample["equivalent"] if not each["why"].isascii()]


def test_every_change_is_said_in_english_too(tmp_path: Path) -> None:
    dated = {**RINGS, "limit": {"at_most": {"2025-01-01": "5회", "2026-01-01": "3회"}}}
    rules = rules_of(tmp_path, dated, PETITION, APOLOGY, MEETINGS)
    calendar = institution_calendar(rules.charter.calendar)
    own = {"홈페이지", "전화", "접수", "취하", "업무", "과다", "담당자", "부재", "간담회"}
    for mutant in mutants_of(rules, calendar):
        said = mutant.words.en + (mutant.same.en if mutant.same else "")
        korean = set(re.findall("[가-힣]+", said))
        assert korean <= own | {"일", "회"}, said


def test_a_share_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules_of(tmp_path, REPLY, tests=[BOUNDARY])
    assert run(["rules", "test", str(tmp_path), "--min-caught", "많이"]) == 2
    assert "--min-caught" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["jntp", "kofpi", "kosea", "kosti", "sonosa"])
def test_the_tests_of_every_institution_notice_a_changed_rule(name: str) -> None:
    rules, findings = read_rule_set(INSTITUTIONS / name)
    assert rules is not None, findings
    score = trial_of(rules).score()
    assert score.share >= 95, [(each.standard, each.words.ko) for each in score.survived]
