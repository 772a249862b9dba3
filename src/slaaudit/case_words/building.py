"""Building the page of a case: the verdict first, then from what it follows."""

from collections.abc import Iterator
from datetime import datetime

from slaaudit.case_story import CaseStory, Moment, NotApplicable, SpanStory, StandardStory
from slaaudit.case_words.day_sheets import day_sheets
from slaaudit.case_words.moment_words import due_text, moment_text
from slaaudit.case_words.page import CasePage, Labelled, Lines, Part, Sheet, StandardPart
from slaaudit.case_words.part_lines import part_lines
from slaaudit.case_words.promise_lines import promise_lines, reading_sheet
from slaaudit.case_words.timeline import timeline_sheet
from slaaudit.case_words.verdict_lines import not_applicable_words, span_lines, verdict_lines
from slaaudit.periods import Period
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.reporting.wording import moment_words, period_words
from slaaudit.rule_words.voice import Voice


def case_page(story: CaseStory, voice: Voice, period: Period, as_of: datetime) -> CasePage:
    """Say the story of one row of the log."""
    case = clean_text(story.case)
    record = voice.record(story.record)
    return CasePage(
        title=voice.said(f"{record} {case}의 판정 설명", f"{record} {case}: how it was judged"),
        lang=voice.lang,
        facts=tuple(_facts(story, voice, period, as_of)),
        standards=tuple(_standard(told, story, voice) for told in story.told),
        others=_others(story.not_applicable, story.record, voice),
        notes=_notes(voice, nothing=not story.told),
    )


def span_page(
    told: tuple[SpanStory, ...], voice: Voice, period: Period, as_of: datetime
) -> CasePage:
    """Say what the standards that judge spans of time say of one span."""
    label = told[0].label
    return CasePage(
        title=voice.said(f"{label}의 판정 설명", f"{label}: how it was judged"),
        lang=voice.lang,
        facts=tuple(_common_facts(voice, period, as_of)),
        standards=tuple(
            StandardPart(
                story.rule.id,
                _title(story, voice),
                story.verdict.key,
                tuple(_span_parts(story, voice)),
            )
            for story in told
        ),
        others=None,
        notes=_notes(voice, nothing=False),
    )


def moment_page(told: StandardStory, begun: Moment, voice: Voice) -> CasePage:
    """Say when a promise is due that begins at a moment, and how that was counted."""
    due = due_text(told.due, voice)
    lines = (
        Labelled(voice.said("시작", "Begins"), moment_text(begun, voice)),
        Labelled(voice.said("기한", "Due"), voice.said(f"{due}까지", f"by {due}"), strong=True),
    )
    parts: list[Part] = [Lines(voice.said("기한", "Due"), lines)]
    parts.append(Lines(voice.said("약속", "Promise"), tuple(promise_lines(told.standard, voice))))
    parts += day_sheets(told, voice)
    others = tuple(
        (each.rule.id, due_text(each.due, voice), clean_text(each.rule.why))
        for each in told.readings
        if each.due is not None and each.due != told.due
    )
    if others:
        columns = (voice.said("해석", "Reading"), voice.said("기한", "Due"))
        why = voice.said("그렇게 읽는 까닭", "Why one may read so")
        parts.append(Sheet(voice.said("달리 읽으면", "Read otherwise"), (*columns, why), others))
    institution = clean_text(voice.rules.charter.institution.name)
    return CasePage(
        title=voice.said(f"{_title(told, voice)}: 기한", f"{_title(told, voice)}: due"),
        lang=voice.lang,
        facts=(Labelled(voice.said("기관", "Institution"), institution),),
        standards=(StandardPart(told.rule.id, _title(told, voice), "due", tuple(parts)),),
        others=None,
        notes=(),
    )


def place_words(story: CaseStory, voice: Voice) -> str:
    """Say where a case stands in the log."""
    origin = story.origin
    parts = [file_name(origin.file), clean_text(origin.sheet or "")]
    row = voice.said(f"{origin.row}행", f"row {origin.row}") if origin.row else ""
    return " ".join(part for part in (*parts, row) if part)


def _facts(story: CaseStory, voice: Voice, period: Period, as_of: datetime) -> Iterator[Labelled]:
    yield from _common_facts(voice, period, as_of)
    yield Labelled(voice.said("자료", "Log"), place_words(story, voice))
    if story.department:
        yield Labelled(voice.said("담당부서", "Department"), clean_text(story.department))


def _common_facts(voice: Voice, period: Period, as_of: datetime) -> Iterator[Labelled]:
    institution = voice.rules.charter.institution
    yield Labelled(voice.said("기관", "Institution"), clean_text(institution.name))
    yield Labelled(voice.said("점검 기간", "Period"), period_words(period))
    yield Labelled(voice.said("기준시점", "As of"), moment_words(as_of))


def _title(told: StandardStory | SpanStory, voice: Voice) -> str:
    number = voice.numbers[told.rule.id]
    title = clean_text(told.standard.title)
    return voice.said(f"{number}번. {title}", f"{number}. {title}")


def _standard(told: StandardStory, story: CaseStory, voice: Voice) -> StandardPart:
    return StandardPart(
        told.rule.id, _title(told, voice), told.verdict.key, tuple(_parts(told, story, voice))
    )


def _parts(told: StandardStory, story: CaseStory, voice: Voice) -> Iterator[Part]:
    place = place_words(story, voice)
    yield Lines(voice.said("판정", "Verdict"), tuple(verdict_lines(told, voice, place)))
    yield Lines(voice.said("약속", "Promise"), tuple(promise_lines(told.standard, voice)))
    timeline = timeline_sheet(told, story.record, voice)
    if timeline.rows:
        yield timeline
    yield from day_sheets(told, voice)
    more = tuple(part_lines(told, story.record, voice))
    if more:
        yield Lines(voice.said("중지·연장·면책·보상", "Holds, extension, excuses, remedy"), more)
    if told.readings:
        yield reading_sheet(told, voice)


def _span_parts(told: SpanStory, voice: Voice) -> Iterator[Part]:
    yield Lines(voice.said("판정", "Verdict"), tuple(span_lines(told, voice)))
    yield Lines(voice.said("약속", "Promise"), tuple(promise_lines(told.standard, voice)))
    if told.readings:
        yield reading_sheet(told, voice)


def _others(told: tuple[NotApplicable, ...], record: str, voice: Voice) -> Sheet | None:
    if not told:
        return None
    rows = tuple(
        (str(voice.numbers[each.rule.id]), clean_text(each.standard.title), words)
        for each in told
        for words in (not_applicable_words(each, record, voice),)
    )
    return Sheet(
        voice.said("이 건이 대상이 아닌 약속", "Promises that are not for this case"),
        (voice.said("번호", "No."), voice.said("약속", "Promise"), voice.said("까닭", "Why")),
        rows,
    )


def _notes(voice: Voice, *, nothing: bool) -> tuple[str, ...]:
    notes = [
        voice.said(
            "이 설명은 접수 기록과 규칙만으로 썼으며 사람의 이름과 연락처를 싣지 않습니다.",
            "Written from the log and the rules alone; it holds no one's name.",
        )
    ]
    if nothing:
        none = "이 건을 대상으로 하는 약속이 없습니다."
        notes.insert(0, voice.said(none, "No promise is for this case."))
    return tuple(notes)
