"""A stored result can be held against what it was made of, by anyone, on any machine."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pytest

import slaaudit.reports
from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = ["--rules", "kosea", "--period", "2026H1"]


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("log") / "cases.xlsx"
    shutil.copy(SAMPLES / "kosea/cases.xlsx", copy)
    return copy


@pytest.fixture(scope="module")
def stored(log: Path) -> Path:
    file = log.with_name("2026H1.json")
    assert run(["check", str(log), *KOSEA, "-f", f"json={file}"]) == 0
    return file


def verified(tmp_path: Path, *arguments: str) -> tuple[int, dict[str, Any]]:
    file = tmp_path / "verified.json"
    code = run(["verify", *arguments, "-f", f"json={file}", "--force"])
    plain: dict[str, Any] = json.loads(file.read_bytes())
    schema = Path(slaaudit.reports.__file__).with_name("verification.schema.json")
    jsonschema.validate(plain, json.loads(schema.read_bytes()))
    return code, plain


def test_the_same_log_rules_and_calendar_give_the_same(
    stored: Path, log: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, plain = verified(tmp_path, str(stored), "--log", str(log))
    assert (code, plain["same"], plain["differences"], plain["moves"]) == (0, True, [], [])
    assert run(["verify", str(stored)]) == 0
    assert "자료를 주지 않아 다시 판정하지 않음" in capsys.readouterr().out


def test_an_edited_log_is_named_with_the_verdicts_that_move(
    stored: Path, log: Path, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(log)
    sheet = book["전화"]
    heading = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "벨\n횟수")
    rings = sheet.cell(heading.row + 1, heading.column)
    assert rings.value == 2
    rings.value = 5
    edited = tmp_path / "cases.xlsx"
    book.save(edited)
    code, plain = verified(tmp_path, str(stored), "--log", str(edited))
    assert code == 1
    assert [each["part"] for each in plain["differences"]] == ["input"]
    (moved,) = plain["moves"]
    assert (moved["standard"], moved["case"], moved["row"]) == ("phone-3-rings", "T-0001", 4)
    assert (moved["stored"]["verdict"], moved["now"]["verdict"]) == ("met", "missed")


def test_a_row_that_is_gone_is_told(stored: Path, log: Path, tmp_path: Path) -> None:
    plain = json.loads(stored.read_bytes())
    plain["verdicts"].append({**plain["verdicts"][0], "case": "T-9999", "row": 999})
    plain["standards"][0]["cases"] += 1
    plain["standards"][0]["met"] += 1
    longer = tmp_path / "longer.json"
    longer.write_text(json.dumps(plain), encoding="utf-8")
    code, told = verified(tmp_path, str(longer), "--log", str(log))
    (moved,) = told["moves"]
    assert (code, moved["case"], moved["now"]) == (1, "T-9999", None)


def test_counts_that_a_hand_changed_do_not_agree_with_the_rows(
    stored: Path, tmp_path: Path
) -> None:
    plain = json.loads(stored.read_bytes())
    plain["standards"][0]["met"] += 1
    edited = tmp_path / "edited.json"
    edited.write_text(json.dumps(plain), encoding="utf-8")
    code, told = verified(tmp_path, str(edited))
    assert code == 1
    assert [(each["part"], each["name"]) for each in told["differences"]] == [
        ("counts", "phone-3-rings")
    ]


def test_a_holiday_announced_later_is_named_and_so_are_the_due_moments_that_it_moves(
    stored: Path, log: Path, tmp_path: Path
) -> None:
    rules = tmp_path / "kosea"
    shutil.copytree(SAMPLES.parent / "rules/kosea", rules)
    charter = rules / "charter.yaml"
    text = charter.read_text(encoding="utf-8")
    hours = "  office_hours: ['09:00-12:00', '13:00-18:00']\n"
    assert hours in text
    closure = "  closures: [{on: 2026-03-06, name: 임시공휴일}]\n"
    charter.write_text(text.replace(hours, hours + closure, 1), encoding="utf-8")
    code, told = verified(tmp_path, str(stored), "--log", str(log), "--rules", str(rules))
    parts = {each["part"]: each["name"] for each in told["differences"]}
    assert code == 1
    assert parts["rules"] == "charter.yaml"
    assert "calendar" in parts
    moved = [each for each in told["moves"] if each["standard"] == "homepage-reply-7d"]
    assert moved
    assert all(each["stored"]["due_at"] < each["now"]["due_at"] for each in moved)


@pytest.mark.parametrize(
    ("zone", "language", "seed"),
    [("America/New_York", "C", "0"), ("Asia/Seoul", "ko_KR.UTF-8", "1"), ("UTC", "tr_TR", "7")],
)
def test_a_result_is_the_same_bytes_on_any_machine(
    stored: Path, log: Path, tmp_path: Path, zone: str, language: str, seed: str
) -> None:
    file = tmp_path / "again.json"
    subprocess.run(
        [sys.executable, "-m", "slaaudit", "check", str(log), *KOSEA, "-f", f"json={file}"],
        env={
            **os.environ,
            "TZ": zone,
            "LANG": language,
            "LC_ALL": language,
            "PYTHONHASHSEED": seed,
        },
        check=True,
        capture_output=True,
    )
    assert file.read_bytes() == stored.read_bytes()
