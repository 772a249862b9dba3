"""10. 고객만족도: surveys that the log holds, and those that the institution states."""

from collections.abc import Iterator

from slaaudit.report_model.comparison import comparable
from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section, Table
from slaaudit.report_model.figures import NONE, NOT_COMPARABLE, count, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.texts import SurveyEntry
from slaaudit.report_model.wording import period_before, period_title
from slaaudit.results.stored import StoredSpans, StoredStandard


def section(inputs: ReportInputs) -> Section:
    """Give one row per survey."""
    label = inputs.result.period.label
    columns = (
        Column("조사", width=4),
        Column("조사기간", width=2),
        Column("표본수(n)", "count"),
        Column("점수", "number"),
        Column("기준", width=2),
        Column(period_before(label), "number"),
        Column("증감", "points"),
    )
    rows = (*_measured(inputs), *(_stated(each) for each in inputs.texts.surveys))
    empty = Row((words("해당 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    table = Table("surveys", "10-1", "고객만족도", columns, rows or (empty,))
    return Section("surveys", 10, "고객만족도", (table,))


def _measured(inputs: ReportInputs) -> Iterator[Row]:
    for standard in inputs.result.standards:
        if standard.measure in ("mean", "share") and standard.spans is not None:
            yield _row(standard, standard.spans, inputs)


def _row(standard: StoredStandard, spans: StoredSpans, inputs: ReportInputs) -> Row:
    now, before = _score(standard), inputs.before(standard)
    was = Cell(NONE)
    change = Cell(NONE)
    if before is not None and not comparable(standard, before):
        was = Cell(NOT_COMPARABLE)
    elif before is not None:
        was, change = _figure(_score(before)), _change(now, _score(before))
    short = Emphasis.SHORT if standard.missed else Emphasis.NONE
    return Row(
        (
            words(f"{standard.number}. {standard.title}"),
            words(period_title(inputs.result.period.label)),
            count(spans.counted),
            Cell(_figure(now).text, now, short),
            words(standard.bar),
            was,
            change,
        )
    )


def _score(standard: StoredStandard) -> float | None:
    spans = () if standard.spans is None else standard.spans.spans
    return next((each.value for each in spans if each.value is not None), None)


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
