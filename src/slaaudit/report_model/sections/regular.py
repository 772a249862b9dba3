"""4. 정기 이행사항: what the charter promises to do so often."""

import re
from collections.abc import Iterator

from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section, Table
from slaaudit.report_model.figures import NONE, count, rate_cell, small_sample_notes, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.wording import months_said
from slaaudit.results.stored import StoredSpans, StoredStandard

_COLUMNS = (
    Column("번호", "count"),
    Column("이행기준", width=5),
    Column("기준빈도", width=4),
    Column("계획횟수", "count"),
    Column("실시횟수", "count"),
    Column("이행률(%)", "percent"),
    Column("실시일(월)", width=4),
    Column("비고", width=4),
)


def section(inputs: ReportInputs) -> Section:
    """Give one row per promise; where the charter has none, say so."""
    rows = tuple(
        _row(standard, standard.spans)
        for standard in inputs.result.standards
        if standard.measure == "count" and standard.spans is not None
    )
    empty = Row((Cell(NONE), words("해당 없음"), *[Cell(NONE)] * (len(_COLUMNS) - 2)))
    notes = (
        *small_sample_notes(rows),
        "이행률은 횟수를 재는 기간(주·월·분기·반기·연)마다 지켰는지의 비율",
        "한 해에 걸친 약속은 그해가 끝나야 미이행이 됨",
    )
    table = Table("regular", "4-1", "정기 이행사항", _COLUMNS, rows or (empty,), notes)
    return Section("regular", 4, "정기 이행사항", (table,))


def _row(standard: StoredStandard, spans: StoredSpans) -> Row:
    return Row(
        (
            count(standard.number),
            words(standard.title),
            words(standard.method),
            count(_planned(spans)),
            count(_done(spans)),
            rate_cell(standard.tally),
            words(months_said(dict(spans.months))),
            _remark(standard),
        )
    )


def _planned(spans: StoredSpans) -> int | None:
    """Add up the least of each span; what may happen at most so often is no plan."""
    least = [
        float(found[1])
        for each in spans.spans
        if each.limit and (found := re.match(r"(?:at_least|more_than) (\d+(?:\.\d+)?)", each.limit))
    ]
    return int(sum(least)) if least else None


def _done(spans: StoredSpans) -> int | None:
    values = [each.value for each in spans.spans if each.value is not None]
    return int(sum(values)) if values else None


def _remark(standard: StoredStandard) -> Cell:
    parts = list(_remarks(standard))
    emphasis = Emphasis.SHORT if standard.missed else Emphasis.NONE
    return Cell("; ".join(parts) or NONE, None, emphasis)


def _remarks(standard: StoredStandard) -> Iterator[str]:
    tally = standard.tally
    if tally.missed:
        yield f"못 지킨 기간 {tally.missed}"
    if tally.pending:
        yield f"아직 끝나지 않은 기간 {tally.pending}"
    if tally.unmeasurable:
        yield "판정불가: " + ", ".join(_reasons(standard)) if _reasons(standard) else "판정불가"


def _reasons(standard: StoredStandard) -> list[str]:
    codes = standard.reasons_by_verdict.get("unmeasurable", {})
    return [standard.reason_words.get(code, code) for code in codes]
