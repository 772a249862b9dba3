"""A stored result is read back as it was judged; what is none is refused with what to do."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from makers import REPLY, RINGS, audited, case_log, rule_set
from slaaudit.findings import Refusal
from slaaudit.reporting.options import ReportOptions
from slaaudit.reports import FORMATS
from slaaudit.results import read_result, stored_result

if TYPE_CHECKING:
    from slaaudit.model import Audit

CALLS: list[dict[str, str | None]] = [
    {"case_id": "T-1", "received_at": "2026-03-03 10:00", "rings": "1"},
    {"case_id": "T-2", "received_at": "2026-04-03 10:00", "rings": "4"},
]


@pytest.fixture
def judged() -> Audit:
    rules = rule_set(RINGS, REPLY)
    return audited(rules, case_log(rules, {"call": CALLS}), as_of="2026-07-01")


def written(audit: Audit) -> bytes:
    return b"".join(FORMATS["json"].render(audit, ReportOptions()))  # type: ignore[arg-type]


def test_what_was_written_is_what_was_judged(judged: Audit) -> None:
    stored, rows = read_result("result.json", written(judged))
    fresh = stored_result(judged, ReportOptions())
    assert stored == fresh
    assert [row["case"] for row in rows] == ["T-1", "T-2"]
    assert stored.tally == judged.tally


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfe", "SLA861"),
        (b"no json", "SLA861"),
        (b"[" * 100_000, "SLA861"),
        (b"[]", "SLA862"),
        (b'{"schema": "slaaudit/result/2"}', "SLA862"),
        (b'{"schema": "slaaudit/result/1"}', "SLA863"),
    ],
)
def test_what_is_no_result_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read_result("result.json", content)
    assert refused.value.findings[0].code == code


def test_a_result_edited_by_hand_is_refused_with_the_place(judged: Audit) -> None:
    plain = json.loads(written(judged))
    plain["standards"][0]["met"] = "many"
    with pytest.raises(Refusal) as refused:
        read_result("result.json", json.dumps(plain).encode())
    assert "standards.0.met" in refused.value.findings[0].message("ko")
