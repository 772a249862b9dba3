"""`measure: mean` and `measure: share`: what the answers of a survey come to in the period."""

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import field_tests
from slaaudit.measuring.bench import Bench, need
from slaaudit.measuring.spans import SpanCases
from slaaudit.model import NO_REASON, Bools, Measurement
from slaaudit.periods import Period
from slaaudit.spec.standards import MeanStandard, ShareStandard

_PERCENT = 100.0


def measure_score(
    period: Period, cases: SpanCases, standard: MeanStandard | ShareStandard, bench: Bench
) -> Measurement:
    """Judge the mean or share of the cases dated in the period; one entry: the period.

    A blank answer is no answer. One that cannot be read makes the figure unmeasurable: leaving it
    out would change the figure without a word.
    """
    failure = "over_limit" if standard.limit.upper else "below_limit"
    measured = Measurement.blank(1, bench.book.code(failure))
    measured.due[:], measured.due_is_date[:] = period.until_at, True
    over = period.until_at <= bench.as_of
    if cases.view is None:
        _blame(measured, bench, f"record_missing:{standard.record}")
        return measured
    if cases.undated is not None:
        _blame(measured, bench, cases.undated)
    view = cases.view.narrowed(cases.known & period.contains(cases.at))
    figure = (
        _mean(view, standard, measured, bench)
        if isinstance(standard, MeanStandard)
        else _share(view, standard, measured, bench)
    )
    amount = standard.limit.amount
    if figure is None or amount is None:
        measured.settled[:] = False
        if over and figure is None and measured.problem[0] == NO_REASON:
            _blame(measured, bench, "no_answers")
        return measured
    measured.value[:] = figure
    measured.settled[:] = over
    measured.within[:] = _kept(figure, standard, amount.value)
    return measured


def answered(view: CaseView, standard: MeanStandard | ShareStandard) -> Bools:
    """Tell which cases gave every answer that the figure is made of."""
    fields = (
        (standard.of,)
        if isinstance(standard, MeanStandard)
        else tuple(dict.fromkeys(test.field for test in field_tests(standard.where)))
    )
    given = [view.column(field).present for field in fields if view.has(field)]
    return np.logical_and.reduce(given) if given else np.zeros(len(view), dtype=np.bool_)


def _kept(figure: float, standard: MeanStandard | ShareStandard, limit: float) -> bool:
    if standard.limit.upper:
        return figure < limit if standard.limit.strict else figure <= limit
    return figure > limit if standard.limit.strict else figure >= limit


def _mean(
    view: CaseView, standard: MeanStandard, measured: Measurement, bench: Bench
) -> float | None:
    rows = Measurement.blank(len(view), NO_REASON)
    column = need(view, standard.of, rows, bench.book)
    _pass_on(rows, measured)
    if column is None or not column.present.any():
        return None
    return float(np.mean(column.values[column.present].astype(np.float64)))


def _share(
    view: CaseView, standard: ShareStandard, measured: Measurement, bench: Bench
) -> float | None:
    fields = tuple(dict.fromkeys(test.field for test in field_tests(standard.where)))
    rows = Measurement.blank(len(view), NO_REASON)
    columns = [need(view, field, rows, bench.book) for field in fields]
    _pass_on(rows, measured)
    if any(column is None for column in columns):
        return None
    answered = np.logical_and.reduce([column.present for column in columns if column is not None])
    if not answered.any():
        return None
    answer = evaluate(standard.where, view.columns(fields), bench.during)
    return float(_PERCENT * (answer.true & answered).sum() / answered.sum())


def _pass_on(rows: Measurement, measured: Measurement) -> None:
    """Let the first problem of a row be the problem of the figure."""
    problems = rows.problem[rows.problem != NO_REASON]
    if len(problems):
        measured.blame(np.ones(1, dtype=np.bool_), int(problems[0]))


def _blame(measured: Measurement, bench: Bench, reason: str) -> None:
    measured.blame(np.ones(len(measured.settled), dtype=np.bool_), bench.book.code(reason))
