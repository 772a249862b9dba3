"""`measure: count`: how often in each week, month, quarter, half or year."""

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, need_value
from slaaudit.measuring.spans import SpanCases
from slaaudit.model import NO_REASON, Bools, Codes, Floats, Instants, Measurement
from slaaudit.periods import Period, buckets
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
    ends = np.array([_end_of(span, standard.in_months) for span in spans], dtype=np.int64)
    measured.due[:], measured.due_is_date[:] = ends, True
    if cases.view is None:
        everything = np.ones(len(spans), dtype=np.bool_)
        measured.blame(everything, bench.book.code(f"record_missing:{standard.record}"))
        return measured
    weights, problem = _weights(cases.view, standard, bench)
    inside = cases.known & in_months(cases.at, standard.in_months)
    for index, span in enumerate(spans):
        ours = inside & span.contains(cases.at)
        measured.value[index] = weights[ours].sum()
        problems = problem[ours & (problem != NO_REASON)]
        if len(problems):
            measured.blame(np.arange(len(spans)) == index, int(problems[0]))
    _judge(measured, standard, ends <= bench.as_of, cases, bench)
    return measured


def _end_of(span: Period, months: tuple[int, ...]) -> int:
    """When a span's count is final: after the last month that counts in it (1월 중에 …)."""
    counting = [month for month in buckets(span, "month") if month.from_on.month in months]
    return counting[-1].until_at if counting else span.until_at


def _weights(view: CaseView, standard: CountStandard, bench: Bench) -> tuple[Floats, Codes]:
    """Give what each case adds to the count, and why that is not known of some."""
    rows = Measurement.blank(len(view), NO_REASON)
    if standard.sum is None:
        return np.ones(len(view)), rows.problem
    column = need_value(view, standard.sum, rows, bench.book)
    if column is None:
        return np.zeros(len(view)), rows.problem
    return np.where(column.present, column.values, 0.0), rows.problem


def in_months(at: Instants, months: tuple[int, ...]) -> Bools:
    """Tell which instants lie in one of these months; in any where none is named."""
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
    if cases.undated is not None:
        doubtful = np.ones(len(kept), dtype=np.bool_) if standard.limit.upper else ~kept
        measured.blame(doubtful, bench.book.code(cases.undated))
