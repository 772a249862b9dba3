"""The account as a document: what is owed in all, by promise, by month, and case by case."""

from collections.abc import Iterator
from functools import partial

from slaaudit.remedy_account.accounting import OwedSum, RemedyAccount
from slaaudit.remedy_account.ledger_rows import (
    LEDGER_COLUMNS,
    LEDGER_SOURCE,
    ledger_row,
    named,
)
from slaaudit.report_model.document import (
    Cell,
    Column,
    Document,
    Emphasis,
    Row,
    Section,
    Statement,
    Table,
)
from slaaudit.report_model.figures import NONE, count, money, words
from slaaudit.report_model.long_tables import LongTable
from slaaudit.report_model.wording import moment, period_title, span

_DECIDED = "헌장이 정한 보상을 기록으로 셈한 것이며, 누구에게 얼마를 지급할지는 기관이 결정함"
_EMPTY = "보상 대상 없음"
_SUMS = (
    Column("건", "count", "대상"),
    Column("원", "money", "대상", width=2),
    Column("건", "count", "지급"),
    Column("원", "money", "지급", width=2),
    Column("건", "count", "미지급"),
    Column("원", "money", "미지급", width=2),
    Column("건", "count", "미확인"),
    Column("원", "money", "미확인", width=2),
    Column("모름", "count", "금액"),
)
_BY_STANDARD = (Column("표준", width=4), *_SUMS, Column("판정불가", "count"))
_BY_MONTH = (Column("표준", width=4), Column("달", "moment", width=2), *_SUMS)
_BASES = (Column("표준", width=3), Column("보상기준", width=5), Column("근거", width=6))
_LEDGER = LongTable(
    "ledger", "3-1", "보상 대장", LEDGER_COLUMNS, _EMPTY,
    ("수: 헌장의 금액을 주는 횟수(건당이면 1, 직원 1인당이면 그 수)", _DECIDED),
    source=LEDGER_SOURCE,
)  # fmt: skip


def account_document(account: RemedyAccount) -> Document:
    """Build the document, for the institution itself alone: it lists single cases."""
    result = account.result
    facts = [("기관", result.institution.name), ("기준시점", moment(result.as_of))]
    if result.department is not None:
        facts.append(("부서", result.department))
    facts.append(("공개", "내부용: 밖으로 내보내지 않음"))
    return Document(
        title=f"{period_title(result.period.label)} 헌장 보상 대장",
        institution=result.institution.name,
        period=span(result.period),
        written_on=result.as_of.date().isoformat(),
        audience="internal",
        sections=(
            Section("at_a_glance", 0, "한눈에 보기", tuple(_statements(account))),
            Section("by_standard", 1, "표준별", (_by_standard(account), _bases(account))),
            Section("by_month", 2, "표준과 달별", (_by_month(account),)),
            Section("ledger", 3, "대장", (_LEDGER.of(account.owed, partial(ledger_row, account)),)),
        ),
        facts=tuple(facts),
    )


def _statements(account: RemedyAccount) -> Iterator[Statement]:
    total = account.total
    yield Statement("□", _said(total))
    yield Statement("※", _DECIDED, strong=True)
    if total.unknown:
        yield Statement(
            "※", f"금액을 알 수 없는 {total.unknown:,}건은 어느 금액에도 들어 있지 않음"
        )
    if total.short:
        yield Statement("※", f"보상금액보다 적게 지급한 {total.short:,}건이 지급에 들어 있음")
    if account.undecided:
        yield Statement(
            "※",
            f"판정불가 {account.undecided:,}건은 보상 대상인지 알 수 없어 들어 있지 않음",
        )
    if any(waiver.cases for waiver in account.result.waivers):
        yield Statement("※", "승인된 예외로 면책된 건도 헌장의 보상은 그대로여서 들어 있음")


def _said(total: OwedSum) -> str:
    if not total.cases:
        return _EMPTY
    return (
        f"대상 {total.cases:,}건 {total.amount:,}원: "
        f"지급 {total.paid:,}건 {total.paid_amount:,}원, "
        f"미지급 {total.unpaid:,}건 {total.unpaid_amount:,}원, "
        f"미확인 {total.unconfirmed:,}건 {total.unconfirmed_amount:,}원"
    )


def _by_standard(account: RemedyAccount) -> Table:
    rows = [
        Row(
            (
                words(named(each.standard)),
                *_sums(each.total),
                count(each.undecided),
            )
        )
        for each in account.standards
    ]
    total = (Cell("계"), *_sums(account.total), count(account.undecided))
    notes = (
        "미확인: 지급했는지 기록에 없는 건",
        "금액 모름: 헌장이나 기록에 금액이나 수가 없어 어느 금액에도 넣지 않은 건",
        "판정불가: 판정할 수 없어 보상 대상인지 알 수 없는 건. 대상에 들어 있지 않음",
    )
    return _table(("owed_by_standard", "1-1", "표준별 보상"), _BY_STANDARD, rows, total, notes)


def _bases(account: RemedyAccount) -> Table:
    """Say of each promise what is owed, and where the charter says so."""
    remedies = [(each.standard, each.standard.remedy) for each in account.standards]
    rows = tuple(
        Row((words(named(standard)), words(remedy.words), words(remedy.cite)))
        for standard, remedy in remedies
        if remedy is not None
    )
    empty = Row((Cell(_EMPTY), *[Cell(NONE)] * (len(_BASES) - 1)))
    return Table("bases", "1-2", "보상기준", _BASES, rows or (empty,))


def _by_month(account: RemedyAccount) -> Table:
    rows = [
        Row((words(named(each.standard)), words(month or "날짜 모름"), *_sums(owed)))
        for each in account.standards
        for month, owed in each.months
    ]
    total = (Cell("계"), Cell(""), *_sums(account.total))
    notes = ("달: 그 건의 기간을 정하는 날이 든 달",)
    return _table(("owed_by_month", "2-1", "표준과 달별 보상"), _BY_MONTH, rows, total, notes)


def _table(
    named_as: tuple[str, str, str],
    columns: tuple[Column, ...],
    rows: list[Row],
    total: tuple[Cell, ...],
    notes: tuple[str, ...],
) -> Table:
    empty = Row((Cell(_EMPTY), *[Cell(NONE)] * (len(columns) - 1)))
    filled = (*rows, Row(total, total=True)) if rows else (empty,)
    return Table(*named_as, columns, filled, notes)


def _sums(owed: OwedSum) -> tuple[Cell, ...]:
    unpaid = Emphasis.SHORT if owed.unpaid else Emphasis.NONE
    unknown = Emphasis.UNKNOWN if owed.unknown else Emphasis.NONE
    return (
        count(owed.cases),
        money(owed.amount),
        count(owed.paid),
        money(owed.paid_amount),
        Cell(f"{owed.unpaid:,}", owed.unpaid, unpaid),
        money(owed.unpaid_amount),
        count(owed.unconfirmed),
        money(owed.unconfirmed_amount),
        Cell(f"{owed.unknown:,}", owed.unknown, unknown),
    )
