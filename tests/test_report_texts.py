"""The institution's own texts: begun by `init --report`, read with every mistake's place."""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from makers import RINGS, audited, case_log, rule_set
from slaaudit.__main__ import run
from slaaudit.report_model import ReportInputs, report_document
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import stored_result
from slaaudit.rule_schemas import REPORT_TEXTS, rule_schema
from slaaudit.rulefile.report_texts import read_report_texts

SAMPLES = Path(__file__).parents[1] / "samples"
WHOLE = """\
schema: slaaudit/report-texts/1
basis: [고객서비스헌장 운영지침 제7조, 이사장 방침]
method: 분기마다 전화 표본 점검
extracted_on: 2026-07-03
written_on: 2026-07-20
department: 고객지원팀
telephone: 02-0000-0000
limits: [3월 전화 기록은 사흘이 비어 있음]
corrections: [없음]
plans:
  - standard: phone-3-rings
    measure: 당겨받기 교육
    owner: 고객지원팀
    due_on: 2026-09-30
    indicator: 벨 3회 미만 95%
    last_result: 안내 문구를 고침
  - {standard: phone-3-rings, measure: 회선 늘리기}
surveys:
  - {title: 전화 만족도, period: 2026년 5월, answers: 312, score: 84.2, bar: 80점 이상,
     previous_score: 82.9}
"""


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stored") / "kosea.json"
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["check", log, "--period", "2026H1", "-f", f"json={file}"]) == 0
    return file


def written(folder: Path, text: str) -> Path:
    file = folder / "plan.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def mistakes(folder: Path, text: str) -> list[tuple[str, int | None, int | None]]:
    texts, findings = read_report_texts(written(folder, text))
    assert texts is None
    return [(each.code, each.place.line, each.place.column) for each in findings]


def test_every_text_stands_in_its_place(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, WHOLE)
    assert run(["report", str(stored), "--plan", str(file)]) == 0
    page = capsys.readouterr().out
    for said in (
        "- 작성일: 2026. 7. 20.(월)",
        "- 담당: 고객지원팀 02-0000-0000",
        "- 추진근거: 고객서비스헌장 운영지침 제7조; 이사장 방침",
        "  - 분기마다 전화 표본 점검",
        "| cases.xlsx (전화) | 2026. 7. 3.(금) |",
        "당겨받기 교육 | 고객지원팀 | 2026. 9. 30.(수) | 벨 3회 미만 95% | 안내 문구를 고침 |",
        "회선 늘리기 | (작성) | (작성) | (작성) | - |",
        "| 전화 만족도 | 2026년 5월 | 312 | 84.2 | 80점 이상 | 82.9 | +1.3 |",
        "- 자료의 한계: 3월 전화 기록은 사흘이 비어 있음; 판정불가",
        "- 정정 이력: 없음",
        "- 문의처: 고객지원팀 02-0000-0000",
    ):
        assert said in page, said


def test_every_mistake_is_said_with_its_place(tmp_path: Path) -> None:
    text = """\
schema: slaaudit/report-texts/1
근거: 헌장
extracted_on: 2026-13-05
plans:
  - standard: phone-3-rings
    mesure: 당겨받기
    due_on: 9월
  - measure: 교육
surveys:
  - title: 전화
    answers: 여럿
    score: nan
basis: [[가]]
"""
    assert mistakes(tmp_path, text) == [
        ("SLA201", 2, 1),
        ("SLA205", 3, 15),
        ("SLA201", 6, 5),
        ("SLA205", 7, 13),
        ("SLA202", 8, 5),
        ("SLA212", 11, 14),
        ("SLA212", 12, 12),
        ("SLA207", 13, 9),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "SLA108"),
        ("- 목록", "SLA207"),
        ("schema: slaaudit/report-texts/2", "SLA203"),
        ("basis: [가]", "SLA202"),
        ("schema: [", "SLA107"),
    ],
)
def test_another_kind_of_file_is_refused(text: str, code: str, tmp_path: Path) -> None:
    assert code in [found for found, _, _ in mistakes(tmp_path, text)]


def test_a_likely_key_is_proposed(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (
        "schema: slaaudit/report-texts/1\n추진근거: 헌장\nplans:\n  - {standard: a, mesure: 나}\n"
    )
    assert run(["report", str(stored), "--plan", str(written(tmp_path, text))]) == 2
    said = capsys.readouterr().err
    assert "plan.yaml:2:1: 오류 SLA201" in said
    assert "→ `basis`?" in said
    assert "→ `measure`?" in said


def test_a_plan_for_an_unknown_standard_is_refused_with_the_likely_one(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "schema: slaaudit/report-texts/1\nplans:\n  - standard: homepage-reply-7\n"
    assert run(["report", str(stored), "--plan", str(written(tmp_path, text))]) == 2
    said = capsys.readouterr()
    assert "plan.yaml:3:15: 오류 SLA302" in said.err
    assert "`homepage-reply-7d`?" in said.err
    assert not said.out


def test_a_file_that_is_not_there_is_said(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(stored), "--plan", "none.yaml"]) == 2
    assert "SLA877" in capsys.readouterr().err


def test_a_plan_stays_where_its_standard_did_not_fall_short(tmp_path: Path) -> None:
    texts, _ = read_report_texts(written(tmp_path, WHOLE))
    assert texts is not None
    rules = rule_set(RINGS)
    call = {"received_at": "2026-03-03 10:00", "rings": "1"}
    judged = audited(rules, case_log(rules, {"call": [call]}))
    inputs = ReportInputs(stored_result(judged, ReportOptions()), texts=texts.texts)
    plans = next(each for each in report_document(inputs).tables() if each.key == "plans")
    assert [row.cells[1].text for row in plans.rows] == ["당겨받기 교육", "회선 늘리기"]


LINES = WHOLE.splitlines()
VALUES = (
    "",
    "가",
    "[]",
    "[가]",
    "{}",
    "{가: 나}",
    "-1",
    "1e400",
    "2026-02-30",
    "'",
    "[{}]",
    "null",
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.sampled_from(range(len(LINES))), st.sampled_from(VALUES))
def test_whatever_is_written_is_read_or_said(place: int, value: str) -> None:
    key, colon, _ = LINES[place].partition(": ")
    text = "\n".join([*LINES[:place], f"{key}{colon}{value}", *LINES[place + 1 :]])
    with TemporaryDirectory() as folder:
        texts, findings = read_report_texts(written(Path(folder), text))
    assert (texts is None) == bool(findings)
    for found in findings:
        assert found.message("ko")
        assert found.help("ko")
        assert found.place.line is not None


# --- the file that is begun ----------------------------------------------------------------------


def test_a_begun_file_holds_a_plan_for_each_standard_that_fell_short(
    stored: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--report", "--from", str(stored)]) == 0
    text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
    short = [each["id"] for each in json.loads(stored.read_bytes())["standards"] if each["missed"]]
    assert re.findall(r"^  - standard: (\S+)", text, re.MULTILINE) == short
    assert "판정 136건 가운데 미이행 9건" in text
    assert "#   meetings-3-a-year" in text
    assert run(["report", str(stored), "--plan", "plan.yaml", "-f", "md=report.md"]) == 0
    assert "추진근거: 적지 않음" in (tmp_path / "report.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("source", [[], ["--from", "kosti"]])
def test_a_file_can_be_begun_from_rules_or_from_nothing(
    source: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "글.yaml", "--report", *source]) == 0
    text = (tmp_path / "글.yaml").read_text(encoding="utf-8")
    first = text.splitlines()[0]
    schema = tmp_path / first.partition("$schema=")[2]
    validator = Draft7Validator(json.loads(schema.read_bytes()))
    assert list(validator.iter_errors(yaml.load(text, yaml.SafeLoader))) == []
    texts, findings = read_report_texts(tmp_path / "글.yaml")
    assert texts is not None
    assert not findings


def test_a_filled_file_fits_its_schema() -> None:
    whole = yaml.load(WHOLE, yaml.BaseLoader)
    assert list(Draft7Validator(rule_schema(REPORT_TEXTS)).iter_errors(whole)) == []


def test_nothing_is_overwritten_unasked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.yaml").write_text("mine", encoding="utf-8")
    assert run(["init", "--report"]) == 2
    assert "SLA811" in capsys.readouterr().err
    assert (tmp_path / "plan.yaml").read_text(encoding="utf-8") == "mine"
    assert not (tmp_path / ".schema").exists()
    assert run(["init", "--report", "two.yaml"]) == 0
    assert run(["init", "--report", "three.yaml"]) == 0  # beside the schema that is there
    assert run(["init", "--report", "--force"]) == 0


def test_unknown_rules_begin_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["init", "--report", "--from", "koseo"]) == 2
    assert "`kosea`?" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())
