"""Which fields of which record a rule set needs, and how their text is to be read."""

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from slaaudit.conditions import Condition, field_tests, operand_kind
from slaaudit.spec.parts import Excuse, PerCase
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import (
    CheckStandard,
    CountStandard,
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
    MeanStandard,
    ShareStandard,
    ValueStandard,
)
from slaaudit.terms import FIELD_TERMS, RECORD_TERMS, FieldKind
from slaaudit.value_classes import dataclass

_DUE = "due_at"


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field that something needs; `kind` is None where any kind serves."""

    record: str
    field: str
    kind: FieldKind | None


def dating_field(standard: JudgedStandard, rules: RuleSet) -> str:
    """The field that places a case in a period and a version: its own, or the record's."""
    if standard.dated_by is not None:
        return standard.dated_by
    declared = rules.charter.records.get(standard.record)
    return declared.dated_by if declared else RECORD_TERMS[standard.record].dated_by


def condition_uses(record: str, condition: Condition | None) -> Iterator[FieldUse]:
    """The fields of a condition."""
    for test in field_tests(condition) if condition is not None else ():
        yield FieldUse(record, test.field, operand_kind(test))


def _fields(record: str, names: Iterable[str | None], kind: FieldKind) -> Iterator[FieldUse]:
    return (FieldUse(record, name, kind) for name in names if name is not None)


def measured_uses(standard: JudgedStandard) -> Iterator[FieldUse]:
    """The fields that the measure itself cannot do without."""
    match standard:
        case ValueStandard() | MeanStandard():
            yield FieldUse(standard.record, standard.of, FieldKind.NUMBER)
        case DurationStandard() | LeadTimeStandard():
            yield FieldUse(standard.record, standard.from_field, FieldKind.INSTANT)
            yield FieldUse(standard.record, standard.to_field, FieldKind.INSTANT)
        case DeadlineStandard():
            named = (standard.from_field, standard.to_field, standard.by.field, standard.by.of)
            yield from _fields(standard.record, named, FieldKind.INSTANT)
        case CheckStandard():
            yield from _fields(standard.record, (*standard.of, *standard.any_of), FieldKind.FLAG)
        case CountStandard():
            yield from _fields(standard.record, (standard.sum,), FieldKind.NUMBER)
        case ShareStandard():
            yield from condition_uses(standard.record, standard.where)
    limit = getattr(standard, "limit", None)
    if limit is not None and isinstance(limit.given, PerCase):
        yield FieldUse(standard.record, limit.given.field, FieldKind.NUMBER)


def _excuse_uses(record: str, excuse: Excuse) -> Iterator[FieldUse]:
    yield from condition_uses(record, excuse.when)
    if excuse.notified is not None:
        yield FieldUse(record, excuse.notified, FieldKind.INSTANT)
    for name in excuse.stating:
        yield FieldUse(record, name, None)


def _duration_uses(standard: DurationStandard) -> Iterator[FieldUse]:
    for pause in standard.pause:
        record = pause.record or standard.record
        yield FieldUse(record, pause.from_field, FieldKind.INSTANT)
        yield FieldUse(record, pause.to_field, FieldKind.INSTANT)
        yield from condition_uses(record, pause.when)
    extension = standard.extension
    if extension is not None:
        yield FieldUse(standard.record, extension.notified, FieldKind.INSTANT)
        if extension.until is not None:
            yield FieldUse(standard.record, extension.until, FieldKind.INSTANT)
        if extension.add is not None:
            yield FieldUse(standard.record, extension.add, FieldKind.NUMBER)
        if extension.reason is not None:
            yield FieldUse(standard.record, extension.reason, FieldKind.CATEGORY)


def standard_uses(standard: JudgedStandard) -> Iterator[FieldUse]:
    """Every field that a standard reads, needed or optional, but for the one that dates it."""
    yield from condition_uses(standard.record, standard.when)
    for condition in standard.exclude.values():
        yield from condition_uses(standard.record, condition)
    yield from measured_uses(standard)
    for excuse in standard.excuse:
        yield from _excuse_uses(standard.record, excuse)
    if isinstance(standard, DurationStandard):
        yield from _duration_uses(standard)
    if isinstance(standard, DurationStandard | DeadlineStandard):
        for name in standard.stating:
            yield FieldUse(standard.record, name, None)
    if standard.remedy is not None and standard.remedy.per != "case":
        yield FieldUse(standard.record, standard.remedy.per, FieldKind.NUMBER)
    if standard.remedy is not None and standard.remedy.paid is not None:
        yield FieldUse(standard.record, standard.remedy.paid, None)


def all_uses(rules: RuleSet) -> Iterator[FieldUse]:
    """Every field that a rule set reads, its readings included."""
    for rule in rules:
        variants = [*rule.judged, *(v for reading in rule.readings for v in reading.versions)]
        for standard in variants:
            yield FieldUse(standard.record, dating_field(standard, rules), FieldKind.INSTANT)
            yield from standard_uses(standard)
        for waiver in rules.waivers_of(rule.id) if rule.judged else ():
            yield from condition_uses(rule.judged[-1].record, waiver.when)


def _settled_kind(name: str, kinds: set[FieldKind]) -> FieldKind:
    if len(kinds) == 1:
        return next(iter(kinds))
    if name in FIELD_TERMS:
        return FIELD_TERMS[name].kind
    by_suffix = name.endswith(("_at", "_on", "_until"))
    return FieldKind.INSTANT if by_suffix else FieldKind.CATEGORY


@lru_cache(maxsize=8)  # every table of a log asks, for every field
def field_kinds(rules: RuleSet) -> Mapping[str, Mapping[str, FieldKind]]:
    """Record → field → kind, for every field that the rule set reads; ids and departments always.

    A due date that `columns.yaml` names is read too: it is held against the due moment by the
    standard.

    `columns.yaml` may fix a kind; else the uses decide; else the canonical term; else the suffix.
    """
    uses: dict[str, dict[str, set[FieldKind]]] = {}
    for use in all_uses(rules):
        kinds = uses.setdefault(use.record, {}).setdefault(use.field, set())
        if use.kind is not None:
            kinds.add(use.kind)
    settled: dict[str, dict[str, FieldKind]] = {}
    for record, fields in uses.items():
        mapped = rules.columns.records.get(record)
        kinds_of = settled.setdefault(record, {})
        for name, kinds in fields.items():
            declared = mapped.fields.get(name) if mapped else None
            fixed = declared.kind if declared else None
            kinds_of[name] = fixed or _settled_kind(name, kinds)
        if mapped is not None and _DUE in mapped.fields:
            kinds_of.setdefault(_DUE, FieldKind.INSTANT)
        kinds_of["case_id"] = FieldKind.TEXT
        kinds_of["department"] = FieldKind.CATEGORY
    return settled
