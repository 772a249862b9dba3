"""What measuring came to: columns with an entry for each case that was left to be measured."""

from collections.abc import Sequence

import numpy as np

from slaaudit.business_time import NO_DUE
from slaaudit.model.measurement import Bools, Floats, Instants, Places
from slaaudit.model.narrow import Narrow, one_for_all
from slaaudit.model.rulings import Numbers
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Measured:
    """The rulings of the cases, and the figures behind them, as narrow as they allow.

    `value`, `due`, `due_is_date`: as in `Measurement`. `limit`: the limit that the log gives, NaN
    where it is fixed.
    """

    numbers: Numbers
    value: Narrow
    due: Narrow
    due_is_date: Bools
    limit: Narrow

    @staticmethod
    def of(
        numbers: Numbers, value: Floats, due: Instants, due_is_date: Bools, limit: Floats
    ) -> "Measured":
        """Hold columns narrowly."""
        return Measured(
            numbers=numbers,
            value=Narrow.of(value, np.nan),
            due=Narrow.of(due, NO_DUE),
            due_is_date=one_for_all(due_is_date),
            limit=Narrow.of(limit, np.nan),
        )

    @staticmethod
    def without_figures(numbers: Numbers) -> "Measured":
        """Hold rulings alone."""
        size = len(numbers)
        blank = Narrow.nothing(np.float64, size, np.nan)
        due, is_date = Narrow.nothing(np.int64, size, NO_DUE), np.broadcast_to(np.False_, size)
        return Measured(numbers, blank, due, is_date, blank)

    @staticmethod
    def joined(blocks: Sequence["Measured"]) -> "Measured":
        """Put blocks of cases together, in order."""
        if not blocks:
            return Measured.without_figures(np.zeros(0, dtype=np.uint8))
        numbers = np.concatenate([each.numbers for each in blocks])
        return Measured(
            numbers=numbers.astype(np.min_scalar_type(int(numbers.max()))),
            value=Narrow.joined([each.value for each in blocks]),
            due=Narrow.joined([each.due for each in blocks]),
            due_is_date=one_for_all(np.concatenate([each.due_is_date for each in blocks])),
            limit=Narrow.joined([each.limit for each in blocks]),
        )

    def taken(self, entries: Places) -> "Measured":
        """Give some entries."""
        return Measured(
            self.numbers[entries],
            self.value.taken(entries),
            self.due.taken(entries),
            self.due_is_date[entries],
            self.limit.taken(entries),
        )
