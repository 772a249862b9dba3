"""Sums of what is owed: all of it, by promise, and by promise and month."""

from collections.abc import Sequence

from slaaudit.results import StoredResult
from slaaudit.results.stored import StoredOwed, StoredStandard
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class OwedSum:
    """What some cases are owed. Counts are cases; amounts are won, of the cases that have one.

    `paid`, `unpaid` and `unconfirmed` add up to `cases`. `unknown`: cases whose amount neither the
    charter nor the log gives; they are in no amount. `times`: how often the charter's amount is
    owed (cases, or employees), where it is known. `short`: cases paid with less than what is owed.
    """

    cases: int = 0
    times: float = 0
    amount: int = 0
    paid: int = 0
    paid_amount: int = 0
    unpaid: int = 0
    unpaid_amount: int = 0
    unconfirmed: int = 0
    unconfirmed_amount: int = 0
    unknown: int = 0
    short: int = 0

    @staticmethod
    def of(owed: Sequence[StoredOwed]) -> "OwedSum":
        """Add up what the cases are owed."""
        paid = [each for each in owed if each.paid]
        unpaid = [each for each in owed if each.paid is False]
        unconfirmed = [each for each in owed if each.paid is None]
        return OwedSum(
            cases=len(owed),
            times=sum(each.times or 0 for each in owed),
            amount=_amount(owed),
            paid=len(paid),
            paid_amount=sum(paid_of(each) or 0 for each in paid),
            unpaid=len(unpaid),
            unpaid_amount=_amount(unpaid),
            unconfirmed=len(unconfirmed),
            unconfirmed_amount=_amount(unconfirmed),
            unknown=sum(each.amount is None for each in owed),
            short=sum(_short(each) for each in paid),
        )


def paid_of(owed: StoredOwed) -> int | None:
    """Give what was paid: the log's figure, else what is owed where the log says yes."""
    if owed.paid is None:
        return None
    if owed.paid_amount is not None:
        return owed.paid_amount
    return owed.amount if owed.paid else 0


def _amount(owed: Sequence[StoredOwed]) -> int:
    return sum(each.amount or 0 for each in owed)


def _short(owed: StoredOwed) -> bool:
    known = owed.amount is not None and owed.paid_amount is not None
    return known and (owed.paid_amount or 0) < (owed.amount or 0)


@dataclass(frozen=True, slots=True)
class StandardAccount:
    """A promise that owes something when it is broken, month by month (`2026-03`; None undated).

    `undecided`: cases that could not be judged, so that nobody knows whether they are owed.
    """

    standard: StoredStandard
    total: OwedSum
    months: tuple[tuple[str | None, OwedSum], ...]
    undecided: int


@dataclass(frozen=True, slots=True)
class RemedyAccount:
    """A period's remedies. `owed` stands in the order of the charter, then of the log."""

    result: StoredResult
    owed: tuple[StoredOwed, ...]
    total: OwedSum
    standards: tuple[StandardAccount, ...]

    @property
    def undecided(self) -> int:
        """Cases of promises with a remedy that could not be judged."""
        return sum(each.undecided for each in self.standards)


def account_of(result: StoredResult, chosen: Sequence[str] = ()) -> RemedyAccount:
    """Account for a result's remedies; of the chosen promises alone, where any are named."""
    owing = {each.standard for each in result.remedies}
    standards = [
        each
        for each in result.standards
        if (each.remedy is not None or each.id in owing) and (not chosen or each.id in chosen)
    ]
    kept = {each.id for each in standards}
    owed = tuple(each for each in result.remedies if each.standard in kept)
    return RemedyAccount(
        result, owed, OwedSum.of(owed), tuple(_standard(each, owed) for each in standards)
    )


def _standard(standard: StoredStandard, owed: Sequence[StoredOwed]) -> StandardAccount:
    own = [each for each in owed if each.standard == standard.id]
    months: dict[str | None, list[StoredOwed]] = {}
    for each in own:
        month = None if each.dated_on is None else f"{each.dated_on:%Y-%m}"
        months.setdefault(month, []).append(each)
    by_month = sorted(months.items(), key=lambda pair: (pair[0] is None, pair[0] or ""))
    return StandardAccount(
        standard,
        OwedSum.of(own),
        tuple((month, OwedSum.of(each)) for month, each in by_month),
        standard.unmeasurable,
    )
