"""Standings: what scope and date decide of the cases of a standard, before any is measured."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_view import CaseView
from slaaudit.condition_answers import evaluate
from slaaudit.conditions import Condition, field_tests
from slaaudit.judging.docket import Docket
from slaaudit.judging.selection import Dated, dates_of, version_of
from slaaudit.judging.verdicts import Scope, rule_scope
from slaaudit.measuring.bench import Bench
from slaaudit.model import (
    LEFT,
    NO_REASON,
    NOT_IN_FORCE,
    Bools,
    Codes,
    HeardCases,
    Numbers,
    ReasonBook,
    Standing,
)
from slaaudit.spec.fields import dating_field
from slaaudit.spec.standards import DeadlineStandard, JudgedStandard

#: Cases that are judged at once: their columns stay in the cache from one step to the next.
BLOCK = 65_536


def hearing_of(docket: Docket, versions: Sequence[JudgedStandard]) -> HeardCases:
    """Give the cases that the versions of a standard, or of one of its readings, look at."""
    newest = versions[-1]
    return docket.hearing(newest.record, dating_field(newest, docket.rules))


def standing_of(docket: Docket, versions: Sequence[JudgedStandard]) -> Standing:
    """Decide what the versions of a standard decide by scope and date, once for all who ask."""
    asked = tuple(_asked(docket, version) for version in versions)
    if asked not in docket.standings:
        docket.standings[asked] = _decided(docket, versions)
    return docket.standings[asked]


def _asked(docket: Docket, version: JudgedStandard) -> tuple[object, ...]:
    """Give all that the standing of a case depends on."""
    return (
        version.record,
        dating_field(version, docket.rules),
        version.in_force,
        version.when,
        version.after,
        _due_of(version),
        docket.exceptions.get(version.id, ()),
        tuple(version.exclude.items()),
    )


def _due_of(version: JudgedStandard) -> tuple[str, ...]:
    return tuple(version.by.due_of) if isinstance(version, DeadlineStandard) else ()


def _decided(docket: Docket, versions: Sequence[JudgedStandard]) -> Standing:
    book, cases = ReasonBook(), hearing_of(docket, versions)
    decided = [_block(docket, versions, each, book) for each in _blocks(cases)]
    version, numbers = (np.concatenate(parts) for parts in zip(*decided, strict=True))
    return Standing.of(version, numbers, book)


def _blocks(cases: HeardCases) -> Iterator[tuple[CaseView, Dated]]:
    """Cut the cases of a table into views, with the dates of each; no cases are one view too."""
    table = cases.table
    if table is None:
        raise TypeError(cases.labels)
    dates = dates_of(table, cases.dated_by)
    for first in range(0, max(len(cases), 1), BLOCK):
        until = min(first + BLOCK, len(cases))
        if cases.chosen is None:
            view = CaseView.between(table, first, until)
            yield view, dates.of_rows(slice(first, until))
        else:
            view = CaseView.of(table, cases.chosen[first:until])
            yield view, dates.of_rows(view.rows)


def _block(
    docket: Docket,
    versions: Sequence[JudgedStandard],
    block: tuple[CaseView, Dated],
    book: ReasonBook,
) -> tuple[NDArray[np.int8], Numbers]:
    """Give the version that each case of a view falls under, and its ruling by that version."""
    view, dated = block
    version = version_of(versions, dated)
    numbers = np.full(len(view), LEFT, dtype=np.uint16)
    for index, standard in enumerate(versions):
        ours = version == index
        if standard is versions[-1]:
            ours |= version == NOT_IN_FORCE
        if ours.all():
            return version, _part(docket, standard, (view, dated, version), book)
        part = (view.narrowed(ours), dated.of_rows(ours), version[ours])
        numbers[ours] = _part(docket, standard, part, book)
    return version, numbers


def _part(
    docket: Docket,
    standard: JudgedStandard,
    part: tuple[CaseView, Dated, NDArray[np.int8]],
    book: ReasonBook,
) -> NDArray[np.uint16]:
    view, dated, version = part
    missing = "date_missing"
    if dated.column_missing:
        missing = f"column_missing:{dating_field(standard, docket.rules)}"
    scope = scope_of(docket, standard, view, docket.bench(book))
    return rule_scope(scope, dated, version, book, missing)


def scope_of(docket: Docket, standard: JudgedStandard, view: CaseView, bench: Bench) -> Scope:
    """Tell to which cases a standard may apply, which are excluded, and what is not known."""
    scope, book = Scope.everything(view), bench.book
    if standard.when is not None:
        scope = scope.where(*_answer(standard.when, scope.view, bench))
    if standard.after is not None:
        scope = scope.where(*docket.after(standard.after, scope.view, book))
    if _due_of(standard):
        scope = scope.where(docket.applies(_due_of(standard), scope.view))
    if docket.exceptions.get(standard.id):
        scope = scope.without(*docket.excluded(standard.id, scope.view, book))
    for name, condition in standard.exclude.items():
        holds, doubts = _answer(condition, scope.view, bench)
        reason = np.where(holds, np.int16(book.code(f"excluded:{name}")), np.int16(NO_REASON))
        scope = scope.without(reason, doubts)
    return scope


def _answer(condition: Condition, view: CaseView, bench: Bench) -> tuple[Bools, Codes | None]:
    """Tell for which cases a condition holds, and the reason number where it cannot be told.

    None where it can be told of every case.
    """
    fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
    lacking = next((field for field in fields if not view.has(field)), None)
    if lacking is not None:
        code = bench.book.code(f"column_missing:{lacking}")
        return np.zeros(len(view), dtype=np.bool_), np.full(len(view), code, dtype=np.int16)
    found = evaluate(condition, view.columns(fields), bench.during)
    if not found.unknown.any():
        return found.true, None
    doubt = np.full(len(view), NO_REASON, dtype=np.int16)
    for index, field in enumerate(found.fields):
        blamed = found.unknown & (found.culprit == index)
        if blamed.any():
            doubt[blamed] = bench.book.code(f"condition_unreadable:{field}")
    return found.true, doubt
