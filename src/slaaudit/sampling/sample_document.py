"""The sample as a document: how it was drawn, and the sheet that the checker fills in."""

from collections.abc import Iterator
from functools import partial

from slaaudit.report_model.case_cells import at, place
from slaaudit.report_model.document import Cell, Column, Document, Row, Section, Statement, Table
from slaaudit.report_model.figures import count, words
from slaaudit.report_model.long_tables import LongTable
from slaaudit.report_model.wording import moment, period_title, span
from slaaudit.reporting.wording import value_words
from slaaudit.results import StoredResult
from slaaudit.sampling.answers import (
    AGREES,
    ANSWERS,
    CASE,
    FOUND,
    NUMBER,
    REMARK,
    ROW,
    STANDARD,
    promise_of,
)
from slaaudit.sampling.drawing import Sample, SampledCase, Stratum
from slaaudit.sampling.sizes import Precision
from slaaudit.terms import VERDICT_BY_KEY

_SHEET = LongTable(
    "sample", "1-1", "대조표",
    (
        Column(NUMBER, "count"),
        Column(STANDARD, width=4),
        Column(CASE, width=2),
        Column("자료", width=2),
        Column("시트"),
        Column(ROW, "count"),
        Column("판정", width=2),
        Column("값", width=2),
        Column("기한", "moment", width=2),
        Column(FOUND, width=3),
        Column(AGREES, width=2, choices=ANSWERS),
        Column(REMARK, width=3),
    ),
    "뽑을 건이 없음",
    ("원자료로 다시 판정해 판정이 같으면 예, 다르면 아니오. 확인하지 못한 건은 비워 둠",),
    source=(3, 4, 5),
)  # fmt: skip
_ALL = "모두"


def sample_document(sample: Sample, precision: Precision) -> Document:
    """Build the document, for the institution itself alone: it lists single cases."""
    result = sample.result
    return Document(
        title=f"{period_title(result.period.label)} 판정 대조 표본",
        institution=result.institution.name,
        period=span(result.period),
        written_on=result.as_of.date().isoformat(),
        audience="internal",
        sections=(
            Section("at_a_glance", 0, "표본", tuple(_statements(sample, precision))),
            Section("sample", 1, "대조표", (sheet_table(sample),)),
            Section("strata", 2, "층", (_strata(sample),)),
        ),
        facts=(
            ("기관", result.institution.name),
            ("기준시점", moment(result.as_of)),
            ("시드", str(sample.seed)),
            ("공개", "내부용: 밖으로 내보내지 않음"),
        ),
    )


def sheet_table(sample: Sample) -> Table:
    """Give the sheet: a row per case, with empty cells for what the source system says."""
    return _SHEET.of(sample.cases, partial(_row, sample.result))


def stratum_words(result: StoredResult, stratum: Stratum) -> tuple[str, str]:
    """Name a stratum by its promise and its verdict."""
    standard, verdict = stratum.standard, stratum.verdict
    return (
        _ALL if standard is None else promise_of(result, standard),
        _ALL if verdict is None else verdict.word("ko"),
    )


def _row(result: StoredResult, case: SampledCase) -> Row:
    row = case.row
    value = None if row.value is None else value_words(row.value, row.unit)
    verdict = verdict_word(row.verdict)
    return Row(
        (
            count(case.number),
            words(promise_of(result, row.standard)),
            words(row.case),
            *place(row),
            Cell(verdict),
            words(value),
            at(row.due_at),
            Cell(""),
            Cell(""),
            Cell(""),
        )
    )


def verdict_word(key: str) -> str:
    """Give the word for a verdict."""
    verdict = VERDICT_BY_KEY.get(key)
    return key if verdict is None else verdict.word("ko")


def _statements(sample: Sample, precision: Precision) -> Iterator[Statement]:
    population, drawn = sample.population, len(sample.cases)
    error, sure = precision.error_percent, precision.confidence_percent
    yield Statement("□", f"판정 {population:,}건에서 {drawn:,}건을 뽑음")
    yield Statement(
        "○",
        f"오차 ±{error:g}%p, 신뢰수준 {sure:g}%에 필요한 크기는 {precision.size(population):,}건 "
        "(Cochran 1977, 4.4절: n₀ = z²p(1-p)/e², n = n₀/(1+(n₀-1)/N), p = 0.5)",
    )
    if drawn and drawn != precision.size(population):
        reach = precision.reach(drawn, population)
        yield Statement(
            "○", f"뽑은 {drawn:,}건의 오차는 신뢰수준 {sure:g}%에서 최대 ±{reach:.1f}%p"
        )
    if sample.wanted > population:
        yield Statement("※", f"{sample.wanted:,}건을 원했으나 {population:,}건뿐이어서 모두 뽑음")
    if len(sample.strata) < sample.finest:
        yield Statement(
            "※",
            f"표준과 판정으로 나누면 {sample.finest:,}층이어서 {drawn:,}건으로는 층마다 한 건이 "
            f"안 되므로 {_split_by(sample)}. 표준과 판정으로 나누려면 --n {sample.finest} 이상",
        )
    yield Statement(
        "※",
        f"해당없음과 건이 아닌 기간별 판정 {sample.left_out:,}건에서는 뽑지 않음",
    )
    yield Statement("※", "같은 결과와 같은 시드(--seed)는 어느 컴퓨터에서나 같은 건을 뽑음")


def _split_by(sample: Sample) -> str:
    return "나누지 않음" if sample.strata[0].verdict is None else "판정으로만 나눔"


def _strata(sample: Sample) -> Table:
    columns = (
        Column("표준", width=4),
        Column("판정", width=2),
        Column("모집단", "count"),
        Column("표본", "count"),
    )
    rows = [
        Row(
            (
                *map(words, stratum_words(sample.result, each)),
                count(each.population),
                count(each.drawn),
            )
        )
        for each in sample.strata
    ]
    total = Row(
        (Cell("계"), Cell(""), count(sample.population), count(len(sample.cases))), total=True
    )
    notes = ("층마다 한 건 이상, 나머지는 모집단에 비례",)
    return Table("strata", "2-1", "층별 모집단과 표본", columns, (*rows, total), notes)
