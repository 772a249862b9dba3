"""The drawing: the same cases on every machine, from a seed.

1. The population is every verdict of a case of the log, but for those that a promise does not
   apply to and those of spans of time, which no single case shows.
2. It is split by promise and verdict; by verdict alone where there are more such strata than cases
   to draw, and not at all where there are still more.
3. Every stratum gets one case. Each further one goes to the stratum with the most cases for each
   that it has already (N / (2n + 1), Sainte-Laguë), the first of equals in the charter's order.
4. Within a stratum the cases are ordered by the SHA-256 of seed, promise, id, file, sheet and row,
   joined by line feeds in UTF-8; the first ones are drawn.
"""

import hashlib
import heapq
from collections.abc import Callable, Iterable, Mapping, Sequence

from slaaudit.results import StoredResult, stored_row
from slaaudit.results.stored import StoredRow
from slaaudit.terms import VERDICT_BY_KEY, Verdict
from slaaudit.value_classes import dataclass

Key = tuple[str, ...]
_KEYS = ("standard", "case", "file", "sheet", "row")
_SPLITS: tuple[tuple[str, ...], ...] = (("standard", "verdict"), ("verdict",), ())


@dataclass(frozen=True, slots=True)
class Stratum:
    """A part of the population: promise and verdict, None where it is not split by them."""

    standard: str | None
    verdict: Verdict | None
    population: int
    drawn: int


@dataclass(frozen=True, slots=True)
class SampledCase:
    """A drawn verdict; `number` counts from 1, `stratum` is an index into the sample's strata."""

    number: int
    stratum: int
    row: StoredRow


@dataclass(frozen=True, slots=True)
class Sample:
    """What was drawn. `wanted`: the size that was asked for; `left_out`: verdicts not drawn from.

    `finest`: how many strata by promise and verdict there are.
    """

    result: StoredResult
    seed: int
    wanted: int
    strata: tuple[Stratum, ...]
    cases: tuple[SampledCase, ...]
    left_out: int
    finest: int

    @property
    def population(self) -> int:
        """Count the verdicts that were drawn from."""
        return sum(stratum.population for stratum in self.strata)


def population_of(
    rows: Iterable[Mapping[str, object]], chosen: Sequence[str] = ()
) -> tuple[list[Mapping[str, object]], int]:
    """Give the verdicts that can be checked case by case, and how many others there are."""
    kept, others = [], 0
    for row in rows:
        if chosen and row.get("standard") not in chosen:
            continue
        if row.get("row") is None or row.get("verdict") == Verdict.NOT_APPLICABLE.key:
            others += 1
        else:
            kept.append(row)
    return kept, others


def draw_sample(
    result: StoredResult,
    rows: Iterable[Mapping[str, object]],
    size: Callable[[int], int],
    seed: int,
    chosen: Sequence[str] = (),
    file: str = "-",
) -> Sample:
    """Draw the sample; `size` tells for a population how many are wanted.

    A population of nothing gives a sample of nothing. Raises Refusal for a damaged row; `file` is
    whose rows they are.
    """
    population, left_out = population_of(rows, chosen)
    wanted = size(len(population))
    splits = [_split(result, population, by) for by in _SPLITS]
    groups = next((split for split in splits if len(split) <= wanted), splits[-1])
    counts = allocated([len(group) for group in groups.values()], wanted)
    strata = tuple(
        Stratum(*_named(key), len(group), count)
        for (key, group), count in zip(groups.items(), counts, strict=True)
    )
    drawn = [
        (at, row)
        for at, (group, count) in enumerate(zip(groups.values(), counts, strict=True))
        for row in heapq.nsmallest(count, group, key=lambda row: _draw_key(seed, row))
    ]
    cases = tuple(
        SampledCase(number, at, stored_row(row, file))
        for number, (at, row) in enumerate(drawn, start=1)
    )
    return Sample(result, seed, wanted, strata, cases, left_out, len(splits[0]))


def allocated(populations: Sequence[int], wanted: int) -> list[int]:
    """Share a number of cases out among strata: one to each, then in proportion."""
    counts = [1] * len(populations)
    waiting = [(-n / 3, at) for at, n in enumerate(populations) if n > 1]
    heapq.heapify(waiting)
    for _ in range(wanted - len(counts)):
        if not waiting:
            break
        _, at = heapq.heappop(waiting)
        counts[at] += 1
        if counts[at] < populations[at]:
            heapq.heappush(waiting, (-populations[at] / (2 * counts[at] + 1), at))
    return counts


def _split(
    result: StoredResult, population: Sequence[Mapping[str, object]], by: Sequence[str]
) -> dict[Key, list[Mapping[str, object]]]:
    """Split the population, in the order of the charter and of the verdicts."""
    groups: dict[Key, list[Mapping[str, object]]] = {}
    for row in population:
        groups.setdefault(tuple(str(row.get(part)) for part in by), []).append(row)
    places: dict[str, Mapping[str, int]] = {
        "standard": {standard.id: at for at, standard in enumerate(result.standards)},
        "verdict": VERDICT_BY_KEY,
    }

    def order(key: Key) -> tuple[int, ...]:
        parts = zip(by, key, strict=True)
        return tuple(places[part].get(each, len(result.standards)) for part, each in parts)

    return {key: groups[key] for key in sorted(groups, key=order)}


def _named(key: Key) -> tuple[str | None, Verdict | None]:
    if not key:
        return None, None
    return (key[0] if len(key) > 1 else None), VERDICT_BY_KEY.get(key[-1])


def _draw_key(seed: int, row: Mapping[str, object]) -> tuple[str, str]:
    words = "\n".join([str(seed), *(str(row.get(key)) for key in _KEYS)])
    return hashlib.sha256(words.encode()).hexdigest(), words
