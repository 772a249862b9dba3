"""The machine-readable result: a contract that files outside rely on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import numpy as np
import pytest

import slaaudit.reports
from makers import ATTEST, CITE, REPLY, RINGS, audited, case_log, rule_set
from slaaudit.business_time import AFTER_CALENDAR, NO_DUE
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import due_texts
from slaaudit.reports import FORMATS
from slaaudit.tables import Skipped

if TYPE_CHECKING:
    from slaaudit.model import Audit

SCHEMAS = Path(slaaudit.reports.__file__).parent
CALLS: list[dict[str, str | None]] = [
    {"case_id": "T-1", "received_at": "2026-03-03 10:00", "rings": "1", "department": "총무과"},
    {"case_id": "T-2", "received_at": "2026-04-03 10:00", "rings": "4", "department": "감사과"},
    {"case_id": "T-3", "received_at": "2026-04-03 10:00", "rings": "3", "department": None},
    {"case_id": "T-4", "received_at": "2026-04-03 10:00", "rings": None, "department": "감사과"},
]
REQUESTS: list[dict[str, str | None]] = [
    {"case_id": "M-1", "received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 17:00"},
    {"case_id": "M-2", "received_at": "2026-06-29 10:00", "replied_at": None},
]


def judged() -> Audit:
    third = {"id": "third-ring-allowed", "limit": {"at_most": "3회"}, "why": "세 번째까지 봄"}
    remedy = {"cite": CITE, "amount": "10000"}
    rings = {**RINGS, "target": "95%", "readings": [third], "remedy": remedy}
    rules = rule_set(rings, ATTEST, REPLY)
    rows = {"call": CALLS, "request": REQUESTS}
    return audited(rules, case_log(rules, rows, skipped=[Skipped("total", 1)]), as_of="2026-07-01")


def written(audit: Audit, **options: Any) -> dict[str, Any]:  # noqa: ANN401
    chunks = FORMATS["json"].render(audit, ReportOptions(**options))
    read: dict[str, Any] = json.loads(b"".join(chunks))  # type: ignore[arg-type]
    return read


@pytest.mark.parametrize("name", ["result", "calendar", "test-result", "findings"])
def test_the_shipped_schemas_are_schemas(name: str) -> None:
    schema = json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)


def test_the_result_follows_its_schema() -> None:
    schema = json.loads((SCHEMAS / "result.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    validator.validate(written(judged()))
    broken = written(judged())
    broken["verdicts"][0]["name"] = "사람 이름"
    assert not validator.is_valid(broken)


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    result = written(judged())
    contract = (
        "schema tool institution period as_of inputs rules calendar standards departments months "
        "remedies verdicts findings"
    )
    assert [key for key in result if key in contract.split()] == contract.split()
    first = (
        "standard case verdict reason value unit limit due_at department file sheet row "
        "started_at ended_at counted_days"
    )
    assert list(result["verdicts"][0]) == first.split()


def test_a_standard_has_its_counts_rates_and_readings() -> None:
    standard = written(judged())["standards"][0]
    counts = {key: standard[key] for key in ("cases", "met", "missed", "unmeasurable")}
    assert counts == {"cases": 4, "met": 1, "missed": 2, "unmeasurable": 1}
    assert (standard["compliance_rate"], standard["target_percent"]) == (33.33, 95)
    assert standard["attained"] is False
    assert standard["reasons"] == {"field_missing:rings": 1, "over_limit": 2}
    (reading,) = standard["readings"]
    assert (reading["id"], reading["met"], reading["flips"]) == ("third-ring-allowed", 2, 1)


def test_what_no_log_shows_is_listed_without_any_rate() -> None:
    standard = written(judged())["standards"][1]
    assert standard["measure"] == "attest"
    assert standard["evidence"] == ["교육 계획", "교육 결과"]
    assert (standard["cases"], standard["compliance_rate"], standard["attained"]) == (0, None, None)


def test_verdict_rows_come_in_charter_order_with_their_place() -> None:
    rows = written(judged())["verdicts"]
    assert [row["case"] for row in rows] == ["T-1", "T-2", "T-3", "T-4", "M-1", "M-2"]
    assert rows[1] == {
        "standard": "phone-3-rings",
        "case": "T-2",
        "verdict": "missed",
        "reason": "over_limit",
        "value": 4,
        "unit": "회",
        "limit": "less_than 3회",
        "due_at": None,
        "department": "감사과",
        "file": "cases.xlsx",
        "sheet": "call",
        "row": 3,
        "started_at": None,
        "ended_at": None,
        "counted_days": None,
    }
    assert (rows[4]["started_at"], rows[4]["ended_at"]) == (
        "2026-03-03T10:00:00",
        "2026-03-12T17:00:00",
    )
    assert (rows[3]["value"], rows[4]["due_at"], rows[5]["verdict"]) == (
        None,
        "2026-03-12",
        "pending",
    )


def test_departments_and_months_add_up_to_the_cases() -> None:
    result = written(judged())
    calls = [group["cases"] for group in result["departments"]]
    assert [group["department"] for group in result["departments"]] == ["감사과", "총무과", None]
    assert sum(calls) == len(result["verdicts"])
    assert [group["month"] for group in result["months"]] == ["2026-03", "2026-04", "2026-06"]


def test_rows_read_are_rows_judged_and_rows_skipped() -> None:
    for source in written(judged())["inputs"]:
        assert source["rows"] == source["cases"] + sum(each["rows"] for each in source["skipped"])


def test_remedies_are_owed_for_each_missed_case() -> None:
    owed = {
        "standard": "phone-3-rings",
        "amount": 10000,
        "currency": "KRW",
        "paid": None,
        "paid_amount": None,
        "times": 1,
        "unit_amount": 10000,
        "dated_on": "2026-04-03",
        "file": "cases.xlsx",
        "sheet": "call",
    }
    assert written(judged())["remedies"] == [
        {**owed, "case": "T-2", "department": "감사과", "row": 3},
        {**owed, "case": "T-3", "department": None, "row": 4},
    ]


def test_twice_the_same_bytes() -> None:
    first, second = (b"".join(FORMATS["json"].render(judged(), ReportOptions())) for _ in "12")  # type: ignore[arg-type]
    assert first == second
    assert first.endswith(b"}\n")


def test_jsonl_gives_the_same_rows() -> None:
    text = b"".join(FORMATS["jsonl"].render(judged(), ReportOptions())).decode()  # type: ignore[arg-type]
    assert [json.loads(line) for line in text.splitlines()] == written(judged())["verdicts"]


def test_nothing_judged_is_still_a_result() -> None:
    rules = rule_set(RINGS)
    result = written(audited(rules, case_log(rules, {"call": []})))
    assert result["verdicts"] == []
    assert result["standards"][0]["compliance_rate"] is None


def test_a_limit_that_stands_in_the_log_is_given_case_by_case() -> None:
    rules = rule_set({**REPLY, "limit": {"at_most": {"field": "limit_days", "unit": "일"}}})
    rows = [{**REQUESTS[0], "limit_days": "10"}, {**REQUESTS[0], "limit_days": None}]
    verdicts = written(audited(rules, case_log(rules, {"request": rows})))["verdicts"]
    assert [row["limit"] for row in verdicts] == ["at_most 10일", None]


def test_due_moments_are_dates_times_or_nothing() -> None:
    midnight = np.datetime64("2026-03-12T00:00:00").astype(np.int64)
    due = np.array([midnight, midnight + 34_200, NO_DUE, AFTER_CALENDAR])
    is_date = np.array([True, False, True, False])
    assert due_texts(due, is_date) == ["2026-03-11", "2026-03-12T09:30:00", None, None]
