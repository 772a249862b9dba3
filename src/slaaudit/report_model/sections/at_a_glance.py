"""0. 한눈에 보기: the figures in one sentence and one row."""

from slaaudit.report_model.comparison import common
from slaaudit.report_model.document import Cell, Column, Row, Section, Statement, Table
from slaaudit.report_model.figures import (
    SMALL_SAMPLE,
    applicable,
    count,
    left_out,
    missed,
    money,
    rate,
    rate_cell,
    rate_said,
    rate_without_waivers,
    small_sample_notes,
    without_figure,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.results.stored import StoredWaiver

_COLUMNS = (
    Column("대상", "count", "판정 결과(건)"),
    Column("이행", "count", "판정 결과(건)"),
    Column("미이행", "count", "판정 결과(건)"),
    Column("판정불가", "count", "판정 결과(건)"),
    Column("이행률(%)", "percent"),
    Column("보상 건수", "count", "보상 대상"),
    Column("보상 금액(원)", "money", "보상 대상", width=2),
    Column("미측정 표준(개)", "count", width=2),
)


def section(inputs: ReportInputs) -> Section:
    """Say the result in a sentence that its figures make."""
    result = inputs.result
    tally = result.tally
    amounts = [owed.amount for owed in result.remedies]
    known = [amount for amount in amounts if amount is not None]
    unmeasured = sum(not each.tally.judged for each in result.standards) + len(result.provisions)
    row = Row(
        (
            count(applicable(tally)),
            count(tally.met),
            missed(tally.missed),
            count(tally.unmeasurable),
            rate_cell(tally),
            count(len(amounts)),
            money(sum(known)) if known or not amounts else Cell("금액 미정"),
            count(unmeasured),
        )
    )
    notes = (*_notes(inputs), *small_sample_notes((row,)))
    table = Table("at_a_glance", "0-1", "주요 수치", _COLUMNS, (row,), notes)
    return Section("at_a_glance", 0, "한눈에 보기", (*_statements(inputs), table))


def _statements(inputs: ReportInputs) -> tuple[Statement, ...]:
    tally = inputs.result.tally
    now = rate(tally)
    if now is None:
        nothing = "이행·미이행으로 판정된 건이 없어 이행률을 내지 않음"
        return (Statement("□", nothing, strong=True), *_shortfalls(inputs))
    sentence = (
        f"판정한 {tally.judged:,}건 가운데 {tally.met:,}건을 이행하여 이행률 {now:.1f}%"
        f"{_against_before(inputs)}"
    )
    small = f"판정한 건이 {SMALL_SAMPLE}건보다 적어 이행률이 우연에 따라 크게 달라질 수 있음"
    return (
        Statement("□", sentence, strong=True),
        *((Statement("※", small),) if tally.judged < SMALL_SAMPLE else ()),
        *_waivers(inputs),
        *_shortfalls(inputs),
    )


def _waivers(inputs: ReportInputs) -> tuple[Statement, ...]:
    """Say what the rate would be without waivers, and who approved each for what."""
    tally = inputs.result.tally
    without = rate_without_waivers(tally)
    if not tally.waived or without is None:
        return ()
    sentence = f"승인된 예외 {tally.waived:,}건 포함, 제외하면 이행률 {without:.1f}%"
    used = (each for each in inputs.result.waivers if each.cases)
    return (Statement("○", sentence), *(Statement("-", _waiver(each, inputs)) for each in used))


def _waiver(waiver: StoredWaiver, inputs: ReportInputs) -> str:
    standard = inputs.result.standard(waiver.standard)
    title = waiver.standard if standard is None else standard.title
    evidence = ", ".join(waiver.evidence)
    approved = f"{waiver.approver} 승인 {waiver.approved_on}, 근거 {evidence}"
    return f"{title} {waiver.cases:,}건: {waiver.reason} ({approved})"


def _against_before(inputs: ReportInputs) -> str:
    if inputs.previous is None:
        return ""
    ours, theirs, _ = common(inputs.result.standards, inputs.previous.standards)
    now, was = rate(ours), rate(theirs)
    word = inputs.before_word
    if now is None or was is None:
        return f" ({word}와 견줄 수 있는 표준이 없음)"
    difference = round(now - was, 1)
    made_of = f"({word} {rate_said(theirs)})"
    if not difference:
        return f"로 {word}와 같음 {made_of}"
    way = "상승" if difference > 0 else "하락"
    return f"로 {word} 대비 {abs(difference):.1f}%p {way} {made_of}"


def _shortfalls(inputs: ReportInputs) -> tuple[Statement, ...]:
    """Say what the rate leaves out."""
    said = left_out(inputs.result.tally)
    undecided = without_figure(inputs.result.standards)
    if undecided:
        said += f" (그 가운데 {undecided:,}건은 헌장에 수치가 없어 판정하지 않음)"
    return (Statement("○", f"이행률에 들어가지 않은 건: {said}"),) if said else ()


def _notes(inputs: ReportInputs) -> tuple[str, ...]:
    notes = ["이행률 = 이행 ÷ (이행 + 미이행). 한 건에 표준이 여럿이면 표준마다 셈"]
    if inputs.previous is not None:
        ours, _, others = common(inputs.result.standards, inputs.previous.standards)
        if others:
            notes.append(
                f"증감은 두 기간에 같은 규칙으로 판정한 표준만으로 냄 ({others}개 제외): "
                f"이번 {rate_said(ours)}"
            )
    unknown = sum(owed.amount is None for owed in inputs.result.remedies)
    if unknown:
        notes.append(f"보상 금액에는 금액을 알 수 없는 {unknown:,}건이 들어 있지 않음")
    return tuple(notes)
