"""Limits: `7일 이내 → 5일 이내`, which way that goes, and what becomes of the value itself."""

from collections.abc import Iterator

from slaaudit.rule_changes.change import Change, Direction, Effect, Meaning, VersionPair, changed
from slaaudit.rule_changes.counting_meaning import counting_meaning
from slaaudit.rule_words.measure_words import bar_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.parts import Limit
from slaaudit.spec.standards import AttestStandard, JudgedStandard, LeadTimeStandard
from slaaudit.terms import Verdict


def limit_changes(pair: VersionPair) -> Iterator[Change]:
    """Say how the bar of a standard moved."""
    before, after = limit_of(pair.before), limit_of(pair.after)
    if before is None or after is None or same_limit(before, after):
        return
    sides = _bar(pair.before, pair.old.voice), _bar(pair.after, pair.new.voice)
    counted = counting_meaning(pair)
    direction = counted.direction or _by_size(before, after, pair.after)
    remarks = (*_at_the_limit(before, after, pair.voice), *counted.remarks)
    label = pair.voice.said("기준", "limit")
    yield changed("limit", Effect.VERDICTS, label, sides, pair.voice, Meaning(direction, remarks))


def limit_of(standard: JudgedStandard | AttestStandard) -> Limit | None:
    """Give the limit of a standard; some measures have none."""
    limit: Limit | None = getattr(standard, "limit", None)
    return limit


def same_limit(before: Limit, after: Limit) -> bool:
    """Whether two limits bound alike, however their amounts are written (3회, 3번)."""
    old, new = before.amount, after.amount
    if old is None or new is None:
        return before == after
    return (before.bound, old.value, old.unit) == (after.bound, new.value, new.unit)


def _bar(standard: JudgedStandard | AttestStandard, voice: Voice) -> str | None:
    limit = limit_of(standard)
    if limit is None or isinstance(standard, AttestStandard):
        return None
    return bar_words(limit, standard.record, voice)


def _by_size(
    before: Limit, after: Limit, standard: JudgedStandard | AttestStandard
) -> Direction | None:
    """Compare amounts of one unit that bound from one side."""
    old, new = before.amount, after.amount
    if old is None or new is None or old.unit is not new.unit or before.upper != after.upper:
        return None
    if isinstance(standard, LeadTimeStandard):
        return None  # how early is early is for the clock to say
    ease_before, ease_after = (old.value, not before.strict), (new.value, not after.strict)
    if not before.upper:
        ease_before = (-old.value, not before.strict)
        ease_after = (-new.value, not after.strict)
    return "laxer" if ease_after > ease_before else "stricter"


def _at_the_limit(before: Limit, after: Limit, voice: Voice) -> Iterator[str]:
    """Say what a bound that is no longer, or now, inclusive does to the value itself."""
    if before.amount is None or after.amount is None or before.strict == after.strict:
        return
    if (before.amount.value, before.amount.unit) != (after.amount.value, after.amount.unit):
        return
    verdict = (Verdict.MISSED if after.strict else Verdict.MET).word(voice.lang)
    amount = after.amount
    yield voice.said(f"꼭 {amount}이면 이제 {verdict}", f"{amount} itself is now {verdict}")
