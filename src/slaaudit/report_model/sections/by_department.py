"""5. 부서별 이행현황: no ranking, and nobody to be recognised by."""

from slaaudit.model import Tally
from slaaudit.report_model.comparison import tally_cells
from slaaudit.report_model.departments import LEAST, OTHERS, DepartmentRow, department_rows
from slaaudit.report_model.document import Bar, Cell, Chart, Column, Row, Section, Table
from slaaudit.report_model.figures import NONE, applicable, count, missed, rate, rate_cell, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.wording import period_before
from slaaudit.results import StoredResult


def section(inputs: ReportInputs) -> Section:
    """Give the departments by name, and their rates as a picture."""
    rows = _rows(inputs.result, inputs)
    return Section("by_department", 5, "부서별 이행현황", (_table(rows, inputs), _picture(rows)))


def _rows(result: StoredResult, inputs: ReportInputs) -> tuple[DepartmentRow, ...]:
    records = {standard.id: standard.record for standard in result.standards}
    merge = inputs.audience == "public"
    return department_rows(result.departments, merge=merge, records=records)


def _columns(label: str) -> tuple[Column, ...]:
    return (
        Column("부서", width=3),
        Column("대상건수", "count"),
        Column("이행", "count"),
        Column("미이행", "count"),
        Column("이행률(%)", "percent", "이행률"),
        Column(f"{period_before(label)}(%)", "percent", "이행률"),
        Column("증감(%p)", "points", "이행률"),
        Column("비고", width=3),
    )


def _table(rows: tuple[DepartmentRow, ...], inputs: ReportInputs) -> Table:
    columns = _columns(inputs.result.period.label)
    before = _before(inputs)
    drawn = [_row(row, before) for row in rows]
    if rows:
        whole = sum((row.tally for row in rows), Tally())
        drawn.append(_row(DepartmentRow("계", whole), {}, total=True))
    empty = Row((words("부서가 적힌 자료 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    notes = ["가나다순이며 순위가 아님", "* 판정한 건이 30건보다 적은 이행률"]
    if any(row.label == OTHERS for row in rows):
        notes.append(f"대상이 {LEAST}건보다 적은 부서와, 견주어 알아낼 수 있는 부서는 합쳐 적음")
    return Table(
        "departments", "5-1", "부서별 이행현황", columns, tuple(drawn) or (empty,), tuple(notes)
    )


def _before(inputs: ReportInputs) -> dict[str, Tally]:
    if inputs.previous is None:
        return {}
    rows = _rows(inputs.previous, inputs)
    return {row.label: row.tally for row in rows if row.label != OTHERS}


def _row(row: DepartmentRow, before: dict[str, Tally], *, total: bool = False) -> Row:
    was, change = tally_cells(row.tally, before.get(row.label))
    remark = f"{row.merged}개 부서를 합침" if row.merged > 1 else None
    cells = (
        words(row.label),
        count(applicable(row.tally)),
        count(row.tally.met),
        missed(row.tally.missed),
        rate_cell(row.tally),
        was,
        change,
        words(remark),
    )
    return Row(cells, total=total)


def _picture(rows: tuple[DepartmentRow, ...]) -> Chart:
    bars = tuple(Bar(row.label, rate(row.tally), short=bool(row.tally.missed)) for row in rows)
    said = ", ".join(f"{bar.label} {bar.value:.1f}%" for bar in bars if bar.value is not None)
    return Chart(
        key="departments", number="5-1", kind="departments", title="부서별 이행률",
        description=f"부서별 이행률(%), 가나다순: {said or '판정된 건 없음'}", unit="%",
        bars=bars, table="departments",
    )  # fmt: skip
