"""The audit: what was judged, of what, and what came out. Everything here is frozen."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import NO_DUE, BusinessCalendar
from slaaudit.findings import Finding
from slaaudit.periods import Period
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.tables import CaseTable, Source
from slaaudit.terms import Verdict

Bools = NDArray[np.bool_]
Instants = NDArray[np.int64]
Floats = NDArray[np.float64]
Codes = NDArray[np.int16]

#: How a reason begins that names a waiver.
WAIVER_REASON = "waiver:"
#: A reason code that says "none".
NO_REASON = -1
#: A version index that says "no version was in force that day".
NOT_IN_FORCE = -1
#: The instant of a case without a date.
UNDATED = int(np.iinfo(np.int64).min)


class ReasonBook:
    """The reasons of one standard: text to small number and back."""

    def __init__(self) -> None:
        """Start empty."""
        self._codes: dict[str, int] = {}

    def code(self, reason: str) -> int:
        """The number of a reason, new or known."""
        return self._codes.setdefault(reason, len(self._codes))

    @property
    def reasons(self) -> tuple[str, ...]:
        """All reasons, by number."""
        return tuple(self._codes)


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

    def blame(self, where: Bools, reason: int) -> None:
        """Give a problem to the cases that have none yet."""
        self.problem[where & (self.problem == NO_REASON)] = reason


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases came to each verdict; `waived` of the excused were so by a waiver."""

    met: int = 0
    missed: int = 0
    excused: int = 0
    pending: int = 0
    not_applicable: int = 0
    unmeasurable: int = 0
    waived: int = 0

    @staticmethod
    def of(verdicts: NDArray[np.uint8], waived: Bools | None = None) -> "Tally":
        """Count a verdict column, and the cases of a mask as waived."""
        counts = np.bincount(verdicts, minlength=len(Verdict)).tolist()
        return Tally(*(*counts, 0 if waived is None else int(waived.sum())))

    @property
    def cases(self) -> int:
        """All cases: the verdicts add up to it."""
        return self.judged + self.excused + self.pending + self.not_applicable + self.unmeasurable

    @property
    def judged(self) -> int:
        """The denominator of the compliance rate."""
        return self.met + self.missed

    def __add__(self, other: "Tally") -> "Tally":
        """Add up two tallies."""
        counts = (a + b for a, b in zip(self.counts, other.counts, strict=True))
        return Tally(*(*counts, self.waived + other.waived))

    @property
    def counts(self) -> tuple[int, ...]:
        """The six counts in the order of `Verdict`."""
        return (
            self.met,
            self.missed,
            self.excused,
            self.pending,
            self.not_applicable,
            self.unmeasurable,
        )


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


@dataclass(frozen=True, slots=True)
class StandardResult:
    """One standard's verdicts, one entry per case.

    `rows` are indices into `table`; a standard that is judged by spans of time (count, mean, share)
    has no table, and `labels` names the spans. `version` is an index into `rule.versions` (-1:
    none in force). `limit_given` holds per-case limits (NaN where fixed). `scope_unknown`: a
    condition could not be read, so that it is not known whether the standard applies at all.
    `counted_at`: where spans are judged, when each case happened that their figures are made of.
    """

    rule: StandardRule
    table: CaseTable | None
    rows: NDArray[np.int64]
    labels: NDArray[np.object_] | None
    version: NDArray[np.int8]
    verdict: NDArray[np.uint8]
    reason: Codes
    reasons: tuple[str, ...]
    value: Floats
    due: Instants
    due_is_date: Bools
    dated_at: Instants
    limit_given: Floats
    scope_unknown: Bools
    tally: Tally
    readings: tuple[ReadingResult, ...] = ()
    remedies: tuple[Owed, ...] = ()
    counted_at: Instants = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    @property
    def case_ids(self) -> NDArray[np.object_]:
        """The id of each case, or the label of each span; gathered anew each time."""
        return self.ids_at(np.arange(len(self.rows)))

    def ids_at(self, places: NDArray[np.int64]) -> NDArray[np.object_]:
        """The ids of some cases, or the labels of some spans (indices into the columns)."""
        if self.table is not None:
            return self.table.case_ids[self.rows[places]]
        return np.zeros(0, dtype=np.object_) if self.labels is None else self.labels[places]

    @property
    def waived(self) -> Bools | None:
        """True where a waiver excuses the case; None where it does so for none."""
        if not self.tally.waived:
            return None
        names = enumerate(self.reasons)
        codes = [code for code, reason in names if reason.startswith(WAIVER_REASON)]
        return np.isin(self.reason, codes)

    def reason_of(self, index: int) -> str | None:
        """The reason of a case, as text."""
        code = int(self.reason[index])
        return None if code == NO_REASON else self.reasons[code]


@dataclass(frozen=True, slots=True)
class GroupTally:
    """A department or a month: its tally over all standards, and by standard."""

    label: str
    tally: Tally
    by_standard: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Audit:
    """One institution's period, judged. `tables`: the log's, by record."""

    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: datetime
    sources: tuple[Source, ...]
    standards: tuple[StandardResult, ...]
    departments: tuple[GroupTally, ...]
    months: tuple[GroupTally, ...]
    findings: tuple[Finding, ...]
    tables: Mapping[str, CaseTable] = field(default_factory=dict)

    @property
    def tally(self) -> Tally:
        """All verdicts of all standards."""
        return sum((result.tally for result in self.standards), Tally())


def compliance_rate(met: int, missed: int, decimals: int = 2) -> float | None:
    """Give met ÷ (met + missed) in %; None where nothing was judged.

    Rounded half up, but never to 100 with a miss in it, nor to 0 with a success.
    """
    judged = met + missed
    if judged == 0:
        return None
    scale: int = 10**decimals
    rounded: int = (2 * met * 100 * scale + judged) // (2 * judged)
    if missed:
        rounded = min(rounded, 100 * scale - 1)
    if met:
        rounded = max(rounded, 1)
    return rounded / scale
