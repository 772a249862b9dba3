"""The parts of a promise as they met one case: holds, excuses, the waiver, what is owed."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from slaaudit.case_story.reading_log import label_in, moment_in
from slaaudit.case_story.story import Due, ExcuseTold, HoldTold
from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import Condition, field_tests
from slaaudit.measuring.bench import Bench
from slaaudit.model import WAIVER_REASON, StandardResult
from slaaudit.spec.parts import Excuse, Pause
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import JudgedStandard
from slaaudit.spec.waivers import Waiver
from slaaudit.tables import CaseLog
from slaaudit.terms import Verdict

#: The field that says why a case was held.
_WHY = "reason"


def answer(condition: Condition, view: CaseView, bench: Bench) -> bool | None:
    """Answer a condition for the only case of a view; None where it cannot be told."""
    fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
    if not all(view.has(field) for field in fields):
        return None
    found = evaluate(condition, view.columns(fields), bench.during)
    return None if found.unknown[0] else bool(found.true[0])


def holds_told(
    standard: JudgedStandard, view: CaseView, bench: Bench, known: frozenset[str], *, held: bool
) -> tuple[HoldTold, ...]:
    """Tell the holds of a case in order, those too that the promise does not leave out.

    `held`: the rows of holds count for this row of the case.
    """
    pauses: tuple[Pause, ...] = getattr(standard, "pause", ())
    told = []
    for pause in pauses:
        elsewhere = not held and _is_joined(pause, view)
        for hold in _holds(pause, view, bench, known):
            lost = elsewhere and hold.applied
            told.append(replace(hold, applied=False, elsewhere=True) if lost else hold)
    return tuple(sorted(told, key=lambda hold: -1 if hold.start is None else hold.start.at))


def is_held(result: StandardResult, place: int, dated_by: str) -> bool:
    """Tell whether rows of holds count for a row of a case that is judged alone.

    Of several rows with one id they are counted for the last that is measured by the same version.
    """
    if result.table is None:
        return False
    dates = CaseView.of(result.table, result.rows)
    measured = (result.version == result.version[place]) & ~result.scope_unknown
    measured &= result.verdict != Verdict.NOT_APPLICABLE
    measured &= dates.column(dated_by).present if dates.has(dated_by) else False
    return place == max(np.flatnonzero(measured), default=place)


def without_holds(bench: Bench, standard: JudgedStandard, view: CaseView) -> Bench:
    """Take the rows of holds away, for a row of a case that they do not count for."""
    pauses: tuple[Pause, ...] = getattr(standard, "pause", ())
    joined = {pause.record for pause in pauses if _is_joined(pause, view)}
    tables = {name: table for name, table in bench.log.tables.items() if name not in joined}
    return replace(bench, log=CaseLog(tables, bench.log.sources))


def _is_joined(pause: Pause, view: CaseView) -> bool:
    return pause.record is not None and pause.record != view.table.record


def _holds(pause: Pause, view: CaseView, bench: Bench, known: frozenset[str]) -> Iterator[HoldTold]:
    for row in _rows(pause, view, bench):
        start, end = moment_in(row, pause.from_field), moment_in(row, pause.to_field)
        if start is None and end is None:
            continue
        reason = label_in(row.column(_WHY), 0, known) if row.has(_WHY) else None
        taken = pause.when is None or answer(pause.when, row, bench) is True
        yield HoldTold(pause, start, end, reason, taken)


def _rows(pause: Pause, view: CaseView, bench: Bench) -> Iterator[CaseView]:
    """Give the case's own row, or its rows in the record of holds, each alone."""
    if not _is_joined(pause, view):
        yield view
        return
    table = bench.log.tables.get(pause.record or "")
    if table is None:
        return
    (case,) = view.table.case_ids[view.rows]
    for place, other in enumerate(table.case_ids):
        if other == case:
            yield CaseView.of(table, np.array([place]))


def excuses_told(
    standard: JudgedStandard, view: CaseView, bench: Bench, due: Due | None
) -> tuple[ExcuseTold, ...]:
    """Tell of each excuse what of it holds for a case."""
    return tuple(_excuse(excuse, view, bench, due) for excuse in standard.excuse)


def _excuse(excuse: Excuse, view: CaseView, bench: Bench, due: Due | None) -> ExcuseTold:
    notified = moment_in(view, excuse.notified)
    in_time = None
    if notified is not None and excuse.before is not None:
        # what comes before a due moment that is not fixed yet comes in time
        in_time = due is None or notified.at <= due.last
    unsaid = tuple(
        field for field in excuse.stating if not (view.has(field) and view.column(field).present[0])
    )
    condition = None if excuse.when is None else answer(excuse.when, view, bench) is True
    return ExcuseTold(excuse, notified, in_time, condition, unsaid)


def waiver_of(reason: str | None, rules: RuleSet) -> Waiver | None:
    """Find the waiver that a reason names."""
    if reason is None or not reason.startswith(WAIVER_REASON):
        return None
    named = reason.removeprefix(WAIVER_REASON)
    return next((each for each in rules.waivers if each.id == named), None)
