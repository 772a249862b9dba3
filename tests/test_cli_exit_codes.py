"""One test for each exit code: a gate in CI stands on these."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from makers import REPLY, RINGS, write_rules
from slaaudit.__main__ import run

if TYPE_CHECKING:
    from pathlib import Path

CALLS = """통화번호,통화일시,벨횟수,담당부서
T-1,2026-03-03 10:00,1,총무과
T-2,2026-03-03 11:00,2,감사과
T-3,2026-03-04 11:00,5,감사과
T-4,2026-03-04 15:00,,총무과
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one log and one rule set: of four calls two are met, one missed, one blank."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "전화.csv").write_text(CALLS, encoding="utf-8")
    write_rules(tmp_path / "sample", RINGS)
    return tmp_path


def check(*options: str, log: str = "전화.csv", rules: str = "sample") -> int:
    return run(["check", log, "--rules", rules, "--as-of", "2026-07-01", *options])


@pytest.mark.usefixtures("desk")
def test_0_when_nothing_is_at_or_above_the_gate() -> None:
    assert check() == 0


@pytest.mark.usefixtures("desk")
def test_1_for_a_missed_case_where_that_was_asked_for() -> None:
    assert check("--fail-on", "missed") == 1


def test_1_for_a_standard_below_its_target(desk: Path) -> None:
    write_rules(desk / "strict", {**RINGS, "target": "95%"})
    assert check(rules="strict") == 1
    assert check("--fail-on", "never", rules="strict") == 0


def test_0_for_a_target_that_is_reached_exactly(desk: Path) -> None:
    (desk / "전화.csv").write_text(
        CALLS.replace("T-4,2026-03-04 15:00,,", "T-4,2026-03-04 15:00,1,")
    )
    write_rules(desk / "fair", {**RINGS, "target": "75%"})
    assert check(rules="fair") == 0
    write_rules(desk / "firm", {**RINGS, "target": "75.01%"})
    assert check(rules="firm") == 1


def test_1_for_a_finding_as_grave_as_the_gate(desk: Path) -> None:
    write_rules(desk / "both", RINGS, REPLY)
    assert check(rules="both") == 0
    assert check("--fail-on", "warning", rules="both") == 1


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize(
    "arguments",
    [
        ["--nonsense"],
        ["chekc"],
        ["check"],
        ["check", "없음.csv", "--rules", "sample"],
        ["check", "전화.csv", "--rules", "no-such-rules"],
        ["check", "전화.csv", "--rules", "sample", "--period", "2026H3"],
        ["check", "전화.csv", "--rules", "sample", "--as-of", "어제"],
        ["check", "전화.csv", "--rules", "sample", "--as-of", "2030-01-01"],
        ["check", "전화.csv", "--rules", "sample", "--fail-on", "sometimes"],
        ["check", "전화.csv", "--rules", "sample", "--max-unmeasurable", "few"],
        ["check", "전화.csv", "--rules", "sample", "--lang", "fr"],
        ["check", "전화.csv", "--rules", "sample", "--department", "없는과"],
        ["check", "전화.csv", "--rules", "sample", "-f", "pdf"],
        ["check", "전화.csv", "--rules", "sample", "-f", "json", "-f", "csv"],
        ["check", "전화.csv", "--rules", "sample", "-f", "csv=전화.csv"],
        ["check", "전화.csv", "--rules", "sample", "-f", "csv=없는폴더/결과.csv"],
        ["calendar", "2012"],
        ["calendar", "올해"],
    ],
)
def test_2_for_wrong_usage_or_unusable_input(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "오류 SLA" in captured.err


def test_2_for_a_broken_rule_file(desk: Path) -> None:
    write_rules(desk / "broken", {**RINGS, "measure": "guess"})
    assert check(rules="broken") == 2


@pytest.mark.usefixtures("desk")
def test_3_for_no_case_in_the_period(capsys: pytest.CaptureFixture[str]) -> None:
    assert check("--period", "2025H2") == 3
    assert "2026H1 (4)" in capsys.readouterr().err


def test_3_for_no_standard_that_a_log_can_show(desk: Path) -> None:
    write_rules(desk / "empty")
    assert check(rules="empty") in {2, 3}


@pytest.mark.usefixtures("desk")
def test_4_for_more_unmeasurable_than_is_borne() -> None:
    assert check("--max-unmeasurable", "25%") == 0
    assert check("--max-unmeasurable", "24.9%") == 4
    assert check("--max-unmeasurable", "1") == 0
    assert check("--max-unmeasurable", "0") == 4


@pytest.mark.usefixtures("desk")
def test_1_goes_before_4() -> None:
    assert check("--max-unmeasurable", "0", "--fail-on", "missed") == 1


@pytest.mark.usefixtures("desk")
def test_70_for_a_defect_with_one_line_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise KeyError("secret")

    monkeypatch.delenv("SLAAUDIT_TRACEBACK", raising=False)
    monkeypatch.setattr("slaaudit.cli.judging.audit", fail)
    assert check() == 70
    said = capsys.readouterr().err.splitlines()
    assert "결함" in said[-1]
    assert "secret" not in said[-1]
    with pytest.raises(KeyError):
        run(["check", "전화.csv", "--rules", "sample", "--traceback"])


@pytest.mark.usefixtures("desk")
@pytest.mark.parametrize("output", ["text", "json", "jsonl", "csv"])
def test_the_format_never_changes_the_code(output: str) -> None:
    assert check("-f", output, "--fail-on", "missed") == 1
    assert check("-f", output) == 0


def test_the_code_is_the_process_code() -> None:
    command = [sys.executable, "-m", "slaaudit", "calendar", "2031"]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 2


def test_a_process_that_ends_at_once_has_written_all_of_its_result(desk: Path) -> None:
    command = [sys.executable, "-m", "slaaudit", "check", "전화.csv", "--rules", "sample"]
    command += ["-f", "json", "-f", "jsonl=판정.jsonl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    result = json.loads(done.stdout)
    assert result["standards"][0]["cases"] == 4
    assert len((desk / "판정.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_2_for_a_log_without_a_header_says_what_was_looked_for(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "메모.csv").write_text("가,나\n1,2\n", encoding="utf-8")
    assert check(log="메모.csv") == 2
    assert "SLA711" in capsys.readouterr().err


def test_3_for_a_period_in_which_only_cases_without_a_date_could_lie(desk: Path) -> None:
    (desk / "전화.csv").write_text(CALLS + "T-5,미상,2,감사과\n", encoding="utf-8")
    assert check("--period", "2019H1") == 3
    assert check("--period", "2026H1") == 0


def test_2_for_a_file_that_is_not_there_before_any_question_of_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "없는파일.xlsx"]) == 2
    said = capsys.readouterr().err
    assert "SLA701" in said
    assert "SLA121" not in said
