"""Waivers: approved exceptions turn missed cases into excused ones, and never anything else."""

from collections.abc import Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import DAY_SECONDS, date_of, day_of
from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import Condition, field_tests
from slaaudit.findings import Finding, Place
from slaaudit.judging.docket import Docket
from slaaudit.judging.selection import inside
from slaaudit.model import WAIVER_REASON, Bools, ReasonBook, StandardResult
from slaaudit.spec.waivers import Waiver
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

_FILE = Place("waivers.yaml")
_CASES_SHOWN = 5
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Match:
    """What a waiver says of some missed cases: whose it is, whose that cannot be told."""

    matched: Bools
    doubtful: Bools


def waive(docket: Docket, result: StandardResult) -> StandardResult:
    """Excuse the missed cases of the standard's waivers; of several the first one written holds.

    A waiver holds for a case where the day that dates the case lies in its days.
    """
    waivers = docket.rules.waivers_of(result.rule.id)
    if not waivers or not result.tally.missed:
        return result
    places, book = result.places(Verdict.MISSED), result.rulings.reopened()
    entries = result.standing.entries(places)
    numbers = result.measured.numbers.astype(np.uint16)
    waived = np.zeros(len(places), dtype=np.bool_)
    for waiver in waivers:
        held = _match(docket, waiver, result, places).matched & _covered(waiver, result, places)
        ours = held & ~waived
        if ours.any():
            numbers[entries[ours]] = book.ruling(Verdict.EXCUSED, f"{WAIVER_REASON}{waiver.id}")
            waived |= ours
    return result.ruled_anew(numbers, book)


def _days(result: StandardResult, places: Places) -> Places:
    days: Places = result.at(places).dated_at // DAY_SECONDS
    return days


def _covered(waiver: Waiver, result: StandardResult, places: Places) -> Bools:
    """Tell which cases are dated from the day of approval to the last day."""
    if waiver.expires_on is None:
        return np.zeros(len(places), dtype=np.bool_)
    days = _days(result, places)
    covered: Bools = (days >= day_of(waiver.approved_on)) & (days <= day_of(waiver.expires_on))
    return covered


def _match(docket: Docket, waiver: Waiver, result: StandardResult, places: Places) -> _Match:
    """Find the cases that a waiver names, whatever its days are."""
    nothing = np.zeros(len(places), dtype=np.bool_)
    if waiver.cases:
        named = {case.strip() for case in waiver.cases}
        ids = result.ids_at(places).tolist()
        return _Match(np.array([str(case) in named for case in ids], dtype=np.bool_), nothing)
    if waiver.when is None:
        return _Match(inside(waiver.span, _days(result, places)), nothing)
    if result.table is None:
        return _Match(nothing, nothing)
    view = CaseView.of(result.table, result.at(places).rows)
    return _answer(docket, waiver.when, view)


def _answer(docket: Docket, condition: Condition, view: CaseView) -> _Match:
    """Where a field lacks or cannot be read, nothing is proven."""
    nothing = np.zeros(len(view), dtype=np.bool_)
    fields = [test.field for test in field_tests(condition)]
    if not all(view.has(field) for field in fields):
        return _Match(nothing, ~nothing)
    during = docket.bench(ReasonBook()).during
    found = evaluate(condition, view.columns(fields), during)
    return _Match(found.true, found.unknown)


def waiver_findings(docket: Docket, results: Sequence[StandardResult]) -> Iterator[Finding]:
    """Give what is to be said of the waivers of the standards judged, at the moment of judgement.

    A waiver is unused where it could have held for a case of the period and nothing looks like one.
    """
    if not docket.rules.waivers:
        return
    # the moment that ends a day still belongs to it: half a year is judged at its last midnight
    judged_on = date_of((docket.as_of - 1) // DAY_SECONDS)
    for result in results:
        for waiver in docket.rules.waivers_of(result.rule.id):
            yield from _standing(waiver, judged_on)
            left = tuple(_cases_left(docket, waiver, docket.results[result.rule.id]))
            yield from left
            if not left and _in_question(docket, waiver) and not _used(result, waiver):
                facts = {"id": waiver.id, "what": result.rule.id}
                yield Finding("SLA602", _FILE, facts)


def _standing(waiver: Waiver, judged_on: date) -> Iterator[Finding]:
    if waiver.expires_on is None:
        yield Finding("SLA603", _FILE, {"id": waiver.id})
    elif waiver.expires_on < judged_on:
        yield Finding("SLA601", _FILE, {"id": waiver.id, "until": str(waiver.expires_on)})


def _cases_left(docket: Docket, waiver: Waiver, judged: StandardResult) -> Iterator[Finding]:
    """Name the missed cases that look like the waiver's and are not."""
    places = judged.places(Verdict.MISSED)
    match = _match(docket, waiver, judged, places)
    early = match.matched & (_days(judged, places) < day_of(waiver.approved_on))
    doubtful = match.doubtful & _covered(waiver, judged, places)
    approved = str(waiver.approved_on)
    for code, mask, facts in (
        ("SLA606", early, {"id": waiver.id, "approved": approved}),
        ("SLA609", doubtful, {"id": waiver.id}),
    ):
        if mask.any():
            ids = [str(case) for case in judged.ids_at(places[mask][:_CASES_SHOWN]).tolist()]
            count = int(mask.sum())
            shown = ", ".join(ids) + (" …" if count > _CASES_SHOWN else "")
            yield Finding(code, _FILE, {**facts, "count": count, "cases": shown})


def _in_question(docket: Docket, waiver: Waiver) -> bool:
    """Tell whether the waiver's days meet the period."""
    period = docket.period
    ends = waiver.expires_on
    return ends is not None and waiver.approved_on < period.until_on and ends >= period.from_on


def _used(result: StandardResult, waiver: Waiver) -> bool:
    return f"{WAIVER_REASON}{waiver.id}" in result.reasons
