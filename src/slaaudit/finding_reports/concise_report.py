"""One line per finding, as editors and `grep` read it."""

from collections.abc import Iterator

from slaaudit.finding_reports.page import FindingsPage, place_text


def concise_report(page: FindingsPage) -> Iterator[str]:
    """Write the findings, then the summary."""
    for finding in page.findings:
        where = place_text(finding)
        head = f"{page.severity_word(finding.severity)}[{finding.code}] {page.message(finding)}"
        waived = page.waived(finding)
        said = f"{head} [{waived}]" if waived else head
        yield f"{where}: {said}\n" if where else f"{said}\n"
    yield f"{page.summary()}\n"
