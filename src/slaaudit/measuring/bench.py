"""What every measure stands on: the moment of judgement, the clocks, the columns it cannot miss."""

from collections.abc import Callable, Mapping

import numpy as np

from slaaudit.amounts import Amount, AmountUnit
from slaaudit.business_time import (
    CLOCK_NAMES,
    TIME_CLOCKS,
    BusinessCalendar,
    ClockRule,
    Counting,
    Unit,
    counting_for,
)
from slaaudit.case_view import CaseView
from slaaudit.model import Bools, Floats, Instants, Measurement, Places, ReasonBook
from slaaudit.spec.parts import ClockRule as ClockSpec
from slaaudit.spec.parts import PerCase
from slaaudit.tables import CaseLog, CaseTable, Column
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class PriorDue:
    """Due moments of standards judged before, for each case of a view (NO_DUE: none yet).

    `unknown`: the standard before could not be judged, so that its due moment is not known.
    """

    due: Instants
    is_date: Bools
    unknown: Bools


#: Gives the rows of another record that belong to cases of a view, and the place of each one's
#: case in the view; those of one case in the order of the rows.
Owners = Callable[[CaseTable, CaseView], tuple[Places, Places]]


def owners_by_id(others: CaseTable, view: CaseView) -> tuple[Places, Places]:
    """Find by their id the rows of another record that belong to the cases of a view."""
    place_of = {case: place for place, case in enumerate(view.table.case_ids[view.rows])}
    found = (place_of.get(case, -1) for case in others.case_ids)
    places = np.fromiter(found, dtype=np.int64, count=len(others))
    rows = np.flatnonzero(places >= 0)
    return rows, places[rows]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a measure may use besides its cases.

    `as_of`: int64 seconds, the instant at which open cases are judged. `prior_due` gives the due
    moments of other standards for the cases of a view, `owners` whose the rows of another record
    are.
    """

    calendar: BusinessCalendar
    clocks: Mapping[str, ClockSpec]
    as_of: int
    log: CaseLog
    book: ReasonBook
    prior_due: Callable[[tuple[str, ...], CaseView], PriorDue]
    owners: Owners = owners_by_id

    def clock_rule(self, clock: str | ClockSpec) -> ClockRule:
        """Resolve a clock's name, or a derived clock, to the law's terms."""
        return clock_rule(clock, self.clocks)

    def counting(self, clock: str | ClockSpec, amount: float, unit: AmountUnit) -> Counting:
        """How a limit is counted on a clock."""
        return counting_for(self.clock_rule(clock), amount, Unit(unit.value), self.calendar)

    def during(self, clock: str, first: Instants, after: Instants) -> Instants:
        """Count the open seconds of a clock from `first` to `after`; outside the calendar none."""
        base = self.clock_rule(clock).base
        counted = self.calendar.clock(TIME_CLOCKS.get(base, "office_hours"))
        covered = self.calendar.covers(first) & self.calendar.covers(after - 1)
        inside = np.zeros(len(first), dtype=np.int64)
        inside[covered] = counted.elapsed(first[covered], after[covered])
        return inside


def clock_rule(clock: str | ClockSpec, derived: Mapping[str, ClockSpec]) -> ClockRule:
    """Resolve a clock of a rule file: a named one, one that the rule set derives, or in place."""
    spec = derived.get(clock, clock) if isinstance(clock, str) else clock
    if not isinstance(spec, str):
        return ClockRule(**spec.model_dump(exclude_none=True))
    if spec not in CLOCK_NAMES:
        raise ValueError(f"unknown clock: {spec}")
    return ClockRule(base=spec)


def need(view: CaseView, field: str, measured: Measurement, book: ReasonBook) -> Column | None:
    """Fetch a column without which nothing can be judged; blame what cannot be read.

    None where the whole log lacks the column; blanks are left to the caller.
    """
    if not view.has(field):
        everything = np.ones(len(view), dtype=np.bool_)
        measured.blame(everything, book.code(f"column_missing:{field}"))
        return None
    column = view.column(field)
    measured.blame(column.unreadable, book.code(f"field_unreadable:{field}"))
    return column


def need_value(
    view: CaseView, field: str, measured: Measurement, book: ReasonBook
) -> Column | None:
    """Like `need`, for a field whose blank cannot be judged either."""
    column = need(view, field, measured, book)
    if column is not None:
        measured.blame(~column.present, book.code(f"field_missing:{field}"))
    return column


@dataclass(frozen=True, slots=True)
class Instant:
    """A written instant as an interval: `first` and `last` second that it may mean.

    Where the writing is as fine as the limit needs, both are the first second.
    """

    first: Instants
    last: Instants

    @property
    def exact(self) -> bool:
        """Whether no writing leaves a choice."""
        return self.first is self.last

    def taken(self, at: Places | slice) -> "Instant":
        """Give some of them."""
        first = self.first[at]
        return Instant(first, first if self.exact else self.last[at])


def instant(column: Column, granularity_seconds: int) -> Instant:
    """Read a column as intervals: a log in minutes is exact for limits of a minute or more."""
    first = column.values.astype(np.int64, copy=False)
    if column.width is None or (column.width <= granularity_seconds).all():
        return Instant(first, first)
    spare = np.where(column.width > granularity_seconds, column.width - 1, 0)
    return Instant(first, first + spare)


def stated(
    view: CaseView, fields: tuple[str, ...], measured: Measurement, book: ReasonBook
) -> Bools:
    """Tell which cases say everything that they were to say; name the first thing missing.

    What cannot be read is a problem only of a case that was otherwise in time: one that was late
    is missed whatever it says.
    """
    said = np.ones(len(view), dtype=np.bool_)
    for field in fields:
        if not view.has(field):
            measured.blame(measured.within & said, book.code(f"column_missing:{field}"))
            continue
        column = view.column(field)
        measured.blame(measured.within & column.unreadable, book.code(f"field_unreadable:{field}"))
        silent = ~column.present & ~column.unreadable & measured.within
        measured.failure[silent & said] = book.code(f"not_stated:{field}")
        said &= ~silent
    return said


def case_limits(
    view: CaseView, given: Amount | PerCase, measured: Measurement, book: ReasonBook
) -> Floats:
    """Give each case's limit, in the unit of the limit (NaN where the log gives none)."""
    if isinstance(given, Amount):
        return np.full(len(view), given.value)
    column = need_value(view, given.field, measured, book)
    if column is None:
        return np.full(len(view), np.nan)
    return np.where(column.present, column.values.astype(np.float64), np.nan)
