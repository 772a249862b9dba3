"""11. 산정기준: how open words were read, what could not be judged, and what that means."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from slaaudit.report_model.document import Block, Cell, Column, Row, Section, Statement, Table
from slaaudit.report_model.figures import (
    NONE,
    count,
    rate,
    rate_cell,
    small_sample_notes,
    without_figure,
    words,
)
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.results.stored import StoredStandard

_READINGS = (
    Column("번호", "count"),
    Column("이행표준", width=3),
    Column("취한 해석", width=4),
    Column("이행률(%)", "percent"),
    Column("달리 읽는 길", width=4),
    Column("이행률(%)", "percent"),
    Column("뒤바뀌는 판정", "count", width=2),
)
_REASONS = (Column("판정불가 사유", width=5), Column("건수", "count"))
_RULES = (
    "이행률은 반올림해 적되, 미이행이 있으면 100.0%로, 이행이 있으면 0.0%로 적지 않음",
    "값이 비었거나 읽을 수 없거나 시각이 없으면 짐작해 채우지 않고 판정불가로 둠",
    "면책은 미이행에서 빼고 이행에도 넣지 않음",
    "기한과 근무일은 민원처리법 제19조, 정보공개법 제29조, 민법 제155~161조와 헌장에 따름",
)


def section(inputs: ReportInputs) -> Section:
    """Say the rules of the figures, and whom to ask."""
    blocks: tuple[Block, ...] = (
        *(Statement("□", line) for line in _RULES),
        _readings(inputs),
        _reasons(inputs),
        *_own_choices(inputs),
        *_stated(inputs),
    )
    return Section("criteria", 11, "산정기준", blocks)


def _readings(inputs: ReportInputs) -> Table:
    rows = []
    for standard in inputs.result.standards:
        taken = standard.reading or (NONE if not standard.readings else "헌장의 문구 그대로")
        if not standard.readings and standard.reading:
            cells = [Cell("없음"), Cell(NONE), Cell(NONE)]
            rows.append(Row((*_taken(standard, taken), *cells)))
        for place, other in enumerate(standard.readings):
            head = (Cell(""),) * 4 if place else _taken(standard, taken)
            rows.append(Row((*head, words(other.why), rate_cell(other.tally), count(other.flips))))
    empty = Row((Cell(NONE), words("해당 없음"), *[Cell(NONE)] * 5))
    notes = ("뒤바뀌는 판정: 달리 읽으면 판정이 달라지는 건수", *small_sample_notes(rows))
    return Table("readings", "11-1", "해석", _READINGS, tuple(rows) or (empty,), notes)


def _taken(standard: StoredStandard, taken: str) -> tuple[Cell, ...]:
    return (
        count(standard.number),
        words(standard.title),
        Cell(taken),
        rate_cell(standard.tally),
    )


def _reasons(inputs: ReportInputs) -> Table:
    said: Counter[str] = Counter()
    for standard in inputs.result.standards:
        for reason, cases in standard.reasons_by_verdict.get("unmeasurable", {}).items():
            said[standard.reason_words.get(reason, reason)] += cases
    ordered = sorted(said.items(), key=lambda each: (-each[1], each[0]))
    rows = tuple(Row((words(reason), count(cases))) for reason, cases in ordered)
    empty = Row((words("판정불가 없음"), Cell(NONE)))
    return Table("unmeasurable", "11-2", "판정불가 사유", _REASONS, rows or (empty,))


def _own_choices(inputs: ReportInputs) -> Iterator[Statement]:
    for standard in inputs.result.standards:
        if standard.own_choice is not None:
            yield Statement("○", f"{standard.number}번: {standard.own_choice}")


def _stated(inputs: ReportInputs) -> Iterator[Statement]:
    texts = inputs.texts
    limits = [*texts.limits, *_limits(inputs)]
    yield Statement("□", f"자료의 한계: {'; '.join(limits) or '적지 않음'}")
    yield Statement("□", f"정정 이력: {'; '.join(texts.corrections) or '적지 않음'}")
    contact = " ".join(part for part in (texts.department, texts.telephone) if part)
    yield Statement("□", f"문의처: {contact or '적지 않음'}")


def _limits(inputs: ReportInputs) -> Iterator[str]:
    tally, undecided = inputs.result.tally, without_figure(inputs.result.standards)
    if undecided:
        yield f"판정불가 {undecided:,}건은 헌장에 수치가 없어 이행도 미이행도 아님"
    doubtful = tally.unmeasurable - undecided
    if doubtful:
        worst = rate(replace(tally, missed=tally.missed + doubtful))
        best = rate(replace(tally, met=tally.met + doubtful))
        rest = "나머지 " if undecided else ""
        yield (
            f"{rest}판정불가 {doubtful:,}건이 모두 미이행이었다면 이행률 {worst:.1f}%, "
            f"모두 이행이었다면 {best:.1f}%"
        )
