"""What the check came to: the rate of wrong verdicts in the population, with its interval."""

from collections.abc import Sequence
from fractions import Fraction

from slaaudit.sampling.drawing import Sample, SampledCase
from slaaudit.sampling.sizes import Precision
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class CheckedStratum:
    """What a stratum's check came to; `wrong` of the `checked` cases disagree with the source."""

    population: int
    drawn: int
    checked: int
    wrong: int


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The error rate in percent, its interval, and what it rests on.

    `covered`: the verdicts of the strata that the estimate speaks for, of which something was
    checked. `wrong`: the cases that disagree.
    """

    sample: Sample
    precision: Precision
    strata: tuple[CheckedStratum, ...]
    wrong: tuple[SampledCase, ...]
    error_percent: float
    interval: tuple[float, float]
    covered: int

    @property
    def checked(self) -> int:
        """Count the cases with an answer."""
        return sum(stratum.checked for stratum in self.strata)

    @property
    def unfilled(self) -> int:
        """Count the cases of the sample without an answer."""
        return len(self.sample.cases) - self.checked


def evaluate(sample: Sample, answers: Sequence[bool | None], precision: Precision) -> Evaluation:
    """Estimate the error rate: each stratum's rate weighs as much as its population.

    Strata of which nothing was checked are left out of the estimate, never taken to be right.
    At least one answer is needed.
    """
    pairs = list(zip(sample.cases, answers, strict=True))
    strata = tuple(_checked(sample, at, pairs) for at in range(len(sample.strata)))
    known = [stratum for stratum in strata if stratum.checked]
    covered = sum(stratum.population for stratum in known)
    share = sum(
        (
            Fraction(stratum.population, covered) * Fraction(stratum.wrong, stratum.checked)
            for stratum in known
        ),
        Fraction(0),
    )
    spread = float(sum(_spread(stratum, covered) for stratum in known))
    wrong = tuple(case for case, answer in pairs if answer is False)
    interval = precision.interval(share, spread)
    return Evaluation(sample, precision, strata, wrong, float(100 * share), interval, covered)


def _spread(stratum: CheckedStratum, covered: int) -> Fraction:
    """Give a stratum's part of the variance over p(1 - p), with the finite population's share.

    Cochran, Sampling Techniques, 3rd ed. 1977, section 5.10: W² / n · (N - n) / (N - 1).
    """
    if stratum.checked >= stratum.population:
        return Fraction(0)
    weight = Fraction(stratum.population, covered) ** 2 / stratum.checked
    unseen = stratum.population - stratum.checked
    return weight * Fraction(unseen, stratum.population - 1)


def _checked(
    sample: Sample, at: int, pairs: Sequence[tuple[SampledCase, bool | None]]
) -> CheckedStratum:
    own = [answer for case, answer in pairs if case.stratum == at]
    return CheckedStratum(
        population=sample.strata[at].population,
        drawn=len(own),
        checked=sum(answer is not None for answer in own),
        wrong=sum(answer is False for answer in own),
    )
