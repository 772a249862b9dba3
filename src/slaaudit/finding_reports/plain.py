"""A finding as plain values: the keys of the contract `slaaudit/findings/1`."""

from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Edit, Finding, WaivedBy
from slaaudit.reporting.clean import clean_text


def plain_finding(finding: Finding, page: FindingsPage) -> dict[str, object]:
    """Give the keys of one finding."""
    place, waiver = finding.place, finding.waived_by
    return {
        "code": finding.code,
        "name": finding.entry.name,
        "severity": finding.severity.key,
        "message": page.message(finding),
        "file": place.file,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "help": page.help(finding),
        "waived_by": None if waiver is None else _waiver(waiver),
        "fix": None if finding.fix is None else _plain_fix(finding.fix),
    }


def _waiver(waiver: WaivedBy) -> dict[str, str]:
    return {
        "id": waiver.id,
        "reason": clean_text(waiver.reason),
        "expires_on": waiver.expires_on.isoformat(),
    }


def _plain_fix(fix: Edit) -> dict[str, object]:
    """Give the text to write, and the place that it takes; the byte order mark is in column 0."""
    return {
        "line": fix.line,
        "column": fix.column,
        "end_line": fix.end_line,
        "end_column": fix.end_column,
        "text": fix.text,
    }
