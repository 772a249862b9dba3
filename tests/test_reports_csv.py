"""Verdict rows as CSV: opened in a spreadsheet, nothing in it may run."""

from __future__ import annotations

import csv
import io

import pytest

from makers import RINGS, audited, case_log, rule_set
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import ROW_KEYS
from slaaudit.reports import FORMATS


def written(*case_ids: str) -> bytes:
    rules = rule_set(RINGS)
    rows = [{"case_id": name, "received_at": "2026-03-03", "rings": "2"} for name in case_ids]
    audit = audited(rules, case_log(rules, {"call": rows}))
    return b"".join(FORMATS["csv"].render(audit, ReportOptions()))  # type: ignore[arg-type]


def cells(*case_ids: str) -> list[str]:
    text = written(*case_ids).decode("utf-8-sig")
    return [row["case"] for row in csv.DictReader(io.StringIO(text, newline=""))]


def test_it_begins_with_a_byte_order_mark_and_the_keys() -> None:
    content = written("T-1")
    assert content.startswith(b"\xef\xbb\xbf")
    heading = content.decode("utf-8-sig").splitlines()[0]
    assert heading == ",".join(f'"{key}"' for key in ROW_KEYS)


@pytest.mark.parametrize(
    "formula",
    ["=1+1", '=HYPERLINK("http://x")', "+cmd|' /C calc'!A0", "-1+1", "@SUM(A1)", " =1+1", "＝1+1"],
)
def test_a_formula_is_kept_as_text(formula: str) -> None:
    assert cells(formula) == [f"'{formula}"]


@pytest.mark.parametrize("plain", ["-5", "+3.5", "2026-0001", "T=1", "가-1"])
def test_plain_numbers_and_ids_stay_as_they_are(plain: str) -> None:
    assert cells(plain) == [plain]


def test_a_tab_or_a_line_break_cannot_hide_a_formula() -> None:
    assert cells("\t=1+1", "\r\n=1+1") == ["' =1+1", "' =1+1"]
