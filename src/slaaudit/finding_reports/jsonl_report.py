"""One JSON value per finding and line, with the keys of `json`."""

import json
from collections.abc import Iterator

from slaaudit.finding_reports.page import FindingsPage
from slaaudit.finding_reports.plain import plain_finding


def jsonl_report(page: FindingsPage) -> Iterator[str]:
    """Write the findings; nothing where there are none."""
    for finding in page.findings:
        yield json.dumps(plain_finding(finding, page), ensure_ascii=False) + "\n"
