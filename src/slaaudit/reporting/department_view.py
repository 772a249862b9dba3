"""One department's part of an audit. Everything was judged; only this part is shown."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from slaaudit.aggregation import by_department, by_month, departments
from slaaudit.model import Audit, Bools, Places, StandardResult
from slaaudit.tables import Skipped, Source

#: Why rows of the log are not in a department's part.
OTHER_DEPARTMENT = "other_department"


def departments_of(audit: Audit) -> tuple[str, ...]:
    """Name the departments of the judged cases, the nameless aside."""
    return tuple(group.label for group in audit.departments if group.label)


def department_view(audit: Audit, department: str) -> Audit:
    """Keep one department's cases.

    Promises that are judged by spans of time belong to the whole institution and are left out;
    so are the other readings, whose verdicts are only kept as totals.
    """
    kept = [result for result in audit.standards if result.table]
    results = tuple(result.narrowed(_places(result, department)) for result in kept)
    return replace(
        audit,
        standards=results,
        sources=_sources(audit.sources, results),
        departments=by_department(results),
        months=by_month(results),
    )


def _places(result: StandardResult, department: str) -> Places:
    groups = departments(result.cases)
    wanted = [code for code, name in enumerate(groups.labels) if name == department]
    return np.flatnonzero(np.isin(groups.codes, wanted))


def _sources(sources: Sequence[Source], results: Sequence[StandardResult]) -> tuple[Source, ...]:
    """Say of each source how many of its cases belong to others, so that the rows add up."""
    marks: dict[str, Bools] = {}
    counts = [0] * len(sources)
    for result in results:
        if result.table is not None:
            fresh = np.zeros(len(result.table), dtype=np.bool_)
            marks.setdefault(result.table.record, fresh)[result.rows] = True
    tables = {result.table.record: result.table for result in results if result.table is not None}
    for record, seen in marks.items():
        found = np.bincount(tables[record].source[seen], minlength=len(sources))
        counts = [total + int(count) for total, count in zip(counts, found, strict=True)]
    return tuple(_without_others(source, n) for source, n in zip(sources, counts, strict=True))


def _without_others(source: Source, kept: int) -> Source:
    others = source.cases - kept
    skipped = (*source.skipped, Skipped(OTHER_DEPARTMENT, others)) if others else source.skipped
    return replace(source, cases=kept, skipped=skipped)
