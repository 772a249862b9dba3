"""Findings as a page of Markdown: for a job's summary, a comment or a document."""

import re
from collections.abc import Iterator

from slaaudit.finding_reports.page import FindingsPage, place_text
from slaaudit.findings import Finding

_MARKS = re.compile(r"([\\`*_\[\]<>|~#])")


def md_report(page: FindingsPage, most: int | None = None) -> Iterator[str]:
    """Write the summary and a table; of more than `most` findings, how many are left out."""
    heading = page.said("규칙 파일 검사", "Rule files checked")
    yield f"## {heading}\n\n{page.summary()}\n"
    shown = page.findings[:most]
    if shown:
        titles = page.said(
            "곳 | 정도 | 코드 | 내용 | 할 일", "Place | Severity | Code | What | To do"
        )
        yield f"\n| {titles} |\n|---|---|---|---|---|\n"
        yield from (_row(finding, page) for finding in shown)
    left = len(page.findings) - len(shown)
    if left:
        yield "\n" + page.said(f"이 밖에 {left}건이 더 있습니다.", f"{left} more.") + "\n"


def _row(finding: Finding, page: FindingsPage) -> str:
    cells = (
        place_text(finding) or "-",
        page.severity_word(finding.severity),
        f"{finding.code} {finding.entry.name}",
        " — ".join(filter(None, (page.message(finding), page.waived(finding)))),
        page.help(finding),
    )
    shown = " | ".join(_MARKS.sub(r"\\\1", cell) for cell in cells)
    return f"| {shown} |\n"
