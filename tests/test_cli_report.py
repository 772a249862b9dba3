"""`slaaudit report`: a log and its stored result give the same page; wrong use is said."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from slaaudit.__main__ import run

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = ["--rules", "kosea", "--period", "2026H1"]


def judged(folder: Path, period: str) -> Path:
    file = folder / f"{period}.json"
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["check", log, "--rules", "kosea", "--period", period, "-f", f"json={file}"]) == 0
    return file


def dated(stored: Path, file: Path, label: str, first: str, until: str) -> Path:
    """Give the same result under another period."""
    plain = json.loads(stored.read_bytes())
    plain["period"] = {"label": label, "from": first, "until": until}
    file.write_text(json.dumps(plain), encoding="utf-8")
    return file


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


def test_the_half_before_stands_beside(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dated(stored, tmp_path / "before.json", "2025H2", "2025-07-01", "2026-01-01")
    assert run(["report", str(stored), "--previous", str(before)]) == 0
    out = capsys.readouterr().out
    assert "이행률 86.6%로 전반기와 같음 (전반기 86.6%(719건 중 623건))" in out
    assert "기간별 추세" not in out


def test_quarters_are_put_in_order_and_make_a_trend(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = judged(tmp_path, "2026Q1"), judged(tmp_path, "2026Q2")
    older = dated(stored, tmp_path / "older.json", "2025Q4", "2025-10-01", "2026-01-01")
    capsys.readouterr()
    earlier = ["--previous", str(older), "--previous", str(first)]
    assert run(["report", str(second), *earlier]) == 0
    out = capsys.readouterr()
    assert "SLA873" in out.err
    assert "2026Q1, 2025Q4" in out.err
    assert "SLA876" in out.err  # kosea reports by half-years
    assert out.out.index("| 2025년 4분기 |") < out.out.index("| 2026년 1분기 |")
    assert "전분기 대비" in out.out
    assert "그림 2-2. 기간별 이행률" in out.out


def test_a_year_ago_is_called_by_its_name(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = dated(stored, tmp_path / "before.json", "2025H1", "2025-01-01", "2025-07-01")
    assert run(["report", str(stored), "--previous", str(before)]) == 0
    out = capsys.readouterr()
    assert "SLA874" in out.err
    assert "이행률 86.6%로 2025년 상반기와 같음" in out.out
    assert "전반기" not in out.out


@pytest.mark.parametrize(
    ("label", "first", "until"),
    [
        ("2026H1", "2026-01-01", "2026-07-01"),  # the same
        ("2026H2", "2026-07-01", "2027-01-01"),  # later
        ("2026Q1", "2026-01-01", "2026-04-01"),  # inside
    ],
)
def test_what_does_not_come_before_is_refused(
    label: str,
    first: str,
    until: str,
    stored: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    other = dated(stored, tmp_path / "other.json", label, first, until)
    assert run(["report", str(stored), "--previous", str(other)]) == 2
    assert "SLA871" in capsys.readouterr().err


def test_earlier_results_that_overlap_are_refused(
    stored: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    half = dated(stored, tmp_path / "half.json", "2025H2", "2025-07-01", "2026-01-01")
    year = dated(stored, tmp_path / "year.json", "2025", "2025-01-01", "2026-01-01")
    assert run(["report", str(stored), "--previous", str(half), "--previous", str(year)]) == 2
    assert "SLA872" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("cycle", "label", "title"),
    [
        ("half_year", "2026H1", "2026년 상반기"),
        ("quarter", "2026Q2", "2026년 2분기"),
        ("month", "2026-04", "2026년 4월"),
        ("year", "2026", "2026년"),
    ],
)
def test_without_a_period_the_charters_cycle_says_it(
    cycle: str, label: str, title: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "kosea"
    shutil.copytree(SAMPLES.parent / "rules/kosea", rules)
    charter = (rules / "charter.yaml").read_text(encoding="utf-8")
    assert "cycle: half_year" in charter
    changed = charter.replace("cycle: half_year", f"cycle: {cycle}")
    (rules / "charter.yaml").write_text(changed, encoding="utf-8")
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["report", log, "--rules", str(rules)]) == 0
    out = capsys.readouterr()
    assert out.out.startswith(f"# {title} 고객서비스헌장 이행실태 점검결과\n")
    assert f"점검 기간을 {label}" in out.err
    assert "SLA876" not in out.err


def test_a_yearly_institution_reports_its_year(capsys: pytest.CaptureFixture[str]) -> None:
    logs = sorted(str(log) for log in (SAMPLES / "kosti").glob("*.xls"))
    assert run(["report", *logs]) == 0
    out = capsys.readouterr().out
    assert out.startswith("# 2025년 고객서비스헌장 이행실태 점검결과\n")
    assert "전년(%)" in out
    assert "기간이 끝나기 전의 점검" not in out


def test_a_report_before_the_end_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["report", log, *KOSEA, "--as-of", "2026-06-01"]) == 0
    assert "기간이 끝나기 전의 점검" in capsys.readouterr().out


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
