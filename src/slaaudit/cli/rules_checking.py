"""The work of `slaaudit rules check`: every mistake of every rule file, with its line."""

import os
from collections.abc import Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from slaaudit.checks import DEEPER_CHECKS, original_checks, waiving_on
from slaaudit.cli.choices import (
    Destination,
    chosen,
    destinations,
    gate,
    instant,
    language,
    now_in_seoul,
    refuse,
)
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.findings_page import findings_page
from slaaudit.cli.originals import read_originals
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.rules_fixing import (
    Examine,
    Examined,
    examined,
    show_fixes,
    tell_fixes,
    write_fixes,
)
from slaaudit.cli.screen import notice, notice_findings, write_stdout
from slaaudit.finding_reports import FINDING_FORMATS, FOR_PEOPLE, FindingsPage
from slaaudit.findings import Finding
from slaaudit.rulefile import ALL_FILES, RULE_FILES, examine_files
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_FAIL_ON = ("error", "warning", "info", "never")
_SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
#: GitHub refuses a summary of more than 1 MiB; a row has less than 2 kB.
_MOST_IN_SUMMARY = 300


class Mending(Enum):
    """What becomes of the fixes."""

    NONE = "none"
    SHOWN = "shown"
    WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class RulesRequest:
    """What the user asked for, as written.

    `sources` are the texts that quotes are held against, each as NAME=FILE; `as_of` is the day on
    which waivers must hold, None for today.
    """

    specs: Sequence[str]
    formats: Sequence[str]
    lang: str
    fail_on: str = "error"
    force: bool = False
    sources: Sequence[str] = ()
    as_of: str | None = None
    waivers: bool = True
    mending: Mending = Mending.NONE


def check_rules(request: RulesRequest) -> int:
    """Write the findings in every format asked for; those as grave as the gate make the code 1.

    What is waived is written too, and fails nothing. After fixes the findings are those that
    remain; a diff alone changes nothing and leaves them as they are.
    """
    spoken = language(request.lang)
    least = gate(chosen("--fail-on", request.fail_on, _FAIL_ON)).severity
    targets = _targets(request)
    rule_sets = _rule_sets(request.specs)
    examine = _examine(request, len(rule_sets))
    looked_at = ALL_FILES if request.waivers else RULE_FILES
    if request.mending is not Mending.NONE:
        mended = [examined(each, examine, looked_at, fix=True) for each in rule_sets]
        _mend(mended, request, spoken)
    lying = [examined(each, examine, looked_at) for each in rule_sets]
    findings = [found for each in lying for found in each.findings]
    page = findings_page(findings, rule_sets, request.specs, spoken, looked_at)
    _write(page, targets)
    grave = least is not None and any(
        found.severity >= least for found in findings if found.waived_by is None
    )
    return ExitCode.FOUND if grave else ExitCode.DONE


def _targets(request: RulesRequest) -> tuple[Destination, ...]:
    """Say where results go; a diff has stdout for itself."""
    shown = request.mending is Mending.SHOWN
    targets = destinations(request.formats or (() if shown else ("full",)), FINDING_FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
        elif shown:
            raise refuse("SLA812", place="stdout")
    return targets


def _examine(request: RulesRequest, rule_sets: int) -> Examine:
    """Give what finds the mistakes of a rule set's files, on the day that waivers must hold."""
    if request.sources and rule_sets > 1:
        raise refuse("SLA416", count=rule_sets)
    checks = (*DEEPER_CHECKS, *original_checks(read_originals(request.sources)))
    moment = now_in_seoul() if request.as_of is None else instant(request.as_of)
    waiving = waiving_on(moment.date()) if request.waivers else None
    return partial(examine_files, checks=checks, waiving=waiving)


def _mend(mended: Sequence[Examined], request: RulesRequest, lang: Lang) -> None:
    """Write the fixes, or show them."""
    done = request.mending is Mending.WRITTEN
    if done:
        write_fixes(mended)
    else:
        show_fixes(mended, request.specs)
    tell_fixes(mended, request.specs, lang, done=done)


def _rule_sets(specs: Sequence[str]) -> tuple[Path, ...]:
    """Give every rule set once, however it was named; one of its files stands for it."""
    named = (place.parent if place.name in ALL_FILES else place for place in rule_folders(specs))
    once: dict[Path, Path] = {}
    for place in named:
        once.setdefault(place.resolve(), place)
    return tuple(once.values())


def _write(page: FindingsPage, targets: Sequence[Destination]) -> None:
    """Write each result to its place; the format never changes the exit code."""
    for target in targets:
        chunks = FINDING_FORMATS[target.format](page)
        if target.file is not None:
            write_file(target.file, chunks)
        elif target.format in FOR_PEOPLE:
            write_stdout(chunks)
        else:
            # these are UTF-8 whatever the console's code page is
            write_stdout(chunk.encode() for chunk in chunks)
    if all(target.file is not None for target in targets):
        notice(page.summary())
    if any(target.format == "github" for target in targets):
        _append_summary(page)


def _append_summary(page: FindingsPage) -> None:
    """Write the job's summary where GitHub asks for it; that it cannot be is no one's mistake."""
    asked = os.environ.get(_SUMMARY_VARIABLE)
    if not asked:
        return
    from slaaudit.finding_reports.md_report import md_report  # noqa: PLC0415  # loaded when needed

    try:
        with Path(asked).open("a", encoding="utf-8", newline="\n") as summary:
            summary.writelines(md_report(page, _MOST_IN_SUMMARY))
    except OSError as error:
        facts = {"file": f"${_SUMMARY_VARIABLE}", "why": error.strerror or "-"}
        notice_findings([Finding("SLA813", facts=facts)], page.lang)
