"""What was judged, why, and by how much it was over."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from slaaudit.business_time import date_of
from slaaudit.case_story import Fact, Moment, NotApplicable, SpanStory, StandardStory
from slaaudit.case_words.moment_words import (
    day_text,
    due_text,
    moment_text,
    over_text,
)
from slaaudit.case_words.page import Labelled
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.scores import plain_number
from slaaudit.reporting.verdict_rows import unit_of
from slaaudit.reporting.wording import reason_parts, value_words
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.standard_words import span_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.standards import CheckStandard, DeadlineStandard, JudgedStandard, ValueStandard
from slaaudit.terms import Verdict

if TYPE_CHECKING:
    from slaaudit.amounts import Amount

_LATE = (Verdict.MISSED, Verdict.EXCUSED)


def verdict_lines(told: StandardStory, voice: Voice, place: str) -> Iterator[Labelled]:
    """Say the verdict, the due moment, what was measured, and by how much it was over."""
    verdict = _verdict(told, voice)
    yield Labelled(voice.said("판정", "Verdict"), verdict, strong=True)
    if told.verdict is Verdict.UNMEASURABLE and told.reason != "no_figure":
        yield Labelled(voice.said("고칠 곳", "To mend"), _to_mend(told, voice, place))
    if told.due is not None:
        yield Labelled(voice.said("기한", "Due"), _due(told, voice), strong=True)
    elif told.open and any(hold.applied and hold.end is None for hold in told.holds):
        waits = "중지가 끝나야 정해짐"
        yield Labelled(voice.said("기한", "Due"), voice.said(waits, "fixed once the hold ends"))
    if told.value is not None and not isinstance(told.standard, CheckStandard):
        yield Labelled(voice.said("잰 값", "Measured"), _value(told, voice))
    if told.verdict in _LATE and told.over is not None:
        amount = getattr(getattr(told.standard, "limit", None), "amount", None)
        over = over_text(told.over, amount, voice)
        over += voice.said(" (기준시점까지)", " (so far)") if told.open else ""
        yield Labelled(voice.said("넘김", "Over by"), over, strong=True)
    if isinstance(told.standard, CheckStandard | ValueStandard):
        yield from fact_lines(told.facts, told.standard.record, voice)


def span_lines(told: SpanStory, voice: Voice) -> Iterator[Labelled]:
    """Say the verdict of a span of time and the days that its figure is made of."""
    words = told.verdict.word(voice.lang)
    if told.reason is not None:
        words += f": {_reason(told.reason, told.standard, voice)}"
    yield Labelled(voice.said("판정", "Verdict"), words, strong=True)
    if told.value is not None:
        text = value_words(told.value, unit_of(told.standard))
        yield Labelled(voice.said("잰 값", "Measured"), text)
    days = sorted(set(told.happened))
    if days:
        shown = ", ".join(day_text(date_of(day), voice) for day in days[:_DAYS_SHOWN])
        rest = len(days) - _DAYS_SHOWN
        more = voice.said(f" 외 {rest}일", f" and {rest} more") if rest > 0 else ""
        count = len(told.happened)
        counted = voice.said(f"{count:,}건: {shown}{more}", f"{count:,} cases: {shown}{more}")
        yield Labelled(voice.said("센 건", "Counted"), counted)


_DAYS_SHOWN = 12


def fact_lines(facts: tuple[Fact, ...], record: str, voice: Voice) -> Iterator[Labelled]:
    """Say what the log has in some fields."""
    for fact in facts:
        yield Labelled(voice.field(fact.field, record), fact_words(fact, voice))


def fact_words(fact: Fact, voice: Voice) -> str:
    """Say what the log has in a field."""
    if fact.state != "present":
        states = {
            "blank": ("비어 있음", "blank"),
            "unreadable": ("읽을 수 없음", "unreadable"),
            "no_column": ("자료에 그 열이 없음", "no such column"),
        }
        return voice.said(*states[fact.state])
    match fact.value:
        case bool():
            return voice.said("예", "yes") if fact.value else voice.said("아니오", "no")
        case int() | float():
            return f"{plain_number(fact.value)}"
        case str():
            return clean_text(fact.value)
        case Moment():
            return moment_text(fact.value, voice)
        case None:
            return voice.said("규칙에 적힌 말이 아님", "none of the words of the rules")


def not_applicable_words(told: NotApplicable, record: str, voice: Voice) -> str:
    """Say which part of its rule leaves the case out, and what the case has there."""
    standard = told.standard
    facts = ", ".join(
        f"{voice.field(fact.field, record)}: {fact_words(fact, voice)}" for fact in told.facts
    )
    found = f" ({facts})" if facts else ""
    match told.part:
        case "when" | "exclude":
            return _condition(told, record, voice) + found
        case "specific":
            other = voice.promises([told.reason.partition(":")[2]])
            return voice.said(f"더 구체적인 {other} 약속으로 판정함", f"judged by {other} instead")
        case "after" if standard.after is not None:
            return _after(told, voice)
        case "due_of" if isinstance(standard, DeadlineStandard):
            others = voice.promises(standard.by.due_of)
            return voice.said(f"{others} 약속의 대상이 아님", f"{others} does not apply")
        case _:
            span = span_words(standard.in_force, voice)
            return voice.said(f"그날 시행되지 않음 ({span})", f"not in force that day ({span})")


def _condition(told: NotApplicable, record: str, voice: Voice) -> str:
    standard = told.standard
    if told.part == "when" and standard.when is not None:
        when = condition_words(standard.when, record, voice)
        return voice.said(f"{when} 건만 대상임", f"only where {when}")
    words = condition_words(standard.exclude[told.reason.partition(":")[2]], record, voice)
    return voice.said(f"{words} 건은 제외함", f"not where {words}")


def _after(told: NotApplicable, voice: Voice) -> str:
    after = told.standard.after
    if after is None:
        raise TypeError(told.rule.id)
    verdicts = voice.said(" 또는 ", " or ").join(
        Verdict[key.upper()].word(voice.lang) for key in after.verdict
    )
    named = voice.promises(after.standard)
    return voice.said(
        f"{named} 약속의 판정이 {verdicts}일 때만 생기는 의무임", f"only where {named}: {verdicts}"
    )


def _verdict(told: StandardStory, voice: Voice) -> str:
    words = told.verdict.word(voice.lang)
    if told.waiver is not None:
        why = clean_text(told.waiver.reason)
        return voice.said(
            f"{words}: 승인된 예외 {told.waiver.id} ({why})", f"{words}: waiver {told.waiver.id}"
        )
    return f"{words}: {_reason(told.reason, told.standard, voice)}" if told.reason else words


def _reason(reason: str, standard: JudgedStandard, voice: Voice) -> str:
    words, detail = reason_parts(reason, standard.record, voice.rules, voice.lang)
    return f"{words} ({detail})" if detail else words


def _to_mend(told: StandardStory, voice: Voice, place: str) -> str:
    """Say which cell is the trouble: its heading and its row."""
    reason = told.reason or ""
    _, _, field = reason.partition(":")
    known = {fact.field for fact in told.facts}
    heading = voice.field(field, told.standard.record) if field else ""
    if not heading or reason.startswith("prior_unmeasurable"):
        named = [voice.field(each, told.standard.record) for each in sorted(known)]
        heading = ", ".join(named)
    return voice.said(f"{place}의 {heading} 열", f"{heading} in {place}")


def _due(told: StandardStory, voice: Voice) -> str:
    text = due_text(told.due, voice)
    limit = getattr(told.standard, "limit", None)
    if limit is not None and limit.strict:
        return voice.said(f"{text} 전까지 (그때는 이미 늦음)", f"before {text}")
    return voice.said(f"{text}까지", f"by {text}")


def _value(told: StandardStory, voice: Voice) -> str:
    value = told.value if told.value is not None else 0.0
    if isinstance(told.standard, DeadlineStandard):
        minutes = value_words(abs(round(value, 2)), "분")
        late = value > 0
        return voice.said(
            f"기한보다 {minutes} {'뒤' if late else '앞'}",
            f"{minutes} {'after' if late else 'before'} the due moment",
        )
    text = value_words(round(value, 6), unit_of(told.standard))
    limit = getattr(told.standard, "limit", None)
    amount: Amount | None = getattr(limit, "amount", None)
    if limit is None or limit.bound is None:
        return text
    bar = f"{amount or plain_number(told.limit_given or 0)}"
    return voice.said(f"{text} (기준 {bar})", f"{text} (limit {bar})")
