"""Excuses: what turns a missed case into an excused one. They never change a met."""

from collections.abc import Iterator

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import field_tests
from slaaudit.measuring.bench import Bench
from slaaudit.model import NO_REASON, Bools, Codes, Instants, Measurement
from slaaudit.spec.parts import Excuse
from slaaudit.spec.standards import JudgedStandard
from slaaudit.value_classes import dataclass


def excuse_reasons(
    view: CaseView, standard: JudgedStandard, measured: Measurement, bench: Bench
) -> Codes:
    """Give the reason number of the first excuse that holds for each unmet case, else NO_REASON.

    What is blank proves nothing. What cannot be read may be an excuse: a case that was not met, and
    that no other excuse covers, cannot be judged then.
    """
    reasons = np.full(len(view), NO_REASON, dtype=np.int16)
    if not standard.excuse:
        return reasons
    unmet = np.flatnonzero((measured.settled & ~measured.within) | measured.over)
    if not len(unmet):
        return reasons
    late = CaseView.of(view.table, view.rows[unmet])
    moments = _Moments(measured.due[unmet], measured.due_is_date[unmet])
    theirs = np.full(len(unmet), NO_REASON, dtype=np.int16)
    for excuse in standard.excuse:
        holds = _holds(late, excuse, moments, bench) & (theirs == NO_REASON)
        theirs[holds] = bench.book.code(f"excuse:{excuse.id}")
    for excuse in standard.excuse:
        for reason, where in _unreadable(late, excuse):
            blamed = np.zeros(len(view), dtype=np.bool_)
            blamed[unmet] = where & (theirs == NO_REASON)
            measured.blame(blamed, bench.book.code(reason))
    reasons[unmet] = theirs
    return reasons


@dataclass(frozen=True, slots=True)
class _Moments:
    """The due moments of cases; see `Measurement`."""

    due: Instants
    is_date: Bools


def _unreadable(view: CaseView, excuse: Excuse) -> Iterator[tuple[str, Bools]]:
    tested = () if excuse.when is None else field_tests(excuse.when)
    named = [("condition_unreadable", test.field) for test in tested]
    stated = (excuse.notified, *excuse.stating)
    named += [("field_unreadable", name) for name in stated if name is not None]
    for reason, field in named:
        if view.has(field):
            yield f"{reason}:{field}", view.column(field).unreadable


def _holds(view: CaseView, excuse: Excuse, moments: _Moments, bench: Bench) -> Bools:
    """Tell for which cases an excuse is proven."""
    holds = np.ones(len(view), dtype=np.bool_)
    if excuse.when is not None:
        fields = [test.field for test in field_tests(excuse.when)]
        if not all(view.has(field) for field in fields):
            return ~holds
        holds &= evaluate(excuse.when, view.columns(fields), bench.during).true
    if excuse.notified is not None:
        holds &= _notified(view, excuse, moments)
    for field in excuse.stating:
        holds &= view.column(field).present if view.has(field) else False
    return holds


def _notified(view: CaseView, excuse: Excuse, moments: _Moments) -> Bools:
    if not view.has(str(excuse.notified)):
        return np.zeros(len(view), dtype=np.bool_)
    notified = view.column(str(excuse.notified))
    if excuse.before is None:
        return notified.present
    at = notified.values.astype(np.int64)
    in_time = np.where(moments.is_date, at < moments.due, at <= moments.due)
    return notified.present & in_time
