"""`slaaudit rules show`: every promise of a rule set, for people, pages and programs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import slaaudit.reports
from makers import ATTEST, CITE, REPLY, RINGS, write_rules
from slaaudit.__main__ import run
from slaaudit.rule_words.rules_markdown import rules_markdown
from slaaudit.rule_words.voice import Voice
from slaaudit.rulefile import read_rule_set

SCHEMA = Path(slaaudit.reports.__file__).parent / "rules.schema.json"
RULES = Path(__file__).parents[1] / "rules"
PAGES = sorted(RULES.glob("*/standards.md"))
PROVISION = {
    "id": "business-day-basis",
    "title": "기한은 업무일로 세기",
    "cite": CITE,
    "kind": "clock",
    "standards": ["reply-7d"],
}


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return write_rules(tmp_path / "sample", RINGS, ATTEST, REPLY, provisions=[PROVISION])


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    capsys.readouterr()
    assert run(["rules", "show", *arguments]) == 0
    return capsys.readouterr().out


def plain(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    page = json.loads(shown(capsys, *arguments, "-f", "json"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(page)
    return page


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.parent.name)
def test_the_page_in_the_repository_is_what_the_rules_say(page: Path) -> None:
    rules, _ = read_rule_set(page.parent)
    assert rules is not None
    fresh = "".join(rules_markdown(Voice(rules)))
    assert page.read_text(encoding="utf-8") == fresh, "run `make pages`"


def test_there_is_a_page_to_check() -> None:
    assert "kosea" in {page.parent.name for page in PAGES}


def test_a_page_beside_the_rules_is_no_finding(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["rules", "check", "kosea"]) == 0
    assert "오류 0건, 주의 0건, 알림 0건" in capsys.readouterr().out


def test_promises_are_numbered_in_the_charters_order(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    promises = plain(capsys, str(sample))["promises"]
    assert [(each["number"], each["id"], each["kind"]) for each in promises] == [
        (1, "phone-3-rings", "judged"),
        (2, "kind-words", "attest"),
        (3, "reply-7d", "judged"),
        (4, "business-day-basis", "provision"),
    ]


def test_a_promise_has_its_sentence_clock_and_columns(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    reply = plain(capsys, str(sample))["promises"][2]
    assert reply["sentence"] == "접수일시부터 답변일시까지 7일 이내"
    assert reply["clock"]["articles"] == "민법 제155조, 제157조, 제159조"
    assert [column["field"] for column in reply["columns"]] == ["received_at", "replied_at"]
    assert "답변일시" in reply["columns"][1]["headings"]
    assert {
        "key": "provision",
        "label": "함께 따르는 약속",
        "text": "4번(business-day-basis)",
    }.items() <= (next(line for line in reply["lines"] if line["key"] == "provision").items())


def test_one_rule_set_is_an_object_and_several_are_a_list(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert plain(capsys, str(sample))["institution"] == {"id": "sample", "name": "본보기기관"}
    assert [page["institution"]["id"] for page in plain(capsys, str(sample), "kosea")] == [
        "sample",
        "kosea",
    ]


def test_every_known_institution_without_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys)
    assert "한국사회적기업진흥원 이행표준과 재는 법" in text


def test_the_page_begins_with_a_table_of_all_promises(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = shown(capsys, str(sample), "-f", "md")
    assert "| 번호 | 약속 | 측정 | 기준 | 시계 | 근거 |" in page
    row = "| 3 | 7일 이내에 답변하기 | 접수일시 → 답변일시 | 7일 이내 | 근무일, 첫날 뺌 |"
    assert row in page
    assert page.index(row) < page.index("## 1. ")
    assert "- **증빙** 교육 계획, 교육 결과" in page


def test_text_cannot_break_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rings = {**RINGS, "title": "벨 | <b>3번</b> *전*\x1b[31m에"}
    page = shown(capsys, str(write_rules(tmp_path / "odd", rings)), "-f", "md")
    assert "## 1. 벨 \\| \\<b\\>3번\\</b\\> \\*전\\*에" in page


def test_english_words_keep_the_charters_own(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, str(sample), "--lang", "en")
    assert "Measure  from received_at to replied_at: at most 7일" in text
    assert "Clock  counts working days, without weekends and holidays" in text


def test_a_file_is_replaced_only_by_force(sample: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.md"
    command = ["rules", "show", str(sample), "-f", f"md={target}"]
    assert run(command) == 0
    assert target.read_text(encoding="utf-8").startswith("# 본보기기관")
    assert run(command) == 2
    assert run([*command, "--force"]) == 0


def test_rules_without_a_judged_standard_can_be_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_rules(tmp_path / "only", ATTEST)
    assert "기관이 증빙으로 밝힘" in shown(capsys, str(folder))


def test_broken_rules_and_unknown_ids_are_refused(tmp_path: Path) -> None:
    broken = write_rules(tmp_path / "broken", {**RINGS, "recrod": "call"})
    assert run(["rules", "show", str(broken)]) == 2
    assert run(["rules", "show", "nobody"]) == 3
    assert run(["rules", "show", "kosea", "-f", "pdf"]) == 2
