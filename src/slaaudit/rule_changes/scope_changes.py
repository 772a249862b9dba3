"""To which cases a standard applies: record, conditions, exclusions, precedence, duties after."""

from collections.abc import Iterator

from slaaudit.conditions import Condition
from slaaudit.rule_changes.change import Change, Effect, Meaning, VersionPair, changed
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.standard_words import LABELS
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.fields import dating_field
from slaaudit.spec.standards import AttestStandard, JudgedStandard
from slaaudit.terms import VERDICT_BY_KEY

_WIDER = ("대상이 늘어남", "applies to more cases")
_NARROWER = ("대상이 줄어듦", "applies to fewer cases")


def record_changes(pair: VersionPair) -> Iterator[Change]:
    """Say that another kind of log is judged."""
    before, after = pair.before, pair.after
    if isinstance(before, AttestStandard) or isinstance(after, AttestStandard):
        return
    sides = pair.old.voice.record(before.record), pair.new.voice.record(after.record)
    if sides[0] != sides[1]:
        yield _said("record", sides, pair)


def when_changes(pair: VersionPair) -> Iterator[Change]:
    """Say to which cases the standard applies."""
    sides = _when(pair.before, pair.old.voice), _when(pair.after, pair.new.voice)
    if sides[0] == sides[1]:
        return
    every = pair.voice.said("기록의 모든 건", "every case")
    remarks: tuple[str, ...] = ()
    if sides[0] is None or sides[1] is None:
        remarks = (pair.voice.said(*(_NARROWER if sides[0] is None else _WIDER)),)
    yield _said("when", (sides[0] or every, sides[1] or every), pair, Meaning(None, remarks))


def exclude_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which exclusions are new, gone or other."""
    before, after = _excluded(pair.before, pair.old.voice), _excluded(pair.after, pair.new.voice)
    for name in {**after, **before}:
        sides = before.get(name), after.get(name)
        if sides[0] == sides[1]:
            continue
        remarks: tuple[str, ...] = ()
        if sides[0] is None or sides[1] is None:
            remarks = (pair.voice.said(*(_NARROWER if sides[0] is None else _WIDER)),)
        yield _said("exclude", sides, pair, Meaning(None, remarks), name)


def precedence_changes(pair: VersionPair) -> Iterator[Change]:
    """Say before which general standards this one goes."""
    before, after = (_precedence(each) for each in (pair.before, pair.after))
    if sorted(before) != sorted(after):
        yield _said("exception_to", (", ".join(before) or None, ", ".join(after) or None), pair)


def after_changes(pair: VersionPair) -> Iterator[Change]:
    """Say after which verdict of which standard the duty exists."""
    sides = _after(pair.before, pair.old.voice), _after(pair.after, pair.new.voice)
    if sides[0] != sides[1]:
        yield _said("after", sides, pair)


def dating_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which field places a case in a period and a version."""
    sides = _dated(pair.before, pair.old.voice), _dated(pair.after, pair.new.voice)
    if sides[0] != sides[1]:
        yield _said("dated_by", sides, pair)


def measured_changes(pair: VersionPair) -> Iterator[Change]:
    """Say that another thing is measured, from other fields or by another measure."""
    before = measured_words(pair.before, pair.old.voice)
    after = measured_words(pair.after, pair.new.voice)
    sides = before.subject, after.subject
    if sides[0] == sides[1]:
        sides = before.sentence, after.sentence
    if sides[0] != sides[1]:
        yield _said("measure", sides, pair)


def _said(
    key: str,
    sides: tuple[str | None, str | None],
    pair: VersionPair,
    meaning: Meaning | None = None,
    detail: str | None = None,
) -> Change:
    label = pair.voice.said(*LABELS[key])
    shown = f"{label}({detail})" if detail else label
    return changed(key, Effect.VERDICTS, shown, sides, pair.voice, meaning or Meaning())


def _when(standard: JudgedStandard | AttestStandard, voice: Voice) -> str | None:
    if isinstance(standard, AttestStandard) or standard.when is None:
        return None
    return _cases(standard.when, standard.record, voice)


def _cases(condition: Condition, record: str, voice: Voice) -> str:
    words = condition_words(condition, record, voice)
    return voice.said(f"{words} 건", words)


def _excluded(standard: JudgedStandard | AttestStandard, voice: Voice) -> dict[str, str]:
    if isinstance(standard, AttestStandard):
        return {}
    return {name: _cases(each, standard.record, voice) for name, each in standard.exclude.items()}


def _precedence(standard: JudgedStandard | AttestStandard) -> tuple[str, ...]:
    return () if isinstance(standard, AttestStandard) else standard.exception_to


def _after(standard: JudgedStandard | AttestStandard, voice: Voice) -> str | None:
    if isinstance(standard, AttestStandard) or standard.after is None:
        return None
    verdicts = [VERDICT_BY_KEY[key].word(voice.lang) for key in standard.after.verdict]
    return f"{', '.join(standard.after.standard)}: {', '.join(verdicts)}"


def _dated(standard: JudgedStandard | AttestStandard, voice: Voice) -> str | None:
    if isinstance(standard, AttestStandard):
        return None
    field = dating_field(standard, voice.rules)
    return f"{voice.field(field, standard.record)} ({field})"
