"""8. 개선계획: what the institution does about it; its rows are there to be filled in."""

from collections.abc import Iterator

from slaaudit.report_model.document import Cell, Column, Row, Section, Table
from slaaudit.report_model.figures import NONE, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.texts import PlanEntry
from slaaudit.report_model.wording import day
from slaaudit.results.stored import StoredStandard

_TO_FILL = "(작성)"


def section(inputs: ReportInputs) -> Section:
    """Give a row to every promise that fell short, with the plan where one was given."""
    before = inputs.before_word
    columns = (
        Column("미흡사항", width=4),
        Column("개선내용", width=4),
        Column("담당부서", width=2),
        Column("완료예정", "moment", width=2),
        Column("확인지표", width=2),
        Column(f"{before} 계획의 이행결과", width=3),
    )
    rows = tuple(_rows(inputs))
    judged = inputs.result.tally.judged
    nothing = "판정한 건에 미이행이 없음" if judged else "판정된 건이 없음"
    empty = Row((words(nothing), *[Cell(NONE)] * (len(columns) - 1)))
    table = Table("plans", "8-1", "개선계획", columns, rows or (empty,))
    return Section("plans", 8, "개선계획", (table,))


def _rows(inputs: ReportInputs) -> Iterator[Row]:
    plans = inputs.texts.plans
    for standard in inputs.result.standards:
        entries = [entry for entry in plans if entry.standard == standard.id]
        for entry in entries:
            yield _row(_shortfall(standard, entry), entry)
        if not entries and (standard.missed or standard.attained is False):
            yield _row(_shortfall(standard, None), None)
    for entry in plans:
        if inputs.result.standard(entry.standard) is None:
            yield _row(entry.shortfall or entry.standard, entry)


def _shortfall(standard: StoredStandard, entry: PlanEntry | None) -> str:
    if entry is not None and entry.shortfall:
        return entry.shortfall
    missed = f" (미이행 {standard.missed:,}건)" if standard.missed else ""
    return f"{standard.number}. {standard.title}{missed}"


def _row(shortfall: str, entry: PlanEntry | None) -> Row:
    if entry is None:
        return Row((Cell(shortfall), *[Cell(_TO_FILL)] * 5))
    due = day(entry.due_on) if entry.due_on else _TO_FILL
    return Row(
        (
            Cell(shortfall),
            Cell(entry.measure or _TO_FILL),
            Cell(entry.owner or _TO_FILL),
            Cell(due),
            Cell(entry.indicator or _TO_FILL),
            Cell(entry.last_result or NONE),
        )
    )
