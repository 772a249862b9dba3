"""2. 총괄 현황: by kind of service, and month by month."""

from collections.abc import Iterator, Mapping, Sequence

from slaaudit.model import Tally
from slaaudit.report_model.comparison import common, tally_cells
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
    rate_without_waivers,
    small_sample_notes,
    whole,
    words,
)
from slaaudit.report_model.groups import REGULAR, SURVEYS, by_kind
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.trend import trend
from slaaudit.results.stored import StoredStandard


def section(inputs: ReportInputs) -> Section:
    """Give both tables, and the months as a picture; with older results a trend."""
    blocks = (_kinds(inputs), _months(inputs), _picture(inputs), *trend(inputs))
    return Section("totals", 2, "총괄 현황", blocks)


def _columns(before: str) -> tuple[Column, ...]:
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
    notes = (*_kind_notes(groups, inputs), *small_sample_notes(rows))
    return Table(
        "kinds", "2-1", "구분별 이행현황", _columns(inputs.before_word), tuple(rows), notes
    )


def _kind_notes(
    groups: Mapping[str, Sequence[StoredStandard]], inputs: ReportInputs
) -> Iterator[str]:
    pending = inputs.result.tally.pending
    yield (
        "대상건수 = 이행 + 미이행 + 면책 + 판정불가 + 진행중. "
        f"진행중은 아직 기한 전인 건임 ({pending:,}건)"
    )
    if REGULAR in groups or SURVEYS in groups:
        yield f"{REGULAR}과 {SURVEYS}는 건이 아니라 재는 기간(주·월·분기·반기·연)을 셈"
    tally = inputs.result.tally
    without = rate_without_waivers(tally)
    if tally.waived and without is not None:
        yield f"면책에는 승인된 예외 {tally.waived:,}건이 들어 있음: 제외하면 이행률 {without:.1f}%"
    if inputs.previous is not None:
        before = inputs.previous.standards
        tallies = {name: common(ours, before)[1] for name, ours in groups.items()}
        said = [f"{name} {rate_said(tally)}" for name, tally in tallies.items() if tally.judged]
        yield (
            f"{inputs.before_word} 이행률과 증감은 두 기간에 같은 규칙으로 판정한 표준만으로 냄. "
            f"{inputs.before_word}: {', '.join(said) or '견줄 표준 없음'}"
        )


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
    """Count the promises of a kind that fell short of their target, and others with a miss."""
    below = sum(each.attained is False for each in standards)
    short = sum(bool(each.tally.missed) for each in standards if each.attained is not False)
    if below or short:
        said = (f"목표 미달 {below}개" if below else "", f"미이행 있음 {short}개" if short else "")
        return ", ".join(filter(None, said))
    judged = [each for each in standards if each.tally.judged]
    if not judged:
        return "미측정"
    if len(judged) < len(standards):
        return "판정분 이행, 일부 미측정"
    return "모두 이행" if all(whole(each.tally) for each in judged) else "판정분 이행"


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
    notes = (
        "횟수와 만족도처럼 기간 전체로 재는 표준은 들어 있지 않음",
        *small_sample_notes(rows),
    )
    empty = Row((words("해당 없음"), *[Cell(NONE)] * (len(columns) - 1)))
    return Table("months", "2-2", "월별 추이", columns, rows or (empty,), notes)


def _month(month: str | None) -> str:
    return "날짜 모름" if not month else f"{month[:4]}년 {int(month[5:7])}월"


def _bar_label(month: str, years: set[str]) -> str:
    return f"{int(month[5:7])}월" if len(years) == 1 else f"{month[2:4]}년 {int(month[5:7])}월"


def _picture(inputs: ReportInputs) -> Chart:
    groups = [g for g in inputs.result.months if g.month and applicable(g.tally)]
    years = {str(group.month)[:4] for group in groups}
    shown = [(_bar_label(str(group.month), years), group.tally) for group in groups]
    bars = tuple(
        Bar(bar_label(label, tally), rate(tally), short=bool(tally.missed))
        for label, tally in shown
    )
    said = ", ".join(f"{label} {rate_said(tally)}" for label, tally in shown)
    return Chart(
        key="months", number="2-1", kind="months", title="월별 이행률",
        description=f"월별 이행률(%): {said or '판정된 건 없음'}", unit="%", bars=bars,
        table="months",
    )  # fmt: skip
