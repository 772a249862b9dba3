"""What the charter owes, paid against owed. Nothing here decides for the institution."""

from slaaudit.remedy_account.account_document import account_document
from slaaudit.remedy_account.account_plain import SCHEMA, account_plain
from slaaudit.remedy_account.accounting import OwedSum, RemedyAccount, account_of
from slaaudit.remedy_account.ledger_rows import LEDGER_HEADINGS, ledger_rows

__all__ = [
    "LEDGER_HEADINGS",
    "SCHEMA",
    "OwedSum",
    "RemedyAccount",
    "account_document",
    "account_of",
    "account_plain",
    "ledger_rows",
]
