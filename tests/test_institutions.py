"""Every institution: its charter is quoted whole, its rule tests hold, its sample is judged right.

An institution counts from the moment that its sample has a manifest.
"""

import csv
import json
import subprocess
import sys
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from slaaudit.korean_holidays import institution_calendar
from slaaudit.rule_runner import run_tests
from slaaudit.rulefile import read_rule_set

ROOT = Path(__file__).parents[1]
RULES, SAMPLES = ROOT / "rules", ROOT / "samples"
WITH_RULES = sorted(path.parent.name for path in RULES.glob("*/charter.yaml"))
INSTITUTIONS = [name for name in WITH_RULES if (SAMPLES / name / "manifest.json").exists()]
PLAIN = ("met", "not_applicable")
BUILD = """
import sys
from importlib import import_module
from pathlib import Path
import_module(sys.argv[1]).build(Path(sys.argv[2]))
"""

Data = dict[str, Any]
each_institution = pytest.mark.parametrize("name", INSTITUTIONS)


def test_every_rule_set_has_a_sample() -> None:
    assert WITH_RULES == ["jntp", "kofpi", "kosea", "kosti", "sonosa"]
    assert INSTITUTIONS == WITH_RULES


# --- the rule set --------------------------------------------------------------------------------


@cache
def read_yaml(name: str, file: str) -> Data:
    text = (RULES / name / file).read_text(encoding="utf-8")
    data: Data = yaml.load(text, Loader=yaml.BaseLoader)  # builds nothing but text
    return data


def promised(name: str) -> list[str]:
    path = ROOT / "tests" / "data" / "promises.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["quote"] for row in rows if row["institution"] == name]


def quotes(parts: list[Data]) -> list[str]:
    return [part["cite"].get("quote", "") for part in parts]


def citations(part: object) -> list[dict[str, str]]:
    """Every `cite` at any depth."""
    if isinstance(part, list):
        return [cite for item in part for cite in citations(item)]
    if not isinstance(part, dict):
        return []
    own = [part["cite"]] if "cite" in part else []
    return own + [cite for key, value in part.items() if key != "cite" for cite in citations(value)]


@each_institution
def test_each_promise_is_quoted_by_exactly_one_standard_or_provision_in_order(name: str) -> None:
    charter, promises = read_yaml(name, "charter.yaml"), promised(name)
    by_standard, by_provision = quotes(charter["standards"]), quotes(charter.get("provisions", []))
    assert sorted(by_standard + by_provision) == sorted(promises)
    assert by_standard == [quote for quote in promises if quote in by_standard]
    assert by_provision == [quote for quote in promises if quote in by_provision]


@each_institution
def test_every_citation_names_a_source_that_is_listed(name: str) -> None:
    charter = read_yaml(name, "charter.yaml")
    assert {cite["source"] for cite in citations(charter)} == set(charter["sources"])


@each_institution
def test_only_a_statute_is_cited_without_its_words(name: str) -> None:
    charter = read_yaml(name, "charter.yaml")
    wordless = {cite["source"] for cite in citations(charter) if "quote" not in cite}
    assert all(charter["sources"][source].get("statute") == "true" for source in wordless)


def whole(standard: Data, standards: dict[str, Data]) -> Data:
    """A standard with what it takes over from those that it extends."""
    base = standard.get("extends")
    return standard if base is None else {**whole(standards[base], standards), **standard}


def must_be_shown(standard: Data) -> set[str]:
    if standard["measure"] == "attest":
        return set()
    without_figure = "no_figure" in standard.get("limit", {})
    return {"unmeasurable"} if without_figure else {"met", "missed"}


@each_institution
def test_every_measured_standard_has_a_test_that_keeps_it_and_one_that_breaks_it(name: str) -> None:
    standards = {each["id"]: each for each in read_yaml(name, "charter.yaml")["standards"]}
    tests = read_yaml(name, "tests.yaml")["tests"]
    shown = {(test["standard"], test["expect"].get("verdict")) for test in tests}
    needed = {
        (standard["id"], verdict)
        for standard in standards.values()
        for verdict in must_be_shown(whole(standard, standards))
    }
    assert needed - shown == set()


@each_institution
def test_every_rule_test_passes(name: str) -> None:
    rules, findings = read_rule_set(RULES / name)
    assert rules is not None, findings
    outcomes = run_tests(rules, institution_calendar(rules.charter.calendar))
    assert outcomes
    assert [each for each in outcomes if each.status != "passed"] == []


# --- the sample ----------------------------------------------------------------------------------


@cache
def manifest_of(name: str) -> Data:
    manifest: Data = json.loads((SAMPLES / name / "manifest.json").read_text(encoding="utf-8"))
    return manifest


def files_of(name: str) -> list[str]:
    return list(manifest_of(name).get("files", ["cases.xlsx"]))


def content(path: Path) -> bytes | dict[str, bytes]:
    """A file's bytes; of a workbook those of its parts, as machines pack them differently."""
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return {part: archive.read(part) for part in archive.namelist()}


@each_institution
def test_the_sample_is_what_its_script_makes(name: str, tmp_path: Path) -> None:
    command: list[str | Path] = [sys.executable, "-c", BUILD, f"{name}.make_cases", tmp_path]
    subprocess.run(command, cwd=SAMPLES, check=True)
    files = [*files_of(name), "manifest.json"]
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(files)
    for file in files:
        assert content(tmp_path / file) == content(SAMPLES / name / file), file


@each_institution
def test_no_case_is_planted_twice(name: str) -> None:
    named = Counter((each["standard"], each["case"]) for each in manifest_of(name)["planted"])
    assert set(named.values()) == {1}


def test_all_verdicts_but_met_and_not_applicable_are_planted() -> None:
    verdicts = {each["verdict"] for each in manifest_of("kosea")["planted"]}
    assert verdicts == {"missed", "excused", "pending", "unmeasurable"}


# --- the audit of the sample ---------------------------------------------------------------------


@cache
def result_of(name: str) -> Data:
    manifest = manifest_of(name)
    program = Path(sys.executable).with_name("slaaudit")
    command: list[str | Path] = [program, "check"]
    command += (SAMPLES / name / file for file in files_of(name))
    command += ["--period", manifest["period"]]
    command += ["--as-of", manifest["as_of"].replace("T", " "), "-f", "json"]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode in (0, 1), done.stderr.decode()
    judged: Data = json.loads(done.stdout)
    below_target = any(each["attained"] is False for each in judged["standards"])
    assert done.returncode == below_target
    return judged


@each_institution
def test_what_was_planted_is_found_and_nothing_else(name: str) -> None:
    keys = ("standard", "case", "verdict", "reason")
    planted = [tuple(each[key] for key in keys) for each in manifest_of(name)["planted"]]
    verdicts = [each for each in result_of(name)["verdicts"] if each["verdict"] not in PLAIN]
    found = [tuple(each[key] for key in keys) for each in verdicts]
    assert sorted(found) == sorted(planted)


@each_institution
def test_every_case_has_one_verdict_of_each_standard(name: str) -> None:
    result = result_of(name)
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


@each_institution
def test_every_row_that_was_written_is_read_and_accounted_for(name: str) -> None:
    inputs = result_of(name)["inputs"]
    for source in inputs:
        skipped = sum(each["rows"] for each in source["skipped"])
        assert source["rows"] == source["cases"] + skipped, source
    # a table that no standard needs is written too, and gives no cases
    read = Counter(source["cases"] for source in inputs if source["cases"])
    assert read <= Counter(manifest_of(name)["cases"].values())


@each_institution
def test_all_standards_of_the_charter_are_listed(name: str) -> None:
    standards = read_yaml(name, "charter.yaml")["standards"]
    assert len(result_of(name)["standards"]) == len(standards)


@each_institution
def test_nobody_is_named(name: str) -> None:
    text = json.dumps(result_of(name), ensure_ascii=False)
    assert "000-0000" not in text
    assert "담당1" not in text
