"""`slaaudit calendar`: the holidays and working days in use."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import slaaudit.reports
from makers import RINGS, audited, case_log, rule_set, write_rules
from slaaudit.__main__ import run

SCHEMA = Path(slaaudit.reports.__file__).parent / "calendar.schema.json"


def read(capsys: pytest.CaptureFixture[str], *options: str) -> dict[str, Any]:
    assert run(["calendar", *options, "-f", "json"]) == 0
    page: dict[str, Any] = json.loads(capsys.readouterr().out)
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(page)
    return page


def test_2026_has_245_working_days(capsys: pytest.CaptureFixture[str]) -> None:
    page = read(capsys, "2026")
    months = [month["working_days"] for month in page["months"]]
    assert page["working_days"] == sum(months) == 245
    assert months == [21, 17, 21, 22, 18, 21, 22, 20, 20, 20, 21, 22]
    assert ["2026-03-02", "삼일절 대체 휴일"] in page["holidays"]


@pytest.mark.parametrize("year", range(2013, 2028))
def test_every_covered_year_is_shown(year: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["calendar", str(year)]) == 0
    assert f"{year}년 공휴일과 근무일" in capsys.readouterr().out


@pytest.mark.parametrize("year", ["2012", "2028", "-1", "²", "2026.0"])
def test_another_year_is_refused_with_those_covered(
    year: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["calendar", "--", year]) == 2
    assert "2013년부터 2027년까지" in capsys.readouterr().err


def test_an_institution_shows_its_own_days_and_the_digest_of_its_results(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = {"closures": [{"on": "2026-04-20", "name": "창립기념일"}]}
    folder = write_rules(tmp_path / "own", RINGS, calendar=own)
    page = read(capsys, "2026", "--rules", str(folder))
    assert page["closures"] == [["2026-04-20", "창립기념일"]]
    assert page["working_days"] == 244
    assert run(["calendar", "2026", "--rules", str(folder)]) == 0
    assert "2026-04-20 (월)  창립기념일" in capsys.readouterr().out


def test_the_digest_is_the_one_that_results_carry(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = read(capsys, "2026", "--rules", str(write_rules(tmp_path / "plain", RINGS)))
    rules = rule_set(RINGS)
    audit = audited(rules, case_log(rules, {"call": [{"received_at": "2026-03-03", "rings": "1"}]}))
    assert page["digest"] == audit.calendar.digest
