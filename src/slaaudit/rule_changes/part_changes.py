"""Pauses, extensions, excuses, remedies and targets: new, gone or other."""

from collections.abc import Iterator, Mapping, Sequence

from slaaudit.rule_changes.change import Change, Direction, Effect, Meaning, VersionPair, changed
from slaaudit.rule_words.part_words import (
    excuse_words,
    extension_words,
    pause_words,
    remedy_words,
)
from slaaudit.rule_words.standard_words import LABELS
from slaaudit.spec.standards import AttestStandard, DurationStandard

_Sides = tuple[str | None, str | None]


def pause_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which time is now counted, or no longer. Pauses have no ids: they go by their words."""
    before, after = (
        [pause_words(pause, standard.record, side.voice) for pause in standard.pause]
        if isinstance(standard, DurationStandard)
        else []
        for standard, side in ((pair.before, pair.old), (pair.after, pair.new))
    )
    yield from _listed("pause", before, after, pair)


def extension_changes(pair: VersionPair) -> Iterator[Change]:
    """Say whether and how a limit can be extended."""
    before, after = (
        extension_words(standard.extension, standard.record, side.voice)
        if isinstance(standard, DurationStandard) and standard.extension is not None
        else None
        for standard, side in ((pair.before, pair.old), (pair.after, pair.new))
    )
    yield from _said("extension", (before, after), pair)


def excuse_changes(pair: VersionPair) -> Iterator[Change]:
    """Say what excuses a late case."""
    before, after = (
        {}
        if isinstance(standard, AttestStandard)
        else {each.id: excuse_words(each, standard.record, side.voice) for each in standard.excuse}
        for standard, side in ((pair.before, pair.old), (pair.after, pair.new))
    )
    yield from _by_id("excuse", before, after, pair)


def remedy_changes(pair: VersionPair) -> Iterator[Change]:
    """Say what is owed; no verdict depends on it."""
    before, after = (
        None
        if isinstance(standard, AttestStandard) or standard.remedy is None
        else remedy_words(standard.remedy, standard.record, side.voice)
        for standard, side in ((pair.before, pair.old), (pair.after, pair.new))
    )
    if before != after:
        label = pair.voice.said(*LABELS["remedy"])
        yield changed("remedy", Effect.FIGURES, label, (before, after), pair.voice)


def target_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which rate is aimed at; no verdict depends on it."""
    old, new = pair.before.target, pair.after.target
    if (old and old.value) == (new and new.value):
        return
    direction: Direction | None = None
    if old is not None and new is not None:
        direction = "stricter" if new.value > old.value else "laxer"
    label = pair.voice.said(*LABELS["target"])
    sides = (None if old is None else str(old), None if new is None else str(new))
    yield changed("target", Effect.FIGURES, label, sides, pair.voice, Meaning(direction))


def _by_id(
    key: str, before: Mapping[str, str], after: Mapping[str, str], pair: VersionPair
) -> Iterator[Change]:
    for name in {**after, **before}:
        yield from _said(key, (before.get(name), after.get(name)), pair)


def _listed(
    key: str, before: Sequence[str], after: Sequence[str], pair: VersionPair
) -> Iterator[Change]:
    gone = [each for each in before if each not in after]
    new = [each for each in after if each not in before]
    for place in range(max(len(gone), len(new))):
        old = gone[place] if place < len(gone) else None
        yield from _said(key, (old, new[place] if place < len(new) else None), pair)


def _said(key: str, sides: _Sides, pair: VersionPair) -> Iterator[Change]:
    """A part that gives more time or an excuse makes the standard laxer, its end stricter."""
    if sides[0] == sides[1]:
        return
    direction: Direction | None = None
    if sides[0] is None or sides[1] is None:
        direction = "laxer" if sides[0] is None else "stricter"
    label = pair.voice.said(*LABELS[key])
    yield changed(key, Effect.VERDICTS, label, sides, pair.voice, Meaning(direction))
