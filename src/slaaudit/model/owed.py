"""What the charter owes, and what another reading would have said."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from math import isnan
from typing import overload

import numpy as np
from numpy.typing import NDArray

from slaaudit.model.heard import HeardCases
from slaaudit.model.measurement import UNDATED, Floats, Places
from slaaudit.model.narrow import one_for_all
from slaaudit.model.tally import Tally
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ReadingResult:
    """What another reading would have said; `flips` counts the verdicts that differ."""

    id: str
    why: str
    tally: Tally
    flips: int


@dataclass(frozen=True, slots=True)
class Owed:
    """What the charter owes for one case; `amount` is None where no amount can be given.

    `paid`: whether the log says that it was paid; None where it says nothing. `paid_amount`: how
    much, where the log holds a figure. `unit_amount` is owed `times` (once per case, or as often as
    a column says: per employee); `times` is None where the log does not say. `dated_on`: the day
    that dates the case. `table_row` is an index into the standard's table, None for spans.
    """

    standard: str
    case: str
    amount: int | None
    currency: str
    paid: bool | None = None
    paid_amount: int | None = None
    times: float | None = None
    unit_amount: int | None = None
    dated_on: date | None = None
    table_row: int | None = None


#: Entries that are turned into Python values at once.
_BLOCK = 8_192


@dataclass(frozen=True, slots=True, eq=False)
class OwedCases(Sequence[Owed]):
    """What a standard owes, case by case in the order of the cases; each is made when asked for.

    Columns, one entry per case owed for: `places` in the cases heard, `remedy` an index into
    `remedies` (currency and unit amount), `amount` -1 where none can be given, `times` and
    `paid_amount` NaN where the log does not say, `paid` -1 where it does not, else 0 or 1.
    """

    standard: str
    cases: HeardCases
    remedies: tuple[tuple[str, int | None], ...]
    places: Places
    remedy: NDArray[np.int8]
    amount: NDArray[np.int64]
    times: Floats
    paid: NDArray[np.int8]
    paid_amount: Floats

    @staticmethod
    def none(standard: str, cases: HeardCases) -> "OwedCases":
        """Owe nothing."""
        numbers, small, figures = np.zeros(0, np.int64), np.zeros(0, np.int8), np.zeros(0)
        return OwedCases(standard, cases, (), numbers, small, numbers, figures, small, figures)

    def joined(self, later: "OwedCases") -> "OwedCases":
        """Owe for the cases of another remedy of the same standard too."""
        if not len(self):
            return later
        both = OwedCases(
            self.standard,
            self.cases,
            (*self.remedies, *later.remedies),
            *(
                np.concatenate([ours, theirs])
                for ours, theirs in (
                    (self.places, later.places),
                    (self.remedy, later.remedy + np.int8(len(self.remedies))),
                    (self.amount, later.amount),
                    (self.times, later.times),
                    (self.paid, later.paid),
                    (self.paid_amount, later.paid_amount),
                )
            ),
        )
        return both.taken(np.argsort(both.places, kind="stable"))

    @property
    def total(self) -> int:
        """The sum of the amounts that are known."""
        return int(self.amount[self.amount > 0].sum())

    @property
    def unknown(self) -> int:
        """How many cases have no amount."""
        return int((self.amount < 0).sum())

    @property
    def rows(self) -> Places:
        """The rows of the cases in the standard's table."""
        return self.cases.rows(self.places)

    def taken(self, entries: NDArray[np.int64] | NDArray[np.bool_] | slice) -> "OwedCases":
        """Give some entries."""
        return replace(
            self,
            places=self.places[entries],
            remedy=one_for_all(self.remedy[entries]),
            amount=one_for_all(self.amount[entries]),
            times=one_for_all(self.times[entries]),
            paid=one_for_all(self.paid[entries]),
            paid_amount=one_for_all(self.paid_amount[entries]),
        )

    def __len__(self) -> int:
        """Count the cases owed for."""
        return len(self.places)

    @overload
    def __getitem__(self, index: int) -> Owed: ...

    @overload
    def __getitem__(self, index: slice) -> "OwedCases": ...

    def __getitem__(self, index: int | slice) -> "Owed | OwedCases":
        """Give one entry, or some."""
        if isinstance(index, slice):
            return self.taken(index)
        return next(_made(self.taken(np.array([range(len(self))[index]]))))

    def __iter__(self) -> Iterator[Owed]:
        """Give every entry."""
        for start in range(0, len(self), _BLOCK):
            yield from _made(self.taken(slice(start, start + _BLOCK)))

    def __eq__(self, other: object) -> bool:
        """Tell whether another owes the same."""
        return isinstance(other, OwedCases) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]  # as of a list


def _made(owed: OwedCases) -> Iterator[Owed]:
    columns = (
        map(str, owed.cases.ids(owed.places).tolist()),
        owed.amount.tolist(),
        owed.remedy.tolist(),
        owed.paid.tolist(),
        owed.paid_amount.tolist(),
        owed.times.tolist(),
        _days(owed),
        [None] * len(owed) if owed.cases.table is None else owed.rows.tolist(),
    )
    for case, amount, remedy, paid, figure, times, day, row in zip(*columns, strict=True):
        currency, unit_amount = owed.remedies[remedy]
        yield Owed(
            standard=owed.standard,
            case=case,
            amount=None if amount < 0 else amount,
            currency=currency,
            paid=None if paid < 0 else paid > 0,
            paid_amount=None if isnan(figure) else round(figure),
            times=None if isnan(times) else times,
            unit_amount=unit_amount,
            dated_on=day,
            table_row=row,
        )


def _days(owed: OwedCases) -> list[date | None]:
    dated_at = owed.cases.dated_at(owed.places)
    days = dated_at.astype("datetime64[s]").astype("datetime64[D]").tolist()
    dated = (dated_at != UNDATED).tolist()
    return [day if known else None for day, known in zip(days, dated, strict=True)]
