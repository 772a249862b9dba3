"""9. 시정 및 보상 실적: what the charter owes, and what the log says was paid."""

from collections.abc import Iterator

from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section, Statement, Table
from slaaudit.report_model.figures import NONE, count, money, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.results.stored import StoredOwed, StoredStandard

_COLUMNS = (
    Column("유형", width=4),
    Column("보상기준", width=4),
    Column("대상", "count"),
    Column("지급건수", "count"),
    Column("지급금액(원)", "money", width=2),
    Column("미지급", "count"),
    Column("확인 안 됨", "count"),
)


def section(inputs: ReportInputs) -> Section:
    """Give one row to every promise with a remedy; whether it is paid, people decide."""
    rows = (*_rows(inputs), *_total(inputs))
    empty = Row((words("해당 없음"), *[Cell(NONE)] * (len(_COLUMNS) - 1)))
    notes = ("헌장이 정한 보상의 대상을 센 것이며, 지급은 기관이 결정함",)
    table = Table("remedies", "9-1", "보상 실적", _COLUMNS, rows or (empty,), notes)
    unknown = sum(owed.amount is None for owed in inputs.result.remedies)
    more: tuple[Statement, ...] = ()
    if unknown:
        more = (Statement("※", f"금액을 알 수 없는 {unknown:,}건은 금액에 들어 있지 않음"),)
    return Section("remedies", 9, "시정 및 보상 실적", (table, *more))


def _rows(inputs: ReportInputs) -> Iterator[Row]:
    for standard in inputs.result.standards:
        if standard.remedy is None:
            continue
        owed = [each for each in inputs.result.remedies if each.standard == standard.id]
        yield _row(standard, owed)


def _amount(paid: list[StoredOwed]) -> Cell:
    """Add up what is known; something paid of an unknown amount is no 0 won."""
    known = [each.amount for each in paid if each.amount is not None]
    return money(sum(known)) if known or not paid else Cell("금액 미정")


def _total(inputs: ReportInputs) -> tuple[Row, ...]:
    rows = sum(each.remedy is not None for each in inputs.result.standards)
    if rows < 2:  # noqa: PLR2004  # of one row it would be the same row again
        return ()
    return (_row_of("계", NONE, list(inputs.result.remedies), total=True),)


def _row(standard: StoredStandard, owed: list[StoredOwed]) -> Row:
    basis = standard.remedy.words if standard.remedy else NONE
    return _row_of(f"{standard.number}. {standard.title}", basis, owed)


def _row_of(title: str, basis: str, owed: list[StoredOwed], *, total: bool = False) -> Row:
    paid = [each for each in owed if each.paid]
    unpaid = sum(each.paid is False for each in owed)
    return Row(
        (
            words(title),
            words(basis),
            count(len(owed)),
            count(len(paid)),
            _amount(paid),
            Cell(f"{unpaid:,}", unpaid, Emphasis.SHORT if unpaid else Emphasis.NONE),
            count(sum(each.paid is None for each in owed)),
        ),
        total=total,
    )
