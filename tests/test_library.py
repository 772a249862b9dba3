"""The library: its documentation's examples are run, and it gives what the commands give."""

from __future__ import annotations

import doctest
import json
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

import slaaudit
import slaaudit.library
from slaaudit import Refusal, audit, load_rules, read_log, render, verdict_frame
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS

ROOT = Path(__file__).parents[1]
KOSEA = ROOT / "samples/kosea/cases.xlsx"


@pytest.fixture(scope="module")
def judged() -> slaaudit.Audit:
    rules = load_rules("kosea")
    return audit(read_log(KOSEA, rules), rules, period="2026H1")


def refused(code: str, refusal: pytest.ExceptionInfo[Refusal]) -> bool:
    return [finding.code for finding in refusal.value.findings] == [code]


@pytest.mark.parametrize("module", [slaaudit, slaaudit.library])
def test_the_examples_of_the_documentation_run(
    module: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    done = doctest.testmod(module)  # type: ignore[arg-type]
    assert done.attempted > 2
    assert not done.failed


def test_the_example_of_the_readme_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```python\n(.*?)^```$", text, flags=re.DOTALL | re.MULTILINE)
    example = doctest.DocTestParser().get_doctest(block, {}, "README", "README.md", 0)
    assert example.examples
    assert not doctest.DocTestRunner().run(example).failed


def test_importing_the_package_alone_loads_nothing_of_it() -> None:
    heavy = "('numpy', 'pandas', 'slaaudit.library')"
    code = f"import sys, slaaudit; print([name for name in sys.modules if name in {heavy}])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_public_name_is_there_and_documented() -> None:
    for name in set(slaaudit.__all__) - {"__version__"}:
        assert getattr(slaaudit, name).__doc__
    assert set(slaaudit.__all__) <= set(dir(slaaudit))
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        slaaudit.nothing  # type: ignore[attr-defined]  # noqa: B018  # the error is what is asked for


@pytest.mark.parametrize("name", ["json", "jsonl", "csv"])
def test_a_result_has_the_bytes_of_the_command(
    name: str, judged: slaaudit.Audit, tmp_path: Path
) -> None:
    file = tmp_path / f"result.{name}"
    kosea = ["--rules", "kosea", "--period", "2026H1", "--as-of", "2026-07-01"]
    assert run(["check", str(KOSEA), *kosea, "-f", f"{name}={file}"]) == 0
    assert render(judged, name) == file.read_bytes()


def test_a_report_has_the_bytes_of_the_command(judged: slaaudit.Audit, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    kosea = ["--rules", "kosea", "--period", "2026H1", "--as-of", "2026-07-01"]
    inside = ["--audience", "internal", "-f", f"md={file}"]
    assert run(["report", str(KOSEA), *kosea, *inside]) == 0
    assert render(judged, "md", audience="internal") == file.read_bytes()


@pytest.mark.parametrize("name", [*DOCUMENT_FORMATS])
def test_every_format_of_the_report_can_be_rendered(name: str, judged: slaaudit.Audit) -> None:
    assert len(render(judged, name, kind="report")) > 1_000


def test_what_both_have_is_the_result_unless_the_report_is_asked_for(
    judged: slaaudit.Audit,
) -> None:
    assert json.loads(render(judged, "json"))["schema"] == "slaaudit/result/1"
    report = json.loads(render(judged, "json", kind="report"))
    assert report["schema"] == "slaaudit/report/1"


def test_an_audit_can_be_shown_in_english_and_by_department(judged: slaaudit.Audit) -> None:
    page = render(judged, "text", lang="en", department="성장지원팀").decode()
    assert "성장지원팀" in page
    assert "compliance" in page.lower()


def test_the_verdicts_are_a_frame_with_a_row_per_case_and_standard(
    judged: slaaudit.Audit,
) -> None:
    rows = verdict_frame(judged)
    assert len(rows) == judged.tally.cases
    assert (rows["verdict"] == "missed").sum() == judged.tally.missed


CALLS = pd.DataFrame(
    {"통화번호": ["T-1"], "통화일시": ["2026-03-03 10:00"], "벨횟수": [4], "담당자": ["담당1"]}
)


def test_frames_hold_the_record_that_they_are_given_for() -> None:
    rules = load_rules("kosea")
    log = read_log({"call": CALLS}, rules)
    assert list(log.tables) == ["call"]
    assert "담당1" not in verdict_frame(audit(log, rules, period="2026H1")).to_csv()
    with pytest.raises(Refusal) as refusal:
        read_log({"calls": CALLS}, rules)
    assert refused("SLA722", refusal)


def test_a_frame_of_two_columns_with_one_heading_is_refused() -> None:
    twice = pd.concat([CALLS, CALLS], axis=1)
    with pytest.raises(ValueError, match="통화번호"):
        read_log({"call": twice}, load_rules("kosea"))


def test_several_files_are_one_log() -> None:
    rules = load_rules("jntp")
    months = sorted((ROOT / "samples/jntp").glob("*.xlsx"))
    log = read_log(months, rules)
    assert {source.file for source in log.sources} == {month.name for month in months}


def test_what_cannot_be_done_is_a_refusal(judged: slaaudit.Audit, tmp_path: Path) -> None:
    rules, log = judged.rules, read_log({"call": CALLS}, judged.rules)
    for code, call in (
        ("SLA120", lambda: load_rules("kosae")),
        ("SLA701", lambda: read_log(tmp_path / "none.xlsx", rules)),
        ("SLA805", lambda: audit(log, rules, period="2026H3")),
        ("SLA806", lambda: audit(log, rules, period="2026H1", as_of="soon")),
        ("SLA832", lambda: audit(log, rules, period="2026H1", as_of="1999-01-01")),
        ("SLA804", lambda: render(judged, "docx")),
        ("SLA804", lambda: render(judged, "md", audience="all")),  # type: ignore[arg-type]
        ("SLA821", lambda: render(judged, "csv", department="없는팀")),
    ):
        with pytest.raises(Refusal) as refusal:
            call()
        assert refused(code, refusal), code
    with pytest.raises(TypeError, match="colour"):
        render(judged, "text", colour=True)  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "as_of",
    [
        None,
        "2026-07-01",
        date(2026, 7, 1),
        datetime(2026, 6, 30, 15, tzinfo=UTC),
    ],
)
def test_an_instant_is_seouls_and_without_one_the_period_ends(
    as_of: datetime | date | str | None,
) -> None:
    rules = load_rules("kosea")
    judged = audit(read_log({"call": CALLS}, rules), rules, period="2026H1", as_of=as_of)
    assert judged.as_of.isoformat() == "2026-07-01T00:00:00"


ODD = pd.DataFrame(
    {
        "접수번호": [f"A-{number}" for number in range(1, 7)],
        "접수경로": ["홈페이지"] * 6,
        "접수일시": [f"2025-03-{day:02d} 10:00" for day in range(3, 9)],
        "답변일시": ["2025-08-03 10:00", "2015-03-09 10:00", *["2025-03-10 10:00"] * 4],
    }
)


def test_what_is_hard_to_believe_is_found_as_check_finds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = load_rules("kosea")
    ODD.to_csv(tmp_path / "민원.csv", index=False)
    judged = audit(read_log(tmp_path / "민원.csv", rules), rules, period="2025H1")
    kosea = ["--rules", "kosea", "--period", "2025H1"]
    assert run(["check", str(tmp_path / "민원.csv"), *kosea, "-f", "json"]) == 0
    found = json.loads(capsys.readouterr().out)["findings"]
    assert "SLA762" in {each["code"] for each in found}
    assert json.loads(render(judged, "json"))["findings"] == found


def test_nothing_lies_in_the_future_unless_the_last_day_of_the_log_is_told() -> None:
    rules = load_rules("kosea")
    log = read_log({"request": ODD}, rules)

    def codes(known_until: str | None) -> set[str]:
        judged = audit(log, rules, period="2025H1", known_until=known_until)
        return {finding.code for finding in judged.findings}

    assert "SLA761" not in codes(None)
    assert "SLA761" in codes("2025-08-01")
    assert "SLA761" not in codes("2025-08-31")
    assert codes("2025-08-31") == codes(None) == codes("2025-08-01") - {"SLA761"}


def test_lesser_findings_of_rules_are_told_to_who_asks(tmp_path: Path) -> None:
    told: list[slaaudit.Finding] = []
    for file in ("charter.yaml", "columns.yaml"):
        shutil.copy(ROOT / "rules/kosea" / file, tmp_path)
    charter = tmp_path / "charter.yaml"
    charter.write_bytes(b"\xef\xbb\xbf" + charter.read_bytes())
    rules = load_rules(tmp_path, on_finding=told.append)
    assert rules.charter.institution.id == "kosea"
    assert [finding.code for finding in told] == ["SLA104"]
