"""What measuring came to: columns with an entry for each case that was left to be measured."""

import numpy as np

from slaaudit.business_time import NO_DUE
from slaaudit.model.measurement import Bools, Floats, Measurement, Places
from slaaudit.model.narrow import Filling, Narrow, one_for_all
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

    def taken(self, entries: Places) -> "Measured":
        """Give some entries."""
        return Measured(
            self.numbers[entries],
            self.value.taken(entries),
            self.due.taken(entries),
            self.due_is_date[entries],
            self.limit.taken(entries),
        )


class Measuring:
    """What measuring comes to, filled in block by block; `figures`: whether those are kept too."""

    def __init__(self, size: int, *, figures: bool) -> None:
        """Begin with nothing of so many cases."""
        self._figures = figures
        self._numbers: Numbers = np.zeros(size, dtype=np.uint8)
        self._value = Filling(np.float64, size, np.nan)
        self._due = Filling(np.int64, size, NO_DUE)
        self._limit = Filling(np.float64, size, np.nan)
        self._due_is_date = np.zeros(size if figures else 0, dtype=np.bool_)

    def put(
        self, start: int, numbers: Numbers, measured: Measurement, limits: Floats | None
    ) -> None:
        """Fill in the cases from one on."""
        entries = slice(start, start + len(numbers))
        if self._numbers.itemsize < numbers.itemsize and numbers.max() > np.iinfo(np.uint8).max:
            self._numbers = self._numbers.astype(np.uint16)
        self._numbers[entries] = numbers
        if not self._figures:
            return
        self._value.put(start, measured.value)
        self._due.put(start, measured.due)
        self._due_is_date[entries] = measured.due_is_date
        if limits is not None:
            self._limit.put(start, limits)

    def done(self) -> Measured:
        """Give what was filled in."""
        nowhere = np.broadcast_to(np.False_, len(self._numbers))
        return Measured(
            numbers=one_for_all(self._numbers),
            value=self._value.filled(),
            due=self._due.filled(),
            due_is_date=one_for_all(self._due_is_date) if self._figures else nowhere,
            limit=self._limit.filled(),
        )
