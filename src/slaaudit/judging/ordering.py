"""The order in which standards are judged: each after those whose verdicts it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from graphlib import TopologicalSorter

from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.standards import DeadlineStandard, JudgedStandard


def needs_of(standard: JudgedStandard) -> Iterator[str]:
    """The standards whose verdict or due moment a standard needs."""
    if standard.after is not None:
        yield from standard.after.standard
    if isinstance(standard, DeadlineStandard):
        yield from standard.by.due_of


def exceptions_to(rules: Sequence[StandardRule]) -> dict[str, tuple[str, ...]]:
    """For each general standard the more specific ones that take cases away from it."""
    found: dict[str, tuple[str, ...]] = {}
    for rule in rules:
        for general in dict.fromkeys(g for version in rule.judged for g in version.exception_to):
            found[general] = (*found.get(general, ()), rule.id)
    return found


def _needed(rule: StandardRule) -> set[str]:
    variants = [*rule.judged, *(v for reading in rule.readings for v in reading.versions)]
    return {need for version in variants for need in needs_of(version)}


def concerning(rules: RuleSet, *standards: str) -> RuleSet:
    """Give the rule set of some standards and those their verdicts need, without readings."""
    exceptions = exceptions_to(rules.standards)
    wanted, fresh = set(standards), set(standards)
    while fresh:
        needed = [
            _needed(rule) | {*exceptions.get(rule.id, ())} for rule in rules if rule.id in fresh
        ]
        fresh = set().union(*needed) - wanted
        wanted |= fresh
    chosen = (replace(rule, readings=()) for rule in rules if rule.id in wanted)
    return replace(rules, standards=tuple(chosen))


def in_order(rules: Sequence[StandardRule]) -> tuple[StandardRule, ...]:
    """Sort the judged standards so that what one needs comes before it.

    Raises graphlib.CycleError for a circle, which loading a rule file has refused.
    """
    judged = {rule.id: rule for rule in rules if rule.judged}
    exceptions = exceptions_to(rules)
    graph: dict[str, set[str]] = {}
    for rule in judged.values():
        graph[rule.id] = _needed(rule) | {*exceptions.get(rule.id, ())}
    order = TopologicalSorter(graph).static_order()
    return tuple(judged[name] for name in order if name in judged)
