"""How far a rate of a sample may be from that of all cases (Wilson's score interval)."""

from math import sqrt

#: The record of checklists: what was observed is a sample of what was done.
OBSERVED = "observation"
#: The normal quantile of a two-sided 95 % interval.
_Z = 1.959963984540054


def wilson(kept: int, judged: int) -> tuple[float, float] | None:
    """Give the 95 % interval of a rate in percent; None where nothing was judged.

    Wilson 1927: unlike the textbook one it holds near 0 and 100 % and in small samples.
    """
    if judged == 0:
        return None
    share, weight = kept / judged, _Z * _Z / judged
    middle = (share + weight / 2) / (1 + weight)
    reach = _Z * sqrt(share * (1 - share) / judged + weight / (4 * judged)) / (1 + weight)
    return 100 * max(0.0, middle - reach), 100 * min(1.0, middle + reach)


def newcombe(first: tuple[int, int], second: tuple[int, int]) -> tuple[float, float] | None:
    """Give the 95 % interval of the difference second - first in percent points.

    Each is (kept, judged). Newcombe 1998, method 10: from both Wilson intervals. None where either
    judged nothing.
    """
    one, other = wilson(*first), wilson(*second)
    if one is None or other is None:
        return None
    shares = 100 * first[0] / first[1], 100 * second[0] / second[1]
    difference = shares[1] - shares[0]
    low = difference - sqrt((shares[1] - other[0]) ** 2 + (one[1] - shares[0]) ** 2)
    high = difference + sqrt((other[1] - shares[1]) ** 2 + (shares[0] - one[0]) ** 2)
    return max(-100.0, low), min(100.0, high)
