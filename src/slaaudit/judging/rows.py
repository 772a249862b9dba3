"""Judging case by case: the cases that are left are measured and ruled, block by block."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_view import CaseView
from slaaudit.judging.docket import Docket
from slaaudit.judging.excuses import excuse_reasons
from slaaudit.judging.standings import BLOCK, hearing_of, standing_of
from slaaudit.judging.verdicts import rule_measured
from slaaudit.measures import ROW_MEASURES
from slaaudit.measuring.bench import Owners, owners_by_id
from slaaudit.model import (
    NO_REASON,
    Floats,
    HeardCases,
    Measurement,
    Measuring,
    Places,
    ReasonBook,
    StandardResult,
    Standing,
)
from slaaudit.spec.parts import PerCase
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import JudgedStandard
from slaaudit.tables import CaseTable
from slaaudit.value_classes import dataclass

Versions = Sequence[JudgedStandard]


def judge_rows(
    docket: Docket, rule: StandardRule, variants: Sequence[Versions]
) -> list[StandardResult]:
    """Judge by the versions of a standard, and beside it by those of its readings.

    Side by side, since readings mostly measure the same cases: what a block has gathered of its
    columns serves them all. Of readings only the verdicts are kept.
    """
    courses = [
        _Course.of(docket, versions, figures=not place) for place, versions in enumerate(variants)
    ]
    for standing in {id(each.standing): each.standing for each in courses}.values():
        together = [each for each in courses if each.standing is standing]
        start = 0
        for block in _blocks(together[0].cases, standing):
            for course in together:
                course.take(docket, start, block)
            start += sum(len(part.view) for part in block)
    return [course.result(rule) for course in courses]


@dataclass(frozen=True, slots=True)
class _Part:
    """The cases of a block that fall under one version, and which of the block's they are."""

    version: int
    entries: Places
    view: CaseView
    owners: Owners


def _blocks(cases: HeardCases, standing: Standing) -> Iterator[list[_Part]]:
    """Cut the cases that are left into blocks, and these by version."""
    if cases.table is None:
        raise TypeError(cases.labels)
    owners = _owners(cases, standing)
    for places in _together(standing):
        versions, rows = standing.version[places], cases.rows(places)
        yield [
            _Part(version, entries, _view(cases.table, rows[entries]), partial(owners, version))
            for version in np.flatnonzero(np.bincount(versions)).tolist()
            for entries in (np.flatnonzero(versions == version),)
        ]


def _together(standing: Standing) -> Iterator[Places]:
    """Gather the places of the cases that are left, until there are enough to judge at once."""
    waiting: list[Places] = []
    for _, left in standing.blocks():
        waiting.append(left())
        if sum(map(len, waiting)) >= BLOCK:
            yield np.concatenate(waiting)
            waiting.clear()
    if waiting:
        yield np.concatenate(waiting)


def _view(table: CaseTable, rows: Places) -> CaseView:
    first, until = int(rows[0]), int(rows[-1]) + 1
    if until - first == len(rows):
        return CaseView.between(table, first, until)
    return CaseView.of(table, rows)


def _owners(
    cases: HeardCases, standing: Standing
) -> Callable[[int, CaseTable, CaseView], tuple[Places, Places]]:
    """Find the rows of another record that belong to the cases of a block, by one look at all."""
    known: dict[tuple[int, str], tuple[Places, Places, Places]] = {}

    def owners(version: int, others: CaseTable, view: CaseView) -> tuple[Places, Places]:
        if (version, others.record) not in known:
            ours = standing.left[standing.version[standing.left] == version]
            everyone = CaseView.of(view.table, cases.rows(ours))
            rows, owner = owners_by_id(others, everyone)
            order = np.argsort(owner, kind="stable")
            known[version, others.record] = everyone.rows, rows[order], owner[order]
        everyone_rows, rows, owner = known[version, others.record]
        first = int(np.searchsorted(everyone_rows, view.rows[0]))
        begin, end = np.searchsorted(owner, [first, first + len(view)])
        return rows[begin:end], owner[begin:end] - first

    return owners


@dataclass(frozen=True, slots=True)
class _Course:
    """The judging of a standard, or of one of its readings, as far as it has come."""

    versions: Versions
    cases: HeardCases
    standing: Standing
    book: ReasonBook
    measuring: Measuring

    @staticmethod
    def of(docket: Docket, versions: Versions, *, figures: bool) -> "_Course":
        """Begin with what scope and date decide."""
        standing = standing_of(docket, versions)
        measuring = Measuring(int(standing.before[-1]), figures=figures)
        return _Course(
            versions, hearing_of(docket, versions), standing, standing.book.continued(), measuring
        )

    def take(self, docket: Docket, start: int, block: Sequence[_Part]) -> None:
        """Judge a block of the cases that are left, from an entry on."""
        if len(block) == 1:
            self.measuring.put(start, *self._judged(docket, block[0]))
            return
        size = sum(len(part.view) for part in block)
        whole, numbers = Measurement.blank(size, NO_REASON), np.zeros(size, dtype=np.uint16)
        limits = np.full(size, np.nan)
        for part in block:
            numbers[part.entries], measured, given = self._judged(docket, part)
            whole.fill(part.entries, measured)
            limits[part.entries] = np.nan if given is None else given
        self.measuring.put(start, numbers, whole, limits)

    def _judged(
        self, docket: Docket, part: _Part
    ) -> tuple[NDArray[np.uint16], Measurement, Floats | None]:
        standard, bench = self.versions[part.version], docket.bench(self.book, part.owners)
        measured = ROW_MEASURES[standard.measure](part.view, standard, bench)
        excuse = excuse_reasons(part.view, standard, measured, bench)
        limit = getattr(standard, "limit", None)
        no_figure = limit is not None and limit.no_figure
        numbers = rule_measured(measured, excuse, self.book, no_figure=no_figure)
        return numbers, measured, _limits_given(standard, part.view)

    def result(self, rule: StandardRule) -> StandardResult:
        """Give what it came to."""
        measured = self.measuring.done()
        return StandardResult.of(rule, self.cases, self.standing, measured, self.book)


def _limits_given(standard: JudgedStandard, view: CaseView) -> Floats | None:
    """Give the limits that stand in the log, NaN where there is none; None where none may."""
    limit = getattr(standard, "limit", None)
    if limit is None or not isinstance(limit.given, PerCase) or not view.has(limit.given.field):
        return None
    given = view.column(limit.given.field)
    return np.where(given.present, given.values, np.nan)
