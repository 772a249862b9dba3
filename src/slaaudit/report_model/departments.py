"""Departments as they may be published: no row shows or gives away one or two persons."""

from collections.abc import Collection, Mapping

from slaaudit.model import Tally
from slaaudit.report_model.figures import applicable
from slaaudit.results.stored import StoredGroup
from slaaudit.value_classes import dataclass

#: Fewer cases than this are never shown alone.
LEAST = 5
OTHERS, UNKNOWN = "기타 부서", "부서 미기재"


@dataclass(frozen=True, slots=True)
class DepartmentRow:
    """A department's tally, or that of several together; `merged` counts them.

    `cases`: how many cases the tally is made of, each counted once.
    """

    label: str
    tally: Tally
    merged: int = 1
    cases: int = 0


def department_rows(
    groups: tuple[StoredGroup, ...], *, merge: bool, records: Mapping[str, str] | None = None
) -> tuple[DepartmentRow, ...]:
    """Give the departments by name; `merge`: small ones are added up as 기타 부서.

    `records`: the record of each promise. One case is judged by many promises of its record, and
    counts once: else a single person's case would pass for many.
    One small department alone could be worked back from the total, and so could several that have
    too few cases together: the next smallest is then added to them.
    """
    rows = [
        DepartmentRow(
            group.department or UNKNOWN, group.tally, cases=cases_once(group, records or {})
        )
        for group in groups
        if applicable(group.tally)
    ]
    if not merge:
        return tuple(rows)
    by_size = sorted(rows, key=lambda row: (row.cases, row.label))
    small = [row for row in by_size if row.cases < LEAST]
    rest = by_size[len(small) :]
    while small and rest and (len(small) == 1 or _cases(small) < LEAST):
        small.append(rest.pop(0))
    if not small:
        return tuple(rows)
    kept = [row for row in rows if row not in small]
    together = DepartmentRow(OTHERS, sum((row.tally for row in small), Tally()), len(small))
    # Where nothing is left beside it, the row would repeat the total.
    return (*kept, together)


def _cases(rows: list[DepartmentRow]) -> int:
    return sum(row.cases for row in rows)


def cases_once(
    group: StoredGroup, records: Mapping[str, str], only: Collection[str] | None = None
) -> int:
    """Count a group's cases, each once: of every record those of the promise with the most.

    `only`: of these promises alone.
    """
    most: dict[str, int] = {}
    for standard in group.standards:
        if only is None or standard.id in only:
            record = records.get(standard.id, standard.id)
            most[record] = max(most.get(record, 0), standard.cases)
    return sum(most.values()) if most or only is not None else applicable(group.tally)
