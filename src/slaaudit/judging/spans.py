"""Judging one standard by spans of time: how often in each, or what figure the period came to."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.judging.docket import Docket
from slaaudit.judging.selection import Dated, dates_of, version_of
from slaaudit.judging.standings import scope_of
from slaaudit.judging.verdicts import rule_measured
from slaaudit.measures import answered, in_months, measure_count, measure_score
from slaaudit.measuring.bench import Bench
from slaaudit.measuring.spans import SpanCases
from slaaudit.model import (
    LEFT,
    NO_REASON,
    Bools,
    Codes,
    HeardCases,
    Instants,
    Measurement,
    Measuring,
    ReasonBook,
    StandardResult,
    Standing,
)
from slaaudit.periods import Period, buckets
from slaaudit.spec.fields import dating_field
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import CountStandard, JudgedStandard, MeanStandard, ShareStandard
from slaaudit.tables import CellState
from slaaudit.terms import Verdict

SpanStandard = CountStandard | MeanStandard | ShareStandard


def judge_spans(
    docket: Docket, rule: StandardRule, versions: Sequence[JudgedStandard]
) -> StandardResult:
    """Judge the spans of a period; each span falls under the version in force on its first day."""
    newest = versions[-1]
    spans = _spans(docket, newest)
    starts = np.array([span.from_at for span in spans], dtype=np.int64)
    known = np.full(len(spans), CellState.PRESENT, dtype=np.uint8)
    dated = Dated(starts, known, column_missing=False)
    version = version_of(versions, dated)
    book = ReasonBook()
    numbers = np.full(len(spans), book.ruling(Verdict.NOT_APPLICABLE, "not_in_force"), np.uint16)
    whole, counted = Measurement.blank(len(spans), NO_REASON), [np.zeros(0, dtype=np.int64)]
    for index, standard in enumerate(versions):
        places = np.flatnonzero(version == index)
        chosen = tuple(spans[place] for place in places)
        if not chosen or not isinstance(standard, SpanStandard):
            continue
        measured, counted_at = _measure(docket, standard, chosen, book)
        counted.append(counted_at)
        excuse = np.full(len(chosen), NO_REASON, dtype=np.int16)
        no_figure = standard.limit.no_figure
        numbers[places] = rule_measured(measured, excuse, book, no_figure=no_figure)
        whole.value[places], whole.due[places] = measured.value, measured.due
        whole.due_is_date[places] = measured.due_is_date
    labels = np.array([span.label for span in spans], dtype=np.object_)
    left = np.full(len(spans), LEFT, dtype=np.uint8)
    measuring = Measuring(len(spans), figures=True)
    measuring.put(0, numbers, whole, None)
    result = StandardResult.of(
        rule,
        HeardCases(table=None, labels=labels, starts=starts),
        Standing.of(version, left, ReasonBook()),
        measuring.done(),
        book,
    )
    return replace(result, counted_at=np.concatenate(counted))


def _spans(docket: Docket, standard: JudgedStandard) -> tuple[Period, ...]:
    if isinstance(standard, CountStandard):
        return buckets(docket.period, standard.per)
    return (docket.period,)


def _measure(
    docket: Docket, standard: SpanStandard, spans: tuple[Period, ...], book: ReasonBook
) -> tuple[Measurement, Instants]:
    """Measure the spans; beside it, when each case happened that the figures are made of."""
    table = docket.log.tables.get(standard.record)
    bench = docket.bench(book)
    if table is None:
        nothing = np.zeros(0, dtype=np.int64)
        return _by_kind(standard, spans, SpanCases(None, nothing, nothing == 1), bench), nothing
    dated = dates_of(table, dating_field(standard, docket.rules))
    _reach(docket, standard, spans, dated)
    scope = scope_of(docket, standard, CaseView.of(table), bench)
    allowed = scope.excluded == NO_REASON
    chosen = allowed & (scope.unknown == NO_REASON)
    ours = dated.of_rows(scope.places[chosen])
    undated = _undated(ours, dating_field(standard, docket.rules))
    cases = SpanCases(scope.view.narrowed(chosen), ours.at, ours.known, undated)
    measured = _by_kind(standard, spans, cases, bench)
    in_doubt = allowed & ~chosen
    doubtful = dated.of_rows(scope.places[in_doubt])
    _blame_doubts(measured, standard, spans, doubtful, scope.unknown[in_doubt])
    return measured, _counted_at(standard, spans, cases)


def _counted_at(standard: SpanStandard, spans: tuple[Period, ...], cases: SpanCases) -> Instants:
    counted = np.logical_or.reduce([span.contains(cases.at) for span in spans]) & cases.known
    if isinstance(standard, CountStandard):
        counted &= in_months(cases.at, standard.in_months)
    elif cases.view is not None:
        counted &= answered(cases.view, standard)
    happened: Instants = cases.at[counted]
    return happened


def _undated(dated: Dated, field: str) -> str | None:
    """Name what the first case without a date lacks."""
    lacking = dated.state[~dated.known]
    if not len(lacking):
        return None
    if dated.column_missing:
        return f"column_missing:{field}"
    return "date_missing" if lacking[0] == CellState.BLANK else "date_unreadable"


def _blame_doubts(
    measured: Measurement,
    standard: SpanStandard,
    spans: tuple[Period, ...],
    dated: Dated,
    doubts: Codes,
) -> None:
    """A case that may be in scope makes its own span doubtful; one without a date all of them."""
    may_change = _doubtful(standard, measured)
    for index, span in enumerate(spans):
        reasons = doubts[~dated.known | span.contains(dated.at)]
        if len(reasons):
            only = np.arange(len(spans)) == index
            measured.blame(only & may_change, int(reasons[0]))


def _by_kind(
    standard: SpanStandard, spans: tuple[Period, ...], cases: SpanCases, bench: Bench
) -> Measurement:
    if isinstance(standard, CountStandard):
        return measure_count(spans, cases, standard, bench)
    return measure_score(spans[0], cases, standard, bench)


def _doubtful(standard: SpanStandard, measured: Measurement) -> Bools:
    """One more case cannot undo a count that has reached its least; anything else it can."""
    if isinstance(standard, CountStandard) and not standard.limit.upper:
        return ~measured.within
    return np.ones(len(measured.within), dtype=np.bool_)


def _reach(docket: Docket, standard: SpanStandard, spans: tuple[Period, ...], dated: Dated) -> None:
    inside = ~dated.known
    for span in spans:
        inside |= dated.known & span.contains(dated.at)
    docket.reach(docket.log.tables[standard.record], np.flatnonzero(inside))
