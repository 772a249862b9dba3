"""`measure: value`: a number in the log against a limit (rings before the call is answered)."""

import operator

import numpy as np

from slaaudit.amounts import Amount
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, case_limits, need_value
from slaaudit.model import Measurement
from slaaudit.spec.parts import Limit, PerCase
from slaaudit.spec.standards import ValueStandard

COMPARE = {
    "at_most": operator.le,
    "less_than": operator.lt,
    "at_least": operator.ge,
    "more_than": operator.gt,
}


def measure_value(view: CaseView, standard: ValueStandard, bench: Bench) -> Measurement:
    """Hold each case's number against the limit; there is no such thing as an open case."""
    failure = "over_limit" if standard.limit.upper else "below_limit"
    measured = Measurement.blank(len(view), bench.book.code(failure))
    column = need_value(view, standard.of, measured, bench.book)
    if column is None:
        return measured
    measured.value[column.present] = column.values[column.present]
    measured.settled[:] = column.present
    _compare(view, standard.limit, measured, bench)
    return measured


def _compare(view: CaseView, limit: Limit, measured: Measurement, bench: Bench) -> None:
    given = limit.given
    if limit.bound is None or not isinstance(given, Amount | PerCase):
        return
    limits = case_limits(view, given, measured, bench.book)
    with np.errstate(invalid="ignore"):
        measured.within[:] = COMPARE[limit.bound](measured.value, limits)
