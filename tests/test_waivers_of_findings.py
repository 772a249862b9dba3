"""`slaaudit rules check` and waivers: what they accept, how it is shown, and their own mistakes."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from lxml import etree

import slaaudit.reports
from makers import ATTEST, CITE, REPLY, RINGS, as_yaml, charter, write_rules
from slaaudit.__main__ import run
from slaaudit.finding_reports import FINDING_FORMATS
from slaaudit.rule_schemas import rule_schema
from slaaudit.rulefile import load_rule_set

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = {
    "reason": "다음 개정 때 고침",
    "approver": "고객지원팀장",
    "approved_on": "2026-03-01",
    "expires_on": "2026-12-31",
    "evidence": "고객지원팀-12",
}
UNTESTED = {"id": "tests-later", **HEAD, "code": "SLA510"}
OTHER = {**RINGS, "id": "phone-again", "of": "other_rings"}
COUNT = {
    "id": "visit-monthly",
    "title": "달마다 찾아뵙기",
    "cite": CITE,
    "record": "activity",
    "measure": "count",
    "per": "month",
    "limit": {"at_least": "1회"},
}


def waiver_file(*waivers: Mapping[str, Any]) -> str:
    return as_yaml({"schema": "slaaudit/waivers/1", "waivers": list(waivers)})


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rule set in which two standards have no tests (SLA510, a warning each)."""
    monkeypatch.chdir(tmp_path)
    return write_rules(Path("sample"), RINGS, {**REPLY})


def put(folder: Path, *waivers: Mapping[str, Any]) -> None:
    (folder / "waivers.yaml").write_text(waiver_file(*waivers), encoding="utf-8")


def check(folder: Path, *options: str, as_of: str = "2026-06-01") -> int:
    return run(["rules", "check", str(folder), "--fail-on", "warning", "--as-of", as_of, *options])


def findings(
    folder: Path, capsys: pytest.CaptureFixture[str], as_of: str = "2026-06-01"
) -> list[tuple[str, str | None]]:
    capsys.readouterr()
    check(folder, "-f", "json", as_of=as_of)
    page = json.loads(capsys.readouterr().out)
    form = Path(slaaudit.reports.__file__).parent / "findings.schema.json"
    jsonschema.Draft202012Validator(json.loads(form.read_text(encoding="utf-8"))).validate(page)
    return [
        (each["code"], each["waived_by"] and each["waived_by"]["id"]) for each in page["findings"]
    ]


def test_what_is_waived_is_shown_and_does_not_fail(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(folder) == 1
    put(folder, UNTESTED)
    assert check(folder) == 0
    assert findings(folder, capsys) == [("SLA510", "tests-later")] * 2
    assert check(folder, "--no-waivers") == 1


@pytest.mark.parametrize(
    ("as_of", "code"), [("2026-02-28", 1), ("2026-03-01", 0), ("2026-12-31", 0), ("2027-01-01", 1)]
)
def test_both_the_day_of_approval_and_the_last_day_count(
    folder: Path, as_of: str, code: int
) -> None:
    put(folder, UNTESTED)
    assert check(folder, as_of=as_of) == code


@pytest.mark.parametrize(
    ("as_of", "code"),
    [
        ("2026-02-28", "SLA610"),
        ("2026-06-01", None),
        ("2026-11-30", None),
        ("2026-12-01", "SLA604"),
        ("2026-12-31", "SLA604"),
        ("2027-01-01", "SLA601"),
    ],
)
def test_its_days_are_told_when_they_matter(
    folder: Path, capsys: pytest.CaptureFixture[str], as_of: str, code: str | None
) -> None:
    put(folder, UNTESTED)
    own = [each for each, _ in findings(folder, capsys, as_of) if each.startswith("SLA6")]
    assert own == ([] if code is None else [code])


def test_a_last_day_that_cannot_be_read_waives_nothing_and_is_an_error(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, {**UNTESTED, "expires_on": "2026-02-30"})
    assert findings(folder, capsys) == [("SLA510", None), ("SLA510", None), ("SLA603", None)]
    assert run(["rules", "check", str(folder)]) == 1


def test_a_waiver_may_be_for_one_standard_or_one_file(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, {**UNTESTED, "standard": "reply-7d"})
    assert findings(folder, capsys) == [("SLA510", None), ("SLA510", "tests-later")]
    put(folder, {**UNTESTED, "file": "charter.yaml"})
    assert findings(folder, capsys) == [("SLA510", "tests-later")] * 2
    put(folder, {**UNTESTED, "file": "tests.yaml"})
    assert findings(folder, capsys) == [("SLA510", None)] * 2 + [("SLA602", None)]


def test_a_finding_in_the_lines_of_a_standard_is_the_standards(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(folder, RINGS, OTHER)
    heading = {"id": "heading", **HEAD, "code": "SLA335"}
    put(folder, {**heading, "standard": "phone-again"})
    assert ("SLA335", "heading") in findings(folder, capsys)
    put(folder, {**heading, "standard": "phone-3-rings"})
    assert ("SLA335", None) in findings(folder, capsys)


def test_an_idle_waiver_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, UNTESTED, {**UNTESTED, "id": "idle", "code": "SLA333"})
    assert findings(folder, capsys)[-1] == ("SLA602", None)


def test_what_makes_rules_unusable_cannot_be_waived(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_rules(folder, {**RINGS, "measur": "value"})
    put(folder, {**UNTESTED, "code": "SLA201"})
    assert findings(folder, capsys) == [("SLA201", None)]
    assert check(folder) == 1


def test_the_day_is_today_unless_it_is_given(folder: Path) -> None:
    put(folder, {**UNTESTED, "approved_on": "2020-01-01", "expires_on": "2020-12-31"})
    assert run(["rules", "check", str(folder), "--fail-on", "warning"]) == 1
    assert check(folder, as_of="언젠가") == 2


def test_every_format_shows_the_waiver(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    put(folder, UNTESTED)
    for name in FINDING_FORMATS:
        capsys.readouterr()
        check(folder, "-f", name)
        written = capsys.readouterr().out
        assert written.count("tests-later") >= 2, name
        assert "다음 개정 때 고침" in written, name


def test_people_read_that_it_is_an_approved_exception_and_until_when(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, UNTESTED)
    check(folder)
    said = capsys.readouterr().out
    assert "\n  = 승인된 예외 tests-later (2026-12-31까지): 다음 개정 때 고침\n" in said
    assert said.endswith("오류 0건, 주의 0건, 알림 0건, 승인된 예외 2건\n")


def test_sarif_suppresses_it_and_says_of_every_other_that_it_is_not(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, {**UNTESTED, "standard": "reply-7d"})
    check(folder, "-f", "sarif")
    log = json.loads(capsys.readouterr().out)
    form = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
    jsonschema.Draft7Validator(json.loads(form.read_text(encoding="utf-8"))).validate(log)
    other, waived = (each["suppressions"] for each in log["runs"][0]["results"])
    assert other == []
    assert waived == [
        {
            "kind": "external",
            "justification": "승인된 예외 tests-later (2026-12-31까지): 다음 개정 때 고침",
        }
    ]


def test_sarif_says_nothing_of_suppressions_where_nothing_is_waived(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    check(folder, "-f", "sarif")
    results = json.loads(capsys.readouterr().out)["runs"][0]["results"]
    assert not any("suppressions" in each for each in results)


def test_services_do_not_take_it_for_a_failure(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(folder, UNTESTED)
    check(folder, "-f", "junit", "-f", "github=a.txt", "-f", "gitlab=b.json")
    suite = etree.fromstring(capsys.readouterr().out.encode())[0]
    assert (suite.get("failures"), suite.get("skipped")) == ("0", "2")
    assert len(suite.findall("testcase/skipped")) == 2
    commands = Path("a.txt").read_text(encoding="utf-8").splitlines()[:2]
    assert all(command.startswith("::notice ") for command in commands)
    issues = json.loads(Path("b.json").read_text(encoding="utf-8"))
    assert [issue["severity"] for issue in issues] == ["info", "info"]


def report(*waivers: Mapping[str, Any]) -> list[str]:
    files = {
        "charter.yaml": as_yaml(charter(RINGS, REPLY, ATTEST, COUNT)),
        "waivers.yaml": waiver_file(*waivers),
    }
    _, found = load_rule_set({name: text.encode() for name, text in files.items()})
    return [f"{each.place.file} {each.code} {each.message('ko')}" for each in found]


CASES = {"id": "flood", **HEAD, "standard": "phone-3-rings", "cases": ["T-1"]}


def without(key: str) -> dict[str, Any]:
    return {name: value for name, value in CASES.items() if name != key}


@pytest.mark.parametrize("key", ["id", "reason", "approver", "approved_on", "expires_on"])
def test_nothing_that_makes_a_waiver_accountable_may_be_missing(key: str) -> None:
    assert report(without(key)) == [f"waivers.yaml SLA202 필요한 키가 없습니다: `{key}`"]


@pytest.mark.parametrize("empty", [{"reason": ""}, {"approver": ""}, {"evidence": []}])
def test_nor_may_it_be_empty(empty: dict[str, Any]) -> None:
    (line,) = report({**CASES, **empty})
    assert line.startswith("waivers.yaml SLA216")


@pytest.mark.parametrize(
    "way",
    [
        {**CASES, "when": {"department": "감사과"}},
        {**CASES, "until": "2026-04-01"},
        {**CASES, "code": "SLA510"},
        {**CASES, "file": "tests.yaml"},
        without("cases"),
        without("standard"),
    ],
)
def test_it_is_for_cases_named_one_way_or_for_a_code(way: dict[str, Any]) -> None:
    (line,) = report(way)
    assert line.startswith("waivers.yaml SLA215")
    assert not editor_accepts(way)


def editor_accepts(waiver: dict[str, Any]) -> bool:
    page = json.loads(waiver_file(waiver))
    return not list(jsonschema.Draft7Validator(rule_schema("waivers")).iter_errors(page))


@pytest.mark.parametrize(
    "way",
    [
        CASES,
        {**CASES, "cases": "T-1"},
        {**without("cases"), "when": {"department": "감사과"}},
        {**without("cases"), "from": "2026-03-01"},
        {**without("cases"), "until": "2026-04-01", "evidence": ["가", "나"]},
        UNTESTED,
        {**UNTESTED, "standard": "reply-7d", "file": "charter.yaml"},
    ],
)
def test_an_editor_accepts_every_way_that_the_loader_reads(way: dict[str, Any]) -> None:
    assert report(way) == []
    assert editor_accepts(way)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (
            {"standard": "phone-3-ring"},
            "SLA302 `standard`이(가) 가리키는 표준이 없습니다: `phone-3-ring` → `phone-3-rings`?",
        ),
        ({"approved_on": "3월"}, "SLA205 `approved_on`의 날짜를 읽을 수 없습니다: `3월`"),
        ({"expires_on": "2026-02-28"}, "SLA611 예외 `flood`이(가) 승인일보다 먼저 끝납니다"),
        ({"expires_on": "2027-03-01"}, None),
        (
            {"expires_on": "2027-03-02"},
            "SLA605 예외 `flood`의 기간이 367일입니다: 366일을 넘으면 예외가 아니라 규칙이 됩니다",
        ),
        (
            {"standard": "kind-words"},
            "SLA608 예외 `flood`의 `standard`은(는) `kind-words`(attest)에 쓸 수 없습니다",
        ),
    ],
)
def test_a_waiver_that_cannot_hold_is_told_with_its_place(
    change: dict[str, Any], said: str | None
) -> None:
    assert report({**CASES, **change}) == ([] if said is None else [f"waivers.yaml {said}"])


def test_spans_of_time_have_no_condition() -> None:
    spans = {**without("cases"), "standard": "visit-monthly"}
    assert report({**spans, "when": {"department": "감사과"}}) == [
        "waivers.yaml SLA608 예외 `flood`의 `when`은(는) `visit-monthly`(count)에 쓸 수 없습니다"
    ]
    assert report({**spans, "cases": ["2026-03"]}) == []


def test_a_range_of_days_does_not_end_before_it_begins() -> None:
    span = {**without("cases"), "from": "2026-03-02", "until": "2026-03-02"}
    assert report(span) == ["waivers.yaml SLA316 끝나는 날이 시작하는 날보다 늦지 않습니다"]


@pytest.mark.parametrize(
    ("code", "hint"), [("SLA999", ""), ("SLA601", ""), ("same-case-twice", "→ `SLA330`?")]
)
def test_only_codes_of_rule_files_can_be_waived(code: str, hint: str) -> None:
    (line,) = report({"id": "odd", **HEAD, "code": code})
    assert line.startswith(
        f"waivers.yaml SLA607 예외 `odd`이(가) 받아들일 수 없는 코드를 적었습니다: `{code}`"
    )
    assert hint in line


def test_ids_clocks_and_kinds_of_fields_are_checked_as_elsewhere() -> None:
    clocked = {**without("cases"), "id": "b", "when": {"received_at": {"during": "offic_hours"}}}
    worded = {**without("cases"), "id": "c", "when": {"rings": "많음"}}
    kinds = "여기서는 category, `phone-3-rings`에서는 number(으)로 씁니다"
    assert report(CASES, CASES, clocked, worded) == [
        "waivers.yaml SLA301 id가 겹칩니다: `flood` (처음: 5행 10열)",
        "waivers.yaml SLA305 모르는 시계입니다: `offic_hours` → `office_hours`?",
        f"waivers.yaml SLA311 항목 `rings`을(를) {kinds}",
    ]


def test_the_readme_shows_a_waiver_that_is_good() -> None:
    root = Path(__file__).parents[1]
    blocks = re.findall(
        r"^```yaml\n(.*?)^```$", (root / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    shown = next(block for block in blocks if block.startswith("schema: slaaudit/waivers/1"))
    rules, found = load_rule_set(
        {
            "charter.yaml": (root / "rules" / "kosea" / "charter.yaml").read_bytes(),
            "waivers.yaml": shown.encode(),
        }
    )
    assert found == ()
    assert rules is not None
    assert [waiver.standard for waiver in rules.waivers] == ["homepage-reply-7d"]
