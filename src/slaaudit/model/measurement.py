"""What a measure says of cases, and why it cannot: columns of one block while it is judged."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import NO_DUE
from slaaudit.value_classes import dataclass

Bools = NDArray[np.bool_]
Instants = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.int16]
#: Indices into the columns of a result, or into the rows of a table.
Places = NDArray[np.int64]

#: A reason code that says "none".
NO_REASON = -1
#: A version index that says "no version was in force that day".
NOT_IN_FORCE = -1
#: The instant of a case without a date.
UNDATED = int(np.iinfo(np.int64).min)


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a measure says of n cases, one entry each.

    `problem`: why it cannot be judged (a reason's number, else NO_REASON). `settled`: the thing was
    done. `within`: it was done within the limit. `over`: it is open and already over at `as_of`.
    `value` in the limit's unit (NaN where there is none). `due`: int64 seconds, NO_DUE where there
    is none; where `due_is_date` it is the midnight that ends the due day, else the last good
    instant. `failure`: the reason's number if it is missed.
    """

    problem: Codes
    settled: Bools
    within: Bools
    over: Bools
    value: Floats
    due: Instants
    due_is_date: Bools
    failure: Codes

    @staticmethod
    def blank(size: int, failure: int) -> "Measurement":
        """A measurement of nothing yet: open, not over, without value or due moment."""
        return Measurement(
            problem=np.full(size, NO_REASON, dtype=np.int16),
            settled=np.zeros(size, dtype=np.bool_),
            within=np.zeros(size, dtype=np.bool_),
            over=np.zeros(size, dtype=np.bool_),
            value=np.full(size, np.nan),
            due=np.full(size, NO_DUE, dtype=np.int64),
            due_is_date=np.zeros(size, dtype=np.bool_),
            failure=np.full(size, failure, dtype=np.int16),
        )

    def fill(self, places: Places, part: "Measurement") -> None:
        """Take over what a measure says of some of the cases."""
        self.problem[places], self.failure[places] = part.problem, part.failure
        self.settled[places], self.within[places] = part.settled, part.within
        self.over[places], self.value[places] = part.over, part.value
        self.due[places], self.due_is_date[places] = part.due, part.due_is_date

    def blame(self, where: Bools, reason: int) -> None:
        """Give a problem to the cases that have none yet."""
        if where.any():
            self.problem[where & (self.problem == NO_REASON)] = reason
