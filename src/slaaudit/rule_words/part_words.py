"""Pauses, extensions, excuses and remedies in words."""

from slaaudit.measuring.bench import clock_rule
from slaaudit.measuring.extending import AT_MOST_DOUBLE
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.parts import Excuse, Extension, Pause, Remedy
from slaaudit.spec.standards import DurationStandard

_OWED = {
    "missed": ("미이행이면", "when missed"),
    "met": ("이행이면", "when met"),
    "applicable": ("대상이면 판정과 관계없이", "whatever the verdict"),
}


def pause_words(pause: Pause, record: str, voice: Voice) -> str:
    """Say which time is not counted."""
    own = pause.record or record
    start, end = voice.field(pause.from_field, own), voice.field(pause.to_field, own)
    days = pause.unit == "days"
    text = voice.said(
        f"{start}부터 {end}까지 {'두 날을 포함해 온 날로' if days else '분 단위로'} 뺌",
        f"from {start} to {end}, in {'whole days, both included' if days else 'minutes'}",
    )
    if pause.record is not None:
        word = voice.record(pause.record)
        text += voice.said(f" ({word} 기록의 행마다)", f" (each row of {word})")
    if pause.when is not None:
        when = condition_words(pause.when, own, voice)
        text += voice.said(f", {when} 것만", f", only where {when}")
    return text


def extension_words(extension: Extension, record: str, voice: Voice) -> str:
    """Say how a limit grows, and what makes that valid."""
    notified = voice.field(extension.notified, record)
    parts = [
        _growth(extension, record, voice),
        voice.said(
            f"기한이 지나기 전에 알린 것만 인정함 ({notified})",
            f"only if notified before the due moment ({notified})",
        ),
    ]
    if extension.reason is not None:
        reason = voice.field(extension.reason, record)
        parts.append(voice.said(f"{reason} 열에 사유가 있어야 함", f"with a reason ({reason})"))
    parts += [
        voice.said(
            f"{day}부터 접수한 건은 다음 사유를 인정하지 않음: {', '.join(words)}",
            f"from {day} not for: {', '.join(words)}",
        )
        for day, words in extension.barred.items()
    ]
    return "; ".join(parts)


def extension_cap(standard: DurationStandard, voice: Voice) -> str | None:
    """Give the article by which an extension is at most the period itself; None without one."""
    return AT_MOST_DOUBLE.get(clock_rule(standard.clock, voice.rules.charter.clocks).base)


def _growth(extension: Extension, record: str, voice: Voice) -> str:
    if extension.until is not None:
        until = voice.field(extension.until, record)
        return voice.said(f"{until}까지 늘어남", f"until {until}")
    added = voice.field(str(extension.add), record)
    return voice.said(f"{added}만큼 늘어남", f"by {added}")


def excuse_words(excuse: Excuse, record: str, voice: Voice) -> str:
    """Say what excuses a case that was late."""
    parts = []
    if excuse.when is not None:
        when = condition_words(excuse.when, record, voice)
        parts.append(voice.said(f"{when} 건임", when))
    if excuse.notified is not None:
        notified = voice.field(excuse.notified, record)
        early = voice.said("기한이 지나기 전에 ", " before the due moment")
        early = early if excuse.before else ""
        parts.append(voice.said(f"{early}알렸음 ({notified})", f"notified{early} ({notified})"))
    if excuse.stating:
        fields = voice.fields(excuse.stating, record)
        parts.append(voice.said(f"{fields}도 적혀 있음", f"stating {fields}"))
    held = voice.said(", ", " and ").join(parts)
    return voice.said(
        f"지키지 못했어도 다음이면 면책 ({excuse.id}): {held}", f"{excuse.id}: {held}"
    )


def remedy_words(remedy: Remedy, record: str, voice: Voice) -> str:
    """Say what is owed, when, and how its payment is known."""
    amount = (
        voice.said("금액은 헌장에 없음", "no amount in the charter")
        if remedy.amount is None
        else voice.said(f"{remedy.amount:,}원", f"{remedy.currency} {remedy.amount:,}")
    )
    each = (
        voice.said("건당", "per case")
        if remedy.per == "case"
        else voice.said(
            f"{voice.field(remedy.per, record)}마다", f"per {voice.field(remedy.per, record)}"
        )
    )
    form = f" ({remedy.form})" if remedy.form else ""
    text = f"{voice.said(*_OWED[remedy.when])} {each} {amount}{form}"
    if remedy.paid is not None:
        paid = voice.field(remedy.paid, record)
        text += voice.said(f", 지급은 {paid} 열로 확인", f", paid as in {paid}")
    return text
