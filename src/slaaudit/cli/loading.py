"""From what the user named to what the engine judges: rules, calendar, log."""

from collections.abc import Sequence
from pathlib import Path

from slaaudit.business_time import BusinessCalendar
from slaaudit.cli.choices import refuse
from slaaudit.cli.screen import notice_findings
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.korean_holidays import HolidaysPackageError, institution_calendar
from slaaudit.normalise import known_headings, normalise
from slaaudit.readers import (
    USUAL_READING,
    ReadingOptions,
    files_of,
    log_file,
    peek,
    stream_tables,
)
from slaaudit.rulefile import find_rules, read_rule_set
from slaaudit.spec.charter import CalendarSpec
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog
from slaaudit.terms import Lang
from slaaudit.workbook import ReadAhead

_SEVERAL_IN_QUESTION = "SLA121"


def rules_for(
    spec: str | None, logs: Sequence[Path], lang: Lang, *, waivers: bool = True
) -> RuleSet:
    """Find and load the rules that the logs are to be judged by; that needs none of their tests."""
    return load_rules(rules_path(spec, logs), lang, with_tests=False, waivers=waivers)


def rules_path(spec: str | None, logs: Sequence[Path]) -> Path:
    """Ask the names of files and folders first; if they leave a choice, their first words."""
    files = [file for log in logs for file in files_of(log)]
    shown = [*logs, *files]
    names = [name for file in shown for name in (file.name, file.absolute().parent.name)]
    try:
        return find_rules(spec, Path.cwd(), names)
    except Refusal as refusal:
        if refusal.findings[0].code != _SEVERAL_IN_QUESTION:
            raise
    for file in files:
        if not file.exists():
            log_file(file)  # says so: a file that is not there has no first words
    return find_rules(spec, Path.cwd(), [*names, *map(peek, logs)])


def load_rules(path: Path, lang: Lang, *, with_tests: bool = True, waivers: bool = True) -> RuleSet:
    """Load a rule set; mistakes refuse it, lesser findings are told."""
    rules, findings = read_rule_set(path, with_tests=with_tests, waivers=waivers)
    if rules is None:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    notice_findings(findings, lang)
    if not any(rule.judged for rule in rules):
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA824"))
    return rules


def read_log(
    logs: Sequence[Path],
    rules: RuleSet,
    reading: ReadingOptions = USUAL_READING,
    ahead: ReadAhead | None = None,
) -> CaseLog:
    """Read every file and take its columns for the rules' fields."""
    headings = known_headings(rules)
    tables = (table for log in logs for table in stream_tables(log, headings, ahead, reading))
    return normalise(tables, rules)


def calendar_of(spec: CalendarSpec) -> BusinessCalendar:
    """Give the public calendar with the institution's own hours, closures and working days."""
    try:
        return institution_calendar(spec)
    except (HolidaysPackageError, ValueError) as error:
        raise refuse("SLA833", why=str(error)) from None
