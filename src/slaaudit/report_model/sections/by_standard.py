"""3. 이행표준별 이행실적: every promise of the charter has its row."""

from collections.abc import Iterator

from slaaudit.model import Tally
from slaaudit.report_model.comparison import before_cells, comparable, rule_changes
from slaaudit.report_model.document import (
    Bar,
    Cell,
    Chart,
    Column,
    Emphasis,
    Row,
    Section,
    Table,
)
from slaaudit.report_model.figures import (
    NONE,
    applicable,
    bar_label,
    count,
    missed,
    outcome,
    rate,
    rate_cell,
    rate_said,
    rate_without_waivers,
    small_sample_notes,
    target,
    words,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.intervals import OBSERVED, wilson
from slaaudit.results.stored import StoredProvision, StoredStandard


def section(inputs: ReportInputs) -> Section:
    """Give the table of promises, and the rates as a picture."""
    return Section("by_standard", 3, "이행표준별 이행실적", (_table(inputs), _picture(inputs)))


def _columns(before: str) -> tuple[Column, ...]:
    return (
        Column("번호", "count"),
        Column("서비스 항목", width=4),
        Column("이행기준(헌장 문구)", width=6),
        Column("측정방법", width=5),
        Column("목표", "percent"),
        Column("대상건수", "count", "판정 결과(건)"),
        Column("이행", "count", "판정 결과(건)"),
        Column("미이행", "count", "판정 결과(건)"),
        Column("면책", "count", "판정 결과(건)"),
        Column("판정불가", "count", "판정 결과(건)"),
        Column("이행률(%)", "percent", "이행률", width=2),
        Column(f"{before}(%)", "percent", "이행률", width=2),
        Column("증감(%p)", "points", "이행률", width=2),
        Column("판정", width=3),
    )


def _table(inputs: ReportInputs) -> Table:
    result = inputs.result
    rows = [_row(standard, inputs) for standard in result.standards]
    rows += [_provision(each) for each in result.provisions]
    numbers = (*(s.number for s in result.standards), *(p.number for p in result.provisions))
    ordered = [row for _, row in sorted(zip(numbers, rows, strict=True), key=lambda pair: pair[0])]
    return Table(
        "by_standard", "3-1", "이행표준별 이행실적", _columns(inputs.before_word),
        tuple(ordered), (*small_sample_notes(ordered), *_notes(inputs)),
    )  # fmt: skip


def _row(standard: StoredStandard, inputs: ReportInputs) -> Row:
    tally, before = standard.tally, inputs.before(standard)
    was, change = before_cells(standard, before)
    return Row(
        (
            count(standard.number),
            words(standard.title),
            words(standard.cite.quote or standard.cite.at),
            words(standard.method),
            target(standard),
            *_counts(tally, attested=standard.attested),
            rate_cell(tally),
            was,
            change,
            outcome(standard),
        )
    )


def _counts(tally: Tally, *, attested: bool) -> tuple[Cell, ...]:
    if attested:
        return (Cell(NONE),) * 5
    return (
        count(applicable(tally)),
        count(tally.met),
        missed(tally.missed),
        count(tally.excused),
        count(tally.unmeasurable),
    )


def _provision(provision: StoredProvision) -> Row:
    governed = Cell("미측정(다른 표준에 적용)", None, Emphasis.UNKNOWN)
    return Row(
        (
            count(provision.number),
            words(provision.title),
            words(provision.quote or provision.at),
            words(f"표준 {len(provision.standards)}개를 다스리는 약속"),
            *[Cell(NONE)] * 9,
            governed,
        )
    )


def _notes(inputs: ReportInputs) -> tuple[str, ...]:
    notes = [note for each in inputs.result.standards for note in _notes_on(each, inputs)]
    compared = [
        f"{standard.number}번 {before.tally.judged:,}건"
        for standard in inputs.result.standards
        if (before := inputs.before(standard)) is not None
        and comparable(standard, before)
        and before.tally.judged
    ]
    if compared:
        notes.append(f"{inputs.before_word}에 판정한 건: {', '.join(compared)}")
    return tuple(notes)


def _notes_on(standard: StoredStandard, inputs: ReportInputs) -> Iterator[str]:
    tally, before = standard.tally, inputs.before(standard)
    interval = _interval(standard)
    if interval is not None:
        yield (
            f"{standard.number}번은 표본 점검: n={tally.judged:,}, 95% 신뢰구간 "
            f"{interval[0]:.1f}~{_below_full(interval[1], tally):.1f}%"
        )
    without = rate_without_waivers(tally)
    if tally.waived and without is not None:
        yield (
            f"{standard.number}번의 면책에는 승인된 예외 {tally.waived:,}건이 들어 있음: "
            f"제외하면 이행률 {without:.1f}%({tally.judged + tally.waived:,}건 중 {tally.met:,}건)"
        )
    if before is not None and not comparable(standard, before):
        changes = "; ".join(rule_changes(standard, before)) or "조건이 바뀜"
        yield f"{standard.number}번은 규칙이 바뀌어 견줄 수 없음: {changes}"


def _below_full(percent: float, tally: Tally) -> float:
    """Keep the end of an interval from reading 100.0 where something was missed."""
    return min(percent, 99.9) if tally.missed else percent


def _interval(standard: StoredStandard) -> tuple[float, float] | None:
    """Give how far the rate of what was observed may be from that of all that was done."""
    if standard.record != OBSERVED:
        return None
    return wilson(standard.met, standard.tally.judged)


def _picture(inputs: ReportInputs) -> Chart:
    judged = [each for each in inputs.result.standards if each.tally.judged]
    bars = []
    for standard in judged:
        low, high = _interval(standard) or (None, None)
        label = bar_label(f"{standard.number}. {standard.title}", standard.tally)
        short = standard.attained is False or bool(standard.missed)
        bars.append(
            Bar(label, rate(standard.tally), standard.target_percent, low, high, short=short)
        )
    lowest = sorted(judged, key=lambda each: rate(each.tally) or 0.0)[:3]
    said = ", ".join(f"{each.number}. {each.title} {rate_said(each.tally)}" for each in lowest)
    return Chart(
        key="rates", number="3-1", kind="rates", title="이행표준별 이행률과 목표",
        description=f"표준 {len(bars)}개의 이행률(%). 낮은 것부터 {said or '없음'}", unit="%",
        bars=tuple(bars), table="by_standard",
    )  # fmt: skip
