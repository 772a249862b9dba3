"""The account for machines: described by `reports/remedies.schema.json`."""

from dataclasses import asdict

from slaaudit.remedy_account.accounting import OwedSum, RemedyAccount, StandardAccount, paid_of
from slaaudit.results.stored import StoredOwed

SCHEMA = "slaaudit/remedies/1"


def account_plain(account: RemedyAccount) -> dict[str, object]:
    """Give the account as plain values; amounts are won."""
    result = account.result
    return {
        "schema": SCHEMA,
        "institution": {"id": result.institution.id, "name": result.institution.name},
        "department": result.department,
        "period": {
            "label": result.period.label,
            "from": result.period.from_on.isoformat(),
            "until": result.period.until_on.isoformat(),
        },
        "as_of": result.as_of.isoformat(timespec="seconds"),
        "decided_by": "institution",
        "total": {**_sum(account.total), "undecided": account.undecided},
        "standards": [_standard(each) for each in account.standards],
        "remedies": [_owed(each) for each in account.owed],
    }


def _sum(owed: OwedSum) -> dict[str, object]:
    return {**asdict(owed), "times": _number(owed.times)}


def _standard(account: StandardAccount) -> dict[str, object]:
    standard = account.standard
    remedy = standard.remedy
    return {
        "id": standard.id,
        "title": standard.title,
        "basis": None if remedy is None else remedy.words,
        "cite": None if remedy is None else remedy.cite,
        **_sum(account.total),
        "undecided": account.undecided,
        "months": [{"month": month, **_sum(owed)} for month, owed in account.months],
    }


def _owed(owed: StoredOwed) -> dict[str, object]:
    return {
        "standard": owed.standard,
        "case": owed.case,
        "department": owed.department,
        "dated_on": None if owed.dated_on is None else owed.dated_on.isoformat(),
        "unit_amount": owed.unit_amount,
        "times": None if owed.times is None else _number(owed.times),
        "amount": owed.amount,
        "currency": owed.currency,
        "paid": owed.paid,
        "paid_amount": paid_of(owed),
        "file": owed.file,
        "sheet": owed.sheet,
        "row": owed.row,
    }


def _number(value: float) -> float | int:
    return int(value) if value == int(value) else value
