"""Holds, the extension, the excuses and what is owed, as they met the case."""

from collections.abc import Iterator

from slaaudit.case_story import ExcuseTold, ExtensionTold, HoldTold, StandardStory
from slaaudit.case_words.moment_words import due_text, moment_text
from slaaudit.case_words.page import Labelled
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.korean_particles import with_particle
from slaaudit.rule_words.part_words import extension_cap
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.standards import DurationStandard
from slaaudit.terms import Verdict


def part_lines(told: StandardStory, record: str, voice: Voice) -> Iterator[Labelled]:
    """Say each with why it counted or did not."""
    for hold in told.holds:
        yield Labelled(voice.said("중지", "Hold"), _hold(hold, voice))
    if told.extension is not None and isinstance(told.standard, DurationStandard):
        words = _extension(told.extension, told.standard, voice)
        yield Labelled(voice.said("연장", "Extension"), words)
    late = told.verdict in (Verdict.MISSED, Verdict.EXCUSED)
    for excuse in told.excuses:
        if late or excuse.notified is not None:
            label = voice.said("면책", "Excuse")
            yield Labelled(label, _excuse(excuse, record, voice, late=late))
    if told.owed is not None:
        yield Labelled(voice.said("보상", "Remedy"), _owed(told, voice))


def _hold(hold: HoldTold, voice: Voice) -> str:
    start = "?" if hold.start is None else moment_text(hold.start, voice)
    goes_on = voice.said("아직 중지 중", "still held")
    end = goes_on if hold.end is None else moment_text(hold.end, voice)
    why = f" ({clean_text(hold.reason)})" if hold.reason else ""
    if hold.elsewhere:
        other = voice.said("번호가 같은 다른 행에서 뺌", "left out of another row with this id")
        return f"{start} ~ {end}{why}: {other}"
    if not hold.applied:
        kept = voice.said("이 약속에서는 빼지 않음", "not left out by this promise")
        return f"{start} ~ {end}{why}: {kept}"
    whole = hold.pause.unit == "days"
    ko = "두 날을 포함해 온 날로 뺌" if whole else "그 사이를 뺌"
    left_out = voice.said(ko, "left out, in whole days" if whole else "left out")
    return f"{start} ~ {end}{why}: {left_out} ({voice.cite(hold.pause.cite)})"


def _extension(told: ExtensionTold, standard: DurationStandard, voice: Voice) -> str:
    if told.valid:
        words = voice.said(
            f"인정: {due_text(told.before, voice)}에서 {due_text(told.after, voice)}까지",
            f"valid: from {due_text(told.before, voice)} to {due_text(told.after, voice)}",
        )
        cap = extension_cap(standard, voice)
        asked = told.until
        capped = asked is not None and cap is not None and told.after.last < asked.at
        more = f" (당초 기간만큼만: {cap})"
        return words + (voice.said(more, f" (at most the period itself: {cap})") if capped else "")
    whys = "; ".join(_invalid(told, voice))
    return voice.said(f"인정하지 않음: {whys}", f"not valid: {whys}")


def _invalid(told: ExtensionTold, voice: Voice) -> Iterator[str]:
    due = due_text(told.before, voice)
    if told.notified is None:
        yield voice.said("알린 기록이 없음", "no notice is recorded")
    elif not told.in_time:
        when = moment_text(told.notified, voice)
        yield voice.said(
            f"{when}에 알려, 기한({due})이 지난 뒤임", f"notified {when}, after the due {due}"
        )
    if told.until is None and told.added is None:
        yield voice.said("언제까지 늘리는지 적혀 있지 않음", "how long is not said")
    if not told.reasoned:
        yield voice.said("사유가 적혀 있지 않음", "no reason is given")
    if not told.allowed:
        yield voice.said("법이 인정하지 않는 사유임", "the reason is one that the law bars")


def _excuse(told: ExcuseTold, record: str, voice: Voice, *, late: bool) -> str:
    name = told.excuse.id
    cite = voice.cite(told.excuse.cite)
    if told.holds:
        idle = "" if late else voice.said(" (지켰으므로 쓰이지 않음)", " (not needed)")
        return voice.said(f"{name}: 갖춤{idle} ({cite})", f"{name}: holds{idle} ({cite})")
    whys = "; ".join(_lacking(told, record, voice))
    return voice.said(f"{name}: 갖추지 못함: {whys} ({cite})", f"{name}: no: {whys} ({cite})")


def _lacking(told: ExcuseTold, record: str, voice: Voice) -> Iterator[str]:
    notified = told.excuse.notified
    if notified is not None and told.notified is None:
        heading = voice.field(notified, record)
        yield voice.said(f"알린 기록이 없음({heading})", f"no notice is recorded ({heading})")
    if told.in_time is False and told.notified is not None:
        when = moment_text(told.notified, voice)
        yield voice.said(
            f"{when}에 알려, 기한이 지난 뒤임", f"notified {when}, after the due moment"
        )
    if told.condition is False:
        yield voice.said("조건에 맞지 않음", "its condition does not hold")
    if told.unsaid:
        fields = voice.fields(told.unsaid, record)
        named = with_particle(fields, "이", "가")
        yield voice.said(f"{named} 적혀 있지 않음", f"{fields} is not stated")


def _owed(told: StandardStory, voice: Voice) -> str:
    owed, remedy = told.owed, told.remedy
    if owed is None or remedy is None:
        raise TypeError(told.rule.id)
    amount = (
        voice.said("금액은 헌장이나 자료에 없음", "no amount is known")
        if owed.amount is None
        else voice.said(f"{owed.amount:,}원", f"{owed.currency} {owed.amount:,}")
    )
    form = f" ({clean_text(remedy.form)})" if remedy.form else ""
    paid = {
        None: "",
        True: voice.said(", 지급함", ", paid"),
        False: voice.said(", 지급 기록 없음", ", not recorded as paid"),
    }[owed.paid]
    cite = voice.cite(remedy.cite)
    return voice.said(
        f"헌장이 정한 보상 {amount}{form}{paid}: {cite}", f"{amount}{form}{paid}: {cite}"
    )
