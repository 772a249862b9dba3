"""What a standard measures, in one plain sentence: `접수일시부터 답변일시까지 7일 이내`."""

from functools import singledispatch

from slaaudit.amounts import Amount, AmountUnit
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.korean_particles import with_particle
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.parts import Bound, DueBy, Limit, PerCase
from slaaudit.spec.standards import (
    AttestStandard,
    CheckStandard,
    CountStandard,
    DeadlineStandard,
    DurationStandard,
    LeadTimeStandard,
    MeanStandard,
    ShareStandard,
    ValueStandard,
)
from slaaudit.value_classes import dataclass

_BOUNDS: dict[Bound, tuple[str, str]] = {
    "at_most": ("이하", "at most"),
    "less_than": ("미만", "less than"),
    "at_least": ("이상", "at least"),
    "more_than": ("초과", "more than"),
}
_COUNTED = (AmountUnit.COUNT, AmountUnit.POINT, AmountUnit.PERCENT)
#: Limits that are said whole: 당일 이내 says no more than 당일.
_WHOLE = (AmountUnit.SAME_DAY, AmountUnit.IMMEDIATE)
_SPANS = {
    "week": ("한 주", "each week"),
    "month": ("한 달", "each month"),
    "quarter": ("한 분기", "each quarter"),
    "half": ("한 반기", "each half-year"),
    "year": ("한 해", "each year"),
}
_DAYS = {
    "same_day": ("그날", "the day of"),
    "next_day": ("다음 날", "the day after"),
    "next_business_day": ("다음 근무일", "the working day after"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """What is measured, the bar it is held against, and both in a sentence."""

    subject: str
    bar: str
    sentence: str


@singledispatch
def measured_words(standard: object, voice: Voice) -> Measured:
    """Say what a standard measures."""
    raise TypeError(type(standard).__name__, voice.lang)


def bar_words(limit: Limit, record: str, voice: Voice) -> str:
    """Say a limit: `7일 이내`, `3회 미만`, `당일`."""
    if limit.bound is None:
        return voice.said("수치 없음", "no figure")
    ko, en = _BOUNDS[limit.bound]
    given = limit.given
    if isinstance(given, PerCase):
        field = voice.field(given.field, record)
        within = "이내" if limit.bound == "at_most" else ko
        return voice.said(f"{field}에 적힌 기간({given.unit}) {within}", f"{en} {field}")
    if not isinstance(given, Amount):
        raise TypeError(limit.bound)
    if given.unit in _WHOLE:
        return voice.said(str(given), f"{en} {given}")
    if limit.bound == "at_most" and given.unit not in _COUNTED:
        ko = "이내"
    return voice.said(f"{given} {ko}", f"{en} {given}")


def _is(subject: str, bar: str, voice: Voice) -> str:
    return voice.said(f"{with_particle(subject, '이', '가')} {bar}", f"{subject} is {bar}")


@measured_words.register
def _value(standard: ValueStandard, voice: Voice) -> Measured:
    subject = voice.field(standard.of, standard.record)
    bar = bar_words(standard.limit, standard.record, voice)
    return Measured(subject, bar, _is(subject, bar, voice))


@measured_words.register
def _duration(standard: DurationStandard, voice: Voice) -> Measured:
    start = voice.field(standard.from_field, standard.record)
    end = voice.field(standard.to_field, standard.record)
    bar = bar_words(standard.limit, standard.record, voice)
    sentence = voice.said(f"{start}부터 {end}까지 {bar}", f"from {start} to {end}: {bar}")
    return Measured(f"{start} → {end}", bar, sentence + _stating(standard, voice))


def _stating(standard: DurationStandard | DeadlineStandard, voice: Voice) -> str:
    if not standard.stating:
        return ""
    fields = voice.fields(standard.stating, standard.record)
    return voice.said(f", {fields}도 적혀 있어야 함", f", stating {fields}")


@measured_words.register
def _lead_time(standard: LeadTimeStandard, voice: Voice) -> Measured:
    notice = voice.field(standard.from_field, standard.record)
    event = voice.field(standard.to_field, standard.record)
    bar = bar_words(standard.limit, standard.record, voice)
    ahead = with_particle(notice, "이", "가")
    sentence = voice.said(f"{ahead} {event}보다 {bar} 앞섬", f"{notice} {bar} ahead of {event}")
    return Measured(f"{notice} → {event}", bar, sentence)


@measured_words.register
def _deadline(standard: DeadlineStandard, voice: Voice) -> Measured:
    done = voice.field(standard.to_field, standard.record)
    short, full = (
        _until(standard, _moment(standard.by, standard.record, voice, others), voice)
        for others in (voice.numbered(standard.by.due_of), voice.promises(standard.by.due_of))
    )
    sentence = voice.said(f"{with_particle(done, '이', '가')} {full}임", f"{done} {full}")
    more = _stating(standard, voice) + _not_before(standard, voice)
    return Measured(done, short, sentence + more)


def _not_before(standard: DeadlineStandard, voice: Voice) -> str:
    if standard.from_field is None:
        return ""
    start = voice.field(standard.from_field, standard.record)
    return voice.said(f" ({start}보다 앞서면 판정하지 않음)", f" (not judged if before {start})")


def _until(standard: DeadlineStandard, moment: str, voice: Voice) -> str:
    spare = standard.within
    if spare is not None:
        moment = voice.said(f"{moment} {spare} 뒤", f"{spare} after {moment}")
    return voice.said(f"{moment}까지", f"by {moment}")


def _moment(by: DueBy, record: str, voice: Voice, others: str) -> str:
    if by.field is not None:
        return voice.field(by.field, record)
    if by.due_of:
        return voice.said(f"{others} 약속의 처리기한", f"the due moment of {others}")
    ko, en = _DAYS[str(by.day)]
    event, clock = voice.field(str(by.of), record), _time_of_day(by.time)
    return voice.said(f"{event}의 {ko} {clock}", f"{clock} on {en} {event}")


def _time_of_day(seconds: int | None) -> str:
    if seconds is None:
        return "24:00"
    hours, rest = divmod(seconds, 3600)
    return f"{hours:02d}:{rest // 60:02d}" + (f":{rest % 60:02d}" if rest % 60 else "")


@measured_words.register
def _check(standard: CheckStandard, voice: Voice) -> Measured:
    every = voice.fields(standard.of, standard.record)
    some = voice.fields(standard.any_of, standard.record)
    alone = len(standard.of) == 1
    all_yes = voice.said("예" if alone else "모두 예", "yes" if alone else "all yes")
    one_yes = voice.said("하나라도 예", "at least one yes")
    pairs = [(every, all_yes), (some, one_yes)]
    parts = [(subject, bar) for subject, bar in pairs if subject]
    sentence = voice.said(" 그리고 ", " and ").join(_is(*part, voice) for part in parts)
    subject, bar = ("; ".join(column) for column in zip(*parts, strict=True))
    return Measured(subject, bar, sentence)


@measured_words.register
def _count(standard: CountStandard, voice: Voice) -> Measured:
    ko, en = _SPANS[standard.per]
    bar = bar_words(standard.limit, standard.record, voice)
    if standard.in_months:
        months = voice.said("·", ", ").join(str(month) for month in standard.in_months)
        ko, en = f"{ko} 가운데 {months}월", f"{en}, in month {months}"
    what = _counted(standard, voice)
    sentence = voice.said(f"{ko}에 {with_particle(what, '이', '가')} {bar}", f"{en} {what} {bar}")
    return Measured(voice.said(f"{ko}의 {what}", f"{what} {en}"), bar, sentence)


def _counted(standard: CountStandard, voice: Voice) -> str:
    """Name what is counted, the condition before it: 건수 alone would not say of what."""
    record = voice.record(standard.record)
    what = voice.said(f"{record} 건수", f"cases of {record}")
    if standard.sum is not None:
        field = voice.field(standard.sum, standard.record)
        what = voice.said(f"{field}의 합", f"sum of {field}")
    if standard.when is None:
        return what
    when = condition_words(standard.when, standard.record, voice)
    return voice.said(f"{when} {what}", f"{what} where {when}")


@measured_words.register
def _mean(standard: MeanStandard, voice: Voice) -> Measured:
    field = voice.field(standard.of, standard.record)
    subject = voice.said(f"{field}의 평균", f"mean of {field}")
    bar = bar_words(standard.limit, standard.record, voice)
    return Measured(subject, bar, _is(subject, bar, voice))


@measured_words.register
def _share(standard: ShareStandard, voice: Voice) -> Measured:
    where = condition_words(standard.where, standard.record, voice)
    subject = voice.said(f"{where} 건의 비율", f"share of cases where {where}")
    bar = bar_words(standard.limit, standard.record, voice)
    return Measured(subject, bar, _is(subject, bar, voice))


@measured_words.register
def _attest(standard: AttestStandard, voice: Voice) -> Measured:
    del standard
    return Measured(
        voice.said("기록으로 잴 수 없음", "no log can show it"),
        voice.said("증빙으로 밝힘", "attested"),
        voice.said(
            "기록으로 잴 수 없어 기관이 증빙으로 밝힘 (이행률에 넣지 않음)",
            "no log can show it: the institution attests it (not in the rate)",
        ),
    )
