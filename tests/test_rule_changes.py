"""What a change of rules means, in sentences; and that none passes in silence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makers import ATTEST, CITE, REPLY, RINGS, as_yaml, charter
from slaaudit.amounts import Amount
from slaaudit.conditions import FieldTest
from slaaudit.korean_holidays import institution_calendar
from slaaudit.mutants.making import mutants_of
from slaaudit.rule_changes import Dated, Effect, RuleChanges, rule_changes
from slaaudit.rulefile import load_rule_set, read_rule_set
from slaaudit.spec.scalars import SpecModel

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slaaudit.spec.ruleset import RuleSet
    from slaaudit.terms import Lang

INSTITUTIONS = ["jntp", "kofpi", "kosea", "kosti", "sonosa"]
#: Words that only a few others may stand for: what they do is tried by the mutants.
WORDS_OF_THE_LANGUAGE = """
value duration lead_time deadline check count mean share attest minutes days missed met due
applicable case KRW week month quarter half year half_year working closed counted not_counted
same_day next_day next_business_day closing next_working_day skipped elapsed wall
office_hours working_day_hours calendar_days business_days business_days_from_first
civil_petition information_disclosure excused pending not_applicable unmeasurable 분 시간 일
업무일 주 개월 clock target exclusion slaaudit/charter/1 slaaudit/columns/1 24:00
"""
RULES = Path(__file__).parents[1] / "rules"
PETITION = {**REPLY, "clock": "civil_petition"}


def loaded(
    *standards: Mapping[str, Any],
    columns: Mapping[str, Any] | None = None,
    tests: list[dict[str, Any]] | None = None,
    **head: Any,  # noqa: ANN401  # keys of a charter
) -> RuleSet:
    files = {"charter.yaml": as_yaml(charter(*standards, **head)).encode()}
    if columns is not None:
        page = {"schema": "slaaudit/columns/1", "records": columns}
        files["columns.yaml"] = as_yaml(page).encode()
    if tests is not None:
        files["tests.yaml"] = as_yaml({"schema": "slaaudit/tests/1", "tests": tests}).encode()
    rules, findings = load_rule_set(files)
    assert rules is not None, [finding.message("en") for finding in findings]
    return rules


def compared(before: RuleSet, after: RuleSet, lang: Lang = "ko") -> RuleChanges:
    old, new = (
        Dated(each, institution_calendar(each.charter.calendar)) for each in (before, after)
    )
    return rule_changes(old, new, lang)


def said(before: RuleSet, after: RuleSet, effect: Effect | None = None) -> list[str]:
    return [
        f"[{change.in_force}] {change.text}" if change.in_force else change.text
        for each in compared(before, after).subjects
        for change in each.changes
        if effect in (None, change.effect)
    ]


def one(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[str]:
    return said(loaded(before), loaded(after))


def test_a_petition_of_five_days_is_counted_in_hours() -> None:
    (text,) = one(PETITION, {**PETITION, "limit": {"at_most": "5일"}})
    assert text.startswith(
        "기준: 7일 이내 → 5일 이내 ― 더 엄격해짐; 시간 단위로 바뀜(민원처리법 제19조제1항"
    )
    assert "예: 2026-03-03 10:00에 시작하면 2026-03-11까지 → 2026-03-10 10:00까지" in text


def test_a_petition_of_six_days_is_counted_in_days_again() -> None:
    five = {**PETITION, "limit": {"at_most": "5일"}}
    (text,) = one(five, {**PETITION, "limit": {"at_most": "6일"}})
    assert "더 느슨해짐; 일 단위로 바뀜(민원처리법 제19조제2항: 근무일, 첫날 넣음)" in text


def test_a_clock_without_that_law_keeps_its_unit() -> None:
    (text,) = one(REPLY, {**REPLY, "limit": {"at_most": "5일"}})
    assert "더 엄격해짐" in text
    assert "단위로 바뀜" not in text


def test_a_bound_says_what_becomes_of_the_value_itself() -> None:
    (text,) = one(RINGS, {**RINGS, "limit": {"at_most": "3회"}})
    assert text == "기준: 3회 미만 → 3회 이하 ― 더 느슨해짐; 꼭 3회이면 이제 이행"
    (back,) = one({**RINGS, "limit": {"at_most": "3회"}}, RINGS)
    assert back == "기준: 3회 이하 → 3회 미만 ― 더 엄격해짐; 꼭 3회이면 이제 미이행"


def test_at_least_is_stricter_the_higher_it_is() -> None:
    count = {
        **{key: RINGS[key] for key in ("id", "title", "cite")},
        "record": "activity",
        "measure": "count",
        "per": "half",
        "limit": {"at_least": "2회"},
    }
    (text,) = one(count, {**count, "limit": {"at_least": "3회"}})
    assert text == "기준: 2회 이상 → 3회 이상 ― 더 엄격해짐"


def test_another_clock_is_named_with_its_article() -> None:
    (text,) = one(REPLY, {**REPLY, "clock": "civil_petition"})
    assert text.startswith(
        "시계: 근무일, 첫날 뺌 (민법 제155조, 제157조, 제159조) → "
        "근무일, 첫날 넣음 (민원처리법 제19조제2항) ― 더 엄격해짐"
    )


def test_the_first_day_of_a_clock_that_the_charter_names() -> None:
    days = {**REPLY, "clock": "own-days"}

    def rules(first: str) -> RuleSet:
        return loaded(days, clocks={"own-days": {"base": "business_days", "first_day": first}})

    texts = said(rules("not_counted"), rules("counted"))
    assert any(text.startswith("첫날: 넣지 않음 → 넣음 ― 더 엄격해짐") for text in texts)


def test_standards_added_and_removed() -> None:
    assert said(loaded(RINGS), loaded(RINGS, REPLY)) == [
        "표준 추가: 접수일시부터 답변일시까지 7일 이내"
    ]
    assert said(loaded(RINGS, REPLY), loaded(RINGS)) == [
        "표준 없앰: 접수일시부터 답변일시까지 7일 이내"
    ]


def test_a_standard_of_the_same_quote_is_renamed_and_still_compared() -> None:
    quoted = {**REPLY, "cite": {**CITE, "quote": "7일 이내에 답변"}}
    other = {**quoted, "id": "answer", "limit": {"at_most": "5일"}, "record": "request"}
    changes = compared(loaded(RINGS, quoted), loaded(RINGS, other))
    assert changes.new_ids == {"reply-7d": "answer"}
    texts = [change.text for each in changes.subjects for change in each.changes]
    assert texts[0] == "id가 바뀜: reply-7d → answer"
    assert texts[1].startswith("기준: 7일 이내 → 5일 이내")


def test_references_to_a_renamed_standard_are_no_change() -> None:
    duty = {
        **{key: REPLY[key] for key in ("title", "cite", "record")},
        "id": "sorry",
        "measure": "check",
        "of": "apologised",
        "after": {"standard": "reply-7d"},
    }
    renamed = {**duty, "after": {"standard": "answer-7d"}}
    texts = said(loaded(REPLY, duty), loaded({**REPLY, "id": "answer-7d"}, renamed))
    assert texts == ["id가 바뀜: reply-7d → answer-7d"]


def test_conditions_and_exclusions() -> None:
    web = {**REPLY, "when": {"channel": "홈페이지"}}
    (text,) = one(REPLY, web)
    assert text == "대상: 기록의 모든 건 → 접수경로가 홈페이지인 건 ― 대상이 줄어듦"
    (text,) = one(REPLY, {**REPLY, "exclude": {"nameless": {"anonymous": "true"}}})
    assert text == "적용 제외(nameless) 추가: 익명여부가 예인 건 ― 대상이 줄어듦"


def test_parts_that_give_more_time_are_laxer_and_remedies_change_no_verdict() -> None:
    excuse = {"id": "notice", "cite": CITE, "notified": "interim_notice_at", "before": "due"}
    pause = {"cite": CITE, "from": "held_at", "to": "released_at"}
    extension = {"until": "extended_until", "notified": "extension_notified_at"}
    for key, part in (("excuse", excuse), ("pause", pause), ("extension", extension)):
        (text,) = one(REPLY, {**REPLY, key: part})
        assert "추가: " in text
        assert text.endswith("더 느슨해짐")
        (text,) = one({**REPLY, key: part}, REPLY)
        assert text.endswith("더 엄격해짐")
    owed = {**REPLY, "remedy": {"cite": CITE, "amount": "10000"}}
    more = {**REPLY, "remedy": {"cite": CITE, "amount": "20000"}}
    (text,) = said(loaded(owed), loaded(more), Effect.FIGURES)
    assert text == "보상: 미이행이면 건당 10,000원 → 미이행이면 건당 20,000원"
    assert not said(loaded(owed), loaded(more), Effect.VERDICTS)


def test_dated_limits_name_the_days_that_they_concern() -> None:
    dated = {**REPLY, "limit": {"at_most": {"2020-01-01": "10일", "2026-01-01": "7일"}}}
    later = {**REPLY, "limit": {"at_most": {"2020-01-01": "10일", "2026-01-01": "5일"}}}
    (text,) = one(dated, later)
    assert text.startswith("[2026-01-01부터] 기준: 7일 이내 → 5일 이내")
    (title,) = one(dated, {**dated, "title": "답하기"})
    assert title == "이름: “7일 이내에 답변하기” → “답하기”"


def test_a_standard_that_ends_is_said_to_be_out_of_force_then() -> None:
    texts = one(REPLY, {**REPLY, "in_force": {"until": "2026-04-01"}})
    assert texts == ["[2026-04-01부터] 이때는 시행하지 않음: 접수일시부터 답변일시까지 7일 이내"]


def test_another_reading_changes_no_verdict() -> None:
    reading = {"id": "calendar", "why": "날로 읽힘", "clock": "calendar_days"}
    read = {**REPLY, "readings": [reading]}
    assert said(loaded(REPLY), loaded(read), Effect.FIGURES) == [
        "달리 읽는 길 calendar 추가: 날로 읽힘"
    ]
    again = {**REPLY, "readings": [{**reading, "clock": "civil_petition"}]}
    (text,) = said(loaded(read), loaded(again))
    assert text.startswith("시계: 달력의 날, 첫날 뺌")
    assert not said(loaded(read), loaded(again), Effect.VERDICTS)


def test_office_hours_name_the_standards_whose_due_moments_move() -> None:
    five = {**PETITION, "limit": {"at_most": "5일"}}
    short = loaded(five, RINGS, calendar={"office_hours": ["09:00-12:00", "13:00-17:00"]})
    (text,) = said(loaded(five, RINGS), short)
    assert text == (
        "근무시간: 09:00-12:00, 13:00-18:00 → 09:00-12:00, 13:00-17:00 ― "
        "기한이 움직이는 표준: reply-7d"
    )


def test_a_closure_that_is_only_called_otherwise_is_words() -> None:
    def rules(name: str) -> RuleSet:
        return loaded(RINGS, calendar={"closures": [{"on": "2026-05-04", "name": name}]})

    assert said(rules("창립일"), rules("창립기념일"), Effect.WORDS)
    assert not said(rules("창립일"), rules("창립기념일"), Effect.VERDICTS)
    assert said(loaded(RINGS), rules("창립일"), Effect.VERDICTS)


def test_headings_that_are_now_read_and_no_longer() -> None:
    def rules(*headings: str) -> RuleSet:
        columns = {"request": {"fields": {"replied_at": {"columns": list(headings)}}}}
        return loaded(REPLY, columns=columns)

    (text,) = said(rules("답변일시", "회신일"), rules("답변일시", "답장일"))
    assert text == "민원·VOC replied_at의 제목: '답장일' 이제 읽음; '회신일' 더는 읽지 않음"
    (text,) = said(rules("답변일시", "회신일"), rules("회신일", "답변일시"))
    assert "순서" in text


def test_tests_added_and_removed() -> None:
    def rules(*names: str) -> RuleSet:
        tests = [
            {"standard": "phone-3-rings", "name": name, "given": {}, "expect": {"verdict": "met"}}
            for name in names
        ]
        return loaded(RINGS, tests=tests)

    assert said(rules("가"), rules("나"), Effect.WORDS) == [
        "시험 추가: phone-3-rings “나”",
        "시험 없앰: phone-3-rings “가”",
    ]


def test_what_is_only_told_is_told_apart() -> None:
    other = {**REPLY, "title": "답하기", "note": "참고", "cite": {**CITE, "quote": "다른 구절"}}
    assert len(said(loaded(REPLY), loaded(other), Effect.WORDS)) == 3
    assert not said(loaded(REPLY), loaded(other), Effect.VERDICTS)
    assert said(loaded(REPLY, ATTEST), loaded(ATTEST, REPLY), Effect.WORDS) == [
        "약속의 순서가 바뀜"
    ]


def test_english_says_the_same() -> None:
    changes = compared(loaded(PETITION), loaded({**PETITION, "limit": {"at_most": "5일"}}), "en")
    (text,) = [change.text for each in changes.subjects for change in each.changes]
    assert text.startswith("limit: at most 7일 → at most 5일 ― stricter; now counted in hours")


@cache
def institution(name: str) -> RuleSet:
    rules, findings = read_rule_set(RULES / name)
    assert rules is not None, findings
    return rules


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_equal_rule_sets_have_no_difference(name: str) -> None:
    again, _ = read_rule_set(RULES / name)
    assert again is not None
    changes = compared(institution(name), again)
    assert not changes.subjects
    assert not changes.leaves


@pytest.mark.parametrize("name", INSTITUTIONS)
def test_every_small_change_of_a_standard_may_change_verdicts_or_figures(name: str) -> None:
    rules = institution(name)
    calendar = institution_calendar(rules.charter.calendar)
    for mutant in list(mutants_of(rules, calendar))[::7]:
        if mutant.rules is None:
            continue
        changes = rule_changes(Dated(rules, calendar), Dated(mutant.rules, calendar))
        found = [*changes.of(Effect.VERDICTS), *changes.of(Effect.FIGURES)]
        assert [each.subject.id for each in found] == [mutant.standard], mutant.words
        assert changes.leaves


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Every place in a rule set whose value can be another: a path of attributes and indices."""
    if isinstance(value, SpecModel):
        for name in type(value).model_fields:
            yield from places(getattr(value, name), (*path, name))
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from places(part, (*path, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from places(part, (*path, key))
    elif value is not None and altered(value) is not None:
        yield path


def altered(value: object) -> object:
    """Another value of the same kind; None where this test has none."""
    match value:
        case bool():
            return not value
        case int():
            return value + 60
        case str():
            return f"{value}x" if value not in KEPT else None
        case Amount():
            return Amount(value.value + 1, value.unit, f"{value.value + 1:g}{value.word}")
        case FieldTest(field, comparison, operand) if isinstance(operand, tuple | bool):
            other = (*operand, "다른 값") if isinstance(operand, tuple) else not operand
            return FieldTest(field, comparison, other)
        case _:
            return None


KEPT = frozenset(WORDS_OF_THE_LANGUAGE.split())


def put(value: Any, path: tuple[str | int, ...]) -> Any:  # noqa: ANN401  # any part of a rule set
    """Give a copy with another value at one place."""
    if not path:
        return altered(value)
    first, *rest = path
    if isinstance(value, tuple) and isinstance(first, int):
        return (*value[:first], put(value[first], tuple(rest)), *value[first + 1 :])
    if isinstance(value, dict):
        return {**value, first: put(value[first], tuple(rest))}
    return value.model_copy(update={first: put(getattr(value, str(first)), tuple(rest))})


WAIVER: dict[str, Any] = {
    "id": "moved-offices",
    "reason": "청사를 옮김",
    "approver": "고객지원팀장",
    "approved_on": "2026-03-09",
    "expires_on": "2026-03-20",
    "evidence": "고객지원팀-1234",
    "standard": "reply-7d",
    "cases": ["M-0001"],
}
ACCEPTED = {**{key: WAIVER[key] for key in WAIVER if key not in ("standard", "cases")}}
ACCEPTED |= {"id": "accepted", "code": "SLA510"}


def waiving(*waivers: Mapping[str, Any], standard: Mapping[str, Any] = REPLY) -> RuleSet:
    files = {
        "charter.yaml": as_yaml(charter(standard)).encode(),
        "waivers.yaml": as_yaml({"schema": "slaaudit/waivers/1", "waivers": waivers}).encode(),
    }
    rules, findings = load_rule_set(files)
    assert rules is not None, [finding.message("en") for finding in findings]
    return rules


def test_a_waiver_of_cases_that_comes_or_goes_may_change_verdicts() -> None:
    whole = "reply-7d · M-0001 · 2026-03-09 ~ 2026-03-20 (고객지원팀장 승인): 청사를 옮김"
    assert said(waiving(), waiving(WAIVER), Effect.VERDICTS) == [
        f"예외 추가: {whole} ― 더 느슨해짐"
    ]
    assert said(waiving(WAIVER), waiving(), Effect.VERDICTS) == [
        f"예외 없앰: {whole} ― 더 엄격해짐"
    ]


def test_a_waiver_of_a_finding_changes_no_verdict() -> None:
    assert said(waiving(), waiving(ACCEPTED)) == said(waiving(), waiving(ACCEPTED), Effect.FIGURES)
    later = {**ACCEPTED, "expires_on": "2026-06-30"}
    assert said(waiving(ACCEPTED), waiving(later)) == ["끝나는 날: 2026-03-20 → 2026-06-30"]
    assert not said(waiving(ACCEPTED), waiving(later), Effect.VERDICTS)


@pytest.mark.parametrize(
    ("change", "effect", "sentence"),
    [
        (
            {"expires_on": "2026-04-20"},
            Effect.VERDICTS,
            "끝나는 날: 2026-03-20 → 2026-04-20 ― 더 느슨해짐",
        ),
        (
            {"approved_on": "2026-03-10"},
            Effect.VERDICTS,
            "승인일: 2026-03-09 → 2026-03-10 ― 더 엄격해짐",
        ),
        ({"cases": ["M-0001", "M-0002"]}, Effect.VERDICTS, "건: M-0001 → M-0001, M-0002"),
        ({"approver": "감사팀장"}, Effect.WORDS, "승인한 직위: 고객지원팀장 → 감사팀장"),
        ({"reason": "침수"}, Effect.WORDS, "까닭: 청사를 옮김 → 침수"),
        (
            {"evidence": ["고객지원팀-1234", "감사팀-2"]},
            Effect.WORDS,
            "근거: 고객지원팀-1234 → 고객지원팀-1234, 감사팀-2",
        ),
    ],
)
def test_what_changed_of_a_waiver_is_said(
    change: dict[str, Any], effect: Effect, sentence: str
) -> None:
    before, after = waiving(WAIVER), waiving({**WAIVER, **change})
    assert said(before, after) == said(before, after, effect) == [sentence]
    assert compared(before, after).leaves


def test_a_waiver_may_come_to_be_for_other_cases() -> None:
    bare = {key: WAIVER[key] for key in WAIVER if key != "cases"}
    spanned = {**bare, "from": "2026-03-10", "until": "2026-03-12"}
    assert said(waiving(WAIVER), waiving(spanned)) == [
        "건 없앰: M-0001",
        "건의 날 추가: 2026-03-10부터 2026-03-12 전날까지",
    ]
    chosen = {**bare, "when": {"department": "총무팀"}}
    assert said(waiving(WAIVER), waiving(chosen)) == [
        "건 없앰: M-0001",
        "건의 조건 추가: 담당부서가 총무팀인 건",
    ]


def test_the_order_of_waivers_decides_only_which_is_named() -> None:
    other = {**WAIVER, "id": "flood"}
    found = said(waiving(WAIVER, other), waiving(other, WAIVER), Effect.WORDS)
    assert found == ["승인된 예외의 순서가 바뀜"]


def test_a_waiver_follows_its_standard_to_a_new_id() -> None:
    after = waiving({**WAIVER, "standard": "answer-7d"}, standard={**REPLY, "id": "answer-7d"})
    changes = compared(waiving(WAIVER), after)
    assert [each.subject.kind for each in changes.subjects] == ["standard"]


@st.composite
def changed_rules(draw: st.DrawFn) -> tuple[RuleSet, RuleSet, str]:
    """An institution's rules, the same with one value changed, and which."""
    rules = institution(draw(st.sampled_from(INSTITUTIONS)))
    part = draw(st.sampled_from(["standards", "standards", "charter", "columns", "tests"]))
    if part in ("charter", "columns"):
        whole = getattr(rules, part)
        path = draw(st.sampled_from(sorted(places(whole), key=str)))
        return rules, replace(rules, **{part: put(whole, path)}), f"{part} {path}"
    if part == "tests":
        path = draw(st.sampled_from(sorted(places(rules.tests), key=str)))
        return rules, replace(rules, tests=put(rules.tests, path)), f"{part} {path}"
    index = draw(st.integers(0, len(rules.standards) - 1))
    rule = rules.standards[index]
    path = draw(st.sampled_from(sorted(places(rule.versions), key=str)))
    other = replace(rule, versions=put(rule.versions, path))
    standards = (*rules.standards[:index], other, *rules.standards[index + 1 :])
    return rules, replace(rules, standards=standards), f"{rule.id} {path}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(changed_rules())
def test_no_value_changes_in_silence(pair: tuple[RuleSet, RuleSet, str]) -> None:
    before, after, where = pair
    calendar = institution_calendar(before.charter.calendar)
    changes = rule_changes(Dated(before, calendar), Dated(after, calendar))
    assert changes.subjects, where
    assert changes.leaves or changes.new_ids, where
