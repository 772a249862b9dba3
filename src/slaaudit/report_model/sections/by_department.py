"""5. 부서별 이행현황: no ranking, and nobody to be recognised by."""

from slaaudit.model import Tally
from slaaudit.report_model.comparison import judged_alike, part_of, tally_cells
from slaaudit.report_model.departments import (
    LEAST,
    OTHERS,
    UNKNOWN,
    DepartmentRow,
    cases_once,
    department_rows,
)
from slaaudit.report_model.document import Bar, Cell, Chart, Column, Row, Section, Table
from slaaudit.report_model.figures import (
    NONE,
    applicable,
    bar_label,
    count,
    missed,
    rate,
    rate_cell,
    rate_said,
    small_sample_notes,
    words,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.results import StoredResult

#: A department's cases of the promises that both periods judged alike: now, and before.
_Compared = tuple[Tally, Tally]


def section(inputs: ReportInputs) -> Section:
    """Give the departments by name, and their rates as a picture."""
    rows = _rows(inputs.result, inputs)
    return Section("by_department", 5, "부서별 이행현황", (_table(rows, inputs), _picture(rows)))


def _rows(result: StoredResult, inputs: ReportInputs) -> tuple[DepartmentRow, ...]:
    records = {standard.id: standard.record for standard in result.standards}
    merge = inputs.audience == "public"
    return department_rows(result.departments, merge=merge, records=records)


def _columns(before: str) -> tuple[Column, ...]:
    return (
        Column("부서", width=3),
        Column("대상건수", "count"),
        Column("이행", "count"),
        Column("미이행", "count"),
        Column("이행률(%)", "percent", "이행률"),
        Column(f"{before}(%)", "percent", "이행률"),
        Column("증감(%p)", "points", "이행률"),
        Column("비고", width=3),
    )


def _table(rows: tuple[DepartmentRow, ...], inputs: ReportInputs) -> Table:
    columns = _columns(inputs.before_word)
    before = _before(inputs)
    drawn = [_row(row, before) for row in rows]
    if rows:
        whole = sum((row.tally for row in rows), Tally())
        drawn.append(_row(DepartmentRow("계", whole), {}, total=True))
    empty = Row((words("부서가 적힌 자료 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    notes = [
        "가나다순이며 순위가 아님",
        "횟수와 만족도처럼 기간 전체로 재는 표준은 들어 있지 않음",
        *small_sample_notes(drawn),
    ]
    if before:
        notes.append(_compared_note(rows, before, inputs.before_word))
    if any(row.label == OTHERS for row in rows):
        notes.append(f"대상이 {LEAST}건보다 적은 부서와, 견주어 알아낼 수 있는 부서는 합쳐 적음")
    return Table(
        "departments", "5-1", "부서별 이행현황", columns, tuple(drawn) or (empty,), tuple(notes)
    )


def _before(inputs: ReportInputs) -> dict[str, _Compared]:
    """Compare each department by what both periods judged alike; never by too few cases."""
    if inputs.previous is None:
        return {}
    alike = judged_alike((inputs.result, inputs.previous))
    now, was = (_alike(result, alike, inputs) for result in (inputs.result, inputs.previous))
    return {label: (now[label], was[label]) for label in now if label in was}


def _alike(result: StoredResult, alike: tuple[str, ...], inputs: ReportInputs) -> dict[str, Tally]:
    shown = {row.label for row in _rows(result, inputs)}
    records = {standard.id: standard.record for standard in result.standards}
    public = inputs.audience == "public"
    return {
        group.department or UNKNOWN: part_of(group, alike)
        for group in result.departments
        if (group.department or UNKNOWN) in shown
        and (not public or cases_once(group, records, alike) >= LEAST)
    }


def _compared_note(rows: tuple[DepartmentRow, ...], before: dict[str, _Compared], word: str) -> str:
    made_of = [
        f"{row.label} {rate_said(before[row.label][1])}" for row in rows if row.label in before
    ]
    return (
        f"{word} 이행률과 증감은 두 기간에 같은 규칙으로 판정한 표준만으로 냄. {word}: "
        f"{', '.join(made_of) or '견줄 부서 없음'}"
    )


def _row(row: DepartmentRow, before: dict[str, _Compared], *, total: bool = False) -> Row:
    was, change = tally_cells(*before.get(row.label, (row.tally, None)))
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
    bars = tuple(
        Bar(bar_label(row.label, row.tally), rate(row.tally), short=bool(row.tally.missed))
        for row in rows
    )
    said = ", ".join(f"{row.label} {rate_said(row.tally)}" for row in rows if row.tally.judged)
    return Chart(
        key="departments", number="5-1", kind="departments", title="부서별 이행률",
        description=f"부서별 이행률(%), 가나다순: {said or '판정된 건 없음'}", unit="%",
        bars=bars, table="departments",
    )  # fmt: skip
