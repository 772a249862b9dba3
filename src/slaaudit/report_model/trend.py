"""Several periods side by side: what all of them judged, and by the same rules."""

from slaaudit.model import Tally
from slaaudit.report_model.comparison import judged_alike
from slaaudit.report_model.document import Bar, Block, Cell, Chart, Column, Row, Table
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
from slaaudit.report_model.wording import period_title
from slaaudit.results import StoredResult

_COLUMNS = (
    Column("기간", width=2),
    Column("대상", "count"),
    Column("이행", "count"),
    Column("미이행", "count"),
    Column("이행률(%)", "percent"),
)


def trend(inputs: ReportInputs) -> tuple[Block, ...]:
    """Give the table and the picture of three periods or more, the oldest first; else nothing."""
    if not inputs.older:
        return ()
    alike = judged_alike((inputs.result, *inputs.by_time[:-1]))
    tallies = [(_title(each), _tally(each, alike)) for each in inputs.by_time]
    return _table(tallies, alike, inputs), _picture(tallies)


def _title(result: StoredResult) -> str:
    return period_title(result.period.label)


def _tally(result: StoredResult, alike: tuple[str, ...]) -> Tally:
    return sum((each.tally for each in result.standards if each.id in alike), Tally())


def _table(tallies: list[tuple[str, Tally]], alike: tuple[str, ...], inputs: ReportInputs) -> Table:
    rows = tuple(_row(title, tally) for title, tally in tallies)
    judged = [each for each in inputs.result.standards if each.tally.judged]
    others = [str(each.number) for each in judged if each.id not in alike]
    notes = [
        f"모든 기간에 같은 규칙으로 판정한 표준 {len(alike)}개만 견줌",
        *small_sample_notes(rows),
    ]
    if others:
        notes.append(
            f"견줄 수 없어 뺀 표준: {', '.join(others)}번 "
            "(규칙이 바뀌었거나 판정한 건이 없는 기간이 있음)"
        )
    return Table("trend", "2-3", "기간별 추세", _COLUMNS, rows, tuple(notes))


def _row(title: str, tally: Tally) -> Row:
    if not tally.judged:
        return Row((words(title), *[Cell(NONE)] * (len(_COLUMNS) - 1)))
    return Row(
        (
            words(title),
            count(applicable(tally)),
            count(tally.met),
            missed(tally.missed),
            rate_cell(tally),
        )
    )


def _picture(tallies: list[tuple[str, Tally]]) -> Chart:
    said = ", ".join(f"{title} {rate_said(tally)}" for title, tally in tallies)
    bars = tuple(
        Bar(bar_label(title, tally), rate(tally), short=bool(tally.missed))
        for title, tally in tallies
    )
    return Chart(
        key="trend", number="2-2", kind="months", title="기간별 이행률",
        description=f"같은 규칙으로 판정한 표준의 기간별 이행률(%): {said}", unit="%",
        bars=bars, table="trend",
    )  # fmt: skip
