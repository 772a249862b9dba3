"""The Code Quality report of GitLab."""

import json
from collections.abc import Iterator

from slaaudit.finding_reports.fingerprints import fingerprints
from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Finding, Severity

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def gitlab_report(page: FindingsPage) -> Iterator[str]:
    """Write a list of issues; an empty one where nothing was found."""
    marks = fingerprints(page)
    issues = [_issue(*pair, page) for pair in zip(page.findings, marks, strict=True)]
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _issue(finding: Finding, mark: str, page: FindingsPage) -> dict[str, object]:
    place = finding.place
    first = place.line or 1
    last = max(first, place.end_line or first)
    waived = page.waived(finding)
    said = f"{finding.code}: {page.message(finding)}"
    return {
        "description": f"{said} [{waived}]" if waived else said,
        "check_name": finding.entry.name,
        "fingerprint": mark,
        "severity": "info" if waived else _SEVERITIES[finding.severity],
        # a place is required: what concerns no file is shown at the root
        "location": {
            "path": page.from_root(place.file or "."),
            "lines": {"begin": first, "end": last},
        },
    }
