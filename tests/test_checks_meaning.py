"""Standards that meet, the petition clock, parts that nothing uses, verdicts that nothing tests."""

import pytest

from checked import HEAD, checked, line_of, standard
from slaaudit.checks import DEEPER_CHECKS
from slaaudit.rulefile import examine_files

REPLY = "record: request; measure: duration; from: received_at; to: replied_at; "
WEEK = REPLY + "clock: civil_petition; limit: {at_most: 7일}"
RINGS = "record: call; measure: value; of: rings; limit: {less_than: 3회}"
SHORT = REPLY + "clock: civil_petition; limit: {at_most: 3일}"


def test_two_limits_for_the_same_cases() -> None:
    assert checked(
        standard("all", WEEK), standard("web", SHORT + "; when: {channel: 홈페이지}")
    ) == [
        (
            "14:9 SLA330 `web`와(과) `all`(5행)이(가) 같은 건의 같은 일을 잽니다: "
            "request · received_at → replied_at"
        )
    ]


@pytest.mark.parametrize(
    "more",
    [
        "when: {channel: 홈페이지}; exception_to: all",
        "when: {channel: 팩스}",
        "when: {channel: [홈페이지, 팩스], state: {present: true}}",
        "when: {not: {channel: 우편}}",
        "when: {category: 제안}",
        "in_force: {until: 2024-01-01}; when: {channel: 우편}",
        "when: {channel: 우편}; after: {standard: rings}",
        "when: {channel: 우편}; limit: {no_figure: true}",
    ],
)
def test_what_the_rules_tell_apart_or_nobody_can_prove(more: str) -> None:
    general = standard(
        "all", WEEK + "; when: {channel: [우편, 홈페이지]}; in_force: {from: 2024-01-01}"
    )
    short = SHORT if "no_figure" not in more else REPLY + "clock: civil_petition"
    rings = standard("rings", "record: call; measure: value; of: rings; limit: {less_than: 3회}")
    assert checked(rings, general, standard("other", f"{short}; {more}")) == []


def test_an_exclusion_tells_apart() -> None:
    general = standard("all", WEEK + "; exclude: {web: {channel: 홈페이지}}")
    assert checked(general, standard("web", SHORT + "; when: {channel: 홈페이지}")) == []


HOURS = "calendar: {office_hours: ['09:00-18:00']}\n"


def test_a_petition_day_is_eight_working_hours() -> None:
    said = (
        "4:26 SLA331 근무시간이 하루 9시간입니다. civil_petition 시계에서 1일은 "
        "근무시간 8시간입니다 (민원처리법 제19조제1항)"
    )
    assert checked(standard("a", WEEK), head=HOURS) == [said]
    assert checked(standard("a", WEEK), head=f"{HOURS}petition_law: false\n") == []
    assert checked(standard("a", WEEK.replace("civil_petition", "calendar_days")), head=HOURS) == []


def test_hours_of_some_days_are_looked_at_too_but_not_of_saturdays() -> None:
    dated = "calendar: {dated_office_hours: [{weekdays: [토], hours: ['09:00-13:00']}, %s]}\n"
    friday = dated % "{weekdays: [금], hours: ['09:00-12:00', '13:00-17:00']}"
    (said,) = checked(standard("a", WEEK), head=friday)
    assert said.startswith("4:74 SLA331 근무시간이 하루 7시간입니다")


def test_a_limit_that_changes_the_unit_of_the_petition_clock() -> None:
    body = WEEK + "; readings: [{id: b, why: 그렇게도 읽힘, limit: {at_most: 5일}}]"
    assert checked(standard("a", body)) == [
        (
            "13:12 SLA332 `a`의 한계가 5일과 7일에 걸쳐 있어 세는 단위가 바뀝니다: "
            "5일 이하는 시간, 6일 이상은 일 단위 (민원처리법 제19조)"
        )
    ]
    assert checked(standard("a", body.replace("5일", "6일"))) == []


def test_a_clock_that_nothing_rests_on() -> None:
    clocks = (
        "clocks: {idle: {base: office_hours}, desk: {base: late}, late: {base: calendar_days}}\n"
    )
    body = WEEK.replace("civil_petition", "desk")
    assert checked(standard("a", body), head=clocks) == [
        "4:10 SLA333 쓰는 표준이 없는 시계입니다: `idle`"
    ]


def test_columns_that_nothing_reads_and_fields_that_no_column_gives() -> None:
    columns = """\
schema: slaaudit/columns/1
records:
  request:
    fields:
      case_id: {columns: [번호]}
      replied: {columns: [답한 때]}
      sorted_at: {columns: [분류한 때]}
  survey: {sheets: [설문], fields: {case_id: {columns: [응답번호]}}}
"""
    body = WEEK + "; when: {sorted_at: {present: true}, urgency_class: 급함}"
    assert checked(standard("a", body), columns=columns) == [
        (
            "columns.yaml:6:7 SLA334 기록 `request`의 표준 가운데 읽는 것이 없는 항목입니다: "
            "`replied` → `replied_at`?"
        ),
        "14:40 SLA335 기록 `request`의 항목 `urgency_class`에 맞는 열 제목이 없습니다",
    ]


def test_verdicts_that_no_test_expects() -> None:
    tests = """\
schema: slaaudit/tests/1
tests:
  - {standard: a, name: 하나, given: {received_at: '2026-03-03'}, expect: {verdict: met}}
  - {standard: b, name: 둘, given: {arrived_at: '2026-03-03'}, expect: {verdict: met}}
  - {standard: b, name: 셋, given: {arrived_at: '2026-03-03'}, expect: {verdict: missed}}
"""
    visit = "record: visit; measure: duration; from: arrived_at; to: attended_at; clock: wall; "
    standards = (
        standard("a", WEEK),
        standard("b", visit + "limit: {at_most: 5분}"),
        standard("c", visit + "limit: {no_figure: true}"),
        standard("d", "measure: attest; evidence: [사진]"),
    )
    assert checked(*standards, tests=tests) == [
        "5:9 SLA510 `a`에 미이행(missed) 판정을 확인하는 시험이 없습니다",
        "23:9 SLA510 `c`에 판정불가(unmeasurable) 판정을 확인하는 시험이 없습니다",
    ]


def test_days_on_which_no_version_is_in_force() -> None:
    between = "versions: [{until: 2025-01-01}, {from: 2025-03-01, limit: {at_most: 4회}}]"
    before = "in_force: {from: 2024-01-01}"
    dated = RINGS.replace("{less_than: 3회}", "{less_than: {2025-01-01: 3회, 2026-01-01: 2회}}")
    assert [each for each in checked(standard("a", f"{RINGS}; {between}")) if "336" in each] == [
        "12:44 SLA336 `a`: 2025-01-01부터 2025-03-01 전날까지 시행 중인 판이 없습니다"
    ]
    assert [each for each in checked(standard("a", f"{dated}; {before}")) if "336" in each] == [
        "11:25 SLA336 `a`: 2024-01-01부터 2025-01-01 전날까지 시행 중인 판이 없습니다"
    ]
    assert not [each for each in checked(standard("a", dated)) if "336" in each]


def test_a_broken_standard_hides_nothing_of_the_others() -> None:
    broken = standard("broken", RINGS.replace("measure: value", "measure: 무엇"))
    wrong = standard(
        "wrong", "record: call; measure: value; of: wiat; limit: {at_most: 9초}", "5초"
    )
    charter = HEAD + "clocks: {desk: {base: office_hours}}\nstandards:\n" + broken + wrong
    found = [
        line_of(each) for each in examine_files({"charter.yaml": charter.encode()}, DEEPER_CHECKS)
    ]
    assert [line.split()[1] for line in found] == [
        "SLA333", "SLA203", "SLA510", "SLA335", "SLA410",
    ]  # fmt: skip


def test_files_that_cannot_be_read_are_not_held_against_the_standards() -> None:
    files = {
        "charter.yaml": HEAD + "standards:\n" + standard("a", RINGS),
        "tests.yaml": "tests: [\n",
    }
    found = examine_files({name: text.encode() for name, text in files.items()}, DEEPER_CHECKS)
    assert [each.code for each in found] == ["SLA107"]


def test_a_misspelt_field_is_told_with_the_field_meant() -> None:
    (said,) = checked(standard("a", RINGS.replace("of: rings", "of: rinsg")))
    assert said.endswith("맞는 열 제목이 없습니다 → `rings`?")
