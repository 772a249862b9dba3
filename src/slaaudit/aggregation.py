"""Aggregation: verdicts by department and by month. Counts in are counts out."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field

import numpy as np
from numpy.typing import NDArray

from slaaudit.calendar_days import DAY_SECONDS
from slaaudit.model import (
    LEFT,
    UNDATED,
    GroupTally,
    HeardCases,
    Instants,
    Numbers,
    Places,
    StandardResult,
    Standing,
    Tally,
)
from slaaudit.tables import CellState
from slaaudit.value_classes import dataclass

#: The label of cases whose department or month is not known.
UNKNOWN_GROUP = ""
#: Cases that are put into groups and counted at once.
_BLOCK = 65_536

Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Groups:
    """The group of each of some cases, as an index into `labels`."""

    codes: NDArray[np.int16] | NDArray[np.int32]
    labels: Sequence[str]

    @property
    def cases(self) -> Counts:
        """How many cases each group has."""
        return _cells(
            self.codes, np.broadcast_to(np.uint8(0), len(self.codes)), (len(self.labels), 1)
        )[:, 0]


Grouping = Callable[[HeardCases], Groups]


def by_department(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases that have a department; by name, the unknown last."""
    return _grouped(results, departments)


def by_month(results: Sequence[StandardResult]) -> tuple[GroupTally, ...]:
    """Tally the cases by the month that dates them (`2026-03`); the undated last."""
    return _grouped(results, _months)


def departments(cases: HeardCases, places: Places | None = None) -> Groups:
    """Give the department of some cases of a table, or of all."""
    column = None if cases.table is None else cases.table.columns.get("department")
    size = len(cases) if places is None else len(places)
    if column is None:
        return Groups(np.zeros(size, dtype=np.int16), (UNKNOWN_GROUP,))
    labels = (*column.labels, UNKNOWN_GROUP)
    rows = cases.chosen if places is None else cases.rows(places)
    at = slice(None) if rows is None else rows
    codes = np.where(column.state[at] == CellState.PRESENT, column.values[at], len(labels) - 1)
    return Groups(codes.astype(np.min_scalar_type(-len(labels))), labels)


def _months(cases: HeardCases) -> Groups:
    """Give the month of each case; of each day it is looked up once, since a period has few."""
    known = (block[block != UNDATED] // DAY_SECONDS for block in _dates(cases))
    ends = [(int(days.min()), int(days.max())) for days in known if len(days)]
    first = min((low for low, _ in ends), default=0)
    last = max((high for _, high in ends), default=first)
    month_of = np.arange(first, last + 1).astype("datetime64[D]").astype("datetime64[M]")
    months = np.arange(month_of[0], month_of[-1] + 1)
    number_of = (month_of - months[0]).astype(np.int16)
    codes = [_month_codes(block, first, number_of) for block in _dates(cases)]
    return Groups(np.concatenate(codes), (*map(str, months), UNKNOWN_GROUP))


def _month_codes(dated_at: Instants, first: int, number_of: NDArray[np.int16]) -> NDArray[np.int16]:
    dated = dated_at != UNDATED
    days = np.where(dated, dated_at // DAY_SECONDS - first, 0)
    return np.where(dated, number_of[days], number_of[-1] + np.int16(1))


def _dates(cases: HeardCases) -> Iterator[Instants]:
    for low in range(0, max(len(cases), 1), _BLOCK):
        yield cases.dated_at(np.arange(low, min(low + _BLOCK, len(cases))))


def _grouped(results: Sequence[StandardResult], grouping: Grouping) -> tuple[GroupTally, ...]:
    tallies: dict[str, dict[str, Tally]] = {}
    counting = _Counting(grouping)
    for result in results:
        if result.table is None:
            continue
        for label, tally in counting.tallies(result):
            tallies.setdefault(label, {})[result.rule.id] = tally
    names = sorted(tallies, key=lambda label: (label == UNKNOWN_GROUP, label))
    return tuple(
        GroupTally(name, sum(tallies[name].values(), Tally()), tallies[name]) for name in names
    )


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts by group.

    Standards that hear the same cases share their groups, and those that leave the same of them to
    be measured the counts of the others.
    """

    grouping: Grouping
    groups: dict[int, tuple[Groups, Counts]] = field(default_factory=dict)
    decided: dict[int, Counts] = field(default_factory=dict)

    def tallies(self, result: StandardResult) -> Iterator[tuple[str, Tally]]:
        """Give the tally of each group that has a case."""
        standing, rulings = result.standing, result.rulings
        heard, shared = id(result.cases), id(standing)
        if heard not in self.groups:
            found = self.grouping(result.cases)
            self.groups[heard] = found, found.cases
        groups, cases = self.groups[heard]
        size = len(groups.labels), len(rulings.verdict)
        if shared not in self.decided:
            self.decided[shared] = _decided(groups, cases, standing)
        cells = np.zeros(size, dtype=np.int64)
        for entries, left in standing.blocks():
            cells += _cells(groups.codes[left()], result.measured.numbers[entries], size)
        cells[:, : len(standing.counts)] += self.decided[shared]
        for label, counts in zip(groups.labels, rulings.counts(cells).tolist(), strict=True):
            if any(counts):
                yield label, Tally(*counts)


def _decided(groups: Groups, cases: Counts, standing: Standing) -> Counts:
    """Count the cases of each group that were decided before measuring, by ruling.

    `cases`: how many each group has. Mostly all that were decided are out of scope: then it is
    enough to count those that were left.
    """
    size = len(groups.labels), len(standing.counts)
    rulings = [number for number in np.flatnonzero(standing.counts).tolist() if number != LEFT]
    if len(rulings) != 1:
        cells = _cells(groups.codes, standing.numbers, size)
        cells[:, LEFT] = 0
        return cells
    cells = np.zeros(size, dtype=np.int64)
    cells[:, rulings[0]] = cases
    for _, left in standing.blocks():
        cells[:, rulings[0]] -= np.bincount(groups.codes[left()], minlength=size[0])
    return cells


def _cells(groups: NDArray[np.integer], numbers: Numbers, size: tuple[int, int]) -> Counts:
    """Count the cases of each group (row) that have each ruling (column)."""
    cells = np.zeros(size[0] * size[1], dtype=np.int64)
    for start in range(0, len(groups), _BLOCK):
        block = slice(start, start + _BLOCK)
        pairs = groups[block].astype(np.int64) * size[1] + numbers[block]
        cells += np.bincount(pairs, minlength=len(cells))
    return cells.reshape(size)
