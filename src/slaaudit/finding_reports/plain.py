"""A finding as plain values: the keys of the contract `slaaudit/findings/1`."""

from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Finding


def plain_finding(finding: Finding, page: FindingsPage) -> dict[str, object]:
    """Give the keys of one finding."""
    place = finding.place
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
    }
