"""A case that no log holds: one row with a beginning, to reckon a due moment from."""

from dataclasses import replace

import numpy as np

from slaaudit.judging.ordering import needs_of
from slaaudit.spec.fields import dating_field, field_kinds
from slaaudit.spec.parts import PerCase
from slaaudit.spec.ruleset import ReadingRule, RuleSet, StandardRule
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
)
from slaaudit.tables import CaseLog, CaseTable, CellState, Column, Source
from slaaudit.terms import FieldKind
from slaaudit.value_classes import dataclass

#: Parts of a rule that ask who the case is; the made-up one is any that the promise is for.
_ANY_CASE: dict[str, object] = {
    "when": None,
    "exclude": {},
    "after": None,
    "exception_to": (),
    "remedy": None,
}


@dataclass(frozen=True, slots=True)
class Invented:
    """A log of one made-up case, and the rules without the question whom they are for."""

    log: CaseLog
    rules: RuleSet
    case: str


def invent(rules: RuleSet, rule: StandardRule, at: int, width: int) -> Invented | None:
    """Make up a case that begins at an instant (seconds, and how many its writing covers).

    None where the due moment of a standard does not follow from a beginning alone.
    """
    newest = rule.latest
    if not rule.judged or _begun(newest, rules) is None:
        return None
    case = "-"
    chain = _chain(rules, rule.id)
    standards = tuple(_for_any_case(each) for each in rules if each.id in chain)
    plain = replace(rules, standards=standards, waivers=())
    tables = {}
    for record in {version.record for each in standards for version in each.judged}:
        started = {
            field
            for each in standards
            for version in each.judged
            if version.record == record
            for field in (_begun(version, rules), dating_field(version, rules))
        }
        kinds = field_kinds(rules).get(record, {})
        columns = {
            name: _column(kind, at if name in started else None, width)
            for name, kind in kinds.items()
        }
        one = np.array([case], dtype=np.object_)
        nought = np.zeros(1, dtype=np.int32)
        tables[record] = CaseTable(record, one, nought, np.ones(1, np.int64), columns)
    source = Source("", "", None, rule.judged[-1].record, 1, 1)
    return Invented(CaseLog(tables, (source,)), plain, case)


def _chain(rules: RuleSet, standard: str) -> set[str]:
    """Name the standards whose due moments lead to that of one."""
    wanted, fresh = {standard}, {standard}
    while fresh:
        named = [each for each in rules if each.id in fresh]
        needed = {need for each in named for version in each.judged for need in needs_of(version)}
        fresh = needed - wanted
        wanted |= fresh
    return wanted


def _begun(standard: object, rules: RuleSet) -> str | None:
    """Name the field from which the due moment follows."""
    match standard:
        case DurationStandard() if not isinstance(standard.limit.given, PerCase):
            return None if standard.limit.no_figure else standard.from_field
        case LeadTimeStandard():
            return standard.to_field
        case DeadlineStandard() if standard.by.due_of:
            named = rules.standard(standard.by.due_of[0])
            return None if named is None else _begun(named.latest, rules)
        case DeadlineStandard():
            return standard.by.of or standard.by.field
        case _:
            return None


def _for_any_case(rule: StandardRule) -> StandardRule:
    readings = tuple(
        ReadingRule(each.id, each.why, _freed(each.versions)) for each in rule.readings
    )
    return StandardRule(_freed(rule.judged), readings)


def _freed(versions: tuple[JudgedStandard, ...]) -> tuple[JudgedStandard, ...]:
    return tuple(version.model_copy(update=_ANY_CASE) for version in versions)


def _column(kind: FieldKind, at: int | None, width: int) -> Column:
    state = np.array([CellState.BLANK if at is None else CellState.PRESENT], dtype=np.uint8)
    match kind:
        case FieldKind.INSTANT:
            instants = np.array([at or 0], dtype=np.int64)
            return Column(kind, instants, state, np.array([width], dtype=np.int32))
        case FieldKind.NUMBER:
            return Column(kind, np.zeros(1), state)
        case FieldKind.FLAG:
            return Column(kind, np.zeros(1, dtype=np.bool_), state)
        case _:
            return Column(kind, np.zeros(1, dtype=np.int32), state)
