"""The mark before the first character goes."""

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script


def unmarked(finding: Finding, script: Script) -> Edit | None:
    """Take the byte order mark away: it stands in column 0."""
    del finding, script
    return Edit(1, 0, 1, 1, "")
