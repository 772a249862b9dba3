"""How long things took: what is said of a promise without a figure instead of a rate."""

from dataclasses import dataclass

import numpy as np

from slaaudit.model import StandardResult
from slaaudit.reporting.verdict_rows import unit_of
from slaaudit.spec.standards import DurationStandard

_NINETY = 90


@dataclass(frozen=True, slots=True)
class Distribution:
    """Of the cases that were done: median, the value that 90 % stay within, and the largest."""

    cases: int
    median: float
    ninety_percent: float
    longest: float
    unit: str | None


def distribution_of(result: StandardResult) -> Distribution | None:
    """Give the distribution of a duration; None where nothing was measured."""
    newest = result.rule.judged[-1]
    values = result.value[~np.isnan(result.value)]
    if not isinstance(newest, DurationStandard) or not len(values):
        return None
    # The nearest rank is a value that some case had: no case took 3.5 counted days.
    middle, ninety = np.percentile(values, [50, _NINETY], method="inverted_cdf")
    return Distribution(
        len(values), float(middle), float(ninety), float(values.max()), unit_of(newest)
    )
