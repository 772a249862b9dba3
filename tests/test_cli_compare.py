"""Two results side by side: only what was promised alike, and no more certainty than there is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from makers import ATTEST, RINGS, audited, case_log, rule_set
from slaaudit.__main__ import run
from slaaudit.comparisons.side_by_side import comparison_document
from slaaudit.report_model import Statement
from slaaudit.report_model.intervals import newcombe
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import StoredResult, stored_result

if TYPE_CHECKING:
    from slaaudit.report_model import Document

SAMPLES = Path(__file__).parents[1] / "samples"


def judged(met: int, missed: int, *, month: str = "03", **standard: Any) -> StoredResult:  # noqa: ANN401
    rules = rule_set({**RINGS, **standard}, ATTEST)
    rings = ["1"] * met + ["5"] * missed
    calls = [{"received_at": f"2026-{month}-03 10:00", "rings": each} for each in rings]
    period = "2026Q1" if month == "03" else "2026Q2"
    audit = audited(rules, case_log(rules, {"call": calls}), period=period, as_of="2026-07-01")
    return stored_result(audit, ReportOptions())


def sentences(document: Document) -> list[str]:
    return [each.text for each in document.sections[0].blocks if isinstance(each, Statement)]


def test_a_small_difference_may_be_chance() -> None:
    document = comparison_document(judged(18, 2), judged(17, 3, month="04"))
    assert sentences(document) == [
        "같은 규칙의 표준 1개: 90.0% → 85.0% (-5.0%p)",
        "차이의 95% 신뢰구간 -27.2 ~ +17.3%p: 우연한 차이일 수 있음",
    ]


def test_a_large_difference_is_none() -> None:
    document = comparison_document(judged(50, 50), judged(90, 10, month="04"))
    assert sentences(document)[1].endswith("우연으로 보기 어려움")


def test_what_was_promised_otherwise_is_not_compared() -> None:
    document = comparison_document(
        judged(18, 2), judged(17, 3, month="04", limit={"less_than": "2회"})
    )
    (sentence,) = sentences(document)
    assert sentence.endswith("견줄 수 없음")
    (row,) = next(document.sections[1].tables()).rows
    assert row.cells[3].text == ("비교불가: 측정: 벨횟수가 3회 미만 → 벨횟수가 2회 미만")


@pytest.mark.parametrize(
    ("first", "second", "interval"),
    [
        # Newcombe 1998, table II, method 10: (a) 56/70 - 48/80 and (b) 9/10 - 3/10
        ((48, 80), (56, 70), (5.24, 33.39)),
        ((3, 10), (9, 10), (17.05, 80.90)),
    ],
)
def test_intervals_of_differences(
    first: tuple[int, int], second: tuple[int, int], interval: tuple[float, float]
) -> None:
    assert newcombe(first, second) == pytest.approx(interval, abs=0.01)
    assert newcombe((0, 0), second) is None


def test_two_institutions_share_only_what_they_promise_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "kosea.json", tmp_path / "kofpi.json"
    assert run(["check", str(SAMPLES / "kosea/cases.xlsx"), "-f", f"json={one}"]) == 0
    assert run(["check", str(SAMPLES / "kofpi/cases.xlsx"), "-f", f"json={other}"]) == 0
    capsys.readouterr()
    assert run(["compare", str(one), str(other)]) == 0
    out = capsys.readouterr().out
    assert "한국사회적기업진흥원" in out
    assert "앞의 결과에만" in out


def test_a_result_beside_itself_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "kosea.json"
    assert run(["check", str(SAMPLES / "kosea/cases.xlsx"), "-f", f"json={file}"]) == 0
    assert run(["compare", str(file), str(file)]) == 2
    assert "SLA869" in capsys.readouterr().err
    broken = tmp_path / "broken.json"
    broken.write_text(json.dumps({"schema": "slaaudit/result/9"}), encoding="utf-8")
    assert run(["compare", str(file), str(broken)]) == 2
    assert "SLA862" in capsys.readouterr().err
