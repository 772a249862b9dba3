"""One standard before and after: its versions on the days they share, and its other readings."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

from slaaudit.rule_changes.change import Change, Effect, Side, VersionPair, changed
from slaaudit.rule_changes.clock_changes import clock_changes, rule_of
from slaaudit.rule_changes.declared import Difference, differences
from slaaudit.rule_changes.limit_changes import limit_changes
from slaaudit.rule_changes.part_changes import (
    excuse_changes,
    extension_changes,
    pause_changes,
    remedy_changes,
    target_changes,
)
from slaaudit.rule_changes.remaining import only_told, remaining
from slaaudit.rule_changes.scope_changes import (
    after_changes,
    dating_changes,
    exclude_changes,
    measured_changes,
    precedence_changes,
    record_changes,
    when_changes,
)
from slaaudit.rule_changes.segments import Segment, Version, segments
from slaaudit.rule_changes.told_changes import cite_changes, part_cite_changes, told_changes
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.standard_words import span_words
from slaaudit.spec.ruleset import ReadingRule, StandardRule

Kind = Callable[[VersionPair], Iterator[Change]]

#: Which kind of change has words for which keys; a key that is in none, or that its kind finds
#: nothing to say about, is named as the files have it.
KINDS: Mapping[Kind, frozenset[str]] = {
    measured_changes: frozenset(
        ("measure", "of", "from", "to", "by", "within", "stating", "any_of", "per", "sum")
    )
    | {"in_months", "where"},
    limit_changes: frozenset({"limit"}),
    clock_changes: frozenset({"clock", "full_days"}),
    record_changes: frozenset({"record"}),
    when_changes: frozenset({"when"}),
    exclude_changes: frozenset({"exclude"}),
    after_changes: frozenset({"after"}),
    precedence_changes: frozenset({"exception_to"}),
    dating_changes: frozenset({"dated_by"}),
    pause_changes: frozenset({"pause"}),
    extension_changes: frozenset({"extension"}),
    excuse_changes: frozenset({"excuse"}),
    remedy_changes: frozenset({"remedy"}),
    target_changes: frozenset({"target"}),
    told_changes: frozenset({"title", "own_choice", "note", "reading", "evidence"}),
    cite_changes: frozenset({"cite"}),
    part_cite_changes: frozenset({"pause", "extension", "excuse", "remedy"}),
}
#: Keys whose change alters no verdict, where it is named as the files have it.
_FIGURES = frozenset({"remedy", "target"})
_WORDS = frozenset({"evidence"})


def standard_changes(
    before: StandardRule, after: StandardRule, old: Side, new: Side
) -> Iterator[Change]:
    """Say every change of a standard, then those of its readings."""
    own = list(version_changes(before.versions, after.versions, old, new))
    yield from own
    said = {_sides(change) for change in own}
    earlier, later = ({each.id: each for each in rule.readings} for rule in (before, after))
    for name in {**later, **earlier}:
        for change in _reading(name, earlier.get(name), later.get(name), (old, new)):
            if _sides(change) not in said:
                yield change
    order = [name for name in later if name in earlier]
    if order != [name for name in earlier if name in later]:
        label = new.voice.said("달리 읽는 길의 순서가 바뀜", "other readings in another order")
        yield changed("readings", Effect.WORDS, label, (None, None), new.voice)


def version_changes(
    before: Sequence[Version], after: Sequence[Version], old: Side, new: Side
) -> Iterator[Change]:
    """Compare the versions on each stretch of days; what holds on all of them is said once."""
    parts = segments(before, after)
    found = [(part, list(_of_segment(part, old, new))) for part in parts]
    shared = [changes for part, changes in found if part.before and part.after]
    seen: set[str] = set()
    for part, changes in found:
        for change in changes:
            everywhere = part.before and part.after and all(change in each for each in shared)
            dated = change if everywhere else replace(change, in_force=_days(part, new))
            key = dated.text if everywhere else f"{dated.in_force} {dated.text}"
            if key not in seen:
                seen.add(key)
                yield dated
    spans = [[version.in_force for version in versions] for versions in (before, after)]
    if spans[0] != spans[1] and not any(change for _, change in found):
        label = new.voice.said("판을 나눈 날", "where versions part")
        sides = tuple(", ".join(str(span.from_on or "-") for span in each) for each in spans)
        yield changed("versions", Effect.WORDS, label, (sides[0], sides[1]), new.voice)


def _days(part: Segment, side: Side) -> str | None:
    return span_words(part.span, side.voice) or None


def _of_segment(part: Segment, old: Side, new: Side) -> Iterator[Change]:
    if part.before is not None and part.after is not None:
        yield from pair_changes(VersionPair(part.before, part.after, old, new))
    elif part.after is not None:
        label = new.voice.said("이때도 시행함", "now in force then")
        bar = measured_words(part.after, new.voice).sentence
        yield changed("in_force", Effect.VERDICTS, f"{label}: {bar}", (None, None), new.voice)
    elif part.before is not None:
        label = new.voice.said("이때는 시행하지 않음", "no longer in force then")
        bar = measured_words(part.before, old.voice).sentence
        yield changed("in_force", Effect.VERDICTS, f"{label}: {bar}", (None, None), new.voice)


def pair_changes(pair: VersionPair) -> Iterator[Change]:
    """Say all that differs between two versions; every differing key gives one change at least."""
    found = version_differences(pair)
    open_keys = dict.fromkeys(each.path[0] for each in found)
    for kind, keys in KINDS.items():
        concerned = keys.intersection(open_keys)
        changes = list(kind(pair)) if concerned else []
        yield from changes
        spoken = _spoken(changes, concerned)
        for key in concerned:
            if key in spoken:
                open_keys.pop(key, None)
    rest = [each for each in found if each.path[0] in open_keys]
    for each in rest:
        yield from remaining([each], pair.voice, _effect(each))


def _spoken(changes: Sequence[Change], keys: frozenset[str]) -> frozenset[str]:
    """The keys that the changes of a kind speak of; one about the measure speaks of them all."""
    said = {change.key.partition(".")[0] for change in changes}
    return keys if "measure" in said else keys.intersection(said)


def _effect(found: Difference) -> Effect:
    if only_told(found) or found.path[0] in _WORDS:
        return Effect.WORDS
    return Effect.FIGURES if found.path[0] in _FIGURES else Effect.VERDICTS


def version_differences(pair: VersionPair) -> tuple[Difference, ...]:
    """Give the leaves that differ, the clock as resolved; when it is in force is told apart."""
    found = [
        each
        for each in differences(pair.before, pair.after)
        if each.path[0] not in ("in_force", "id")
    ]
    clocks = rule_of(pair.before, pair.old), rule_of(pair.after, pair.new)
    if clocks[0] != clocks[1] and not any(each.path[0] == "clock" for each in found):
        found += differences(*clocks, ("clock",))
    return tuple(found)


def _reading(
    name: str, before: ReadingRule | None, after: ReadingRule | None, sides: tuple[Side, Side]
) -> Iterator[Change]:
    """Another reading flips no verdict: it says what rate would have come out."""
    voice = sides[1].voice
    label = voice.said(f"달리 읽는 길 {name}", f"other reading {name}")
    if before is None or after is None:
        ends = tuple(None if each is None else each.why for each in (before, after))
        yield _of_reading(
            changed("readings", Effect.FIGURES, label, (ends[0], ends[1]), voice), name
        )
        return
    if before.why != after.why:
        why = voice.said("까닭", "why")
        change = changed("readings", Effect.WORDS, why, (before.why, after.why), voice)
        yield _of_reading(change, name)
    for change in version_changes(before.versions, after.versions, *sides):
        weaker = Effect.FIGURES if change.effect is Effect.VERDICTS else change.effect
        yield _of_reading(replace(change, effect=weaker), name)


def _sides(change: Change) -> str:
    """Give a change without what follows from it: a reading that goes along is no news."""
    return change.text.partition(" ― ")[0]


def _of_reading(change: Change, name: str) -> Change:
    return replace(change, reading=name)
