"""How long things took: figures of the cases that were done, and how many took how long."""

from typing import Literal

import numpy as np

from slaaudit.amounts import AmountUnit
from slaaudit.model import Floats, StandardResult
from slaaudit.reporting.verdict_rows import unit_of
from slaaudit.spec.parts import Limit
from slaaudit.spec.standards import DurationStandard
from slaaudit.value_classes import dataclass

_NINETY = 90
#: The most bars up to the limit; as many again stand beyond it.
_MOST_BARS = 10
_FEW, _QUARTER, _SIXTHS = 3, 0.25, 6
_IMMEDIATE_HOURS = 3.0  # 민원 처리에 관한 법률 시행령 제19조


@dataclass(frozen=True, slots=True)
class Bin:
    """How many cases took more than `above` and up to `until` units; None: without an end.

    Where the limit itself is outside (`less_than`), the end of a bin belongs to the next one.
    """

    above: float
    until: float | None
    cases: int


@dataclass(frozen=True, slots=True)
class Distribution:
    """Of the cases that were done, in `unit`: mean, median, the value that 90 % stay within.

    `limit` is the charter's figure in the same unit, None where there is none.
    """

    cases: int
    mean: float
    median: float
    ninety_percent: float
    longest: float
    unit: str | None
    limit: float | None
    bins: tuple[Bin, ...]


def distribution_of(result: StandardResult) -> Distribution | None:
    """Give the distribution of a duration; None where nothing was measured."""
    newest = result.rule.judged[-1] if result.rule.judged else None
    if not isinstance(newest, DurationStandard):
        return None
    measured = result.measured.value.at(slice(None))
    values = measured[~np.isnan(measured)]
    if not len(values):
        return None
    # The nearest rank is a value that some case had: no case took 3.5 counted days.
    middle, ninety = np.percentile(values, [50, _NINETY], method="inverted_cdf")
    limit = _limit_in_units(newest.limit)
    return Distribution(
        cases=len(values),
        mean=float(values.mean()),
        median=float(middle),
        ninety_percent=float(ninety),
        longest=float(values.max()),
        unit=unit_of(newest),
        limit=limit,
        bins=_bins(values, limit, unit_of(newest), strict=newest.limit.strict),
    )


def _limit_in_units(limit: Limit) -> float | None:
    """Give the limit in the unit that its values are told in; None where they differ."""
    amount = limit.amount
    if amount is None:
        return None
    if amount.unit is AmountUnit.IMMEDIATE:
        return _IMMEDIATE_HOURS
    counted_otherwise = (AmountUnit.SAME_DAY, AmountUnit.WEEK, AmountUnit.MONTH, AmountUnit.YEAR)
    return None if amount.unit in counted_otherwise else float(amount.value)


def _bins(
    values: Floats, limit: float | None, unit: str | None, *, strict: bool
) -> tuple[Bin, ...]:
    """Count the values between edges that the limit is one of; all beyond twice it stand last."""
    width = _width(float(values.max()) if limit is None else limit, unit)
    reach = float(values.max()) if limit is None else 2 * limit
    edges = width * np.arange(1, max(1, int(np.ceil(reach / width))) + 1)
    side: Literal["left", "right"] = "right" if strict else "left"
    places = np.searchsorted(edges, np.round(values, 9), side=side)
    counts = np.bincount(places, minlength=len(edges) + 1)
    starts = [0.0, *edges.tolist()]
    ends = [*edges.tolist(), None]
    bins = [Bin(*each) for each in zip(starts, ends, counts.tolist(), strict=True)]
    return tuple(bins if counts[-1] else bins[:-1])


def _width(reach: float, unit: str | None) -> float:
    """Give a bar's width: whole units that divide a whole limit, else a round number.

    Of a few units there would be too few bars: a day is cut in quarters, other units in sixths.
    """
    if reach <= 0:
        return 1.0
    if reach <= _FEW:
        return _QUARTER if unit == "일" else reach / _SIXTHS
    if reach == int(reach):
        divisors = (each for each in range(1, int(reach) + 1) if reach % each == 0)
        return float(next(each for each in divisors if reach / each <= _MOST_BARS))
    rough = reach / _MOST_BARS
    power = 10.0 ** np.floor(np.log10(rough))
    return float(next(step * power for step in (1, 2, 5, 10) if step * power >= rough))
