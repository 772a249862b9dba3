"""Finding a case in the log by its id, and keeping the log of that case alone."""

import re
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

import numpy as np
from numpy.typing import NDArray

from slaaudit.business_time import DAY_SECONDS, date_of
from slaaudit.case_view import take
from slaaudit.periods import Period, period_of
from slaaudit.spec.fields import dating_field
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, CaseTable

_MOST_NEAR = 3
#: Runs of digits, and runs of letters.
_PARTS = re.compile(r"\d+|[^\W\d_]+")


def cases_of(log: CaseLog, rules: RuleSet) -> Iterator[str]:
    """Give the ids of all cases that some standard may look at."""
    judged = {version.record for rule in rules for version in rule.judged}
    for record in sorted(judged & log.tables.keys()):
        yield from map(str, log.tables[record].case_ids.tolist())


def ids_near(case: str, ids: list[str]) -> tuple[str, ...]:
    """Give the ids that look most like one that there is not.

    First those that differ only in hyphens, blanks, letter case and leading zeros (`m1`, `M-0001`).
    """
    plain = _plain(case)
    same = [each for each in ids if _plain(each) == plain]
    known = {each.casefold(): each for each in ids}
    near = get_close_matches(case.casefold(), known, n=_MOST_NEAR, cutoff=0.5)
    return tuple(dict.fromkeys([*same, *(known[each] for each in near)]))[:_MOST_NEAR]


def _plain(case: str) -> tuple[str, ...]:
    return tuple(part.lstrip("0") for part in _PARTS.findall(case.casefold()))


def only_case(log: CaseLog, case: str) -> CaseLog:
    """Keep the rows of one case, in every record; a record keeps its columns all the same."""
    tables = {record: _only(table, case) for record, table in log.tables.items()}
    counts = [0] * len(log.sources)
    for table in tables.values():
        found = np.bincount(table.source, minlength=len(counts))
        counts = [count + int(more) for count, more in zip(counts, found, strict=True)]
    sources = tuple(
        replace(source, rows=count, cases=count, skipped=())
        for source, count in zip(log.sources, counts, strict=True)
    )
    return CaseLog(tables, sources)


def _only(table: CaseTable, case: str) -> CaseTable:
    rows = rows_of(table, case)
    columns = {name: take(column, rows) for name, column in table.columns.items()}
    return CaseTable(
        table.record, table.case_ids[rows], table.source[rows], table.row[rows], columns
    )


def rows_of(table: CaseTable, case: str) -> NDArray[np.int64]:
    """Find the rows of a case."""
    return np.flatnonzero(np.array([str(each) == case for each in table.case_ids], dtype=np.bool_))


def spanning_period(log: CaseLog, rules: RuleSet) -> Period | None:
    """Give the reporting period that holds the cases of a log, or all from the first to the last.

    None where no case has a date.
    """
    found = set()
    for rule in rules:
        for version in rule.judged:
            table = log.tables.get(version.record)
            column = None if table is None else table.columns.get(dating_field(version, rules))
            if column is not None:
                days = column.values[column.present].astype(np.int64) // DAY_SECONDS
                found |= {
                    period_of(date_of(day), rules.charter.report.cycle) for day in days.tolist()
                }
    if len(found) < 2:  # noqa: PLR2004  # several are joined
        return next(iter(found), None)
    in_order = sorted(found, key=lambda period: period.from_on)
    first, last = in_order[0], in_order[-1]
    return Period(f"{first.label}~{last.label}", first.from_on, last.until_on)
