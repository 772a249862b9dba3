"""What the check came to, as a document: the rate with its interval, by stratum, and the cases."""

from collections.abc import Iterator

from slaaudit.report_model.document import (
    Cell,
    Column,
    Document,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.figures import NONE, count, missed, words
from slaaudit.report_model.wording import moment, period_title, span
from slaaudit.sampling.answers import promise_of
from slaaudit.sampling.estimating import Evaluation
from slaaudit.sampling.sample_document import stratum_words, verdict_word


def evaluation_document(evaluation: Evaluation) -> Document:
    """Build the document, for the institution itself alone: it lists single cases."""
    result = evaluation.sample.result
    return Document(
        title=f"{period_title(result.period.label)} 판정 대조 결과",
        institution=result.institution.name,
        period=span(result.period),
        written_on=result.as_of.date().isoformat(),
        audience="internal",
        sections=(
            Section("at_a_glance", 0, "오류율", tuple(_statements(evaluation))),
            Section("strata", 1, "층", (_strata(evaluation),)),
            Section("wrong", 2, "다른 건", (_wrong(evaluation),)),
        ),
        facts=(
            ("기관", result.institution.name),
            ("기준시점", moment(result.as_of)),
            ("시드", str(evaluation.sample.seed)),
            ("공개", "내부용: 밖으로 내보내지 않음"),
        ),
    )


def _statements(evaluation: Evaluation) -> Iterator[Statement]:
    sample, precision = evaluation.sample, evaluation.precision
    low, high = evaluation.interval
    yield Statement(
        "□",
        f"판정 오류율 {evaluation.error_percent:.1f}% "
        f"({precision.confidence_percent:g}% 신뢰구간 {low:.1f}~{high:.1f}%)",
        strong=True,
    )
    yield Statement(
        "○",
        f"표본 {len(sample.cases):,}건 가운데 {evaluation.checked:,}건을 확인해 "
        f"{len(evaluation.wrong):,}건이 원자료와 다름",
    )
    if evaluation.unfilled:
        yield Statement(
            "※",
            f"채우지 않은 {evaluation.unfilled:,}건은 맞다고도 틀리다고도 보지 않음",
            strong=True,
        )
    beyond = sample.population - evaluation.covered
    if beyond:
        yield Statement(
            "※", f"한 건도 확인하지 않은 층의 판정 {beyond:,}건에 대해서는 아무 말도 하지 않음"
        )
    yield Statement(
        "※",
        "층마다의 오류율을 모집단으로 가중한 층화추정. 구간은 유효표본수(Kish 1965)와 "
        "유한모집단 수정(Cochran 1977)을 쓴 윌슨(Wilson 1927) 구간",
    )


def _strata(evaluation: Evaluation) -> Table:
    columns = (
        Column("표준", width=4),
        Column("판정", width=2),
        Column("모집단", "count"),
        Column("표본", "count"),
        Column("확인", "count"),
        Column("다름", "count"),
    )
    result = evaluation.sample.result
    pairs = zip(evaluation.sample.strata, evaluation.strata, strict=True)
    rows = [
        Row(
            (
                *map(words, stratum_words(result, stratum)),
                count(checked.population),
                count(checked.drawn),
                count(checked.checked),
                missed(checked.wrong),
            )
        )
        for stratum, checked in pairs
    ]
    sums = (
        evaluation.sample.population,
        len(evaluation.sample.cases),
        evaluation.checked,
    )
    total = (Cell("계"), Cell(""), *map(count, sums), missed(len(evaluation.wrong)))
    return Table("strata", "1-1", "층별 대조", columns, (*rows, Row(total, total=True)))


def _wrong(evaluation: Evaluation) -> Table:
    columns = (
        Column("번호", "count"),
        Column("표준", width=4),
        Column("접수번호", width=2),
        Column("판정", width=2),
    )
    rows = [
        Row(
            (
                count(case.number),
                words(promise_of(evaluation.sample.result, case.row.standard)),
                words(case.row.case),
                Cell(verdict_word(case.row.verdict), None, Emphasis.SHORT),
            )
        )
        for case in evaluation.wrong
    ]
    empty = Row((Cell("다른 건 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    return Table("wrong", "2-1", "원자료와 다른 건", columns, tuple(rows) or (empty,))
