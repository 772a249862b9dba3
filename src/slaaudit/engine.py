"""The engine: a log, rules and a calendar in; an audit out. Pure: no file, clock or screen.

It loops over standards, never over cases.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime

import numpy as np

from slaaudit.aggregation import by_department, by_month
from slaaudit.business_time import BusinessCalendar
from slaaudit.judging.docket import Docket
from slaaudit.judging.log_findings import log_findings
from slaaudit.judging.ordering import exceptions_to, in_order
from slaaudit.judging.remedies import remedies_owed
from slaaudit.judging.rows import judge_rows
from slaaudit.judging.spans import SpanStandard, judge_spans
from slaaudit.judging.waiving import waive, waiver_findings
from slaaudit.model import Audit, Bools, ReadingResult, StandardResult
from slaaudit.periods import Period
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.tables import CaseLog, Skipped, Source


class CasesLostError(AssertionError):
    """Cases in and verdicts out differ: a defect of the engine, never of the log."""


def audit(
    log: CaseLog, rules: RuleSet, calendar: BusinessCalendar, period: Period, as_of: datetime
) -> Audit:
    """Judge every case of the period by every standard.

    `as_of` is Seoul wall time: the instant at which open cases are judged. Raises OutsideCalendar
    where the calendar does not cover it, CasesLostError where a case would vanish.
    """
    instant = np.array([as_of], dtype="datetime64[s]").astype(np.int64)
    calendar.span.require(instant)
    docket = Docket(log, rules, calendar, period, int(instant[0]), exceptions_to(rules.standards))
    completed = {rule.id: _completed(docket, rule) for rule in in_order(rules.standards)}
    results = tuple(completed[rule.id] for rule in rules if rule.judged)
    return Audit(
        rules=rules,
        calendar=calendar,
        period=period,
        as_of=as_of,
        sources=_accounted(log, rules, docket.reached),
        standards=results,
        departments=by_department(results),
        months=by_month(results),
        findings=(*log.findings, *log_findings(log, results), *waiver_findings(docket, results)),
        tables=log.tables,
    )


def _completed(docket: Docket, rule: StandardRule) -> StandardResult:
    """Judge a standard, and add its waivers, its other readings, and what it owes.

    A waiver changes no more than the count: what was missed is owed, and what other standards ask
    of it they ask of the verdict without waivers.
    """
    judged, *others = _judge(docket, rule)
    docket.results[rule.id] = judged
    result = waive(docket, judged)
    readings = []
    for reading, other in zip(rule.readings, others, strict=True):
        read = waive(docket, other)
        readings.append(ReadingResult(reading.id, reading.why, read.tally, _flips(result, read)))
    return replace(result, readings=tuple(readings), remedies=remedies_owed(judged))


def _judge(docket: Docket, rule: StandardRule) -> Iterator[StandardResult]:
    """Judge by the versions of a standard, then by those of each of its readings."""
    variants = [rule.judged, *(reading.versions for reading in rule.readings)]
    by_row = [each for each in variants if not isinstance(each[-1], SpanStandard)]
    judged = iter(judge_rows(docket, rule, by_row))
    for versions in variants:
        by_span = isinstance(versions[-1], SpanStandard)
        result = judge_spans(docket, rule, versions) if by_span else next(judged)
        if result.tally.cases != len(result.cases):
            raise CasesLostError(
                f"{rule.id}: {len(result.cases)} cases, {result.tally.cases} verdicts"
            )
        yield result


def _flips(result: StandardResult, other: StandardResult) -> int:
    """Count the verdicts that differ; where both share a standing only what was measured can."""
    verdicts = (
        (each.rulings.verdict[each.measured.numbers] for each in (result, other))
        if result.standing is other.standing
        else (each.verdict for each in (result, other))
    )
    return int(np.not_equal(*verdicts).sum())


def _accounted(log: CaseLog, rules: RuleSet, reached: Mapping[str, Bools]) -> tuple[Source, ...]:
    """Say of each source how many of its cases no standard judged, and why.

    They lie outside the period, or their record holds no cases of its own but the holds of others.
    """
    outside = [0] * len(log.sources)
    for record, table in log.tables.items():
        missed = ~reached.get(record, np.zeros(len(table), dtype=np.bool_))
        counts = np.bincount(table.source[missed], minlength=len(outside))
        outside = [total + int(count) for total, count in zip(outside, counts, strict=True)]
    judged = {version.record for rule in rules for version in rule.judged}

    def reason_of(source: Source) -> str:
        return "out_of_period" if source.record in judged else "hold"

    return tuple(
        _without(source, rows, reason_of(source)) if rows else source
        for source, rows in zip(log.sources, outside, strict=True)
    )


def _without(source: Source, rows: int, reason: str) -> Source:
    skipped = (*source.skipped, Skipped(reason, rows))
    accounted = replace(source, cases=source.cases - rows, skipped=skipped)
    if accounted.cases + sum(skip.rows for skip in skipped) != accounted.rows:
        raise CasesLostError(f"{source.file}/{source.sheet}: rows in and rows accounted for differ")
    return accounted
