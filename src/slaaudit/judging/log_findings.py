"""Findings that only judging can make: what the log lacks, and values that contradict."""

from collections.abc import Sequence

import numpy as np

from slaaudit.findings import Finding, Place
from slaaudit.model import StandardResult
from slaaudit.tables import CaseLog

#: Reasons that point at the log, and the code of their finding.
_BY_CASE = {
    "end_before_start": "SLA751",
    "outside_calendar": "SLA752",
    "hold_open": "SLA753",
    "hold_reversed": "SLA754",
    "before_law": "SLA755",
    "date_only": "SLA756",
    "date_missing": "SLA757",
}
_COLUMN_MISSING, _RECORD_MISSING = "SLA758", "SLA759"
_ROWS_SHOWN = 5


def log_findings(log: CaseLog, results: Sequence[StandardResult]) -> tuple[Finding, ...]:
    """Give one finding for each problem of a record, naming its standards and its first rows."""
    return (*_of_log(log, results), *_of_cases(log, results))


def _of_log(log: CaseLog, results: Sequence[StandardResult]) -> list[Finding]:
    """Columns and records that the log lacks, each with the standards that wait for it."""
    waiting: dict[tuple[str, str, str], list[str]] = {}
    for result in results:
        record = result.rule.judged[-1].record
        if record not in log.tables:
            waiting.setdefault((_RECORD_MISSING, record, record), []).append(result.rule.id)
            continue
        for reason in result.rulings.reasons_of(result.counts):
            kind, _, name = reason.partition(":")
            if kind == "column_missing":
                waiting.setdefault((_COLUMN_MISSING, record, name), []).append(result.rule.id)
    return [
        Finding(code, facts={"record": record, "name": name, "standards": ", ".join(standards)})
        for (code, record, name), standards in waiting.items()
    ]


def _of_cases(log: CaseLog, results: Sequence[StandardResult]) -> list[Finding]:
    rows: dict[tuple[str, int], set[int]] = {}
    standards: dict[tuple[str, int], list[str]] = {}
    for result in results:
        if result.table is None:
            continue
        for reason in result.rulings.reasons_of(result.counts):
            code = _BY_CASE.get(reason)
            if code is None:
                continue
            hit = result.at(result.places(reason=reason)).rows
            for source in np.flatnonzero(np.bincount(result.table.source[hit])):
                places = result.table.row[hit[result.table.source[hit] == source]]
                rows.setdefault((code, int(source)), set()).update(places.tolist())
                standards.setdefault((code, int(source)), []).append(result.rule.id)
    return [
        _case_finding(log, code, source, sorted(places), standards[code, source])
        for (code, source), places in sorted(rows.items())
    ]


def _case_finding(
    log: CaseLog, code: str, source: int, rows: list[int], standards: list[str]
) -> Finding:
    origin = log.sources[source]
    shown = ", ".join(str(row) for row in rows[:_ROWS_SHOWN])
    more = " …" if len(rows) > _ROWS_SHOWN else ""
    return Finding(
        code,
        Place(file=origin.file, sheet=origin.sheet, row=rows[0]),
        {"count": len(rows), "rows": shown + more, "standards": ", ".join(standards)},
    )
