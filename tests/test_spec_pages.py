"""Each page of `tests/spec` is prose, rules and cases: reading it and running it are one thing.

A page holds one ```yaml block of standards and one or more tables of cases. A table's columns are
fields of the log, but for `case` (what the row shows), `standard` (where the page has several),
`as_of`, `period`, and what must come out: `verdict`, `reason`, `due_at`, `value`, `remedy`. Where a
case has several rows or holds, a second ```yaml block gives it as `tests.yaml` would; a block that
begins with its schema is a whole `waivers.yaml`. A page whose only standard is `attest` has no
cases: it is loaded, listed and never judged.
"""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import yaml

from slaaudit.business_time import DatedOfficeHours, build_calendar
from slaaudit.engine import audit
from slaaudit.korean_holidays import korean_days
from slaaudit.model import Tally
from slaaudit.periods import parse_period
from slaaudit.rule_runner import run_tests
from slaaudit.rulefile import load_rule_set
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import MEASURES
from slaaudit.tables import CaseLog

PAGES = sorted((Path(__file__).parent / "spec").glob("*.md"))
HEAD = """\
schema: slaaudit/charter/1
institution: {id: example, name: 보기기관}
sources: {charter: {title: 고객서비스헌장}, act: {title: 민원 처리에 관한 법률, statute: true}}
clocks:
  inclusive_days: {base: calendar_days, first_day: counted}
  closing_days: {base: civil_petition, day_ends: closing}
standards:
"""
WAIVERS = "schema: slaaudit/waivers/1\n"
EXPECTED = ("verdict", "reason", "due_at", "value", "remedy")
ABOUT = ("case", "standard", "as_of", "period")
AS_OF = datetime.fromisoformat("2026-07-15")
CALENDAR = build_calendar(
    korean_days([DatedOfficeHours(None, ((9 * 3600, 12 * 3600), (13 * 3600, 18 * 3600)))])
)


def blocks(page: str) -> list[str]:
    return re.findall(r"^```yaml\n(.*?)^```$", page, flags=re.DOTALL | re.MULTILINE)


def cells(line: str) -> list[str]:
    return [cell.strip().strip("`") for cell in line.strip().strip("|").split("|")]


def table_rows(page: str) -> Iterator[dict[str, str]]:
    heading: list[str] = []
    for line in page.splitlines():
        if not line.startswith("|"):
            heading = []
        elif not heading:
            heading = cells(line)
        elif not set(line) <= set("|-: "):
            yield {name: cell for name, cell in zip(heading, cells(line), strict=True) if cell}


def as_test(row: dict[str, str], standard: str) -> dict[str, object]:
    expect = {name: row[name] for name in EXPECTED if name in row}
    given = {name: cell for name, cell in row.items() if name not in (*EXPECTED, *ABOUT)}
    about: dict[str, object] = {name: row[name] for name in ("as_of", "period") if name in row}
    named = {"standard": row.get("standard", standard), "name": row["case"]}
    return {**about, **named, "given": given, "expect": expect}


def rules_of(page: Path) -> RuleSet:
    text = page.read_text(encoding="utf-8")
    standards, *more = blocks(text)
    last = [entry["id"] for entry in yaml.load(standards, yaml.BaseLoader)][-1]
    tests = [as_test(row, last) for row in table_rows(text)]
    waivers: dict[str, bytes] = {}
    for block in more:
        if block.startswith(WAIVERS):
            waivers["waivers.yaml"] = block.encode()
        else:
            tests += yaml.load(block, yaml.BaseLoader)
    files = {
        **waivers,
        "charter.yaml": (HEAD + standards).encode(),
        "tests.yaml": yaml.safe_dump(
            {"schema": "slaaudit/tests/1", "tests": tests}, allow_unicode=True, default_style="'"
        ).encode(),
    }
    rules, findings = load_rule_set(files)
    assert rules is not None, [(f.place.line, f.message("ko")) for f in findings]
    return rules


def only_listed(rules: RuleSet) -> bool:
    return not any(rule.judged for rule in rules)


def assert_listed_and_never_judged(rules: RuleSet) -> None:
    period = parse_period("2026H1")
    assert period is not None
    judged = audit(CaseLog({}, ()), rules, CALENDAR, period, AS_OF)
    assert [rule.latest.measure for rule in judged.rules] == ["attest"] * len(rules.standards)
    assert (judged.standards, judged.tally, rules.tests) == ((), Tally(), ())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_case_of_the_page_comes_out_as_written(page: Path) -> None:
    rules = rules_of(page)
    if only_listed(rules):
        assert_listed_and_never_judged(rules)
        return
    outcomes = run_tests(rules, CALENDAR)
    assert outcomes, "a page without cases proves nothing"
    wrong = [
        f"{each.name}: expected {dict(each.expected)}, got {dict(each.actual)} {each.detail}"
        for each in outcomes
        if each.status != "passed"
    ]
    assert not wrong, "\n".join(wrong)


def test_every_measure_has_its_page() -> None:
    assert set(MEASURES) <= {page.stem for page in PAGES}
