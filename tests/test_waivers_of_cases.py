"""Waivers of missed cases: what they change, what they never change, and what is said of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import slaaudit.reports
from makers import CITE, REPLY, RINGS, as_yaml, audited, case_log, charter, write_rules
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.model import Tally
from slaaudit.report_model import ReportInputs, report_document
from slaaudit.reporting.department_view import department_view
from slaaudit.reporting.options import ReportOptions
from slaaudit.reports import FORMATS
from slaaudit.results import stored_result
from slaaudit.rulefile import load_rule_set

if TYPE_CHECKING:
    from slaaudit.model import Audit, StandardResult
    from slaaudit.spec.ruleset import RuleSet

WAIVER: dict[str, Any] = {
    "id": "flood",
    "reason": "침수로 교환기가 멈춤",
    "approver": "고객지원팀장",
    "approved_on": "2026-03-01",
    "expires_on": "2026-03-31",
    "evidence": "고객지원팀-12",
    "standard": "phone-3-rings",
    "from": "2026-01-01",
}
THIRD = {"id": "third-ring-allowed", "limit": {"at_most": "3회"}, "why": "세 번째까지 봄"}
REMEDY = {"cite": CITE, "amount": "10000"}
TOLD = {
    "id": "told-when-late",
    "title": "늦으면 알리기",
    "cite": CITE,
    "record": "call",
    "measure": "check",
    "of": "told",
    "after": {"standard": "phone-3-rings", "verdict": "missed"},
}
CALLS: list[dict[str, str | None]] = [
    {"received_at": "2026-02-27 10:00", "rings": "5", "department": "감사과"},
    {"received_at": "2026-03-03 10:00", "rings": "5", "department": "감사과"},
    {"received_at": "2026-03-31 10:00", "rings": "3", "department": "총무과"},
    {"received_at": "2026-03-31 10:00", "rings": "1", "department": "총무과"},
    {"received_at": "2026-04-01 10:00", "rings": "4", "department": None},
    {"received_at": "2026-03-05 10:00", "rings": None, "department": "총무과"},
]


def waived_rules(*standards: dict[str, Any], waivers: list[dict[str, Any]]) -> RuleSet:
    written = {"schema": "slaaudit/waivers/1", "waivers": waivers}
    files = {"charter.yaml": charter(*standards), "waivers.yaml": written}
    rules, findings = load_rule_set({name: as_yaml(text).encode() for name, text in files.items()})
    assert rules is not None, [finding.message("en") for finding in findings]
    return rules


def judged(*waivers: dict[str, Any], **when: str) -> Audit:
    rings = {**RINGS, "readings": [THIRD], "remedy": REMEDY}
    rules = waived_rules(rings, TOLD, waivers=list(waivers))
    rows = [{"told": "아니오", **call} for call in CALLS]
    return audited(rules, case_log(rules, {"call": rows}), **when)


def calls_of(audit: Audit) -> StandardResult:
    return audit.standards[0]


def said(audit: Audit) -> list[str]:
    return [f"{each.code} {each.message('ko')}" for each in audit.findings]


def test_only_missed_cases_of_its_days_become_excused() -> None:
    before, after = calls_of(judged()), calls_of(judged(WAIVER))
    verdicts = [(after.verdict[n], after.reason_of(n)) for n in range(len(CALLS))]
    assert before.tally == Tally(met=1, missed=4, unmeasurable=1)
    assert after.tally == Tally(met=1, missed=2, excused=2, unmeasurable=1, waived=2)
    assert [reason for _, reason in verdicts] == [
        "over_limit",
        "waiver:flood",
        "waiver:flood",
        None,
        "over_limit",
        "field_missing:rings",
    ]


def test_what_was_missed_stays_owed_and_the_duty_that_follows_remains() -> None:
    without, waived = judged(), judged(WAIVER)
    assert calls_of(waived).remedies == calls_of(without).remedies
    assert len(calls_of(waived).remedies) == 4
    assert waived.standards[1].tally == without.standards[1].tally
    assert waived.standards[1].tally.missed == 4


def test_another_reading_is_waived_alike_so_that_flips_come_from_the_reading_alone() -> None:
    (reading,) = calls_of(judged(WAIVER)).readings
    assert reading.tally == Tally(met=2, missed=2, excused=1, unmeasurable=1, waived=1)
    assert reading.flips == 1


def test_departments_and_months_add_up_to_the_waived() -> None:
    audit = judged(WAIVER)
    for groups in (audit.departments, audit.months):
        assert {group.label: group.tally.waived for group in groups if group.tally.waived} in (
            {"감사과": 1, "총무과": 1},
            {"2026-03": 2},
        )
        assert sum((group.tally for group in groups), Tally()) == audit.tally
    assert calls_of(department_view(audit, "감사과")).tally == Tally(missed=1, excused=1, waived=1)


def test_without_waivers_nothing_is_counted_as_waived() -> None:
    audit = judged()
    assert audit.tally.waived == 0
    assert calls_of(audit).waived is None


def test_a_waiver_that_excuses_nothing_is_told() -> None:
    other = {**WAIVER, "from": "2026-03-10", "until": "2026-03-31"}
    assert "SLA602 예외 `flood`이(가) 쓰인 곳이 없습니다 (phone-3-rings)" in said(judged(other))


def test_a_waiver_whose_days_do_not_meet_the_period_is_not_called_unused() -> None:
    last_year = {**WAIVER, "approved_on": "2025-03-01", "expires_on": "2025-03-31"}
    next_year = {**WAIVER, "approved_on": "2027-03-01", "expires_on": "2027-03-31"}
    for each in (last_year, next_year):
        assert not [line for line in said(judged(each)) if line.startswith("SLA602")]


def test_cases_before_the_approval_are_named_and_stay_missed() -> None:
    assert said(judged(WAIVER))[-1] == (
        "SLA606 예외 `flood`에 맞는 미이행 1건은 승인일 2026-03-01보다 앞서므로 "
        "예외가 아닙니다 (call-1)"
    )


@pytest.mark.parametrize(
    ("as_of", "expired"),
    [
        ("2026-03-31 18:00", False),
        ("2026-04-01 00:00", False),
        ("2026-04-01 00:01", True),
    ],
)
def test_the_last_day_is_included_to_its_last_moment(as_of: str, *, expired: bool) -> None:
    found = [line for line in said(judged(WAIVER, as_of=as_of)) if line.startswith("SLA601")]
    assert bool(found) is expired


def test_a_last_day_that_cannot_be_read_is_over() -> None:
    audit = judged({**WAIVER, "expires_on": "3월 말"})
    assert calls_of(audit).tally == calls_of(judged()).tally
    assert "SLA603 예외 `flood`의 끝나는 날을 읽을 수 없어 이미 끝난 것으로 봅니다" in said(audit)
    assert not [line for line in said(audit) if line.startswith(("SLA601", "SLA602"))]


def test_where_the_log_cannot_tell_the_case_stays_missed_and_is_named() -> None:
    conditional = {key: value for key, value in WAIVER.items() if key != "from"}
    audit = judged({**conditional, "when": {"line": "본관"}})
    assert calls_of(audit).tally.waived == 0
    assert (
        "SLA609 예외 `flood`에 맞는지 알 수 없는 미이행이 2건 있어 예외로 보지 않았습니다 "
        "(call-2, call-3)"
    ) in said(audit)


def test_a_waivers_condition_has_its_column_read() -> None:
    conditional = {key: value for key, value in WAIVER.items() if key != "from"}
    rules = waived_rules(RINGS, waivers=[{**conditional, "when": {"line": "본관"}}])
    rows = [{**call, "line": line} for call, line in zip(CALLS, "가나다라마바", strict=True)]
    rows[1]["line"] = "본관"
    result = calls_of(audited(rules, case_log(rules, {"call": rows})))
    assert [n for n in range(len(rows)) if result.reason_of(n) == "waiver:flood"] == [1]


def written(audit: Audit, form: str) -> str:
    chunks = FORMATS[form].render(audit, ReportOptions())
    return "".join(each if isinstance(each, str) else each.decode() for each in chunks)


def test_the_json_result_gives_both_rates_and_the_waiver_and_follows_its_schema() -> None:
    plain = json.loads(written(judged(WAIVER), "json"))
    form = Path(slaaudit.reports.__file__).parent / "result.schema.json"
    jsonschema.Draft202012Validator(json.loads(form.read_text(encoding="utf-8"))).validate(plain)
    first = plain["standards"][0]
    assert (first["met"], first["missed"], first["excused"], first["waived"]) == (1, 2, 2, 2)
    assert (first["compliance_rate"], first["compliance_rate_without_waivers"]) == (33.33, 20.0)
    assert plain["total"]["waived"] == 2
    assert plain["waivers"] == [
        {
            "id": "flood",
            "standard": "phone-3-rings",
            "reason": "침수로 교환기가 멈춤",
            "approver": "고객지원팀장",
            "approved_on": "2026-03-01",
            "expires_on": "2026-03-31",
            "evidence": ["고객지원팀-12"],
            "cases": 2,
        }
    ]


@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_the_rows_name_the_waiver(form: str) -> None:
    assert written(judged(WAIVER), form).count('"waiver:flood"') == 2


def test_the_report_says_both_rates_and_who_approved_what() -> None:
    document = report_document(ReportInputs(stored_result(judged(WAIVER), ReportOptions())))
    page = DOCUMENT_FORMATS["md"].draw(document, DrawingOptions()).decode()
    assert "승인된 예외 2건 포함, 제외하면 이행률 11.1%" in page
    approved = "(고객지원팀장 승인 2026-03-01, 근거 고객지원팀-12)"
    assert f"전화벨이 3번 울리기 전에 받기 2건: 침수로 교환기가 멈춤 {approved}" in page


def test_the_page_shows_both_rates_and_what_was_waived_by_whom() -> None:
    text = written(judged(WAIVER), "text")
    assert "승인된 예외 2건 포함, 제외하면 이행률 11.11% (1/9)." in text
    assert "예외 제외 20.00%" in text
    assert "phone-3-rings [flood]: 2건, 고객지원팀장 승인 2026-03-01, 2026-03-31까지" in text
    assert "침수로 교환기가 멈춤 (근거 고객지원팀-12)" in text
    assert "예외" not in written(judged(), "text")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a log of one missed request and a rule set that waives it."""
    monkeypatch.chdir(tmp_path)
    log = "접수번호,접수일,답변일\nM-1,2026-03-03,2026-03-20\n"
    (tmp_path / "민원.csv").write_text(log, encoding="utf-8")
    write_rules(tmp_path / "sample", REPLY)
    waiver = {**WAIVER, "standard": "reply-7d"}
    text = as_yaml({"schema": "slaaudit/waivers/1", "waivers": [waiver]})
    (tmp_path / "sample" / "waivers.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def check(*options: str) -> int:
    return run(["check", "민원.csv", "--rules", "sample", "--fail-on", "missed", *options])


def test_check_counts_a_waived_case_only_without_the_option(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check("-f", "json=with.json") == 0
    assert check("-f", "json=without.json", "--no-waivers") == 1
    waived, plain = (
        json.loads((desk / name).read_text(encoding="utf-8"))
        for name in ("with.json", "without.json")
    )
    assert (waived["total"]["waived"], plain["total"]["waived"]) == (1, 0)
    assert waived["rules"]["digest"] != plain["rules"]["digest"]
    assert "SLA" not in capsys.readouterr().err


def test_a_broken_waiver_file_refuses_the_check_but_not_without_waivers(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "sample" / "waivers.yaml").write_text("waivers: [}", encoding="utf-8")
    assert check() == 2
    assert "waivers.yaml" in capsys.readouterr().err
    assert check("--no-waivers") == 1


def test_rule_tests_show_what_the_rules_say_whatever_is_waived(desk: Path) -> None:
    test = {
        "standard": "reply-7d",
        "name": "늦은 답",
        "given": {"received_at": "2026-03-03", "replied_at": "2026-03-20"},
        "expect": {"verdict": "missed"},
    }
    text = as_yaml({"schema": "slaaudit/tests/1", "tests": [test]})
    (desk / "sample" / "tests.yaml").write_text(text, encoding="utf-8")
    assert run(["rules", "test", "sample"]) == 0
