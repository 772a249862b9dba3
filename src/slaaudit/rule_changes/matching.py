"""Which standard is which: by id, else by the same quote, else by nearly the same content."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from slaaudit.rule_changes.declared import differences
from slaaudit.spec.parts import After, DueBy
from slaaudit.spec.ruleset import ReadingRule, RuleSet, StandardRule
from slaaudit.spec.scalars import SpecModel

#: The share of leaves that two standards of different ids must have in common to be one.
LIKENESS = 0.75
_OWN_NAMES = ("id", "title", "cite", "note")
_Form = TypeVar("_Form", bound=SpecModel)


def renamed(before: RuleSet, after: RuleSet) -> dict[str, str]:
    """Give, for each id that is gone, the new id that stands for the same promise."""
    known = {rule.id for rule in after}
    gone = [rule for rule in before if rule.id not in known]
    old = {rule.id for rule in before}
    new = [rule for rule in after if rule.id not in old]
    names: dict[str, str] = {}
    for _, earlier, later in sorted(_likely(gone, new), key=lambda each: -each[0]):
        if earlier not in names and later not in names.values():
            names[earlier] = later
    return names


def _likely(gone: list[StandardRule], new: list[StandardRule]) -> Iterator[tuple[float, str, str]]:
    for earlier in gone:
        for later in new:
            same_quote = _quote(earlier) is not None and _quote(earlier) == _quote(later)
            likeness = _likeness(earlier, later) + same_quote
            if likeness >= LIKENESS:
                yield likeness, earlier.id, later.id


def _quote(rule: StandardRule) -> tuple[str, str] | None:
    cite = rule.latest.cite
    return None if cite.quote is None else (cite.source, cite.quote)


def _likeness(before: StandardRule, after: StandardRule) -> float:
    """Compare what two standards judge, leaf by leaf; their names are no part of it."""
    old, new = before.latest, after.latest
    if old.measure != new.measure:
        return 0.0
    nothing = differences(None, new)
    whole = len([each for each in nothing if each.path[0] not in _OWN_NAMES])
    found = [each for each in differences(old, new) if each.path[0] not in _OWN_NAMES]
    return 1.0 - min(len(found) / max(whole, 1), 1.0)


def with_new_ids(rules: RuleSet, names: Mapping[str, str]) -> RuleSet:
    """Give the rule set with its standards called by their new ids, wherever they are named."""
    if not names:
        return rules
    provisions = tuple(
        each.model_copy(update={"standards": _called(each.standards, names)})
        for each in rules.charter.provisions
    )
    tests = tuple(
        each.model_copy(update={"standard": names.get(each.standard, each.standard)})
        for each in rules.tests
    )
    waivers = tuple(
        each.model_copy(update={"standard": names.get(each.standard or "", each.standard)})
        for each in rules.waivers
    )
    return replace(
        rules,
        charter=rules.charter.model_copy(update={"provisions": provisions}),
        standards=tuple(_rule(rule, names) for rule in rules),
        tests=tests,
        waivers=waivers,
    )


def _rule(rule: StandardRule, names: Mapping[str, str]) -> StandardRule:
    readings = tuple(
        ReadingRule(each.id, each.why, tuple(_version(v, names) for v in each.versions))
        for each in rule.readings
    )
    return StandardRule(tuple(_version(v, names) for v in rule.versions), readings)  # type: ignore[arg-type]  # each keeps its form


def _version(version: _Form, names: Mapping[str, str]) -> _Form:
    update: dict[str, object] = {}
    for key in ("id", "exception_to", "after", "by"):
        match getattr(version, key, None):
            case str() as name:
                update[key] = names.get(name, name)
            case tuple() as ids:
                update[key] = _called(ids, names)
            case After() as after:
                update[key] = after.model_copy(update={"standard": _called(after.standard, names)})
            case DueBy() as by:
                update[key] = by.model_copy(update={"due_of": _called(by.due_of, names)})
    return version.model_copy(update=update)


def _called(ids: tuple[str, ...], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(names.get(each, each) for each in ids)
