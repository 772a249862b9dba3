"""Findings as services read them: SARIF, JUnit, GitHub, GitLab, JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from lxml import etree

from slaaudit.finding_reports import FINDING_FORMATS, Checked, FindingsPage
from slaaudit.finding_reports.md_report import md_report
from slaaudit.findings import Edit, Finding, Place, Severity
from slaaudit.findings.catalogue import CATALOGUE

SARIF = Path(__file__).parent / "data" / "sarif-schema-2.1.0.json"
FILE = "rules/기관 하나/charter.yaml"
OTHER = "rules/기관 하나/tests.yaml"
FACTS = {"shown": "인용", "hint": "", "key": "인용", "known": "`quote`", "keys": "`quote`"}
ERROR = Finding("SLA201", Place(FILE, 2, 3, 2, 5), FACTS)
LONG = Finding("SLA201", Place(FILE, 1, 1, 2, 5), FACTS)
WARNING = Finding("SLA104", Place(OTHER, 1, 1, 1, 1))
NOWHERE = Finding("SLA827", facts={"shown": "-", "known": "-"})


def page(*findings: Finding, lang: str = "ko") -> FindingsPage:
    checked = Checked((FILE, OTHER), 1, 2)
    lines = {FILE: ("제목: 가", "  인용: 나"), OTHER: ("schema: x",)}
    return FindingsPage(findings, checked, "en" if lang == "en" else "ko", lines)


def written(name: str, *findings: Finding, lang: str = "ko") -> str:
    return "".join(FINDING_FORMATS[name](page(*findings, lang=lang)))


def sarif(*findings: Finding, lang: str = "ko") -> dict[str, Any]:
    log: dict[str, Any] = json.loads(written("sarif", *findings, lang=lang))
    form = json.loads(SARIF.read_text(encoding="utf-8"))
    checker = jsonschema.Draft7Validator(form, format_checker=jsonschema.FormatChecker())
    checker.validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.mark.parametrize("lang", ["ko", "en"])
def test_sarif_follows_the_official_schema(lang: str) -> None:
    run = sarif(ERROR, LONG, WARNING, NOWHERE, lang=lang)
    assert [result["level"] for result in run["results"]] == ["error", "error", "warning", "error"]
    assert sarif(lang=lang)["results"] == []


def test_every_code_of_the_catalogue_makes_a_valid_rule() -> None:
    class Anything(dict[str, Any]):
        def __missing__(self, key: str) -> str:
            return key

    run = sarif(*(Finding(code, Place(FILE, 1, 1, 1, 2), Anything()) for code in CATALOGUE))
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == sorted(CATALOGUE)
    assert not any("{" in rule["shortDescription"]["text"] for rule in rules)


def test_sarif_regions_and_rules_belong_to_their_findings() -> None:
    run = sarif(WARNING, ERROR)
    warning, error = run["results"]
    rules = run["tool"]["driver"]["rules"]
    assert rules[error["ruleIndex"]]["name"] == "unknown-key"
    assert rules[warning["ruleIndex"]]["id"] == "SLA104"
    place = error["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5}
    assert place["artifactLocation"]["uri"].isascii()
    assert unquote(place["artifactLocation"]["uri"]) == FILE


def test_sarif_holds_the_page_of_a_code_as_markdown() -> None:
    with_pages = replace(page(ERROR), manual=lambda code: f"# {code}")
    run = json.loads("".join(FINDING_FORMATS["sarif"](with_pages)))["runs"][0]
    assert run["tool"]["driver"]["rules"][0]["help"]["markdown"] == "# SLA201"
    assert "markdown" not in sarif(ERROR)["tool"]["driver"]["rules"][0]["help"]


def test_a_path_given_from_the_root_is_a_file_address() -> None:
    named = replace(
        ERROR, place=replace(ERROR.place, file=str(Path("/규칙/charter.yaml").resolve()))
    )
    place = sarif(named)["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"].startswith("file:///")
    assert "uriBaseId" not in place["artifactLocation"]


def test_junit_counts_what_it_holds() -> None:
    root = etree.fromstring(written("junit", ERROR, LONG, WARNING).encode())
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("3", "2", "0")
    for suite in root.iterfind("testsuite"):
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    failure = root.find(".//failure")
    assert failure is not None
    assert failure.get("type") == "SLA201"
    assert "^^^^" in str(failure.text)


def test_junit_passes_a_file_without_findings() -> None:
    root = etree.fromstring(written("junit").encode())
    assert [suite.get("name") for suite in root] == [FILE, OTHER]
    assert (root.get("tests"), root.get("failures")) == ("2", "0")


def test_junit_leaves_out_what_xml_cannot_hold() -> None:
    facts = {**FACTS, "key": "a\ufffe\x0b<&\"'"}
    root = etree.fromstring(written("junit", replace(ERROR, facts=facts)).encode())
    assert "a <&\"'" in str(root.findall(".//failure")[0].get("message"))


def test_github_commands_are_escaped() -> None:
    strange = replace(ERROR, place=replace(ERROR.place, file="a:b,c%.yaml"))
    command, summary = written("github", strange, lang="en").splitlines()
    head = "::error file=a%3Ab%2Cc%25.yaml,line=2,col=3,endLine=2,endColumn=5,"
    assert command.startswith(f"{head}title=SLA201 unknown-key::Unknown key: `인용`%0A")
    assert summary.startswith("1 rule set(s) checked")


def test_github_takes_no_columns_of_several_lines() -> None:
    command = written("github", LONG).splitlines()[0]
    assert ",line=1,endLine=2,title=" in command
    assert written("github", WARNING).startswith("::warning file=")


def test_gitlab_marks_stay_when_lines_move_and_languages_change() -> None:
    (issue,) = json.loads(written("gitlab", ERROR))
    assert issue["location"] == {"path": FILE, "lines": {"begin": 2, "end": 2}}
    assert (issue["check_name"], issue["severity"]) == ("unknown-key", "major")
    moved = replace(ERROR, place=Place(FILE, 4, 5, 4, 7))
    lower = replace(page(moved, lang="en"), lines={FILE: ("제목: 가", "", "", "    인용: 나")})
    (later,) = json.loads("".join(FINDING_FORMATS["gitlab"](lower)))
    assert later["fingerprint"] == issue["fingerprint"]


def test_gitlab_marks_differ_between_findings() -> None:
    issues = json.loads(written("gitlab", ERROR, ERROR, LONG, WARNING, NOWHERE))
    assert len({issue["fingerprint"] for issue in issues}) == 5
    assert json.loads(written("gitlab")) == []


def test_jsonl_has_the_keys_of_json() -> None:
    whole = json.loads(written("json", ERROR, WARNING, NOWHERE))
    lines = written("jsonl", ERROR, WARNING, NOWHERE).splitlines()
    assert [json.loads(line) for line in lines] == whole["findings"]
    assert not written("jsonl")


def test_codes_and_keys_are_the_same_in_every_language() -> None:
    korean, english = (json.loads(written("json", ERROR, lang=lang)) for lang in ("ko", "en"))
    differing = {k for k, v in korean["findings"][0].items() if english["findings"][0][k] != v}
    assert differing == {"message", "help"}


def test_a_long_summary_says_what_it_leaves_out() -> None:
    said = "".join(md_report(page(*[ERROR] * 5), 3))
    assert said.count("SLA201") == 3
    assert "2건이 더 있습니다" in said


def test_levels_of_every_service_cover_every_severity() -> None:
    samples = {
        grade: next(code for code, entry in CATALOGUE.items() if entry.severity is grade)
        for grade in Severity
    }
    assert len(samples) == len(Severity)
    for name, level in (("github", "notice"), ("gitlab", "info"), ("sarif", "note")):
        entry = CATALOGUE[samples[Severity.INFO]]
        words = {part.split("}")[0]: "1" for part in (entry.ko + entry.help_ko).split("{")[1:]}
        said = written(name, Finding(entry.code, Place(FILE, 1, 1, 1, 2), words))
        assert level in said


def test_services_get_paths_from_the_root_of_the_repository() -> None:
    below = replace(page(ERROR), below="감사/sub")
    said = {name: "".join(FINDING_FORMATS[name](below)) for name in FINDING_FORMATS}
    path = f"감사/sub/{FILE}"
    assert f"file={path}," in said["github"]
    assert json.loads(said["gitlab"])[0]["location"]["path"] == path
    (run,) = json.loads(said["sarif"])["runs"]
    place = run["results"][0]["locations"][0]["physicalLocation"]
    assert unquote(place["artifactLocation"]["uri"]) == path
    assert json.loads(said["json"])["findings"][0]["file"] == FILE
    assert below.from_root("../x/charter.yaml") == "감사/x/charter.yaml"
    assert below.from_root("/x/charter.yaml") == "/x/charter.yaml"


def test_sarif_takes_a_byte_order_mark_away_by_its_bytes() -> None:
    marked = replace(WARNING, fix=Edit(1, 0, 1, 1, ""))
    (result,) = sarif(marked)["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    assert replacement == {"deletedRegion": {"byteOffset": 0, "byteLength": 3}}


def test_sarif_fixes_say_what_to_write_and_where() -> None:
    mended = replace(ERROR, fix=Edit(2, 3, 2, 5, "quote"))
    (result,) = sarif(mended)["results"]
    (change,) = result["fixes"][0]["artifactChanges"]
    assert change["replacements"] == [
        {
            "deletedRegion": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 5},
            "insertedContent": {"text": "quote"},
        }
    ]
    assert (
        change["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    )
