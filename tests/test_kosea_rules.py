"""Every promise of the charter of 한국사회적기업진흥원 stands in its rule set, word for word."""

import csv
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
RULES = HERE.parent / "rules" / "kosea"


def read_yaml(name: str) -> Any:  # noqa: ANN401  # whatever the file holds
    text = (RULES / name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # builds nothing but text


def promised(institution: str) -> list[str]:
    with (HERE / "data" / "promises.tsv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [row["quote"] for row in rows if row["institution"] == institution]


@pytest.fixture(scope="module", name="standards")
def read_standards() -> list[dict[str, Any]]:
    return list(read_yaml("charter.yaml")["standards"])


def test_each_promise_is_quoted_by_exactly_one_standard_in_the_order_of_the_charter(
    standards: list[dict[str, Any]],
) -> None:
    assert [standard["cite"]["quote"] for standard in standards] == promised("kosea")


def test_every_citation_names_a_source_that_is_listed(standards: list[dict[str, Any]]) -> None:
    sources = set(read_yaml("charter.yaml")["sources"])
    assert {cite["source"] for cite in citations(standards)} == sources


def test_only_a_statute_is_cited_without_its_words(standards: list[dict[str, Any]]) -> None:
    sources = read_yaml("charter.yaml")["sources"]
    wordless = {cite["source"] for cite in citations(standards) if "quote" not in cite}
    assert all(sources[name].get("statute") == "true" for name in wordless)


def test_every_measured_standard_has_a_test_that_keeps_it_and_one_that_breaks_it(
    standards: list[dict[str, Any]],
) -> None:
    tests = read_yaml("tests.yaml")["tests"]
    shown = {(test["standard"], test["expect"]["verdict"]) for test in tests}
    base = {standard["id"]: standard for standard in standards}
    for standard in standards:
        measure = standard.get("measure") or base[standard["extends"]]["measure"]
        if measure != "attest":
            assert {(standard["id"], "met"), (standard["id"], "missed")} <= shown, standard["id"]


def citations(part: object) -> list[dict[str, str]]:
    """Every `cite` at any depth."""
    if isinstance(part, list):
        return [cite for item in part for cite in citations(item)]
    if not isinstance(part, dict):
        return []
    own = [part["cite"]] if "cite" in part else []
    return own + [cite for key, value in part.items() if key != "cite" for cite in citations(value)]
