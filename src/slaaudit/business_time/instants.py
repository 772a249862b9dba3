"""What an instant, a day and a duration are in this package, and the marks for "none".

An instant is an int64: seconds since 1970-01-01T00:00 of Asia/Seoul wall time. A day is an int64:
days since 1970-01-01, the same number as ``numpy.datetime64[D]`` holds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

Int64Array: TypeAlias = NDArray[np.int64]
BoolArray: TypeAlias = NDArray[np.bool_]

# 32K rows of 8 bytes: what one step reads and writes stays in the second-level cache.
BLOCK_ROWS: Final = 32_768

_INT64 = np.iinfo(np.int64)
OPEN: Final = int(_INT64.max)
"""End of a hold that was never closed."""
NO_DUE: Final = int(_INT64.max)
"""Due moment of a case whose clock stands still in an open hold."""
AFTER_CALENDAR: Final = int(_INT64.max) - 1
"""A moment that exists but lies after the last covered day; later than every covered instant."""
BEFORE_CALENDAR: Final = int(_INT64.min) + 1
"""The same before the first covered day; the lowest int64 itself is numpy's NaT."""


@dataclass(frozen=True, eq=False, slots=True)
class Reckoned:
    """What a limit comes to for n cases: the due moment, what ran by the end, whether in time."""

    due: Int64Array
    elapsed: Int64Array
    within: BoolArray


def whole_blocks(rows: int) -> Iterator[tuple[slice, None]]:
    """The same slices for cases without holds, beside which there is nothing."""
    return ((block, None) for block in blocks(rows))


def blocks(rows: int) -> list[slice]:
    """Slices that cut ``rows`` rows into pieces which fit the cache."""
    return [slice(low, min(low + BLOCK_ROWS, rows)) for low in range(0, rows, BLOCK_ROWS)]
