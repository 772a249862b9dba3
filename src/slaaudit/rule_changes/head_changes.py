"""The head of a charter: institution, dates, cycle, sources, clocks, provisions, records."""

from collections.abc import Iterator

from slaaudit.rule_changes.change import Change, Effect, Side, changed
from slaaudit.rule_changes.declared import Difference, differences
from slaaudit.rule_changes.remaining import only_told, remaining
from slaaudit.rule_words.rule_set_words import CYCLE_WORDS
from slaaudit.rule_words.standard_words import span_words
from slaaudit.spec.charter import Charter

#: Keys of the head that are compared elsewhere.
_ELSEWHERE = frozenset({"calendar", "provisions"})
#: What each key can alter beyond words; sources and the institution's names alter nothing.
_EFFECTS = {
    "in_force": Effect.FIGURES,  # what it does to a standard is said there
    "report": Effect.FIGURES,
    "clocks": Effect.VERDICTS,
    "records": Effect.VERDICTS,
    "petition_law": Effect.FIGURES,
}


def head_changes(old: Side, new: Side) -> Iterator[Change]:
    """Say what changed at the head of the charter; each leaf is named where no words fit."""
    before, after = (side.voice.rules.charter for side in (old, new))
    found = [each for each in differences(before, after) if each.path[0] not in _ELSEWHERE]
    keys = dict.fromkeys(each.path[0] for each in found)
    for key in keys:
        said = list(_said(key, before, after, new))
        yield from said
        if not said:
            yield from _named([each for each in found if each.path[0] == key], new)


def _said(key: str, before: Charter, after: Charter, side: Side) -> Iterator[Change]:
    voice = side.voice
    if key == "report":
        cycles = (voice.said(*CYCLE_WORDS[each.report.cycle]) for each in (before, after))
        label = voice.said("점검 주기", "inspected every")
        yield changed("report.cycle", _EFFECTS[key], label, (next(cycles), next(cycles)), voice)
    if key == "in_force":
        none = voice.said("적히지 않음", "not given")
        spans = tuple(span_words(each.in_force, voice) or none for each in (before, after))
        label = voice.said("시행", "in force")
        yield changed("in_force", _EFFECTS[key], label, (spans[0], spans[1]), voice)


def _named(found: list[Difference], side: Side) -> Iterator[Change]:
    for each in found:
        effect = Effect.WORDS if only_told(each) else _EFFECTS.get(each.path[0], Effect.WORDS)
        yield from remaining([each], side.voice, effect)


def provision_changes(old: Side, new: Side) -> Iterator[tuple[str, str, list[Change]]]:
    """Give id, title and changes of each provision; they govern others and are judged by none."""
    earlier, later = (
        {each.id: each for each in side.voice.rules.charter.provisions} for side in (old, new)
    )
    for name in {**later, **earlier}:
        before, after = earlier.get(name), later.get(name)
        shown = after or before
        if shown is None or before == after:
            continue
        if before is not None and after is not None:
            found = remaining(differences(before, after), new.voice, Effect.WORDS)
        else:
            ends = tuple(None if each is None else each.title for each in (before, after))
            label = new.voice.said("다른 약속을 다스리는 약속", "governing promise")
            found = [changed("provisions", Effect.WORDS, label, (ends[0], ends[1]), new.voice)]
        yield name, shown.title, found
