"""13. (내부) 위반 명세: every missed case, department by department."""

import re
from functools import partial

from slaaudit.report_model.case_cells import NOWHERE, at, department, place, promise, why
from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section
from slaaudit.report_model.figures import NONE
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.long_tables import LongTable
from slaaudit.reporting.wording import value_words
from slaaudit.results.stored import StoredRow

_COLUMNS = (
    Column("접수번호", width=2),
    Column("표준", width=4),
    Column("부서", width=2),
    Column("기산일시", "moment", width=2),
    Column("처리기한", "moment", width=2),
    Column("실제처리일시", "moment", width=2),
    Column("초과", width=2),
    Column("사유", width=3),
    Column("중간통지"),
    Column("자료", width=2),
    Column("시트"),
    Column("행", "count"),
)
_TABLE = LongTable(
    "violations", "13-1", "위반 명세", _COLUMNS, "미이행 없음",
    ("부서 가나다순, 부서 안에서는 표준의 순서", "처리기한이 날짜이면 그날이 끝날 때까지임"),
    source=(9, 10, 11),
)  # fmt: skip
_LIMIT = re.compile(r"(at_most|less_than|at_least|more_than) (\d+(?:\.\d+)?)(\D+)")
_NOTICE = {"met": "통지", "missed": "미통지", "excused": "면책", "unmeasurable": "판정불가"}


def section(inputs: ReportInputs) -> Section:
    """List the missed cases."""
    entries = sorted(inputs.missed, key=partial(_order, inputs))
    table = _TABLE.of(entries, partial(_row, inputs))
    return Section("violations", 13, "(내부) 위반 명세", (table,))


def _order(inputs: ReportInputs, row: StoredRow) -> tuple[bool, str, int]:
    """By department, the nameless last; within it as the charter goes."""
    named, standard = department(row), inputs.result.standard(row.standard)
    return named == NOWHERE, named, 0 if standard is None else standard.number


def _row(inputs: ReportInputs, row: StoredRow) -> Row:
    return Row(
        (
            Cell(row.case),
            promise(inputs, row.standard),
            Cell(department(row)),
            at(row.started_at),
            at(row.due_at),
            at(row.ended_at),
            Cell(_excess(row), None, Emphasis.SHORT),
            why(inputs, row),
            Cell(_notice(inputs, row)),
            *place(row),
        )
    )


def _excess(row: StoredRow) -> str:
    """Say by how much a limit was passed; where nothing was measured, a dash."""
    if row.value is None:
        return "미처리" if row.reason == "overdue_open" else NONE
    if row.unit is None:
        return NONE
    found = _LIMIT.fullmatch(row.limit or "")
    if found is None or found[3] != row.unit:
        return value_words(row.value, row.unit)
    beyond = round(row.value - float(found[2]), 6)
    if beyond > 0:
        return value_words(beyond, row.unit)
    if beyond < 0 and found[1] in ("at_least", "more_than"):
        return f"{value_words(-beyond, row.unit)} 모자람"
    return f"기준과 같음({value_words(row.value, row.unit)})"


def _notice(inputs: ReportInputs, row: StoredRow) -> str:
    """Say whether the one who waited was told before the limit, where the charter promises it."""
    for standard in inputs.result.standards:
        if row.standard in standard.interim_of:
            verdict = inputs.notices.get((standard.id, row.case))
            return _NOTICE.get(verdict or "", NONE)
    return NONE
