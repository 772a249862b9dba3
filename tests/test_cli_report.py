"""`slaaudit report`: a log and its stored result give the same page; wrong use is said."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = ["--rules", "kosea", "--period", "2026H1"]


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("stored") / "kosea.json"
    assert run(["check", str(SAMPLES / "kosea/cases.xlsx"), *KOSEA, "-f", f"json={file}"]) == 0
    return file


def test_a_log_and_its_stored_result_give_the_same_page(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.md"
    assert run(["report", str(SAMPLES / "kosea/cases.xlsx"), *KOSEA, "-f", f"md={page}"]) == 0
    capsys.readouterr()
    assert run(["report", str(stored)]) == 0
    out = capsys.readouterr().out
    assert out == page.read_text(encoding="utf-8")
    assert out.startswith("# 2026년 상반기 고객서비스헌장 이행실태 점검결과\n")
    assert "| 1 | 전화벨이 3번 이상 울리기 전에 받기 |" in out


def test_a_stored_result_holds_the_day_it_was_judged(stored: Path, tmp_path: Path) -> None:
    plain = json.loads(stored.read_bytes())
    plain["standards"][0]["met"] += 1
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(plain), encoding="utf-8")
    file = tmp_path / "report.json"
    assert run(["report", str(edited), "-f", f"json={file}"]) == 0
    rows = json.loads(file.read_bytes())["sections"][3]["blocks"][0]["rows"]
    assert rows[0]["cells"][6]["number"] == 128  # drawn as stored, never scored again


def test_the_half_before_stands_beside(stored: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["report", str(stored), "--previous", str(stored)]) == 0
    assert "이행률 86.6%로 전반기와 같음" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--period", "2026H1"], "SLA865"),
        (["--audience", "everyone"], "SLA804"),
        (["--previous", "none.json"], "SLA864"),
        (["-f", "docx"], "SLA804"),
    ],
)
def test_wrong_use_is_said(
    stored: Path, arguments: list[str], code: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["report", str(stored), *arguments]) == 2
    assert code in capsys.readouterr().err


def test_another_institution_is_no_half_before(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "jntp.json"
    other.write_bytes(stored.read_bytes().replace(b'"id": "kosea"', b'"id": "jntp"', 1))
    assert run(["report", str(stored), "--previous", str(other)]) == 2
    assert "SLA867" in capsys.readouterr().err


def test_a_report_overwrites_nothing_unasked(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "report.md"
    page.write_text("mine", encoding="utf-8")
    assert run(["report", str(stored), "-f", f"md={page}"]) == 2
    assert page.read_text(encoding="utf-8") == "mine"
    assert run(["report", str(stored), "-f", f"md={page}", "--force"]) == 0
    assert "SLA811" in capsys.readouterr().err
