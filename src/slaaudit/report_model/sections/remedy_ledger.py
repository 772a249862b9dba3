"""14. (내부) 보상 대장: what is owed for which case, and what the log says of it."""

from functools import partial

from slaaudit.report_model.case_cells import promise
from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section
from slaaudit.report_model.figures import money, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.long_tables import LongTable
from slaaudit.results.stored import StoredOwed

_COLUMNS = (
    Column("접수번호", width=2),
    Column("표준", width=4),
    Column("보상기준", width=4),
    Column("금액(원)", "money", width=2),
    Column("지급 여부", width=2),
)
_TABLE = LongTable(
    "remedy_ledger", "14-1", "보상 대장", _COLUMNS, "해당 없음",
    ("헌장이 정한 보상의 대상이며, 지급은 기관이 결정함",),
)  # fmt: skip
_PAID = {
    True: Cell("지급"),
    False: Cell("미지급", None, Emphasis.SHORT),
    None: Cell("확인 안 됨", None, Emphasis.UNKNOWN),
}


def section(inputs: ReportInputs) -> Section:
    """List what is owed, in the order of the charter."""
    table = _TABLE.of(inputs.result.remedies, partial(_row, inputs))
    return Section("remedy_ledger", 14, "(내부) 보상 대장", (table,))


def _row(inputs: ReportInputs, owed: StoredOwed) -> Row:
    standard = inputs.result.standard(owed.standard)
    remedy = None if standard is None else standard.remedy
    return Row(
        (
            Cell(owed.case),
            promise(inputs, owed.standard),
            words(None if remedy is None else remedy.words),
            Cell("금액 미정") if owed.amount is None else money(owed.amount),
            _PAID[owed.paid],
        )
    )
