"""Two rule sets: every change of meaning, subject by subject, and every leaf that differs."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from slaaudit.business_time import BusinessCalendar
from slaaudit.rule_changes.calendar_changes import calendar_changes
from slaaudit.rule_changes.change import Change, Effect, Side, Subject, Subjected, changed
from slaaudit.rule_changes.column_changes import column_changes
from slaaudit.rule_changes.declared import Difference, differences
from slaaudit.rule_changes.head_changes import head_changes, provision_changes
from slaaudit.rule_changes.matching import renamed, with_new_ids
from slaaudit.rule_changes.standard_changes import standard_changes
from slaaudit.rule_changes.test_changes import test_changes
from slaaudit.rule_changes.waiver_changes import waiver_changes
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.spec.standards import AttestStandard
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class RuleChanges:
    """What changed between two rule sets.

    `new_ids`: the new id of each renamed standard. `leaves`: every key that differs, word for word.
    """

    before: RuleSet
    after: RuleSet
    subjects: tuple[Subjected, ...]
    new_ids: Mapping[str, str]
    leaves: tuple[Difference, ...]

    @property
    def same_files(self) -> bool:
        """Whether the files themselves are the same, comments included."""
        return self.before.digest == self.after.digest

    def of(self, effect: Effect) -> tuple[Subjected, ...]:
        """Give the subjects with those of their changes that have one effect."""
        kept = (
            replace(each, changes=tuple(c for c in each.changes if c.effect is effect))
            for each in self.subjects
        )
        return tuple(each for each in kept if each.changes)


@dataclass(frozen=True, slots=True)
class Dated:
    """A rule set and the calendar that its charter makes."""

    rules: RuleSet
    calendar: BusinessCalendar


def rule_changes(before: Dated, after: Dated, lang: Lang = "ko") -> RuleChanges:
    """Compare two rule sets in their normal form."""
    names = renamed(before.rules, after.rules)
    called = with_new_ids(before.rules, names)
    old = Side(Voice(called, lang), before.calendar)
    new = Side(Voice(after.rules, lang), after.calendar)
    subjects = (
        *_parts(old, new),
        *_standards(old, new, names),
        *(
            Subjected(Subject("provision", name, title), tuple(found))
            for name, title, found in provision_changes(old, new)
        ),
        *waiver_changes(old, new),
        *_tests(old, new),
    )
    leaves = tuple(_leaves(called, after.rules))
    return RuleChanges(before.rules, after.rules, subjects, names, leaves)


def _parts(old: Side, new: Side) -> Iterator[Subjected]:
    voice = new.voice
    head = [*head_changes(old, new), *_order(old, new)]
    calendar, columns = list(calendar_changes(old, new)), list(column_changes(old, new))
    titles = voice.said("헌장", "charter"), voice.said("달력", "calendar")
    if head:
        yield Subjected(Subject("charter", "charter", titles[0]), tuple(head))
    if calendar:
        yield Subjected(Subject("calendar", "calendar", titles[1]), tuple(calendar))
    if columns:
        title = voice.said("자료의 제목", "columns")
        yield Subjected(Subject("columns", "columns", title), tuple(columns))


def _tests(old: Side, new: Side) -> Iterator[Subjected]:
    found = tuple(test_changes(old, new))
    if found:
        title = new.voice.said("규칙의 시험", "rule tests")
        yield Subjected(Subject("tests", "tests", title), found)


def _order(old: Side, new: Side) -> Iterator[Change]:
    """Promises are numbered in their order; no verdict depends on it."""
    parts = (
        (
            [rule.id for rule in side.voice.rules],
            [each.id for each in side.voice.rules.charter.provisions],
        )
        for side in (old, new)
    )
    for before, after in zip(*parts, strict=True):
        if [name for name in before if name in after] != [name for name in after if name in before]:
            label = new.voice.said("약속의 순서가 바뀜", "promises in another order")
            yield changed("standards", Effect.WORDS, label, (None, None), new.voice)


def _standards(old: Side, new: Side, names: Mapping[str, str]) -> Iterator[Subjected]:
    earlier = {rule.id: rule for rule in old.voice.rules}
    later = {rule.id: rule for rule in new.voice.rules}
    former = {new_id: old_id for old_id, new_id in names.items()}
    for name in {**later, **earlier}:
        before, after = earlier.get(name), later.get(name)
        found = list(_standard(before, after, old, new))
        if name in former:
            ends = former[name], name
            label = new.voice.said("id가 바뀜", "renamed")
            found.insert(0, changed("id", Effect.FIGURES, label, ends, new.voice))
        shown = after or before
        if found and shown is not None:
            yield Subjected(Subject("standard", name, shown.latest.title), tuple(found))


def _standard(
    before: StandardRule | None, after: StandardRule | None, old: Side, new: Side
) -> Iterator[Change]:
    if before is not None and after is not None:
        yield from standard_changes(before, after, old, new)
        return
    ends = _summary(before, old.voice), _summary(after, new.voice)
    known = after or before
    attested = known is not None and isinstance(known.latest, AttestStandard)
    effect = Effect.FIGURES if attested else Effect.VERDICTS
    yield changed("standards", effect, new.voice.said("표준", "standard"), ends, new.voice)


def _summary(rule: StandardRule | None, voice: Voice) -> str | None:
    return None if rule is None else measured_words(rule.latest, voice).sentence


def _leaves(before: RuleSet, after: RuleSet) -> Iterator[Difference]:
    """Name every leaf that differs, standards, readings, provisions and waivers by their ids."""
    for old, new in zip(_keyed(before), _keyed(after), strict=True):
        yield from differences(old, new)


def _keyed(rules: RuleSet) -> tuple[object, ...]:
    charter = rules.charter
    provisions = {each.id: each for each in charter.provisions}
    bare = charter.model_copy(update={"provisions": ()})
    standards = {
        rule.id: {"versions": rule.versions, "readings": {r.id: r for r in rule.readings}}
        for rule in rules
    }
    return (
        bare,
        {"provisions": provisions},
        {"standards": standards},
        {"columns": rules.columns},
        {"waivers": {each.id: each for each in rules.waivers}},
        {"tests": rules.tests},
    )
