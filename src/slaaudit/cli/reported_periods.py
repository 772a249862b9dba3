"""The period that is reported and those before: what may stand side by side, and in which order."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from slaaudit.cli.choices import refuse
from slaaudit.cli.screen import notice_findings
from slaaudit.cli.stored_results import OpenedResult, open_result
from slaaudit.findings import Finding
from slaaudit.periods import Cycle, period_of
from slaaudit.report_model.wording import directly_before, period_title
from slaaudit.results import StoredResult
from slaaudit.terms import Lang

_CYCLES: dict[Cycle, tuple[str, str]] = {
    "half_year": ("반기", "half-year"),
    "quarter": ("분기", "quarter"),
    "year": ("해", "year"),
    "month": ("달", "month"),
}


def open_earlier(files: Sequence[Path]) -> tuple[OpenedResult, ...]:
    """Read the files of `--previous`, in the order given."""
    return tuple(open_result(file) for file in files)


def in_order(
    earlier: Sequence[OpenedResult], result: StoredResult, lang: Lang
) -> tuple[StoredResult, ...]:
    """Give earlier results, the newest first; raises Refusal for one that is none.

    What the reader should know of their order and of what lies between, is said.
    """
    for each in earlier:
        _require_same_body(each, result)
        if each.result.period.until_on > result.period.from_on:
            raise refuse("SLA871", file=str(each.file), **_periods(each.result, result))
    newest_first = sorted(earlier, key=lambda each: each.result.period.from_on, reverse=True)
    for newer, older in pairwise(newest_first):
        if older.result.period.until_on > newer.result.period.from_on:
            facts = {"file": str(older.file), "other": str(newer.file)}
            raise refuse("SLA872", **facts, **_periods(older.result, newer.result))
    notice_findings(_remarks(earlier, newest_first, result), lang)
    return tuple(each.result for each in newest_first)


def _require_same_body(other: OpenedResult, result: StoredResult) -> None:
    before = other.result
    if before.institution.id != result.institution.id:
        raise refuse("SLA867", now=result.institution.id, before=before.institution.id)
    if before.department != result.department:
        facts = {"now": result.department or "-", "before": before.department or "-"}
        raise refuse("SLA875", file=str(other.file), **facts)


def _periods(before: StoredResult, now: StoredResult) -> dict[str, str]:
    return {"before": before.period.label, "now": now.period.label}


def _remarks(
    given: Sequence[OpenedResult], newest_first: Sequence[OpenedResult], result: StoredResult
) -> list[Finding]:
    found = []
    if list(given) != list(newest_first):
        order = ", ".join(each.result.period.label for each in newest_first)
        found.append(Finding("SLA873", facts={"order": order}))
    if newest_first and not directly_before(newest_first[0].result.period, result.period):
        newest = newest_first[0].result
        facts = {**_periods(newest, result), "title": period_title(newest.period.label)}
        found.append(Finding("SLA874", facts=facts))
    return found


def off_cycle(result: StoredResult, lang: Lang) -> tuple[Finding, ...]:
    """Say where a reported period is none of the charter's cycle."""
    period, cycle = result.period, result.report.cycle
    fitting = period_of(period.from_on, cycle)
    if (period.from_on, period.until_on) == (fitting.from_on, fitting.until_on):
        return ()
    word = _CYCLES[cycle][0 if lang == "ko" else 1]
    facts = {"period": period.label, "cycle": word, "fitting": fitting.label}
    return (Finding("SLA876", facts=facts),)
