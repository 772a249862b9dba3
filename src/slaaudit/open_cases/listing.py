"""Listing what is open: judged as ever, then asked when each is due. Columns, never cases."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from slaaudit.aggregation import departments
from slaaudit.business_time import AFTER_CALENDAR, BEFORE_CALENDAR, NO_DUE
from slaaudit.case_story import Due, Moment, Origin, Setting
from slaaudit.case_view import CaseView, take
from slaaudit.judging.ordering import concerning
from slaaudit.model import Audit, Bools, Instants, Places, StandardResult
from slaaudit.open_cases.entries import DueList, OpenCase, UnknownDue
from slaaudit.open_cases.resuming import open_holds, resumed
from slaaudit.open_cases.time_left import Dated, time_left
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
)
from slaaudit.tables import CellState
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

_TIMED = DurationStandard | DeadlineStandard | LeadTimeStandard
_UNKNOWN = (NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR)
_STATES = {"over": 0, "open": 1, "paused": 2}


@dataclass(frozen=True, slots=True)
class _Open:
    """The open cases of one version of a standard: places in the result's columns."""

    setting: Setting
    result: StandardResult
    standard: _TIMED
    places: Instants
    again: StandardResult


def open_cases(setting: Setting) -> DueList:
    """List every case that is not done, by every promise that has a due moment."""
    timed = [rule.id for rule in setting.rules if _timed(rule)]
    if not timed:
        return DueList((), ())
    rules = concerning(setting.rules, *timed)
    judged = setting.judged(rules)
    held = open_holds(setting.log, rules, setting.instant)
    again = replace(setting, log=resumed(setting.log, held, setting.instant)).judged(rules)
    parts = [part for name in timed for part in _parts(setting, judged, again, name)]
    cases = sorted((case for part in parts for case in _cases(part)), key=_urgency)
    return DueList(tuple(cases), tuple(case for part in parts for case in _unknown(part)))


def closed_by(setting: Setting, case: str) -> tuple[str, str, Moment] | None:
    """Tell what closed a case: its record, the field, and when; None where nothing did."""
    for rule in setting.rules:
        for version in rule.judged if _timed(rule) else ():
            table = setting.log.tables.get(version.record)
            done = None if table is None else table.columns.get(_done(version))
            if table is None or done is None or isinstance(version, LeadTimeStandard):
                continue
            ours = np.array([str(each) == case for each in table.case_ids], dtype=np.bool_)
            for row in np.flatnonzero(ours & done.present).tolist():
                width = 1 if done.width is None else int(done.width[row])
                return version.record, _done(version), Moment(int(done.values[row]), width)
    return None


def _timed(rule: StandardRule) -> bool:
    newest = rule.latest
    if isinstance(newest, DurationStandard | LeadTimeStandard):
        return not newest.limit.no_figure
    return isinstance(newest, DeadlineStandard)


def _done(standard: JudgedStandard) -> str:
    match standard:
        case LeadTimeStandard():
            return standard.from_field
        case DurationStandard() | DeadlineStandard():
            return standard.to_field
        case _:
            raise TypeError(standard.measure)


def _parts(setting: Setting, judged: Audit, again: Audit, name: str) -> Iterator[_Open]:
    result, later = (
        next(each for each in audit.standards if each.rule.id == name) for audit in (judged, again)
    )
    for index, version in enumerate(result.rule.judged):
        if isinstance(version, _TIMED):
            places = _undone(setting, result, version)
            places = places[result.at(places).version == index]
            yield _Open(setting, result, version, places, later)


def _undone(setting: Setting, result: StandardResult, standard: _TIMED) -> Places:
    """Find the cases that the standard is for, that are not done, and can still be done.

    What is unreadable may be done. A notice of an event that has come is no longer to be given, nor
    is one before the due moment of a promise that was settled.
    """
    places = result.places(*(each for each in Verdict if each is not Verdict.NOT_APPLICABLE))
    done = None if result.table is None else result.table.columns.get(_done(standard))
    if result.table is None or done is None:
        return places[:0]
    rows = result.at(places).rows
    undone: Bools = done.state[rows] == CellState.BLANK
    if isinstance(standard, LeadTimeStandard) and standard.to_field in result.table.columns:
        event = take(result.table.columns[standard.to_field], rows)
        undone &= ~(event.present & (event.values <= setting.instant))
    for settled in _settled(setting.rules, standard):
        if settled in result.table.columns:
            undone &= ~take(result.table.columns[settled], rows).present
    return places[undone]


def _settled(rules: RuleSet, standard: _TIMED) -> set[str]:
    """Name the fields that say that what a standard waits for was done, in its own record."""
    if not isinstance(standard, DeadlineStandard):
        return set()
    named = [rules.standard(each) for each in standard.by.due_of]
    versions = [version for rule in named if rule is not None for version in rule.judged]
    return {_done(each) for each in versions if each.record == standard.record}


def _cases(part: _Open) -> Iterator[OpenCase]:
    """Give the entries of the open cases whose due moment is known, or would be once resumed."""
    result, later = part.result, part.again
    judged = part.places[result.at(part.places).verdict != Verdict.UNMEASURABLE]
    now, then = result.at(judged), later.at(judged)
    paused = (now.due == NO_DUE) & (then.due != NO_DUE)
    due = np.where(paused, then.due, now.due)
    is_date = np.where(paused, then.due_is_date, now.due_is_date)
    known = due != NO_DUE
    dated = Dated(judged[known], due[known], is_date[known], paused[known])
    left = time_left(part.setting, part.standard, (part.again, dated))
    begun, verdicts = _begun(part, dated.places), result.at(dated.places).verdict
    for place, case in enumerate(_named(part, dated.places)):
        at = int(dated.due[place])
        over = int(verdicts[place])
        is_over = over in (Verdict.MISSED, Verdict.EXCUSED)
        yield replace(
            case,
            state="over" if is_over else "paused" if dated.paused[place] else "open",
            begun_at=begun[place],
            due=None if at in _UNKNOWN else Due(at, bool(dated.is_date[place])),
            left=left[place],
            excused=over == Verdict.EXCUSED,
        )


def _named(part: _Open, places: Instants) -> Iterator[OpenCase]:
    """Give an entry for each place, with nothing yet but which case it is."""
    result, table = part.result, part.result.table
    if table is None:
        return
    departments = _departments(result, places)
    rows = result.at(places).rows.tolist()
    for row, department in zip(rows, departments, strict=True):
        source = part.setting.log.sources[int(table.source[row])]
        yield OpenCase(
            state="open",
            rule=result.rule,
            case=str(table.case_ids[row]),
            record=table.record,
            origin=Origin(source.file, source.sheet, int(table.row[row])),
            department=department,
            begun_at=None,
            due=None,
            left=None,
        )


def _departments(result: StandardResult, places: Instants) -> list[str]:
    groups = departments(result.cases, places)
    return [groups.labels[code] for code in groups.codes.tolist()]


def _begun(part: _Open, places: Instants) -> list[int | None]:
    standard, table = part.standard, part.result.table
    begun = standard.from_field
    if isinstance(standard, DeadlineStandard):
        begun = standard.from_field or standard.by.of
    elif isinstance(standard, LeadTimeStandard):
        begun = None
    if table is None or begun is None or begun not in table.columns:
        return [None] * len(places)
    column = CaseView.of(table, part.result.at(places).rows).column(begun)
    known = zip(column.values.tolist(), column.present.tolist(), strict=True)
    return [int(at) if present else None for at, present in known]


def _unknown(part: _Open) -> Iterator[UnknownDue]:
    """Nothing vanishes: a case that is not done and has no due moment is told with its reason."""
    result = part.result
    now, then = result.at(part.places), part.again.at(part.places)
    unmeasurable = now.verdict == Verdict.UNMEASURABLE
    nowhere = (now.due == NO_DUE) & (then.due == NO_DUE)
    places = part.places[unmeasurable | nowhere]
    for place, case in zip(places.tolist(), _named(part, places), strict=True):
        reason = result.reason_of(place) or "due_unknown"
        if reason == "not_yet_due":
            reason = "due_unknown"
        yield UnknownDue(case.rule, case.case, case.record, case.origin, case.department, reason)


def _urgency(case: OpenCase) -> tuple[int, int, str, str]:
    at = AFTER_CALENDAR if case.due is None else case.due.last
    return _STATES[case.state], at, case.department, case.case
