"""1. 점검개요: on what ground, over which period, with which records and calendar."""

from collections import Counter
from collections.abc import Iterator

from slaaudit.report_model.document import Column, Row, Section, Statement, Table
from slaaudit.report_model.figures import count, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.intervals import OBSERVED
from slaaudit.report_model.wording import day, moment, span
from slaaudit.reporting.wording import skip_word
from slaaudit.results.stored import StoredInput

_COLUMNS = (
    Column("자료명", width=3),
    Column("추출기준일", "moment", width=2),
    Column("읽은 행", "count"),
    Column("판정에 쓴 건", "count"),
    Column("중복", "count", "뺀 행"),
    Column("그 밖", "count", "뺀 행"),
)
_MISSING = "적지 않음"
_DUPLICATE = "duplicate"


def section(inputs: ReportInputs) -> Section:
    """Say how the inspection was done; what the institution did not state is said to be missing."""
    return Section("overview", 1, "점검개요", (*_statements(inputs), _sources(inputs)))


def _statements(inputs: ReportInputs) -> Iterator[Statement]:
    result, texts = inputs.result, inputs.texts
    yield Statement("□", f"추진근거: {'; '.join(texts.basis) or _MISSING}")
    yield Statement("□", f"점검대상 기간: {span(result.period)}")
    yield Statement("○", f"기준시점: {moment(result.as_of)} (열린 건은 이때를 기준으로 판정)")
    if result.as_of.date() < result.period.until_on:
        early = "기간이 끝나기 전의 점검이므로 아직 접수되지 않았거나 끝나지 않은 건이 있음"
        yield Statement("※", early, strong=True)
    yield Statement("□", "점검방법: 받은 기록을 이행표준의 규칙으로 건마다 판정(기록의 전수)")
    if any(each.record == OBSERVED and each.tally.cases for each in result.standards):
        yield Statement("○", "점검표로 재는 표준은 표본 점검이며 신뢰구간을 함께 적음")
    for line in texts.method:
        yield Statement("○", line)
    yield Statement("□", f"근무일 기준: {_calendar_words(result.calendar.source)}")
    inside = [
        f"{on.month}. {on.day}. {name}"
        for on, name in result.calendar.holidays
        if result.period.from_on <= on < result.period.until_on
    ]
    yield Statement("○", f"기간 중 공휴일: {', '.join(inside) or '없음'}")


def _calendar_words(source: str) -> str:
    return f"관공서의 공휴일에 관한 규정 ({source})과 기관의 근무시간"


def _sources(inputs: ReportInputs) -> Table:
    extracted = inputs.texts.extracted_on
    rows = tuple(
        Row(
            (
                words(_name(each)),
                words(day(extracted) if extracted else _MISSING),
                count(each.rows),
                count(each.cases),
                count(_skipped(each, duplicates=True)),
                count(_skipped(each, duplicates=False)),
            )
        )
        for each in inputs.result.inputs
    )
    notes = (
        "읽은 행 = 판정에 쓴 건 + 뺀 행. 읽을 수 없는 값이 있는 건은 빼지 않고 판정불가로 둠",
        *_why_skipped(inputs.result.inputs),
    )
    empty = Row(tuple(words("자료 없음" if not place else None) for place in range(len(_COLUMNS))))
    return Table("sources", "1-1", "사용한 자료", _COLUMNS, rows or (empty,), notes)


def _why_skipped(sources: tuple[StoredInput, ...]) -> Iterator[str]:
    rows: Counter[str] = Counter()
    for each in (skip for source in sources for skip in source.skipped):
        rows[skip_word(each.reason, "ko")] += each.rows
    if rows:
        said = ", ".join(f"{word} {number:,}행" for word, number in rows.most_common())
        yield f"뺀 행의 까닭: {said}"


def _name(source: StoredInput) -> str:
    return source.file if source.sheet is None else f"{source.file} ({source.sheet})"


def _skipped(source: StoredInput, *, duplicates: bool) -> int:
    return sum(each.rows for each in source.skipped if (each.reason == _DUPLICATE) is duplicates)
