"""How large a sample must be, and how far a rate of a sample may be from the truth."""

from fractions import Fraction
from math import ceil, sqrt
from statistics import NormalDist

from slaaudit.value_classes import dataclass

#: Without knowing the rate, the size for one half is enough for every rate.
_WORST = 0.5


@dataclass(frozen=True, slots=True)
class Precision:
    """The error that is borne, in percent points either way, with the confidence in percent."""

    error_percent: float = 5.0
    confidence_percent: float = 95.0

    @property
    def quantile(self) -> float:
        """Give z: the normal quantile of the two-sided confidence."""
        return NormalDist().inv_cdf(0.5 + self.confidence_percent / 200)

    def size(self, population: int) -> int:
        """Give the cases to be checked: n₀ / (1 + (n₀ - 1) / N), n₀ = z² p(1 - p) / e², p = ½.

        Cochran, Sampling Techniques, 3rd ed. 1977, section 4.4 (finite population).
        """
        if not population:
            return 0
        without_end = (self.quantile / (self.error_percent / 100)) ** 2 * _WORST * (1 - _WORST)
        needed = without_end / (1 + (without_end - 1) / population)
        return max(1, min(population, ceil(round(needed, 9))))

    def reach(self, size: int, population: int) -> float:
        """Give the error in percent points that a sample of a size comes to, at the worst rate."""
        if size >= population:
            return 0.0
        share = (population - size) / (population - 1)
        return 100 * self.quantile * sqrt(_WORST * (1 - _WORST) * share / size)

    def interval(self, share: Fraction | float, spread: float) -> tuple[float, float]:
        """Give Wilson's interval of a share, in percent.

        `spread` is the variance of the estimate as a part of p(1 - p): 1/n for a plain sample.
        Wilson 1927; for a stratified sample 1/spread is the effective size (Kish, Survey Sampling,
        1965). It holds near 0 % too, where the textbook interval has no width.
        """
        if not spread:
            return 100 * float(share), 100 * float(share)
        middle, weight = float(share), self.quantile**2 * spread
        centre = (middle + weight / 2) / (1 + weight)
        inner = middle * (1 - middle) * spread + weight * spread / 4
        reach = self.quantile * sqrt(inner) / (1 + weight)
        return 100 * max(0.0, centre - reach), 100 * min(1.0, centre + reach)
