"""`slaaudit rules explain`: the page of a code, or one standard in sentences."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import slaaudit.reports
from makers import ATTEST, CITE, REPLY, RINGS, write_rules
from slaaudit.__main__ import run

SCHEMA = Path(slaaudit.reports.__file__).parent / "explanation.schema.json"
REMEDY = {"cite": CITE, "amount": "10000"}
FAST = {"id": "fast", "why": "안내문에는 5일", "limit": {"at_most": "5일"}}
FULL = {**REPLY, "remedy": REMEDY, "readings": [FAST]}
TESTS = """\
schema: slaaudit/tests/1
tests:
  - standard: reply-7d
    name: 7일 뒤에 답하면 이행
    given: {received_at: '2026-03-03 10:00', replied_at: '2026-03-12 17:00'}
    expect: {verdict: met, due_at: '2026-03-12'}
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder with a rule set of its own."""
    monkeypatch.chdir(tmp_path)
    folder = write_rules(tmp_path / "rules" / "sample", FULL, ATTEST)
    (folder / "tests.yaml").write_text(TESTS, encoding="utf-8")
    return tmp_path


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    assert run(["rules", "explain", *arguments]) == code
    captured = capsys.readouterr()
    return captured.err if code else captured.out


def plain(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    page = json.loads(said(capsys, *arguments, "-f", "json"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(page)
    return page


def test_a_code_and_its_name_give_the_same_page(capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "SLA201")
    assert page.startswith("SLA201 unknown-key (오류)\n\n문제\n")
    assert [line for line in page.splitlines() if line in ("보기", "까닭", "고치기")] == [
        "보기",
        "까닭",
        "고치기",
    ]
    assert said(capsys, "unknown-key") == said(capsys, "sla201") == page


def test_the_markdown_is_the_page_as_it_is_written(capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(slaaudit.reports.__file__).parents[1] / "code_pages" / "SLA201.md"
    assert said(capsys, "SLA201", "-f", "md") == file.read_text(encoding="utf-8")


def test_english_says_the_problem_and_keeps_the_example(capsys: pytest.CaptureFixture[str]) -> None:
    page = said(capsys, "SLA201", "--lang", "en")
    assert "Problem\n  Unknown key: `…`" in page
    assert "tagret: 95%  # ←" in page
    assert "Fix\n  Keys that may stand here: …" in page


def test_programs_get_the_sections_of_a_code(capsys: pytest.CaptureFixture[str]) -> None:
    page = plain(capsys, "SLA201")
    assert (page["kind"], page["name"], page["severity"]) == ("code", "unknown-key", "error")
    assert page["fix"].endswith("```")


@pytest.mark.usefixtures("desk")
def test_a_standard_is_found_in_the_rules_of_the_working_folder(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = said(capsys, "reply-7d", "--rules", "sample")
    for part in (
        "본보기기관\n\n1. 7일 이내에 답변하기 [reply-7d]",
        "“약속한 구절” (본보기 헌장, 1-1)",
        "측정  접수일시부터 답변일시까지 7일 이내",
        "시계  근무일을 셈",
        "보상  미이행이면 건당 10,000원",
        "달리 읽는 길  fast: 안내문에는 5일",
        "시험  1\n    7일 뒤에 답하면 이행: 이행, 기한 2026-03-12",
    ):
        assert part in page
    assert "시험  없음" in said(capsys, "kind-words")


@pytest.mark.usefixtures("desk")
def test_programs_and_pages_get_the_standard_with_its_tests(
    capsys: pytest.CaptureFixture[str],
) -> None:
    page = plain(capsys, "kind-words")
    assert (page["promise"]["id"], page["tests"]) == ("kind-words", [])
    (test,) = plain(capsys, "reply-7d", "--rules", "sample")["tests"]
    assert (test["verdict"], test["due_at"]) == ("met", "2026-03-12")
    page = said(capsys, "reply-7d", "--rules", "sample", "-f", "md")
    assert page.startswith("# 본보기기관\n\n## 1. 7일 이내에 답변하기\n")
    assert page.endswith("- **시험** 1\n  - 7일 뒤에 답하면 이행: 이행, 기한 2026-03-12\n")


def test_an_id_of_several_institutions_lists_them(capsys: pytest.CaptureFixture[str]) -> None:
    told = said(capsys, "phone-3-rings", code=2)
    assert "SLA842" in told
    assert "kosea (한국사회적기업진흥원)" in told
    assert "한국사회적기업진흥원" in said(capsys, "phone-3-rings", "--rules", "kosea")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("unknwn-key", "unknown-key"),
        ("SLA2O1", "SLA201"),
        ("homepage-reply-7", "homepage-reply-7d"),
    ],
)
def test_what_is_not_known_is_guessed_at(
    written: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    told = said(capsys, written, code=2)
    assert "SLA841" in told
    assert meant in told


def test_broken_rules_stand_in_the_way_only_where_they_were_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_rules(tmp_path / "rules" / "broken", {**RINGS, "recrod": "call"}, institution={
        "id": "broken", "name": "고칠 기관",
    })  # fmt: skip
    assert "SLA201" in said(capsys, "phone-3-rings", "--rules", "broken", code=2)
    assert "16. 홈페이지 민원에" in said(capsys, "homepage-reply-7d")


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    command = ["rules", "explain", "SLA201", "-f", f"md={tmp_path / 'page.md'}"]
    assert run(command) == 0
    assert run(command) == 2
    assert run([*command, "--force"]) == 0
    assert run(["rules", "explain", "SLA201", "-f", "pdf"]) == 2
