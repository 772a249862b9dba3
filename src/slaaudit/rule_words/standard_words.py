"""A standard in words: one labelled line for everything that its rule says."""

from collections.abc import Iterable, Iterator

from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.clock_words import ClockWords, clock_words, lead_clock_words
from slaaudit.rule_words.condition_words import condition_words
from slaaudit.rule_words.measure_words import measured_words
from slaaudit.rule_words.part_words import (
    excuse_words,
    extension_cap,
    extension_words,
    pause_words,
    remedy_words,
)
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.fields import dating_field, standard_uses
from slaaudit.spec.parts import After, Cite, Span
from slaaudit.spec.standards import (
    AttestStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
)
from slaaudit.terms import VERDICT_BY_KEY
from slaaudit.value_classes import dataclass

#: What each line is called; the keys are those of the rule files where they have one.
LABELS: dict[str, tuple[str, str]] = {
    "measure": ("측정", "Measure"),
    "no_figure": ("수치 없음", "No figure"),
    "clock": ("시계", "Clock"),
    "record": ("기록", "Record"),
    "when": ("대상", "Applies to"),
    "after": ("생기는 때", "Arises"),
    "exclude": ("적용 제외", "Excluded"),
    "exception_to": ("우선", "Takes precedence"),
    "dated_by": ("기준일", "Dated by"),
    "in_force": ("시행", "In force"),
    "pause": ("세지 않는 기간", "Not counted"),
    "extension": ("연장", "Extension"),
    "extension_cap": ("연장 한도", "Extension cap"),
    "excuse": ("면책", "Excuse"),
    "remedy": ("보상", "Remedy"),
    "target": ("목표", "Target"),
    "provision": ("함께 따르는 약속", "Governed by"),
    "evidence": ("증빙", "Evidence"),
    "own_choice": ("기관이 정한 것", "Own choice"),
    "reading": ("해석", "Reading"),
    "note": ("참고", "Note"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a rule says, under its key; `cite` says where it is from."""

    key: str
    text: str
    cite: str | None = None

    def label(self, voice: Voice) -> str:
        """What the line is called."""
        return voice.said(*LABELS[self.key])


@dataclass(frozen=True, slots=True)
class ColumnWords:
    """A field that a standard reads, with the headings it may stand under in the log."""

    record: str
    field: str
    headings: tuple[str, ...]


def clock_of(standard: JudgedStandard | AttestStandard, voice: Voice) -> ClockWords | None:
    """Say the clock of a standard; None where it counts no time on one."""
    if isinstance(standard, DurationStandard):
        return clock_words(standard.clock, standard.limit, voice)
    if isinstance(standard, LeadTimeStandard):
        full_days = standard.full_days
        return lead_clock_words(standard.clock, standard.limit, voice, full_days=full_days)
    return None


def columns_of(standard: JudgedStandard, voice: Voice) -> tuple[ColumnWords, ...]:
    """List the fields that a standard reads, in the order in which its rule names them."""
    dated = (standard.record, dating_field(standard, voice.rules))
    uses = [(use.record, use.field) for use in standard_uses(standard)]
    return tuple(
        ColumnWords(record, field, voice.headings(field, record))
        for record, field in dict.fromkeys([dated, *uses])
    )


def standard_lines(standard: JudgedStandard | AttestStandard, voice: Voice) -> tuple[Line, ...]:
    """Say everything that a standard's rule holds but its title and quote, line by line."""
    lines = [Line("measure", measured_words(standard, voice).sentence)]
    if isinstance(standard, AttestStandard):
        lines.append(Line("evidence", ", ".join(standard.evidence)))
    else:
        lines += _judged_lines(standard, voice)
    lines += _common_lines(standard, voice)
    return tuple(Line(each.key, clean_text(each.text), each.cite) for each in lines)


def _judged_lines(standard: JudgedStandard, voice: Voice) -> Iterator[Line]:
    yield from _bar_lines(standard, voice)
    yield Line("record", _record(standard, voice))
    yield from _scope_lines(standard, voice)
    if isinstance(standard, DurationStandard):
        yield from _span_lines(standard, voice)
    for excuse in standard.excuse:
        text = excuse_words(excuse, standard.record, voice)
        yield Line("excuse", text, voice.cite(excuse.cite))
    if standard.remedy is not None:
        text = remedy_words(standard.remedy, standard.record, voice)
        yield Line("remedy", text, voice.cite(standard.remedy.cite))
    if standard.target is not None:
        rate = standard.target
        yield Line("target", voice.said(f"이행률 {rate} 이상", f"compliance rate {rate}"))


def _bar_lines(standard: JudgedStandard, voice: Voice) -> Iterator[Line]:
    limit = getattr(standard, "limit", None)
    if limit is not None and limit.no_figure:
        text = voice.said(
            "헌장에 수치가 없어 이행·미이행을 판정하지 않고 분포만 보임",
            "the charter gives no figure: the distribution is shown, nothing is judged",
        )
        yield Line("no_figure", text)
    clock = clock_of(standard, voice)
    if clock is not None:
        yield Line("clock", clock.text, clock.articles)


def _record(standard: JudgedStandard, voice: Voice) -> str:
    """Name the record and its columns; fields of another record (holds) keep its name."""
    columns = columns_of(standard, voice)
    words = []
    for record in dict.fromkeys(column.record for column in columns):
        fields = voice.fields((c.field for c in columns if c.record == record), record)
        words.append(f"{voice.record(record)}: {fields}")
    return "; ".join(words)


def _scope_lines(standard: JudgedStandard, voice: Voice) -> Iterator[Line]:
    record = standard.record
    if standard.when is not None:
        when = condition_words(standard.when, record, voice)
        yield Line("when", voice.said(f"{when} 건", when))
    elif standard.after is None:
        yield Line("when", voice.said("기록의 모든 건", "every case"))
    if standard.after is not None:
        yield Line("after", _after(standard.after, voice))
    for name, condition in standard.exclude.items():
        words = condition_words(condition, record, voice)
        yield Line("exclude", voice.said(f"{words} 건 ({name})", f"{words} ({name})"))
    if standard.exception_to:
        general = voice.promises(standard.exception_to)
        text = voice.said(f"{general} 약속보다 먼저 적용함", f"before {general}")
        yield Line("exception_to", text)
    dated_by = voice.field(dating_field(standard, voice.rules), record)
    yield Line("dated_by", dated_by)


def _after(after: After, voice: Voice) -> str:
    named = voice.promises(after.standard)
    verdicts = [VERDICT_BY_KEY[key].word(voice.lang) for key in after.verdict]
    words = voice.said(" 또는 ", " or ").join(verdicts)
    return voice.said(f"{named} 약속의 판정이 {words}인 건", f"where {named} came out {words}")


def _span_lines(standard: DurationStandard, voice: Voice) -> Iterator[Line]:
    for pause in standard.pause:
        yield Line("pause", pause_words(pause, standard.record, voice), voice.cite(pause.cite))
    extension = standard.extension
    if extension is not None:
        cite = _optional_cite(extension.cite, voice)
        yield Line("extension", extension_words(extension, standard.record, voice), cite)
        cap = extension_cap(standard, voice)
        if cap is not None:
            text = voice.said("당초 기간만큼까지만 늘어남", "at most by the period itself")
            yield Line("extension_cap", text, cap)


def _optional_cite(cite: Cite | None, voice: Voice) -> str | None:
    return None if cite is None else voice.cite(cite)


def _common_lines(standard: JudgedStandard | AttestStandard, voice: Voice) -> Iterator[Line]:
    governing = [
        each.id for each in voice.rules.charter.provisions if standard.id in each.standards
    ]
    if governing:
        yield Line("provision", voice.promises(governing))
    span = span_words(standard.in_force, voice)
    if span:
        yield Line("in_force", span)
    if standard.own_choice is not None:
        yield Line("own_choice", standard.own_choice)
    if not isinstance(standard, AttestStandard) and standard.reading is not None:
        yield Line("reading", standard.reading)
    if standard.note is not None:
        yield Line("note", standard.note)


def span_words(span: Span, voice: Voice) -> str:
    """Say when something is in force; nothing where both ends are open."""
    start = voice.said(f"{span.from_on}부터", f"from {span.from_on}") if span.from_on else ""
    end = (
        voice.said(f"{span.until_on} 전날까지", f"until the day before {span.until_on}")
        if span.until_on
        else ""
    )
    return " ".join(filter(None, (start, end)))


def changed_lines(lines: Iterable[Line], base: Iterable[Line], voice: Voice) -> tuple[Line, ...]:
    """Give what differs from the base; what the base alone says is said to be gone."""
    given, before = tuple(lines), tuple(base)
    new = [line for line in given if line not in before]
    keys = {line.key for line in given}
    keys.add("no_figure")  # that a reading has a figure is seen from what it measures
    gone = dict.fromkeys(line.key for line in before if line.key not in keys)
    none = voice.said("없음", "none")
    return (*new, *(Line(key, none) for key in gone))
