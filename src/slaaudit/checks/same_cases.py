"""SLA330: no two standards measure the same of the same cases unless one is the exception."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations

from slaaudit.checks.promises import limit_of, place_of
from slaaudit.conditions import AllOf, Comparison, Condition, FieldTest, field_tests
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.nodes import MappingNode
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
    MeanStandard,
    ValueStandard,
)
from slaaudit.value_classes import dataclass

#: What a field must be, all at once.
_Equalities = dict[str, frozenset[str | bool]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A standard with what its `when` comes to; None where that is no mere equalities."""

    node: MappingNode
    standard: JudgedStandard
    equalities: _Equalities | None


def same_cases(draft: Draft) -> Iterator[Finding]:
    """Find pairs whose `when` provably share cases: equalities alone, one narrowing the other."""
    newest = [written.versions[-1] for written in draft.standards if written.versions]
    judged = {id(node): standard for node, standard in draft.judged}
    alike: defaultdict[tuple[str, ...], list[_Candidate]] = defaultdict(list)
    for node in newest:
        standard = judged.get(id(node))
        measured = _measured(standard) if standard is not None else None
        if standard is not None and measured is not None:
            alike[measured].append(_Candidate(node, standard, _equalities(standard.when)))
    for candidates in alike.values():
        for one, other in combinations(candidates, 2):
            if _overlap(one, other) and not _told_apart(one.standard, other.standard):
                yield _finding(other.node, one.node, one.standard, other.standard)


def _finding(
    later: MappingNode, earlier: MappingNode, first: JudgedStandard, second: JudgedStandard
) -> Finding:
    facts: dict[str, str | int | float] = {
        "standard": second.id,
        "other": first.id,
        "line": place_of(earlier, "id").line or 0,
        "shared": " · ".join((_measured(first) or ("", ""))[1:]),
    }
    return Finding("SLA330", place_of(later, "id"), facts)


def _measured(standard: JudgedStandard) -> tuple[str, ...] | None:
    """Name the measured events; None where a standard gives a case no verdict by them."""
    limit = limit_of(standard)
    if limit is not None and limit.no_figure:
        return None
    head = (standard.measure, standard.record)
    match standard:
        case DurationStandard() | LeadTimeStandard():
            return (*head, f"{standard.from_field} → {standard.to_field}")
        case DeadlineStandard():
            return (*head, f"{standard.to_field}, by {standard.by.model_dump(exclude_none=True)}")
        case ValueStandard() | MeanStandard():
            return (*head, standard.of)
        case _:
            return None


def _told_apart(first: JudgedStandard, second: JudgedStandard) -> bool:
    """Tell whether the rules say how the two go together."""
    ways = ((first, second), (second, first))
    spans = first.in_force, second.in_force
    return (
        any(one.id in other.exception_to for one, other in ways)
        or any(one.after is not None for one, _ in ways)
        or any(_excludes(one, other) for one, other in ways)
        or any(
            one.until_on is not None and other.from_on is not None and one.until_on <= other.from_on
            for one, other in (spans, spans[::-1])
        )
    )


def _excludes(one: JudgedStandard, other: JudgedStandard) -> bool:
    """An exclusion by a field that the other's `when` goes by is taken to tell them apart."""
    wanted = {test.field for test in field_tests(other.when)} if other.when is not None else set()
    excluded = {test.field for each in one.exclude.values() for test in field_tests(each)}
    return bool(wanted & excluded)


def _overlap(first: _Candidate, second: _Candidate) -> bool:
    one, other = first.equalities, second.equalities
    if one is None or other is None:
        return first.standard.when == second.standard.when
    narrowing = one.keys() <= other.keys() or other.keys() <= one.keys()
    return narrowing and _compatible(one, other)


def _compatible(
    one: Mapping[str, frozenset[str | bool]], other: Mapping[str, frozenset[str | bool]]
) -> bool:
    return all(one[field] & other[field] for field in one.keys() & other.keys())


def _equalities(condition: Condition | None) -> _Equalities | None:
    """Read a condition that is nothing but equalities; None for any other."""
    match condition:
        case None:
            return {}
        case FieldTest(field, Comparison.ANY_OF, operand) if isinstance(operand, tuple):
            return {field: frozenset(operand)}
        case FieldTest(field, Comparison.IS, operand) if isinstance(operand, bool):
            return {field: frozenset({operand})}
        case AllOf(parts):
            return _joined([_equalities(part) for part in parts])
        case _:
            return None


def _joined(parts: list[_Equalities | None]) -> _Equalities | None:
    joined: _Equalities = {}
    for part in parts:
        if part is None or part.keys() & joined.keys():
            return None
        joined |= part
    return joined
