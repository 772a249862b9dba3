"""How likely so much or more is by chance."""

from math import exp, lgamma, log, log1p

_NEGLIGIBLE = 1e-12


def poisson_tail(count: int, expected: float) -> float:
    """Give the chance of `count` or more where `expected` come on average."""
    if count <= 0:
        return 1.0
    if expected <= 0:
        return 0.0
    if count <= expected:
        return 1.0
    term = total = exp(-expected + count * log(expected) - lgamma(count + 1))
    while term > total * _NEGLIGIBLE:
        count += 1
        term *= expected / count
        total += term
    return min(1.0, total)


def binomial_tail(count: int, trials: int, share: float) -> float:
    """Give the chance that `count` or more of `trials` fall to a share."""
    if count <= trials * share:
        return 1.0
    chances = (
        exp(
            lgamma(trials + 1)
            - lgamma(hits + 1)
            - lgamma(trials - hits + 1)
            + hits * log(share)
            + (trials - hits) * log1p(-share)
        )
        for hits in range(count, trials + 1)
    )
    return min(1.0, sum(chances))
