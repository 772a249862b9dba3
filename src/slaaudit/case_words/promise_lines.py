"""The promise that a case was held against: the charter's words, the law's, and how it was read."""

from collections.abc import Iterator

from slaaudit.case_story import OtherReading, SpanStory, StandardStory
from slaaudit.case_words.moment_words import due_text
from slaaudit.case_words.page import Labelled, Sheet
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.wording import reason_parts
from slaaudit.rule_words.clock_words import ACTS
from slaaudit.rule_words.standard_words import Line, standard_lines
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.standards import JudgedStandard

#: The lines of a rule that bear on one case; whom it is for is told where it is for no one.
_SHOWN = ("measure", "clock", "pause", "extension", "extension_cap", "in_force", "own_choice")


def promise_lines(standard: JudgedStandard, voice: Voice) -> Iterator[Labelled]:
    """Say the charter's quote, how it is measured, by which article, and the reading taken."""
    cite = standard.cite
    source = voice.rules.charter.sources.get(cite.source)
    title = clean_text(f"{source.title if source else cite.source} {cite.at}")
    quoted = f"“{clean_text(cite.quote)}” " if cite.quote else ""
    yield Labelled(voice.said("헌장의 말", "The charter"), f"{quoted}({title})", strong=True)
    lines = standard_lines(standard, voice)
    for line in lines:
        if line.key in _SHOWN:
            yield Labelled(line.label(voice), _line(line))
    for line in lines:
        if line.key in ("reading", "note"):
            yield Labelled(line.label(voice), line.text)


def _line(line: Line) -> str:
    if not line.cite:
        return line.text
    article = line.cite
    for short, full in ACTS.items() if line.key in ("clock", "extension_cap") else ():
        if article.startswith(short):
            article = full + article.removeprefix(short)
    return f"{line.text} ({article})"


def reading_sheet(told: StandardStory | SpanStory, voice: Voice) -> Sheet:
    """Say what each other reading would say of the case."""
    rows = tuple(_reading(each, told, voice) for each in told.readings)
    columns = (
        voice.said("해석", "Reading"),
        voice.said("판정", "Verdict"),
        voice.said("기한", "Due"),
        voice.said("그렇게 읽는 까닭", "Why one may read so"),
    )
    return Sheet(voice.said("달리 읽으면", "Read otherwise"), columns, rows)


def _reading(other: OtherReading, told: StandardStory | SpanStory, voice: Voice) -> tuple[str, ...]:
    verdict = other.verdict.word(voice.lang)
    if other.verdict is not told.verdict:
        verdict = voice.said(f"{verdict} (뒤바뀜)", f"{verdict} (differs)")
    if other.reason is not None and other.verdict is not told.verdict:
        record = other.rule.versions[-1].record
        words, detail = reason_parts(other.reason, record, voice.rules, voice.lang)
        verdict += f": {words}" + (f" ({detail})" if detail else "")
    due = due_text(other.due, voice)
    return other.rule.id, verdict, due, clean_text(other.rule.why)
