"""Judging one standard: scope, measure, verdict, for all its cases at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.conditions import Condition, evaluate, field_tests
from slaaudit.judging.docket import Docket, Rows
from slaaudit.judging.excuses import excuse_reasons
from slaaudit.judging.selection import Dated, dates_of, rows_in_period, version_of
from slaaudit.judging.verdicts import Rulings, Scope, rule_measured, rule_scope
from slaaudit.measures import ROW_MEASURES
from slaaudit.measuring.bench import Bench
from slaaudit.model import (
    NO_REASON,
    NOT_IN_FORCE,
    UNDATED,
    Bools,
    Codes,
    Measurement,
    ReasonBook,
    StandardResult,
    Tally,
)
from slaaudit.spec.fields import dating_field
from slaaudit.spec.parts import PerCase
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import JudgedStandard
from slaaudit.tables import CaseTable


def judge_rows(
    docket: Docket, rule: StandardRule, versions: Sequence[JudgedStandard]
) -> StandardResult:
    """Judge case by case, by the versions of a standard or of one of its readings."""
    newest = versions[-1]
    table = docket.log.tables.get(newest.record)
    if table is None:
        table = empty_table(newest.record)
    field = dating_field(newest, docket.rules)
    everything = dates_of(table, field)
    rows = rows_in_period(everything, docket.period)
    docket.reach(table, rows)
    dated = everything.of_rows(rows)
    book = ReasonBook()
    rulings, whole = Rulings(len(rows), book), Measurement.blank(len(rows), NO_REASON)
    version = version_of(versions, dated)
    limits = np.full(len(rows), np.nan)
    bench = docket.bench(book, table)
    for index, standard in enumerate(versions):
        chosen = version == index
        if standard is newest:
            chosen |= version == NOT_IN_FORCE
        places = np.flatnonzero(chosen)
        part = _Part(CaseView.of(table, rows[places]), dated.of_rows(places), version[places])
        _judge_part(docket, standard, part, bench, _Out(rulings, whole, limits, places))
    return StandardResult(
        rule=rule,
        table=table,
        rows=rows,
        case_ids=table.case_ids[rows],
        version=version,
        verdict=rulings.verdict,
        reason=rulings.reason,
        reasons=book.reasons,
        value=whole.value,
        due=whole.due,
        due_is_date=whole.due_is_date,
        dated_at=np.where(dated.known, dated.at, UNDATED),
        limit_given=limits,
        tally=Tally.of(rulings.verdict),
    )


def empty_table(record: str) -> CaseTable:
    """A record that the log lacks: no cases."""
    none = np.zeros(0, dtype=np.int64)
    return CaseTable(record, np.zeros(0, dtype=np.object_), none.astype(np.int32), none)


@dataclass(frozen=True, slots=True)
class _Part:
    """The cases that fall under one version."""

    view: CaseView
    dated: Dated
    version: np.ndarray[tuple[int], np.dtype[np.int8]]


@dataclass(frozen=True, slots=True)
class _Out:
    """Where the outcome of a part goes: `places` are its cases' places in the whole columns."""

    rulings: Rulings
    whole: Measurement
    limits: np.ndarray[tuple[int], np.dtype[np.float64]]
    places: Rows


def _judge_part(
    docket: Docket, standard: JudgedStandard, part: _Part, bench: Bench, out: _Out
) -> None:
    rulings = Rulings(len(part.view), bench.book)
    scope = scope_of(docket, standard, part.view, bench)
    state = part.dated.state
    missing = "date_missing"
    if part.dated.column_missing:
        missing = f"column_missing:{dating_field(standard, docket.rules)}"
    rule_scope(rulings, Scope(*scope, state, part.version), missing)
    left = rulings.open
    if left.any():
        view = part.view.narrowed(left)
        measured = ROW_MEASURES[standard.measure](view, standard, bench)
        excuse = excuse_reasons(view, standard, measured, bench)
        limit = getattr(standard, "limit", None)
        inner = Rulings(len(view), bench.book)
        rule_measured(inner, measured, excuse, no_figure=limit is not None and limit.no_figure)
        rulings.fill(np.flatnonzero(left), inner)
        _keep(standard, view, measured, out, out.places[left])
    out.rulings.fill(out.places, rulings)


def _keep(
    standard: JudgedStandard, view: CaseView, measured: Measurement, out: _Out, places: Rows
) -> None:
    out.whole.value[places] = measured.value
    out.whole.due[places] = measured.due
    out.whole.due_is_date[places] = measured.due_is_date
    limit = getattr(standard, "limit", None)
    if limit is not None and isinstance(limit.given, PerCase) and view.has(limit.given.field):
        column = view.column(limit.given.field)
        out.limits[places] = np.where(column.present, column.values, np.nan)


def scope_of(
    docket: Docket, standard: JudgedStandard, view: CaseView, bench: Bench
) -> tuple[Bools, Codes, Codes]:
    """Tell which cases are out of scope, which are excluded and why, and which cannot be told."""
    book, size = bench.book, len(view)
    out_of_scope = np.zeros(size, dtype=np.bool_)
    unknown = np.full(size, NO_REASON, dtype=np.int16)
    if standard.when is not None:
        holds, doubt = answer(standard.when, view, bench)
        out_of_scope |= ~holds & (doubt == NO_REASON)
        unknown = doubt
    if standard.after is not None:
        exists, doubt = docket.after(standard.after, view.table, view.rows, book)
        out_of_scope |= ~exists & (doubt == NO_REASON)
        unknown = np.where(unknown == NO_REASON, doubt, unknown)
    excluded = docket.excluded(standard.id, view.table, view.rows, book)
    for name, condition in standard.exclude.items():
        holds, doubt = answer(condition, view, bench)
        excluded[holds & (excluded == NO_REASON)] = book.code(f"excluded:{name}")
        unknown = np.where(unknown == NO_REASON, doubt, unknown)
    return out_of_scope, excluded, unknown


def answer(condition: Condition, view: CaseView, bench: Bench) -> tuple[Bools, Codes]:
    """Tell for which cases a condition holds, and the reason number where it cannot be told."""
    fields = tuple(dict.fromkeys(test.field for test in field_tests(condition)))
    lacking = next((field for field in fields if not view.has(field)), None)
    if lacking is not None:
        code = bench.book.code(f"column_missing:{lacking}")
        return np.zeros(len(view), dtype=np.bool_), np.full(len(view), code, dtype=np.int16)
    found = evaluate(condition, view.columns(fields), bench.during)
    doubt = np.full(len(view), NO_REASON, dtype=np.int16)
    for index, field in enumerate(found.fields):
        blamed = found.unknown & (found.culprit == index)
        if blamed.any():
            doubt[blamed] = bench.book.code(f"condition_unreadable:{field}")
    return found.true, doubt
