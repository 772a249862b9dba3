"""Is the record itself believable? Findings, never verdicts: each with its statistic and rows.

One check per file, strangers to each other. What each holds against a log, and from where on it
speaks, stands in `thresholds` and in the table of `rules/README.md`.
"""

from slaaudit.findings import Finding
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

__all__ = ["Evidence", "implausible"]

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
