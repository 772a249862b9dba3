"""Every finding with its place, the line it points at, and what to do."""

from collections.abc import Iterator

from slaaudit.finding_reports.code_frame import code_frame
from slaaudit.finding_reports.page import FindingsPage, place_text
from slaaudit.findings import Finding


def full_report(page: FindingsPage) -> Iterator[str]:
    """Write the findings, then how to read more, then the summary."""
    for finding in page.findings:
        yield "\n".join(_lines(finding, page)) + "\n\n"
    if page.see_also():
        yield f"{page.see_also()}\n"
    yield f"{page.summary()}\n"


def _lines(finding: Finding, page: FindingsPage) -> Iterator[str]:
    where = place_text(finding)
    word = page.severity_word(finding.severity)
    head = f"{word} {finding.code} {finding.entry.name}: {page.message(finding)}"
    yield f"{where}: {head}" if where else head
    yield from code_frame(finding, page)
    waived, advice = page.waived(finding), page.help(finding)
    if waived:
        yield f"  = {waived}"
    if advice:
        yield f"  → {advice}"
    if finding.fix is not None:
        yield f"  ※ {page.fix_words(finding.fix)}"
