"""Which period is judged, and as of when, where the user does not say."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import BusinessCalendar
from slaaudit.cli.choices import instant, now_in_seoul, refuse
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.periods import Period, parse_period, period_of
from slaaudit.reporting.wording import period_words
from slaaudit.spec.fields import dating_field
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog

#: Cases of a long log are counted part by part.
_AT_ONCE = 1 << 18


def asked_period(text: str) -> Period:
    """Read `--period`."""
    period = parse_period(text)
    if period is None:
        raise refuse("SLA805", shown=text)
    return period


def cases_by_period(log: CaseLog, rules: RuleSet) -> Counter[Period]:
    """Count the dated cases that some standard looks at, by the charter's reporting periods."""
    counts: Counter[Period] = Counter()
    for instants in _dated_cases(log, rules):
        for start in range(0, len(instants), _AT_ONCE):
            days = instants[start : start + _AT_ONCE].astype("datetime64[s]")
            months, cases = np.unique(days.astype("datetime64[M]"), return_counts=True)
            for month, count in zip(months.astype("datetime64[D]").tolist(), cases, strict=True):
                counts[period_of(month, rules.charter.report.cycle)] += int(count)
    return counts


def cases_inside(log: CaseLog, rules: RuleSet, period: Period) -> int:
    """Count the dated cases that some standard looks at and that lie in a period."""
    return sum(int(period.contains(instants).sum()) for instants in _dated_cases(log, rules))


def _dated_cases(log: CaseLog, rules: RuleSet) -> Iterator[NDArray[np.int64]]:
    """Give the instants that date the cases, of each record and dating field once."""
    used = {(v.record, dating_field(v, rules)) for rule in rules for v in rule.judged}
    for record, field in sorted(used):
        table = log.tables.get(record)
        column = None if table is None else table.columns.get(field)
        if column is not None:
            present = column.present
            values = column.values if present.all() else column.values[present]
            yield values.astype(np.int64, copy=False)


def fullest_period(counts: Counter[Period]) -> Period:
    """Give the period that holds most cases; of equals the latest."""
    if not counts:
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA823"))
    return max(counts, key=lambda period: (counts[period], period.from_on))


def nothing_inside(period: Period, counts: Counter[Period]) -> Refusal:
    """Refuse a period without cases, and name those that have some."""
    known = [
        f"{each.label} ({n:,})" for each, n in sorted(counts.items(), key=lambda p: p[0].label)
    ]
    facts = {"period": period_words(period), "known": ", ".join(known) or "-"}
    return Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA822", facts=facts))


def moment_of_judgement(text: str | None, period: Period, calendar: BusinessCalendar) -> datetime:
    """Read `--as-of`, else take the period's end or now, whichever is earlier."""
    if text is None:
        end = datetime.combine(period.until_on, datetime.min.time())
        moment = min(end, now_in_seoul())
    else:
        moment = instant(text)
    if not calendar.first <= moment.date() <= calendar.last:
        raise refuse("SLA832", shown=str(moment), **_bounds(calendar.first, calendar.last))
    return moment


def _bounds(first: date, last: date) -> dict[str, str]:
    return {"first": first.isoformat(), "last": last.isoformat()}
