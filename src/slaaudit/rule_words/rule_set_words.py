"""What a whole rule set says of itself: its sources, dates, hours and how many promises it has."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.clock_words import ACTS
from slaaudit.rule_words.promise_words import PromiseWords
from slaaudit.rule_words.standard_words import span_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.charter import CalendarSpec, Closure, DatedHours, SourceText
from slaaudit.spec.scalars import Interval

CYCLE_WORDS = {
    "half_year": ("반기", "half-year"),
    "quarter": ("분기", "quarter"),
    "year": ("해", "year"),
    "month": ("달", "month"),
}


def head_lines(promises: Sequence[PromiseWords], voice: Voice) -> Iterator[tuple[str, str]]:
    """Give the labelled lines at the top of a page."""
    charter = voice.rules.charter
    for source in charter.sources.values():
        if not source.statute:
            yield voice.said("출처", "Source"), _source(source, voice)
    missing = voice.said("원문에 시행일이 없음", "the source gives no date")
    yield voice.said("시행", "In force"), span_words(charter.in_force, voice) or missing
    cycle = voice.said(*CYCLE_WORDS[charter.report.cycle])
    yield voice.said("점검 주기", "Inspected"), voice.said(f"{cycle}마다", f"every {cycle}")
    yield from _calendar(charter.calendar, voice)
    if not charter.petition_law:
        text = voice.said("적용되지 않는 기관임", "does not apply")
        yield voice.said("민원처리법", "Petition act"), text
    yield voice.said("약속", "Promises"), _counts(promises, voice)
    acts = _acts(promises)
    if acts:
        yield voice.said("줄인 이름", "Acts"), acts


def _acts(promises: Iterable[PromiseWords]) -> str:
    """Spell out the acts that the page names in short."""
    articles = " ".join(promise.clock.articles for promise in promises if promise.clock)
    named = [f"{short} = {full}" for short, full in ACTS.items() if short in articles]
    return ", ".join(named)


def _source(source: SourceText, voice: Voice) -> str:
    facts = [source.publisher or ""]
    if source.retrieved is not None:
        facts.append(voice.said(f"{source.retrieved} 확인", f"as of {source.retrieved}"))
    if source.revised:
        dates = ", ".join(str(day) for day in source.revised)
        facts.append(voice.said(f"개정 {dates}", f"revised {dates}"))
    shown = ", ".join(filter(None, facts))
    text = f"{source.title} ({shown})" if shown else source.title
    return clean_text(" ".join(filter(None, (text, source.url))))


def _calendar(calendar: CalendarSpec, voice: Voice) -> Iterator[tuple[str, str]]:
    yield voice.said("근무시간", "Office hours"), hours_words(calendar.office_hours)
    for dated in calendar.dated_office_hours:
        yield voice.said("바뀐 근무시간", "Changed hours"), dated_hours_words(dated, voice)
    named: tuple[tuple[str, tuple[Closure, ...]], ...] = (
        (voice.said("휴무일", "Closed"), calendar.closures),
        (voice.said("휴일에 근무한 날", "Extra working days"), calendar.working_days),
    )
    for label, days in named:
        if days:
            yield label, clean_text(", ".join(f"{day.on} {day.name}" for day in days))
    if calendar.labour_day_before_2026 == "closed":
        text = voice.said("2025년까지 휴무", "closed until 2025")
        yield voice.said("5월 1일", "1 May"), text


def dated_hours_words(dated: DatedHours, voice: Voice) -> str:
    """Say office hours that hold from a day on, or on some weekdays."""
    since = voice.said(f"{dated.from_on}부터", f"from {dated.from_on}") if dated.from_on else ""
    return " ".join(filter(None, (since, "·".join(dated.weekdays), hours_words(dated.hours))))


def hours_words(intervals: Iterable[Interval]) -> str:
    """Say office hours: `09:00-12:00, 13:00-18:00`."""
    return ", ".join(f"{_time(start)}-{_time(end)}" for start, end in intervals)


def _time(seconds: int) -> str:
    rest = f":{seconds % 60:02d}" if seconds % 60 else ""
    return f"{seconds // 3600:02d}:{seconds % 3600 // 60:02d}{rest}"


def _counts(promises: Iterable[PromiseWords], voice: Voice) -> str:
    kinds = Counter(promise.kind for promise in promises)
    judged, attest, provision = kinds["judged"], kinds["attest"], kinds["provision"]
    ko = f"기록으로 재는 것 {judged}, 기관이 증빙으로 밝히는 것 {attest}"
    en = f"{judged} measured from logs, {attest} attested"
    if provision:
        ko, en = f"{ko}, 다른 약속을 다스리는 것 {provision}", f"{en}, {provision} governing others"
    return voice.said(f"{kinds.total()}개 ({ko})", f"{kinds.total()} ({en})")
