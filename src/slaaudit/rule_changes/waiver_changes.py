"""Waivers, which excuse cases or accept findings: new, gone or other."""

from collections.abc import Iterator

from slaaudit.rule_changes.change import (
    Change,
    Direction,
    Effect,
    Meaning,
    Side,
    Subject,
    Subjected,
    changed,
)
from slaaudit.rule_changes.declared import differences
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.standard_words import span_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.waivers import Waiver

#: Keys in the order of a file, with the words for them; two that are said as one have one word.
_LABELS = {
    "standard": ("표준", "standard"),
    "cases": ("건", "cases"),
    "when": ("건의 조건", "cases where"),
    "from": ("건의 날", "days of the cases"),
    "until": ("건의 날", "days of the cases"),
    "code": ("받아들이는 지적", "finding accepted"),
    "file": ("지적이 있는 파일", "file of the finding"),
    "approved_on": ("승인일", "approved on"),
    "expires_on": ("끝나는 날", "last day"),
    "approver": ("승인한 직위", "approver"),
    "reason": ("까닭", "reason"),
    "evidence": ("근거", "evidence"),
}
#: What only accounts for a waiver.
_TOLD = frozenset({"approver", "reason", "evidence"})


def waiver_changes(old: Side, new: Side) -> Iterator[Subjected]:
    """Give the changes of each waiver by its id, then a change of their order."""
    earlier, later = ({each.id: each for each in side.voice.rules.waivers} for side in (old, new))
    word = new.voice.said("승인된 예외", "waiver")
    for name in {**later, **earlier}:
        before, after = earlier.get(name), later.get(name)
        found = tuple(_changes(before, after, old.voice, new.voice))
        if found:
            yield Subjected(Subject("waiver", name, word), found)
    # of two waivers for one case the first is named
    if [name for name in earlier if name in later] != [name for name in later if name in earlier]:
        label = new.voice.said("승인된 예외의 순서가 바뀜", "waivers in another order")
        order = changed("waivers", Effect.WORDS, label, (None, None), new.voice)
        yield Subjected(Subject("waiver", "waivers", word), (order,))


def _changes(
    before: Waiver | None, after: Waiver | None, old: Voice, new: Voice
) -> Iterator[Change]:
    if before is None or after is None:
        yield from _whole(before, after, old, new)
        return
    keys = {each.path[0] for each in differences(before, after)}
    effect = max(_effect(before), _effect(after), key=lambda each: each is Effect.VERDICTS)
    seen = set()
    for key, label in _LABELS.items():
        if key in keys and label not in seen:
            seen.add(label)
            sides = _words(before, key, old), _words(after, key, new)
            given = Effect.WORDS if key in _TOLD else effect
            meaning = Meaning(_direction(key, before, after))
            yield changed(key, given, new.said(*label), sides, new, meaning)


def _whole(before: Waiver | None, after: Waiver | None, old: Voice, new: Voice) -> Iterator[Change]:
    """A waiver of cases gives an excuse where it comes, and takes one where it goes."""
    known = after or before
    if known is None:
        return
    direction: Direction | None = None
    if _effect(known) is Effect.VERDICTS:
        direction = "laxer" if before is None else "stricter"
    ends = (
        None if before is None else _summary(before, old),
        None if after is None else _summary(after, new),
    )
    label = new.said("예외", "waiver")
    yield changed("waivers", _effect(known), label, ends, new, Meaning(direction))


def _effect(waiver: Waiver) -> Effect:
    """A finding that is accepted changes no verdict, only what `rules check` reports."""
    return Effect.VERDICTS if waiver.code is None else Effect.FIGURES


def _direction(key: str, before: Waiver, after: Waiver) -> Direction | None:
    """The days are the only keys whose ends say which way they move."""
    if before.code is not None or after.code is not None:
        return None
    if key == "approved_on":
        return "laxer" if after.approved_on < before.approved_on else "stricter"
    if key == "expires_on" and before.expires_on is not None and after.expires_on is not None:
        return "laxer" if after.expires_on > before.expires_on else "stricter"
    return None


def _summary(waiver: Waiver, voice: Voice) -> str:
    """Say what is excepted, on which days, who approved it, and why."""
    parts = (_words(waiver, key, voice) for key in ("standard", "cases", "when", "from"))
    finding = (_words(waiver, key, voice) for key in ("code", "file"))
    days = f"{waiver.approved_on} ~ {waiver.expires_on or '?'}"
    about = " · ".join(filter(None, (*parts, *finding, days)))
    by = voice.said(f"{waiver.approver} 승인", f"approved by {waiver.approver}")
    return f"{about} ({by}): {waiver.reason}"


def _words(waiver: Waiver, key: str, voice: Voice) -> str | None:
    if key == "when" and waiver.when is not None:
        case = voice.said(" 건", "")
        return f"{condition_words(waiver.when, _record(waiver, voice), voice)}{case}"
    if key in ("from", "until"):
        return span_words(waiver.span, voice) or None
    match getattr(waiver, key):
        case None | ():
            return None
        case tuple() as several:
            return ", ".join(several)
        case value:
            return str(value)


def _record(waiver: Waiver, voice: Voice) -> str:
    rule = voice.rules.standard(waiver.standard or "")
    return rule.judged[-1].record if rule is not None and rule.judged else ""
