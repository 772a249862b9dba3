"""`slaaudit explain`: one case in every format, and what is said where there is none."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import jsonschema
import pytest
from lxml import html

import slaaudit.reports
from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
SCHEMA = Path(slaaudit.reports.__file__).parent / "case.schema.json"
KOSEA = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea"]
LATE = [*KOSEA, "--case", "M-0001"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
#: A case of every institution, from the first file that a command would be given.
CASES = [
    ("kosea", "M-0001"),
    ("jntp", "C-0001"),
    ("sonosa", "R-0001"),
    ("kosti", "M-0001"),
    ("kofpi", "R-0001"),
]


@pytest.fixture(autouse=True)
def _width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")


def logs_of(institution: str) -> list[str]:
    kinds = (".xlsx", ".csv", ".xls")
    return sorted(str(each) for each in (SAMPLES / institution).iterdir() if each.suffix in kinds)


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = run(["explain", *arguments])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


def test_the_page_says_the_verdict_then_what_it_follows_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _ = said(capsys, *LATE, "--standard", "homepage-reply-7d")
    assert code == 0
    lines = [line.strip() for line in out.splitlines()]
    assert "판정   미이행: 기한 또는 기준 초과" in lines
    assert "기한   2026-01-14 (수) 24:00까지" in lines
    assert "넘김   근무일 2일" in lines
    assert "2026-01-10 (토)  뺌  토요일" in lines
    assert "2026-01-14 (수)  셈  7일째 · 기한" in lines
    assert "단순질의·건의 등 홈페이지 민원답변 : 7일 이내" in out
    assert "민원" in out
    assert "제19조제2항" in out
    assert "first-day-not-counted" in out
    assert out.index("판정") < out.index("약속") < out.index("달력") < out.index("달리 읽으면")


def test_hours_are_told_in_the_minutes_of_each_day(capsys: pytest.CaptureFixture[str]) -> None:
    case = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", "--case", "T-0135"]
    code, out, _ = said(capsys, *case, "--standard", "absent-callback-1h")
    assert code == 0
    assert re.search(r"\d+분 \(\d\d:\d\d~\d\d:\d\d\)", out)


@pytest.mark.parametrize(("institution", "case"), CASES)
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_institution_has_its_cases_explained_in_every_format(
    institution: str, case: str, lang: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {name: tmp_path / f"case.{name}" for name in ("text", "md", "html", "json")}
    formats = [part for name, file in files.items() for part in ("-f", f"{name}={file}")]
    known = [*logs_of(institution), "--rules", institution, "--lang", lang]
    code, _, err = said(capsys, *known, "--case", case, *formats)
    assert code == 0, err
    plain = json.loads(files["json"].read_bytes())
    jsonschema.validate(plain, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert plain["case"] == case
    for row in plain["rows"]:
        for standard in row["standards"]:
            for name in ("text", "md", "html"):
                text = files[name].read_text(encoding="utf-8")
                assert standard["standard"] in text or name == "html"
                if standard["due_at"]:
                    assert standard["due_at"][:10] in text


def test_the_page_in_html_needs_nothing_and_can_be_read_by_everyone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.html"
    code, _, _ = said(capsys, *LATE, "-f", f"html={file}")
    assert code == 0
    text = file.read_text(encoding="utf-8")
    assert "default-src 'none'" in text
    assert "<script" not in text
    assert not re.search(r"""(?:src|href)=["'](?!#)""", text)
    page = html.fromstring(file.read_bytes())
    assert page.get("lang") == "ko"
    for table in page.findall(".//table"):
        assert table.findtext("caption")
        assert all(head.get("scope") for head in table.iter("th"))
    ids = [each.get("id") for each in page.iter() if each.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_axe_finds_no_barrier(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    playwright = pytest.importorskip("playwright.sync_api")
    file = tmp_path / "case.html"
    assert said(capsys, *LATE, "-f", f"html={file}")[0] == 0
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        tab = browser.new_page()
        tab.goto(file.as_uri())
        found = axe.Axe().run(tab).response["violations"]
        browser.close()
    assert found == []


def test_the_same_case_gives_the_same_bytes(capsys: pytest.CaptureFixture[str]) -> None:
    first = said(capsys, *LATE, "-f", "json")
    assert first == said(capsys, *LATE, "-f", "json")


def test_it_agrees_with_check(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = tmp_path / "result.jsonl"
    assert run(["check", *KOSEA, "--period", "2026H1", "-f", f"jsonl={result}"]) == 0
    rows = [json.loads(line) for line in result.read_text(encoding="utf-8").splitlines()]
    for case in ("M-0001", "M-0059", "M-0105", "M-0116", "T-0135"):
        capsys.readouterr()
        code, out, _ = said(capsys, *KOSEA, "--case", case, "-f", "json")
        assert code == 0
        (row,) = json.loads(out)["rows"]
        told = {each["standard"]: (each["verdict"], each["due_at"]) for each in row["standards"]}
        told |= {each["standard"]: ("not_applicable", None) for each in row["not_applicable"]}
        checked = {
            each["standard"]: (each["verdict"], each["due_at"])
            for each in rows
            if each["case"] == case
        }
        assert told == checked


def test_what_cannot_be_judged_is_told_with_its_cell(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, *KOSEA, "--case", "M-0043", "--standard", "homepage-reply-7d")
    assert code == 0
    assert "필요한 값을 읽을 수 없음 (답변일시)" in out
    assert "cases.xlsx 민원 47행의 답변일시 열" in out


def test_a_promise_that_is_not_for_the_case_says_why(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = said(capsys, *LATE, "--standard", "epeople-reply-7d", "-f", "md")
    assert code == 0
    assert "접수경로가 국민신문고인 건만 대상임 (접수경로: 홈페이지)" in out


def test_a_span_of_time_is_a_case_of_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    logs = [*logs_of("sonosa"), "--rules", "sonosa"]
    code, out, _ = said(capsys, *logs, "--case", "2026Q1", "-f", "json")
    assert code == 0
    plain = json.loads(out)
    jsonschema.validate(plain, json.loads(SCHEMA.read_text(encoding="utf-8")))
    assert plain["spans"]
    assert not plain["rows"]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["--case", "M-00011"], "SLA892", 2),
        (["--case", "2031-04"], "SLA892", 2),
        (["--case", "M-0001", "--standard", "homepage-reply-8d"], "SLA893", 2),
        (["--case", "M-0001", "--standard", "phone-3-rings"], "SLA895", 2),
        (["--case", "M-0001", "--period", "2025H1"], "SLA894", 3),
        (["--case", "M-0001", "-f", "csv"], "SLA804", 2),
        ([], "SLA803", 2),
    ],
)
def test_wrong_use_is_said(
    arguments: list[str], code: str, exit_code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    found, out, err = said(capsys, *KOSEA, *arguments)
    assert (found, out) == (exit_code, "")
    assert code in err


def test_the_nearest_ids_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    _, _, err = said(capsys, *KOSEA, "--case", "M0001")
    assert "→ M-0001" in err
    _, _, err = said(capsys, *KOSEA, "--case", "m1")
    assert "→ M-0001" in err
    _, _, err = said(capsys, *LATE, "--standard", "homepage-reply-8d")
    assert "→ homepage-reply-7d" in err


def test_a_stored_result_is_no_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "result.json"
    assert run(["check", *KOSEA, "--period", "2026H1", "-f", f"json={file}"]) == 0
    capsys.readouterr()
    code, _, err = said(capsys, str(file), "--rules", "kosea", "--case", "M-0001")
    assert code == 2
    assert "SLA891" in err


def test_nothing_is_overwritten_unasked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.md"
    page.write_text("mine", encoding="utf-8")
    code, _, err = said(capsys, *LATE, "-f", f"md={page}")
    assert (code, page.read_text(encoding="utf-8")) == (2, "mine")
    assert "SLA811" in err
    assert said(capsys, *LATE, "-f", f"md={page}", "--force")[0] == 0
    assert page.read_text(encoding="utf-8").startswith("# ")
