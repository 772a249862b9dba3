"""10. 고객만족도: surveys that the log holds, and those that the institution states."""

from collections.abc import Iterator
from math import ceil, floor

from slaaudit.report_model.comparison import comparable
from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section, Table
from slaaudit.report_model.figures import (
    NONE,
    NOT_COMPARABLE,
    SMALL_MARK,
    SMALL_SAMPLE,
    count,
    small_sample_notes,
    words,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.texts import SurveyEntry
from slaaudit.report_model.wording import period_title
from slaaudit.results.stored import StoredSpan, StoredStandard


def section(inputs: ReportInputs) -> Section:
    """Give one row per survey."""
    columns = (
        Column("조사", width=4),
        Column("조사기간", width=2),
        Column("표본수(n)", "count"),
        Column("점수", "number"),
        Column("기준", width=2),
        Column(inputs.before_word, "number"),
        Column("증감", "points"),
    )
    rows = (*_measured(inputs), *(_stated(each) for each in inputs.texts.surveys))
    empty = Row((words("해당 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    notes = small_sample_notes(rows)
    table = Table("surveys", "10-1", "고객만족도", columns, rows or (empty,), notes)
    return Section("surveys", 10, "고객만족도", (table,))


def _measured(inputs: ReportInputs) -> Iterator[Row]:
    for standard in inputs.result.standards:
        if standard.measure in ("mean", "share") and standard.spans is not None:
            for span in standard.spans.spans:
                yield _row(standard, span, inputs)


def _row(standard: StoredStandard, span: StoredSpan, inputs: ReportInputs) -> Row:
    """Give a span's row. Answers are counted over all spans, so that of several none has its n."""
    alone = standard.spans is not None and len(standard.spans.spans) == 1
    counted = standard.spans.counted if standard.spans is not None and alone else None
    was, change = _compared(standard, inputs) if alone else (Cell(NONE), Cell(NONE))
    return Row(
        (
            words(f"{standard.number}. {standard.title}"),
            words(period_title(span.span)),
            count(counted),
            _score_cell(span, counted),
            words(standard.bar),
            was,
            change,
        )
    )


def _compared(standard: StoredStandard, inputs: ReportInputs) -> tuple[Cell, Cell]:
    before = inputs.before(standard)
    if before is None:
        return Cell(NONE), Cell(NONE)
    if not comparable(standard, before):
        return Cell(NOT_COMPARABLE), Cell(NONE)
    return _figure(_score(before)), _change(_score(standard), _score(before))


def _score(standard: StoredStandard) -> float | None:
    spans = () if standard.spans is None else standard.spans.spans
    return next((each.value for each in spans if each.value is not None), None)


def _score_cell(span: StoredSpan, counted: int | None) -> Cell:
    """Write a score; one that fell short never reads as if it had not."""
    if span.value is None:
        return Cell(NONE)
    short = span.verdict == "missed"
    text = _figure(span.value).text
    if short:
        upwards = (span.limit or "").startswith(("at_most", "less_than"))
        hundredths = span.value * 100
        text = f"{(ceil(hundredths) if upwards else floor(hundredths)) / 100:g}"
    mark = SMALL_MARK if counted is not None and counted < SMALL_SAMPLE else ""
    return Cell(f"{text}{mark}", span.value, Emphasis.SHORT if short else Emphasis.NONE)


def _figure(score: float | None) -> Cell:
    return Cell(NONE) if score is None else Cell(f"{score:.1f}", score)


def _change(now: float | None, before: float | None) -> Cell:
    if now is None or before is None:
        return Cell(NONE)
    difference = round(now - before, 1) + 0.0
    return Cell(f"{difference:+.1f}" if difference else "0.0", difference)


def _stated(entry: SurveyEntry) -> Row:
    return Row(
        (
            words(entry.title),
            words(entry.period),
            count(entry.answers),
            _figure(entry.score),
            words(entry.bar),
            _figure(entry.previous_score),
            _change(entry.score, entry.previous_score),
        )
    )
