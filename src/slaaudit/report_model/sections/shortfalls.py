"""7. 미흡사항 및 원인: what was missed, and why."""

from collections.abc import Iterator

from slaaudit.report_model.document import (
    Cell,
    Column,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.figures import NONE, count, missed, percent, words
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
    open_cases = inputs.result.tally.unmeasurable
    blocks = [table]
    if open_cases:
        warning = f"판정불가 {open_cases:,}건은 지켰는지 알 수 없어 여기에 들어 있지 않음"
        return Section("shortfalls", 7, "미흡사항 및 원인", (*blocks, Statement("※", warning)))
    return Section("shortfalls", 7, "미흡사항 및 원인", tuple(blocks))


def _nothing_missed(inputs: ReportInputs) -> str:
    """Never say that nothing fell short while anything was not judged."""
    tally = inputs.result.tally
    if not tally.judged:
        return "판정된 건이 없음"
    if tally.unmeasurable:
        return "판정한 건에는 미이행이 없음"
    return "미흡사항 없음"


def _rows(inputs: ReportInputs) -> Iterator[Row]:
    for standard in inputs.result.standards:
        causes = standard.reasons_by_verdict.get("missed", {})
        ordered = sorted(causes.items(), key=lambda cause: (-cause[1], cause[0]))
        for place, (reason, cases) in enumerate(ordered):
            head = (count(standard.number), words(standard.title), missed(standard.missed))
            blank = (Cell(""), Cell(""), Cell(""))
            yield Row(
                (
                    *(blank if place else head),
                    Cell(standard.reason_words.get(reason, reason)),
                    Cell(f"{cases:,}", cases, Emphasis.NONE),
                    percent(round(100 * cases / standard.missed, 1)),
                )
            )
