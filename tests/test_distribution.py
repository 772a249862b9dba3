"""A promise without a figure is told by how long it took; no rate is made up for it."""

import json

import pytest

from makers import REPLY, audited, case_log, rule_set
from slaaudit.model import Audit
from slaaudit.reporting.distribution import Distribution, distribution_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reports import FORMATS

PROMPT = {**REPLY, "id": "reply-prompt", "limit": {"no_figure": "true"}}
REPLIES = ["03-04", "03-05", "03-05", "03-06", "03-10"]


@pytest.fixture
def judged() -> Audit:
    rules = rule_set(PROMPT)
    rows = [{"received_at": "2026-03-03", "replied_at": f"2026-{day}"} for day in REPLIES]
    return audited(rules, case_log(rules, {"request": [*rows, {"received_at": "2026-03-03"}]}))


def test_working_days_that_replies_took(judged: Audit) -> None:
    (result,) = judged.standards
    assert result.tally.unmeasurable == result.tally.cases == 6
    assert distribution_of(result) == Distribution(5, 2.0, 5.0, 5.0, "일")


def test_both_reports_tell_it_beside_an_empty_rate(judged: Audit) -> None:
    page = "".join(str(chunk) for chunk in FORMATS["text"].render(judged, ReportOptions()))
    assert "5건, 중앙값 2일, 90%가 5일 안, 최장 5일" in page
    chunks = FORMATS["json"].render(judged, ReportOptions())
    plain = json.loads(b"".join(c if isinstance(c, bytes) else c.encode() for c in chunks))
    assert plain["standards"][0]["compliance_rate"] is None
    assert plain["standards"][0]["distribution"]["median"] == 2
