"""15. (내부) 판정 근거: for each missed duration the days that counted, and those that did not."""

import re
from datetime import date
from functools import partial

from slaaudit.report_model.case_cells import at, promise
from slaaudit.report_model.document import Cell, Column, Row, Section
from slaaudit.report_model.figures import words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.long_tables import LongTable
from slaaudit.results.stored import StoredRow

_COLUMNS = (
    Column("접수번호", width=2),
    Column("표준", width=3),
    Column("기산일시", "moment", width=2),
    Column("처리기한", "moment", width=2),
    Column("센 날", width=5),
    Column("뺀 날과 까닭", width=6),
)
_TABLE = LongTable(
    "grounds", "15-1", "판정 근거", _COLUMNS, "해당 없음",
    ("기산일시부터 처리기한까지의 날을 하나씩 셈. 기한을 넘긴 뒤의 날은 적지 않음",),
)  # fmt: skip
_ITEM = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.\.(\d{4}-\d{2}-\d{2}))? (셈|뺌) (.+)")
_WEEKDAYS = "월화수목금토일"


def section(inputs: ReportInputs) -> Section:
    """List the missed cases whose time was counted."""
    entries = [row for row in inputs.missed if row.counted_days]
    table = _TABLE.of(entries, partial(_row, inputs))
    return Section("grounds", 15, "(내부) 판정 근거", (table,))


def _row(inputs: ReportInputs, row: StoredRow) -> Row:
    items = [_ITEM.fullmatch(item) for item in (row.counted_days or "").split("; ")]
    told = [(item[3], f"{_days(item[1], item[2])} {item[4]}") for item in items if item]
    return Row(
        (
            Cell(row.case),
            promise(inputs, row.standard),
            at(row.started_at),
            at(row.due_at),
            words(", ".join(text for mark, text in told if mark == "셈")),
            words(", ".join(text for mark, text in told if mark == "뺌")),
        )
    )


def _days(first: str, last: str | None) -> str:
    return _day(first) if last is None else f"{_day(first)}~{_day(last)}"


def _day(text: str) -> str:
    on = date.fromisoformat(text)
    return f"{on.month}. {on.day}.({_WEEKDAYS[on.weekday()]})"
