"""7. 미흡사항 및 원인: what was missed, and why."""

from collections.abc import Iterator

from slaaudit.model import compliance_rate
from slaaudit.report_model.document import (
    Cell,
    Column,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.figures import DECIMALS, NONE, count, missed, percent, whole, words
from slaaudit.report_model.inputs import ReportInputs

_COLUMNS = (
    Column("번호", "count"),
    Column("이행표준", width=4),
    Column("미이행", "count"),
    Column("주요 원인(유형)", width=4),
    Column("건수", "count"),
    Column("비중(%)", "percent"),
)


def section(inputs: ReportInputs) -> Section:
    """List every cause of every promise that was missed."""
    rows = tuple(_rows(inputs))
    clear = Row((Cell(NONE), words(_nothing_missed(inputs)), *[Cell(NONE)] * 4))
    table = Table("shortfalls", "7-1", "미흡사항과 원인", _COLUMNS, rows or (clear,))
    return Section("shortfalls", 7, "미흡사항 및 원인", (table, *_not_in_it(inputs)))


def _not_in_it(inputs: ReportInputs) -> Iterator[Statement]:
    """Say what may have fallen short and is not in the table."""
    tally = inputs.result.tally
    if tally.unmeasurable:
        unknown = f"판정불가 {tally.unmeasurable:,}건은 지켰는지 알 수 없어 여기에 들어 있지 않음"
        yield Statement("※", unknown)
    if tally.pending:
        early = f"진행중 {tally.pending:,}건은 아직 기한 전이라 여기에 들어 있지 않음"
        yield Statement("※", early)
    if tally.waived:
        waived = f"승인된 예외 {tally.waived:,}건은 면책으로 세어 여기에 들어 있지 않음"
        yield Statement("※", waived)
    if _unmeasured(inputs):
        others = f"판정한 건이 없는 표준 {_unmeasured(inputs)}개는 여기에 들어 있지 않음"
        yield Statement("※", others)


def _unmeasured(inputs: ReportInputs) -> int:
    return sum(not each.tally.judged for each in inputs.result.standards)


def _nothing_missed(inputs: ReportInputs) -> str:
    """Never say that nothing fell short while anything was not judged."""
    tally = inputs.result.tally
    if not tally.judged:
        return "판정된 건이 없음"
    if _unmeasured(inputs) or not whole(tally) or tally.waived:
        return "판정한 건에는 미이행이 없음"
    return "미흡사항 없음"


def _rows(inputs: ReportInputs) -> Iterator[Row]:
    for standard in inputs.result.standards:
        causes = standard.reasons_by_verdict.get("missed", {})
        ordered = sorted(causes.items(), key=lambda cause: (-cause[1], cause[0]))
        untold = standard.missed - sum(causes.values())
        if untold:  # results of earlier versions do not say why
            ordered.append(("원인이 적히지 않음", untold))
        for place, (reason, cases) in enumerate(ordered):
            head = (count(standard.number), words(standard.title), missed(standard.missed))
            blank = (Cell(""), Cell(""), Cell(""))
            yield Row(
                (
                    *(blank if place else head),
                    Cell(standard.reason_words.get(reason, reason)),
                    Cell(f"{cases:,}", cases, Emphasis.NONE),
                    percent(compliance_rate(cases, standard.missed - cases, DECIMALS)),
                )
            )
