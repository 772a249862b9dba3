"""Judging one standard: scope, measure, verdict, for all its cases at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import NO_DUE
from slaaudit.case_view import CaseView
from slaaudit.conditions import Condition, field_tests
from slaaudit.judging.docket import Docket
from slaaudit.judging.excuses import excuse_reasons
from slaaudit.judging.selection import Dated, version_of
from slaaudit.judging.verdicts import Rulings, Scope, rule_measured, rule_scope
from slaaudit.measures import ROW_MEASURES
from slaaudit.measuring.bench import Bench
from slaaudit.model import (
    NO_REASON,
    NOT_IN_FORCE,
    Bools,
    Codes,
    Floats,
    Instants,
    ReasonBook,
    StandardResult,
    Tally,
)
from slaaudit.spec.fields import dating_field
from slaaudit.spec.parts import PerCase
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import DeadlineStandard, JudgedStandard
from slaaudit.terms import Verdict


def judge_rows(
    docket: Docket, rule: StandardRule, versions: Sequence[JudgedStandard]
) -> StandardResult:
    """Judge case by case, by the versions of a standard or of one of its readings."""
    newest = versions[-1]
    hearing = docket.hearing(newest.record, dating_field(newest, docket.rules))
    book = ReasonBook()
    bench = docket.bench(book, hearing.view.table)
    version = version_of(versions, hearing.dated)
    columns = _Columns.blank(len(hearing.view), book)
    for index, standard in enumerate(versions):
        chosen = version == index
        if standard is newest:
            chosen |= version == NOT_IN_FORCE
        part = _Part(hearing.view.narrowed(chosen), hearing.dated.narrowed(chosen), version[chosen])
        columns = columns.with_part(chosen, _judge_part(docket, standard, part, bench))
    return StandardResult(
        rule=rule,
        table=hearing.view.table,
        rows=hearing.view.rows,
        labels=None,
        version=version,
        verdict=columns.rulings.verdict,
        reason=columns.rulings.reason,
        reasons=book.reasons,
        value=columns.value,
        due=columns.due,
        due_is_date=columns.due_is_date,
        dated_at=hearing.dated_at,
        limit_given=columns.limits,
        scope_unknown=columns.scope_unknown,
        tally=Tally.of(columns.rulings.verdict),
    )


@dataclass(frozen=True, slots=True)
class _Part:
    """The cases that fall under one version."""

    view: CaseView
    dated: Dated
    version: NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class _Columns:
    """What came out for n cases, one entry each."""

    rulings: Rulings
    value: Floats
    due: Instants
    due_is_date: Bools
    limits: Floats
    scope_unknown: Bools

    @staticmethod
    def blank(size: int, book: ReasonBook) -> "_Columns":
        """Nothing yet."""
        return _Columns(
            rulings=Rulings(size, book),
            value=np.full(size, np.nan),
            due=np.full(size, NO_DUE, dtype=np.int64),
            due_is_date=np.zeros(size, dtype=np.bool_),
            limits=np.full(size, np.nan),
            scope_unknown=np.zeros(size, dtype=np.bool_),
        )

    def with_part(self, where: Bools, part: "_Columns") -> "_Columns":
        """Take over a part's outcome; a part that is all cases replaces them."""
        if where.all():
            return part
        self.rulings.fill(np.flatnonzero(where), part.rulings)
        self.value[where], self.due[where] = part.value, part.due
        self.due_is_date[where], self.limits[where] = part.due_is_date, part.limits
        self.scope_unknown[where] = part.scope_unknown
        return self


def _judge_part(docket: Docket, standard: JudgedStandard, part: _Part, bench: Bench) -> _Columns:
    columns = _Columns.blank(len(part.view), bench.book)
    scope = scope_of(docket, standard, part.view, bench)
    missing = "date_missing"
    if part.dated.column_missing:
        missing = f"column_missing:{dating_field(standard, docket.rules)}"
    rule_scope(columns.rulings, Scope(*scope, part.dated.state, part.version), missing)
    columns.scope_unknown[:] = (columns.rulings.verdict == Verdict.UNMEASURABLE) & (
        scope[-1] != NO_REASON
    )
    left = columns.rulings.open
    if left.any():
        _measure_left(standard, part.view.narrowed(left), left, bench, columns)
    return columns


def _measure_left(
    standard: JudgedStandard, view: CaseView, left: Bools, bench: Bench, columns: _Columns
) -> None:
    """Measure and rule the cases that are in scope."""
    measured = ROW_MEASURES[standard.measure](view, standard, bench)
    excuse = excuse_reasons(view, standard, measured, bench)
    limit = getattr(standard, "limit", None)
    inner = Rulings(len(view), bench.book)
    rule_measured(inner, measured, excuse, no_figure=limit is not None and limit.no_figure)
    columns.rulings.fill(np.flatnonzero(left), inner)
    columns.value[left], columns.due[left] = measured.value, measured.due
    columns.due_is_date[left] = measured.due_is_date
    if limit is not None and isinstance(limit.given, PerCase) and view.has(limit.given.field):
        given = view.column(limit.given.field)
        columns.limits[left] = np.where(given.present, given.values, np.nan)


def scope_of(
    docket: Docket, standard: JudgedStandard, view: CaseView, bench: Bench
) -> tuple[Bools, Codes, Codes]:
    """Tell which cases are out of scope, which are excluded and why, and which cannot be told."""
    book, size = bench.book, len(view)
    out_of_scope = np.zeros(size, dtype=np.bool_)
    unknown = np.full(size, NO_REASON, dtype=np.int16)
    if standard.when is not None:
        holds, doubt = _answer(docket, standard.when, view, bench)
        out_of_scope |= ~holds & (doubt == NO_REASON)
        unknown = doubt
    if standard.after is not None:
        exists, doubt = docket.after(standard.after, view.table, view.rows, book)
        out_of_scope |= ~exists & (doubt == NO_REASON)
        unknown = np.where(unknown == NO_REASON, doubt, unknown)
    if isinstance(standard, DeadlineStandard) and standard.by.due_of:
        out_of_scope |= ~docket.applies(standard.by.due_of, view.table, view.rows)
    excluded, doubt = docket.excluded(standard.id, view.table, view.rows, book)
    unknown = np.where(unknown == NO_REASON, doubt, unknown)
    for name, condition in standard.exclude.items():
        holds, doubt = _answer(docket, condition, view, bench)
        excluded[holds & (excluded == NO_REASON)] = book.code(f"excluded:{name}")
        unknown = np.where(unknown == NO_REASON, doubt, unknown)
    return out_of_scope, excluded, unknown


def _answer(
    docket: Docket, condition: Condition, view: CaseView, bench: Bench
) -> tuple[Bools, Codes]:
    """Tell for which cases a condition holds, and the reason number where it cannot be told."""
    fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
    lacking = next((field for field in fields if not view.has(field)), None)
    if lacking is not None:
        code = bench.book.code(f"column_missing:{lacking}")
        return np.zeros(len(view), dtype=np.bool_), np.full(len(view), code, dtype=np.int16)
    found = docket.answer(condition, view, bench)
    doubt = np.full(len(view), NO_REASON, dtype=np.int16)
    for index, field in enumerate(found.fields):
        blamed = found.unknown & (found.culprit == index)
        if blamed.any():
            doubt[blamed] = bench.book.code(f"condition_unreadable:{field}")
    return found.true, doubt
