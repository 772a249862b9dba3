"""A benchmark's row, and how it is timed and printed."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from unicodedata import east_asian_width


@dataclass(frozen=True)
class Row:
    """One comparison. `budget` bounds `ours` itself, or ours ÷ theirs where `against` is given."""

    name: str
    ours: float
    unit: str
    budget: float
    against: str = ""
    theirs: float = 0.0
    note: str = ""

    @property
    def measured(self) -> float:
        return self.ours / self.theirs if self.against else self.ours

    @property
    def over_budget(self) -> bool:
        return self.measured > self.budget


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def median_seconds(work: Callable[[], object], runs: int = 5) -> float:
    work()
    return statistics.median(seconds(work) for _ in range(runs))


def median_pair(
    ours: Callable[[], object], theirs: Callable[[], object], runs: int = 5
) -> tuple[float, float]:
    """Time two pieces of work in turn, A B A B …, after a warm-up of each."""
    ours()
    theirs()
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(runs)]
    return statistics.median(a for a, _ in pairs), statistics.median(b for _, b in pairs)


def print_rows(title: str, rows: list[Row]) -> None:
    print(f"\n{title}")
    print(f"{'':<58} {'값':>12} {'견줌':>10} {'배':>8} {'예산':>7}")
    for row in rows:
        theirs = f"{row.theirs:,.1f}" if row.against else ""
        ratio = f"{row.measured:.2f}" if row.against else ""
        name = f"{row.name} / {row.against}" if row.against else row.name
        mark = " *" if row.over_budget else ""
        print(
            f"{_padded(name, 58)} {row.ours:>10,.1f} {row.unit:<2} {theirs:>12} {ratio:>9}"
            f" {row.budget:>9g}{mark:<2} {row.note}".rstrip()
        )


def _padded(text: str, width: int) -> str:
    """Fill a text up with spaces; a Hangul syllable takes two places."""
    wide = sum(east_asian_width(sign) in "WF" for sign in text)
    return text + " " * (width - len(text) - wide)
