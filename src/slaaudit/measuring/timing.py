"""How the limits of a duration are counted: which ways of counting its cases need."""

from collections.abc import Iterator

import numpy as np

from slaaudit.amounts import UNIT_SECONDS, UNIT_WORDS, Amount, AmountUnit
from slaaudit.business_time import TIME_CLOCKS, Counting
from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, case_limits
from slaaudit.model import NO_REASON, Bools, Floats, Measurement
from slaaudit.spec.parts import PerCase
from slaaudit.spec.standards import DurationStandard

_NOMINAL_DAYS = 10.0


def ways_of_counting(
    view: CaseView, standard: DurationStandard, measured: Measurement, bench: Bench
) -> Iterator[tuple[Counting, Bools, Floats | None]]:
    """Give each way of counting with the rows that it holds for and their limits.

    A petition's limit of five days or fewer counts hours and a longer one days, so limits that
    stand in the log may need two ways. Rows that have a problem already are in none.
    """
    given, clock = standard.limit.given, standard.clock
    if isinstance(given, Amount):
        limits = np.broadcast_to(np.float64(given.value), len(view))
        yield bench.counting(clock, given.value, given.unit), _usable(measured), limits
    elif isinstance(given, PerCase):
        yield from _per_case(view, standard, given, measured, bench)
    else:
        unit = AmountUnit.DAY if _counts_days(standard, bench) else AmountUnit.HOUR
        amount = _NOMINAL_DAYS if unit is AmountUnit.DAY else 1.0
        yield bench.counting(clock, amount, unit), _usable(measured), None


def _per_case(
    view: CaseView,
    standard: DurationStandard,
    given: PerCase,
    measured: Measurement,
    bench: Bench,
) -> Iterator[tuple[Counting, Bools, Floats]]:
    limits = case_limits(view, given, measured, bench.book)
    unit = UNIT_WORDS[given.unit]
    with np.errstate(invalid="ignore"):
        whole = unit in UNIT_SECONDS or limits == np.floor(limits)
        unreadable = bench.book.code(f"field_unreadable:{given.field}")
        measured.blame(~((limits > 0) & whole), unreadable)
    usable = _usable(measured)
    for amount in np.unique(limits[usable]):
        rows = usable & (limits == amount)
        yield bench.counting(standard.clock, float(amount), unit), rows, limits


def _counts_days(standard: DurationStandard, bench: Bench) -> bool:
    return bench.clock_rule(standard.clock).base not in TIME_CLOCKS


def _usable(measured: Measurement) -> Bools:
    usable: Bools = measured.problem == NO_REASON
    return usable
