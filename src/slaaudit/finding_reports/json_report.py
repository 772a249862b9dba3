"""All findings as one JSON value: the contract `slaaudit/findings/1`."""

import json
from collections.abc import Iterator

from slaaudit.finding_reports.page import FindingsPage
from slaaudit.finding_reports.plain import plain_finding

_SCHEMA = "slaaudit/findings/1"


def json_report(page: FindingsPage) -> Iterator[str]:
    """Write the findings with all their keys."""
    plain = {
        "schema": _SCHEMA,
        "findings": [plain_finding(finding, page) for finding in page.findings],
    }
    yield json.dumps(plain, ensure_ascii=False, indent=1) + "\n"
