"""A promise without a figure is told by how long it took; no rate is made up for it."""

import json

import pytest

from makers import REPLY, audited, case_log, rule_set
from slaaudit.model import Audit
from slaaudit.reporting.distribution import Bin, Distribution, distribution_of
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
    bins = [Bin(0, 1, 1), Bin(1, 2, 2), Bin(2, 3, 1), Bin(3, 4, 0), Bin(4, 5, 1)]
    told = Distribution(5, 2.6, 2.0, 5.0, 5.0, "일", None, tuple(bins))
    assert distribution_of(result) == told


@pytest.mark.parametrize(
    ("limit", "edges"),
    [
        ({"at_most": "7일"}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14]),
        ({"at_most": "15일"}, [3, 6, 9, 12, 15, 18, 21, 24, 27, 30]),
    ],
)
def test_the_limit_is_an_edge_and_as_much_again_stands_beyond_it(
    limit: dict[str, str], edges: list[float]
) -> None:
    rules = rule_set({**REPLY, "limit": limit})
    rows = [{"received_at": "2026-03-03", "replied_at": f"2026-{day}"} for day in REPLIES]
    (result,) = audited(rules, case_log(rules, {"request": rows})).standards
    spread = distribution_of(result)
    assert spread is not None
    assert [each.until for each in spread.bins] == edges
    assert sum(each.cases for each in spread.bins) == spread.cases == 5


def test_both_reports_tell_it_beside_an_empty_rate(judged: Audit) -> None:
    page = "".join(str(chunk) for chunk in FORMATS["text"].render(judged, ReportOptions()))
    assert "5건, 중앙값 2일, 90%가 5일 안, 최장 5일" in page
    chunks = FORMATS["json"].render(judged, ReportOptions())
    plain = json.loads(b"".join(c if isinstance(c, bytes) else c.encode() for c in chunks))
    assert plain["standards"][0]["compliance_rate"] is None
    assert plain["standards"][0]["distribution"]["median"] == 2
