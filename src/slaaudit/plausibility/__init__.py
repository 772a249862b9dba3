"""Is the record itself believable? Findings, never verdicts: each with its statistic and rows.

One check per file, strangers to each other. What each holds against a log, and from where on it
speaks, stands in `thresholds` and in the table of `rules/README.md`.
"""

from dataclasses import replace
from datetime import datetime

import numpy as np

from slaaudit.findings import Finding
from slaaudit.model import Audit
from slaaudit.plausibility import (
    ancient_dates,
    backdated_entries,
    closed_days,
    due_columns,
    future_dates,
    last_minutes,
    missing_weeks,
    rounded_minutes,
    same_second,
)
from slaaudit.plausibility.evidence import Evidence
from slaaudit.tables import CaseLog

__all__ = ["Evidence", "doubted", "implausible"]

_CHECKS = (
    future_dates.check,
    ancient_dates.check,
    due_columns.check,
    last_minutes.check,
    same_second.check,
    backdated_entries.check,
    rounded_minutes.check,
    closed_days.check,
    missing_weeks.check,
)


def implausible(evidence: Evidence) -> tuple[Finding, ...]:
    """Say what of a log is hard to believe; nothing is changed by it."""
    return tuple(finding for check in _CHECKS for finding in check(evidence))


def doubted(whole: Audit, log: CaseLog, known_until: datetime | None) -> Audit:
    """Add to an audit what is hard to believe in its log.

    Nothing can have happened later than `known_until`, or than the moment of judgement; None: until
    when the log can know anything is not known, and nothing is held against it for that.
    """
    ever = int(np.iinfo(np.int64).max)
    evidence = Evidence(
        log=log,
        rules=whole.rules,
        calendar=whole.calendar,
        period=whole.period,
        as_of=_seconds(whole.as_of),
        known_until=ever if known_until is None else _seconds(max(known_until, whole.as_of)),
        results=whole.standards,
    )
    return replace(whole, findings=(*whole.findings, *implausible(evidence)))


def _seconds(moment: datetime) -> int:
    return int(np.datetime64(moment, "s").astype(np.int64))
