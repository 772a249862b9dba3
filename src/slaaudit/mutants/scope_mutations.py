"""Changes of what a standard applies to: conditions, exclusions, precedence, earlier verdicts."""

from collections.abc import Iterator
from dataclasses import replace

from slaaudit.conditions import AllOf, AnyOf, Condition, FieldTest, Not
from slaaudit.mutants.change import Change, Place, changed, part_changed, without
from slaaudit.mutants.words import Words, dropped
from slaaudit.spec.parts import After
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import ShareStandard

_NEVER_EXCUSED = Words(
    "앞선 표준에 면책이 없어 그 판정이 나오지 않습니다",
    "the standard before has no excuse, so that verdict never comes",
)
_DUTIES = ("met", "missed", "excused")


def weakened(condition: Condition) -> Iterator[tuple[Words, Condition | None]]:
    """Drop each part of a condition, and each word of a list; None where nothing is left."""
    match condition:
        case FieldTest():
            yield dropped(f"{condition.field} 조건을", condition.field), None
            yield from _without_words(condition)
        case Not(part):
            yield dropped("not 조건을", "not"), None
            for words, left in weakened(part):
                if left is not None:
                    yield words, Not(left)
        case AllOf(parts) | AnyOf(parts):
            for index, part in enumerate(parts):
                for words, left in weakened(part):
                    middle = () if left is None else (left,)
                    whole = (*parts[:index], *middle, *parts[index + 1 :])
                    yield words, _joined(type(condition), whole)


def _joined(kind: type[AllOf] | type[AnyOf], parts: tuple[Condition, ...]) -> Condition | None:
    if len(parts) > 1:
        return kind(parts)
    return parts[0] if parts else None


def _without_words(test: FieldTest) -> Iterator[tuple[Words, Condition]]:
    words = test.operand
    if not isinstance(words, tuple) or len(words) == 1:
        return
    for index, word in enumerate(words):
        left = (*words[:index], *words[index + 1 :])
        said = dropped(f"{test.field} 조건에서 '{word}'을(를)", f"'{word}' of {test.field}")
        yield said, replace(test, operand=left)


def conditions(place: Place) -> Iterator[Change]:
    """Each condition of `when` dropped."""
    if place.version.when is not None:
        for words, left in weakened(place.version.when):
            yield changed(place, words.under("적용 조건(when)", "when"), when=left)


def exclusions(place: Place) -> Iterator[Change]:
    """Each exclusion dropped, and each part of one."""
    excluded = place.version.exclude
    for name, condition in excluded.items():
        left_over = {key: value for key, value in excluded.items() if key != name}
        words = dropped(f"제외 '{name}'을(를)", f"exclude '{name}'")
        yield changed(place, words, exclude=left_over)
        for words, left in weakened(condition):
            if left is not None:
                narrower = {**excluded, name: left}
                within = words.under(f"제외 '{name}'", f"exclude '{name}'")
                yield changed(place, within, exclude=narrower)


def share_conditions(place: Place) -> Iterator[Change]:
    """Each condition of a share's numerator dropped."""
    if isinstance(place.version, ShareStandard):
        for words, left in weakened(place.version.where):
            if left is not None:
                yield changed(place, words.under("비율의 조건(where)", "where"), where=left)


def precedence(place: Place) -> Iterator[Change]:
    """No longer before a general standard."""
    generals = place.version.exception_to
    for index, general in enumerate(generals):
        words = dropped(f"'{general}'보다 우선함(exception_to)을", f"exception_to '{general}'")
        yield changed(place, words, exception_to=without(generals, index))


def _may_excuse(rules: RuleSet, after: After) -> bool:
    earlier = (rules.standard(name) for name in after.standard)
    return any(version.excuse for rule in earlier if rule for version in rule.judged)


def earlier_verdicts(place: Place) -> Iterator[Change]:
    """After another verdict of the standards before, and without each of them."""
    after = place.version.after
    if after is None:
        return
    yield changed(place, dropped("앞선 표준(after)을", "after"), after=None)
    yield from _fewer(place, "verdict", after.verdict, "앞선 판정")
    yield from _fewer(place, "standard", after.standard, "앞선 표준")
    for verdict in _DUTIES:
        if verdict not in after.verdict:
            verdicts = (*after.verdict, verdict)
            words = Words(f"앞선 판정에 {verdict}을(를) 더함", f"after verdict: {verdict} added")
            change = part_changed(place, words, "after", verdict=verdicts)
            never = verdict == "excused" and not _may_excuse(place.rules, after)
            yield replace(change, same=_NEVER_EXCUSED) if never else change


def _fewer(place: Place, name: str, listed: tuple[str, ...], shown: str) -> Iterator[Change]:
    for index, item in enumerate(listed if len(listed) > 1 else ()):
        words = dropped(f"{shown}에서 '{item}'을(를)", f"after {name} '{item}'")
        yield part_changed(place, words, "after", **{name: without(listed, index)})
