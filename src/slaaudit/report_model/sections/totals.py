"""2. 총괄 현황: by kind of service, and month by month."""

from collections.abc import Sequence

from slaaudit.model import Tally
from slaaudit.report_model.comparison import common, tally_cells
from slaaudit.report_model.document import Bar, Cell, Chart, Column, Row, Section, Table
from slaaudit.report_model.figures import (
    NONE,
    applicable,
    count,
    missed,
    rate,
    rate_cell,
    words,
)
from slaaudit.report_model.groups import by_kind
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.wording import period_before
from slaaudit.results.stored import StoredStandard


def section(inputs: ReportInputs) -> Section:
    """Give both tables, and the months as a picture."""
    months = _months(inputs)
    blocks = (_kinds(inputs), months, _picture(inputs))
    return Section("totals", 2, "총괄 현황", blocks)


def _columns(label: str) -> tuple[Column, ...]:
    before = period_before(label)
    return (
        Column("구분", width=2),
        Column("대상건수", "count", "판정 결과(건)"),
        Column("이행", "count", "판정 결과(건)"),
        Column("미이행", "count", "판정 결과(건)"),
        Column("면책", "count", "판정 결과(건)"),
        Column("판정불가", "count", "판정 결과(건)"),
        Column("이행률(%)", "percent", "이행률"),
        Column(f"{before} 이행률(%)", "percent", "이행률", width=2),
        Column("증감(%p)", "points", "이행률"),
        Column("목표(%)", "percent"),
        Column("판정", width=2),
    )


def _kinds(inputs: ReportInputs) -> Table:
    groups = by_kind(inputs.result.standards)
    rows = [_row(name, standards, inputs) for name, standards in groups.items()]
    judged = [each for standards in groups.values() for each in standards]
    rows.append(_row("총계", judged, inputs, total=True))
    notes = [
        "대상건수 = 이행 + 미이행 + 면책 + 판정불가 + 진행중. 진행중은 아직 기한 전인 건임",
        "* 판정한 건이 30건보다 적은 이행률",
    ]
    if inputs.previous is not None:
        notes.append("전기 이행률과 증감은 두 기간에 같은 규칙으로 판정한 표준만으로 냄")
    return Table(
        "kinds", "2-1", "구분별 이행현황", _columns(inputs.result.period.label), tuple(rows),
        tuple(notes),
    )  # fmt: skip


def _row(
    name: str, standards: Sequence[StoredStandard], inputs: ReportInputs, *, total: bool = False
) -> Row:
    tally = sum((each.tally for each in standards), Tally())
    before, change = _compared(standards, inputs)
    targets = {each.target_percent for each in standards if each.tally.judged}
    shared = targets.pop() if len(targets) == 1 else None
    cells = (
        words(name),
        count(applicable(tally)),
        count(tally.met),
        missed(tally.missed),
        count(tally.excused),
        count(tally.unmeasurable),
        rate_cell(tally),
        before,
        change,
        Cell(NONE) if shared is None else Cell(f"{shared:g}", shared),
        words(_outcome(standards)),
    )
    return Row(cells, total=total)


def _compared(standards: Sequence[StoredStandard], inputs: ReportInputs) -> tuple[Cell, Cell]:
    if inputs.previous is None:
        return Cell(NONE), Cell(NONE)
    ours, theirs, _ = common(standards, inputs.previous.standards)
    return tally_cells(ours, theirs)


def _outcome(standards: Sequence[StoredStandard]) -> str:
    """Count the promises of a kind that fell short of their target, or had any miss."""
    below = sum(each.attained is False for each in standards)
    if below:
        return f"목표 미달 {below}개"
    short = sum(bool(each.tally.missed) for each in standards)
    if short:
        return f"미이행 표준 {short}개"
    judged = [each for each in standards if each.tally.judged]
    return "모두 이행" if judged and len(judged) == len(standards) else "일부 미측정"


def _months(inputs: ReportInputs) -> Table:
    columns = (
        Column("월"),
        Column("대상", "count"),
        Column("이행", "count"),
        Column("미이행", "count"),
        Column("이행률(%)", "percent"),
    )
    rows = tuple(
        Row(
            (
                words(_month(group.month)),
                count(applicable(group.tally)),
                count(group.tally.met),
                missed(group.tally.missed),
                rate_cell(group.tally),
            )
        )
        for group in inputs.result.months
        if applicable(group.tally)
    )
    notes = ("횟수와 만족도처럼 기간 전체로 재는 표준은 들어 있지 않음", "* 30건보다 적음")
    empty = Row((words("해당 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    return Table("months", "2-2", "월별 추이", columns, rows or (empty,), notes)


def _month(month: str | None) -> str:
    return "날짜 모름" if not month else f"{month[:4]}년 {int(month[5:7])}월"


def _picture(inputs: ReportInputs) -> Chart:
    bars = tuple(
        Bar(f"{int(group.month[5:7])}월", rate(group.tally), short=bool(group.tally.missed))
        for group in inputs.result.months
        if group.month and applicable(group.tally)
    )
    said = ", ".join(f"{bar.label} {bar.value:.1f}%" for bar in bars if bar.value is not None)
    return Chart(
        key="months", number="2-1", kind="months", title="월별 이행률",
        description=f"월별 이행률(%): {said or '판정된 건 없음'}", unit="%", bars=bars,
        table="months",
    )  # fmt: skip
