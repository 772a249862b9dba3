"""A frame of pandas goes in as a log, and the verdicts come out as one."""

from datetime import datetime

import pandas as pd

from makers import RINGS, calendar, rule_set
from slaaudit.engine import audit
from slaaudit.frames import table_of_frame, verdict_frame
from slaaudit.normalise import normalise
from slaaudit.periods import Period, parse_period


def half_year() -> Period:
    period = parse_period("2026H1")
    assert period is not None
    return period


CALLS = pd.DataFrame(
    {
        "통화번호": ["T-1", "T-2", "T-3"],
        "통화일시": pd.to_datetime(["2026-03-03 10:00", "2026-03-03 11:00", ""]),
        "벨횟수": [1.0, 4.0, 2.0],
        "담당자": ["담당1", "담당2", "담당3"],
    }
)


def test_a_frame_is_judged_like_a_sheet() -> None:
    rules = rule_set(RINGS)
    log = normalise((table_of_frame(CALLS, "전화"),), rules)
    as_of = datetime(2026, 7, 1)  # noqa: DTZ001
    verdicts = verdict_frame(audit(log, rules, calendar(), half_year(), as_of))
    assert verdicts["verdict"].tolist() == ["met", "missed", "unmeasurable"]
    assert verdicts["reason"].tolist()[1:] == ["over_limit", "date_missing"]
    assert verdicts["row"].tolist() == [2, 3, 4]
    assert "담당1" not in verdicts.to_csv()
