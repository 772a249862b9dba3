"""The ledger: one row per case that something is owed for, with its place in the log."""

from collections.abc import Iterator

from slaaudit.remedy_account.accounting import RemedyAccount, paid_of
from slaaudit.report_model.document import Cell, Column, Emphasis, Row
from slaaudit.report_model.figures import NONE, money, words
from slaaudit.results.stored import StoredOwed, StoredStandard

LEDGER_COLUMNS = (
    Column("표준", width=4),
    Column("접수번호", width=2),
    Column("부서", width=2),
    Column("기산일", "moment", width=2),
    Column("단가(원)", "money"),
    Column("수", "number"),
    Column("보상금액(원)", "money", width=2),
    Column("지급 여부", width=2),
    Column("지급금액(원)", "money", width=2),
    Column("자료", width=2),
    Column("시트"),
    Column("행", "count"),
)
#: Where the columns name a file, a sheet and a row.
LEDGER_SOURCE = (9, 10, 11)
LEDGER_HEADINGS = tuple(column.title for column in LEDGER_COLUMNS)
_PAID = {
    True: Cell("지급"),
    False: Cell("미지급", None, Emphasis.SHORT),
    None: Cell("미확인", None, Emphasis.UNKNOWN),
}
_UNKNOWN = Cell("알 수 없음", None, Emphasis.UNKNOWN)


def ledger_rows(account: RemedyAccount) -> Iterator[Row]:
    """Give the rows of the whole ledger."""
    return (ledger_row(account, owed) for owed in account.owed)


def ledger_row(account: RemedyAccount, owed: StoredOwed) -> Row:
    """Say of one case what is owed and what the log says of it."""
    standard = account.result.standard(owed.standard)
    return Row(
        (
            words(owed.standard if standard is None else named(standard)),
            words(owed.case),
            words(owed.department),
            words(None if owed.dated_on is None else owed.dated_on.isoformat()),
            _UNKNOWN if owed.unit_amount is None else money(owed.unit_amount),
            _UNKNOWN if owed.times is None else Cell(f"{owed.times:g}", owed.times),
            _UNKNOWN if owed.amount is None else money(owed.amount),
            _PAID[owed.paid],
            _paid_amount(owed),
            words(owed.file),
            words(owed.sheet),
            Cell(NONE) if owed.row is None else Cell(str(owed.row), owed.row),
        )
    )


def named(standard: StoredStandard) -> str:
    """Name a promise by its number and title."""
    return f"{standard.number}. {standard.title}" if standard.number else standard.title


def _paid_amount(owed: StoredOwed) -> Cell:
    if owed.paid is None:
        return Cell(NONE)
    paid = paid_of(owed)
    if paid is None:
        return _UNKNOWN
    short = owed.amount is not None and paid < owed.amount
    return Cell(f"{paid:,}", paid, Emphasis.SHORT if short else Emphasis.NONE)
