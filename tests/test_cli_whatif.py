"""`slaaudit whatif`: screens, files and JSON of a log that is judged twice."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

import slaaudit.reports
from makers import REPLY, write_rules
from slaaudit.__main__ import run

SCHEMA = Path(slaaudit.reports.__file__).parent / "whatif.schema.json"
ROOT = Path(__file__).parents[1]
PETITION = {
    **REPLY,
    "clock": "civil_petition",
    "target": "60%",
    "remedy": {"cite": REPLY["cite"], "amount": "10000"},
}
# due on 16 March with seven days; with five on 13 March, 17:00
LOG = """\
접수번호,접수일시,답변일시,담당부서
1,2026-03-06 17:00,2026-03-13 16:00,가팀
2,2026-03-06 17:00,2026-03-16 09:00,나팀
3,2026-03-06 17:00,2026-03-17 09:00,나팀
"""
FIVE = ("--set", "reply-7d.limit=5일")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_rules(tmp_path / "rules", PETITION)
    (tmp_path / "민원.csv").write_text(LOG, encoding="utf-8")
    return tmp_path


def tried(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    capsys.readouterr()
    asked = ["whatif", "민원.csv", "--rules", "rules", "--period", "2026H1", *arguments]
    assert run(asked) == code
    shown = capsys.readouterr()
    return shown.out if code == 0 else shown.err


def plain(capsys: pytest.CaptureFixture[str], *arguments: str) -> Any:  # noqa: ANN401
    page = json.loads(tried(capsys, *arguments, "-f", "json"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(page)
    return page


def test_what_flips_is_said_with_the_law_that_counts(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder
    monkeypatch.setenv("COLUMNS", "300")
    text = tried(capsys, *FIVE)
    assert "시간 단위로 바뀜(민원처리법 제19조제1항" in text
    assert "판정 1건이 뒤바뀜: 이행 → 미이행 1건" in text
    assert "이행률 66.7% → 33.3% (-33.4%p), 목표 60%에 미달하게 됨" in text
    assert "2026-03-16 → 2026-03-13 17:00" in text
    assert "규칙 파일은 고치지 않았음" in text


def test_json_holds_every_flip_by_standard_and_department(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    page = plain(capsys, *FIVE)
    (flip,) = page["flips"]
    assert (flip["case"], flip["verdict_before"], flip["verdict_after"]) == ("2", "met", "missed")
    assert (flip["file"], flip["row"]) == ("민원.csv", 3)
    (standard,) = page["standards"]
    assert standard["points"] == pytest.approx(-33.34)
    owed = [standard[side]["remedy_amount"] for side in ("before", "after")]
    assert owed == [10_000, 20_000]
    assert [(each["department"], each["met_to_missed"]) for each in page["departments"]] == [
        ("가팀", 0),
        ("나팀", 1),
    ]
    assert page["changes"][0]["key"] == "limit"
    assert page["sweep"] is None


def test_without_anything_to_try_nothing_flips(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    page = plain(capsys)
    assert (page["flips"], page["changes"], page["departments"]) == ([], [], [])
    assert page["calendar"]["before"] == page["calendar"]["after"]
    assert "바꾼 것이 없어" in tried(capsys)


def test_a_sweep_gives_the_rate_of_every_limit_and_the_tightest(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert folder
    page = plain(capsys, "--sweep", "reply-7d.limit=5일..8일")
    sweep = page["sweep"]
    assert [each["met"] for each in sweep["points"]] == [1, 1, 2, 3]
    assert sweep["tightest"] == "at_most 7일"
    assert not page["flips"]
    text = tried(capsys, "--sweep", "reply-7d.limit=5일..8일")
    assert "목표 60%에 이르는 가장 엄격한 기준: 7일 이내 (이행률 66.7%)" in text
    text = tried(capsys, "--sweep", "reply-7d.limit=1일..3일")
    assert "이르는 것이 없음" in text


def test_a_sweep_lies_upon_the_settings(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder
    more = ("--set", "reply-7d.target=100%", "--holiday", "2026-03-10=임시공휴일")
    page = plain(capsys, *more, "--sweep", "reply-7d.limit=6일..8일")
    assert page["sweep"]["target_percent"] == 100
    # the holiday moves the seventh day to the 17th
    assert page["sweep"]["tightest"] == "at_most 7일"
    assert page["holidays"]["added"] == [["2026-03-10", "임시공휴일"]]


def test_files_are_drawn_and_never_replaced_unasked(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = [f"{name}=가정.{name}" for name in ("html", "md", "xlsx", "text")]
    formats = [part for each in made for part in ("-f", each)]
    tried(capsys, *FIVE, "--sweep", "reply-7d.limit=5일..8일", *formats)
    assert "<svg" in (folder / "가정.html").read_text(encoding="utf-8")
    assert "표 3-1. 판정이 뒤바뀐 건" in (folder / "가정.md").read_text(encoding="utf-8")
    with warnings.catch_warnings():  # openpyxl leaves out what it does not know
        warnings.simplefilter("ignore", UserWarning)
        book = openpyxl.load_workbook(io.BytesIO((folder / "가정.xlsx").read_bytes()))
    said = [str(cell) for row in book.worksheets[0].values for cell in row if cell]
    assert any("판정 1건이 뒤바뀜" in each for each in said)
    assert "SLA811" in tried(capsys, *FIVE, *formats, code=2)
    tried(capsys, *FIVE, *formats, "--force")


def test_the_rule_files_are_left_as_they_are(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (folder / "rules" / "charter.yaml").read_bytes()
    tried(capsys, *FIVE, "--office-hours", "09:00-12:00,13:00-17:00")
    assert (folder / "rules" / "charter.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("--set", "reply-7d"), "SLA843"),
        (("--set", "reply-8d.limit=5일"), "SLA844"),
        (("--set", "reply-7d.versions=1"), "SLA845"),
        (("--set", "reply-7d.reading=other"), "SLA846"),
        (("--sweep", "reply-7d.limit=5일"), "SLA847"),
        (("--sweep", "reply-7d.limit=5점..8점"), "SLA306"),
        (("--set", "reply-7d.to=closed_at"), "SLA848"),
        (("--holiday", "2026-02-30"), "SLA834"),
        (("--holiday", "2031-01-02"), "SLA834"),
        (("--holiday", "2026-05-05"), "SLA835"),
        (("--no-holiday", "2026-05-06"), "SLA835"),
        (("--office-hours", "9시-18시"), "SLA210"),
        (("--office-hours", "09:00-12:00,11:00-18:00"), "SLA833"),
        (("-f", "xlsx"), "SLA866"),
    ],
)
def test_what_cannot_be_tried_is_refused_before_the_log_is_read(
    folder: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: str
) -> None:
    (folder / "민원.csv").write_bytes(b"PK\0\1")  # reading it would be another finding
    assert f" {code}: " in tried(capsys, *arguments, code=2)


def test_english_findings_are_english(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert folder
    said = tried(capsys, "--set", "reply-8d.limit=5일", "--lang", "en", code=2)
    assert "The rules have no standard 'reply-8d' → `reply-7d`?" in said
    page = plain(capsys, *FIVE, "--lang", "en")
    assert "now counted in hours" in page["changes"][0]["text"]


def test_several_books_of_a_sample_are_judged_together(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    asked = ["whatif", "samples/jntp", "--rules", "jntp", "--period", "2026H1", "-f", "json"]
    assert run([*asked, "--sweep", "internet-reply-prompt.limit=1일..8일"]) == 0
    points = json.loads(capsys.readouterr().out)["sweep"]["points"]
    rates = [each["compliance_rate"] for each in points]
    assert rates == sorted(rates)
    assert len(set(rates)) > 3
