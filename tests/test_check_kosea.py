"""The sample, end to end: every planted miss, and nothing else, is missed."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[1] / "samples" / "kosea"
MANIFEST = json.loads((SAMPLE / "manifest.json").read_text(encoding="utf-8"))
Result = dict[str, Any]
PLAIN = ("met", "not_applicable")


@pytest.fixture(scope="module")
def result() -> Result:
    program = Path(sys.executable).with_name("slaaudit")
    command = [program, "check", SAMPLE / "cases.xlsx", "--period", MANIFEST["period"]]
    command += ["--as-of", MANIFEST["as_of"].replace("T", " "), "-f", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    judged: Result = json.loads(done.stdout)
    return judged


def test_what_was_planted_is_found_and_nothing_else(result: Result) -> None:
    planted = {
        (each["standard"], each["case"]): (each["verdict"], each["reason"])
        for each in MANIFEST["planted"]
    }
    found = {
        (each["standard"], each["case"]): (each["verdict"], each["reason"])
        for each in result["verdicts"]
        if each["verdict"] not in PLAIN
    }
    assert found == planted


def test_every_case_has_one_verdict_of_each_standard(result: Result) -> None:
    seen = Counter(
        (each["standard"], each["file"], each["sheet"], each["row"], each["case"])
        for each in result["verdicts"]
    )
    assert set(seen.values()) == {1}
    for standard in result["standards"]:
        verdicts = [e for e in result["verdicts"] if e["standard"] == standard["id"]]
        assert len(verdicts) == standard["cases"]
        for word in ("met", "missed", "excused", "pending", "not_applicable", "unmeasurable"):
            assert sum(e["verdict"] == word for e in verdicts) == standard[word]


def test_every_row_that_was_read_is_accounted_for(result: Result) -> None:
    for source in result["inputs"]:
        skipped = sum(each["rows"] for each in source["skipped"])
        assert source["rows"] == source["cases"] + skipped, source


def test_all_promises_of_the_charter_are_listed(result: Result) -> None:
    assert len(result["standards"]) == 23


def test_nobody_is_named(result: Result) -> None:
    text = json.dumps(result, ensure_ascii=False)
    assert "000-0000" not in text
    assert "담당1" not in text
