"""`measure: count`: how often in each week, month, quarter, half or year."""

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, need_value
from slaaudit.measuring.spans import SpanCases
from slaaudit.model import NO_REASON, Bools, Floats, Instants, Measurement
from slaaudit.periods import Period
from slaaudit.spec.standards import CountStandard

_MONTH = np.dtype("datetime64[M]")


def measure_count(
    spans: tuple[Period, ...], cases: SpanCases, standard: CountStandard, bench: Bench
) -> Measurement:
    """Count the cases of each span.

    At least so often: met as soon as it is reached, missed only once the span is over. At most so
    often: missed as soon as it is passed, met only once the span is over.
    """
    upper = standard.limit.upper
    measured = Measurement.blank(
        len(spans), bench.book.code("over_limit" if upper else "below_limit")
    )
    ends = np.array([span.until_at for span in spans], dtype=np.int64)
    measured.due[:], measured.due_is_date[:] = ends, True
    if cases.view is None:
        everything = np.ones(len(spans), dtype=np.bool_)
        measured.blame(everything, bench.book.code(f"record_missing:{standard.record}"))
        return measured
    weights = _weights(cases.view, standard, measured, bench)
    inside = cases.known & _in_months(cases.at, standard.in_months)
    for index, span in enumerate(spans):
        measured.value[index] = weights[inside & span.contains(cases.at)].sum()
    _judge(measured, standard, ends <= bench.as_of, cases, bench)
    return measured


def _weights(
    view: CaseView, standard: CountStandard, measured: Measurement, bench: Bench
) -> Floats:
    """Give what each case adds to the count; one that cannot be read makes every span doubtful."""
    if standard.sum is None:
        return np.ones(len(view))
    rows = Measurement.blank(len(view), NO_REASON)
    column = need_value(view, standard.sum, rows, bench.book)
    problems = rows.problem[rows.problem != NO_REASON]
    if len(problems):
        measured.blame(np.ones(len(measured.settled), dtype=np.bool_), int(problems[0]))
    return np.zeros(len(view)) if column is None else np.where(column.present, column.values, 0.0)


def _in_months(at: Instants, months: tuple[int, ...]) -> Bools:
    if not months:
        return np.ones(len(at), dtype=np.bool_)
    month_of = at.astype("datetime64[s]").astype(_MONTH).astype(np.int64) % 12 + 1
    return np.isin(month_of, months)


def _judge(
    measured: Measurement, standard: CountStandard, over: Bools, cases: SpanCases, bench: Bench
) -> None:
    amount = standard.limit.amount
    if amount is None:
        return
    limit, strict, count = amount.value, standard.limit.strict, measured.value
    if standard.limit.upper:
        kept = count < limit if strict else count <= limit
        measured.settled[:] = ~kept | over
    else:
        kept = count > limit if strict else count >= limit
        measured.settled[:] = kept | over
    measured.within[:] = kept
    if cases.undated and (standard.limit.upper or not kept.all()):
        doubtful = np.ones(len(kept), dtype=np.bool_) if standard.limit.upper else ~kept
        measured.blame(doubtful, bench.book.code("date_unreadable"))
