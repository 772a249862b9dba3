"""A change of one standard, made through the form of the rule language."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from pydantic import ValidationError

from slaaudit.business_time import BusinessCalendar
from slaaudit.conditions import AllOf, AnyOf, FieldTest, Not
from slaaudit.mutants.words import Words
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.scalars import SpecModel
from slaaudit.spec.standards import JudgedStandard
from slaaudit.value_classes import dataclass

_Part = TypeVar("_Part", bound=SpecModel)
_ANY_CONDITION = {"case_id": "-"}


@dataclass(frozen=True, slots=True)
class Place:
    """One version of a judged standard, and what it stands in."""

    rules: RuleSet
    calendar: BusinessCalendar
    rule: StandardRule
    index: int

    @property
    def version(self) -> JudgedStandard:
        """The version that is changed."""
        return self.rule.judged[self.index]


@dataclass(frozen=True, slots=True)
class Change:
    """What was changed, and the versions after it.

    `versions` is None where the rule language cannot say it. `same` tells why no verdict can
    differ, and is None where one may.
    """

    words: Words
    versions: tuple[JudgedStandard, ...] | None
    same: Words | None = None


def remade(part: _Part, **changes: object) -> _Part | None:
    """Change a part; None where its form does not allow that."""
    changed = part.model_copy(update=changes)
    try:
        type(part).model_validate(
            {name: _again(name, getattr(changed, name)) for name in _keys(part)}
        )
    except ValidationError:
        return None
    return changed


def changed(place: Place, words: Words, **changes: object) -> Change:
    """Change keys of the version itself."""
    return _put(place, words, remade(place.version, **changes))


def part_changed(place: Place, words: Words, name: str, **changes: object) -> Change:
    """Change keys of one part of the version: of its limit or its extension."""
    part = remade(getattr(place.version, name), **changes)
    return Change(words, None) if part is None else changed(place, words, **{name: part})


def item_changed(place: Place, words: Words, item: tuple[str, int], **changes: object) -> Change:
    """Change keys of one member of a list of parts: of an excuse or a pause."""
    name, index = item
    parts = getattr(place.version, name)
    part = remade(parts[index], **changes)
    if part is None:
        return Change(words, None)
    return changed(place, words, **{name: (*parts[:index], part, *parts[index + 1 :])})


def with_versions(
    rules: RuleSet, rule: StandardRule, versions: tuple[JudgedStandard, ...]
) -> RuleSet:
    """Give the rule set with other versions of one standard."""
    other = replace(rule, versions=versions)
    standards = tuple(other if each.id == rule.id else each for each in rules.standards)
    return replace(rules, standards=standards)


def without(items: tuple[_Part, ...] | tuple[str, ...], index: int) -> tuple[object, ...]:
    """Give a list without one of its members."""
    return (*items[:index], *items[index + 1 :])


def _put(place: Place, words: Words, version: JudgedStandard | None) -> Change:
    if version is None:
        return Change(words, None)
    before, after = place.rule.judged[: place.index], place.rule.judged[place.index + 1 :]
    return Change(words, (*before, version, *after))


def _keys(part: SpecModel) -> tuple[str, ...]:
    return tuple(type(part).model_fields)


def _again(name: str, value: object) -> object:
    """Write a value so that it can be read again: conditions and times are kept as they were."""
    if isinstance(value, FieldTest | AllOf | AnyOf | Not):
        return _ANY_CONDITION
    if name == "exclude" and isinstance(value, Mapping):
        return dict.fromkeys(value, _ANY_CONDITION)
    return None if name == "time" else value
