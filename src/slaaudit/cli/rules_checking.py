"""The work of `slaaudit rules check`: every mistake of every rule file, with its line."""

import json
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from slaaudit.cli.choices import chosen, language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.screen import finding_lines, write_stdout
from slaaudit.findings import Finding, Severity
from slaaudit.reporting.clean import clean_text
from slaaudit.rulefile import read_rule_set
from slaaudit.terms import Lang

_SCHEMA = "slaaudit/findings/1"


def check_rules(specs: Sequence[str], output_format: str, lang: str) -> int:
    """Print the findings; errors make the code 1."""
    spoken = language(lang)
    chosen("--format", output_format, ("text", "json"))
    folders = rule_folders(specs)
    findings = [found for folder in folders for found in read_rule_set(folder)[1]]
    if output_format == "json":
        plain = {"schema": _SCHEMA, "findings": [_plain(each, spoken) for each in findings]}
        write_stdout([f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()])
    else:
        write_stdout(_lines(findings, len(folders), spoken))
    grave = any(finding.severity is Severity.ERROR for finding in findings)
    return ExitCode.FOUND if grave else ExitCode.DONE


def _plain(finding: Finding, lang: Lang) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "name": finding.entry.name,
        "severity": finding.severity.key,
        "message": clean_text(finding.message(lang)),
        "file": None if place.file is None else _near(place.file),
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "help": clean_text(finding.help(lang)),
    }


def _near(file: str) -> str:
    """Write a path as from the working folder, where it lies inside: no machine's own paths."""
    relative = os.path.relpath(file)
    inside = not relative.startswith("..")
    return clean_text((Path(relative) if inside else Path(file)).as_posix())


def _lines(findings: Sequence[Finding], folders: int, lang: Lang) -> Iterator[str]:
    for finding in findings:
        yield f"{finding_lines(finding, lang)}\n{_frame(finding)}"
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    others = len(findings) - errors
    if lang == "ko":
        yield f"규칙 {folders}벌 검사: 오류 {errors}건, 그 밖 {others}건\n"
    else:
        yield f"{folders} rule set(s) checked: {errors} error(s), {others} other finding(s)\n"


def _frame(finding: Finding) -> str:
    """Show the line that a finding points at."""
    place = finding.place
    if place.file is None or place.line is None:
        return ""
    try:
        lines = Path(place.file).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    if not 0 < place.line <= len(lines):
        return ""
    return f"  {place.line:>4} | {clean_text(lines[place.line - 1])}\n"
