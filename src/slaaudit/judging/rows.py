"""Judging case by case: the cases that are left are measured and ruled, block by block."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import field
from functools import partial

import numpy as np

from slaaudit.case_view import CaseView
from slaaudit.judging.docket import Docket
from slaaudit.judging.excuses import excuse_reasons
from slaaudit.judging.standings import BLOCK, hearing_of, standing_of
from slaaudit.judging.verdicts import rule_measured
from slaaudit.measures import ROW_MEASURES
from slaaudit.measuring.bench import Owners, owners_by_id
from slaaudit.model import (
    Floats,
    HeardCases,
    Measured,
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
    courses = [_Course.of(docket, versions) for versions in variants]
    for standing in {id(each.standing): each.standing for each in courses}.values():
        together = [each for each in courses if each.standing is standing]
        for block in _blocks(together[0].cases, standing):
            for course in together:
                course.take(docket, block, figures=course is courses[0])
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
    for start in range(0, len(standing.left), BLOCK):
        places = standing.left[start : start + BLOCK]
        versions, rows = standing.version[places], cases.rows(places)
        yield [
            _Part(version, entries, _view(cases.table, rows[entries]), partial(owners, version))
            for version in np.flatnonzero(np.bincount(versions)).tolist()
            for entries in (np.flatnonzero(versions == version),)
        ]


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
    blocks: list[Measured] = field(default_factory=list)

    @staticmethod
    def of(docket: Docket, versions: Versions) -> "_Course":
        """Begin with what scope and date decide."""
        standing = standing_of(docket, versions)
        return _Course(versions, hearing_of(docket, versions), standing, standing.book.continued())

    def take(self, docket: Docket, block: Sequence[_Part], *, figures: bool) -> None:
        """Judge a block; without figures only the rulings are kept."""
        judged = [self._judged(docket, part, figures=figures) for part in block]
        if len(block) > 1:
            entries = np.concatenate([part.entries for part in block])
            judged = [Measured.joined(judged).taken(np.argsort(entries))]
        self.blocks.extend(judged)

    def _judged(self, docket: Docket, part: _Part, *, figures: bool) -> Measured:
        standard, bench = self.versions[part.version], docket.bench(self.book, part.owners)
        measured = ROW_MEASURES[standard.measure](part.view, standard, bench)
        excuse = excuse_reasons(part.view, standard, measured, bench)
        limit = getattr(standard, "limit", None)
        no_figure = limit is not None and limit.no_figure
        numbers = rule_measured(measured, excuse, self.book, no_figure=no_figure)
        if not figures:
            return Measured.without_figures(numbers)
        limits = _limits_given(standard, part.view)
        return Measured.of(numbers, measured.value, measured.due, measured.due_is_date, limits)

    def result(self, rule: StandardRule) -> StandardResult:
        """Give what it came to."""
        measured = Measured.joined(self.blocks)
        return StandardResult.of(rule, self.cases, self.standing, measured, self.book)


def _limits_given(standard: JudgedStandard, view: CaseView) -> Floats:
    """Give the limits that stand in the log, NaN where there is none."""
    limit = getattr(standard, "limit", None)
    if limit is None or not isinstance(limit.given, PerCase) or not view.has(limit.given.field):
        return np.broadcast_to(np.nan, len(view))
    given = view.column(limit.given.field)
    return np.where(given.present, given.values, np.nan)
