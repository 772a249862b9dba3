"""Workflow commands of GitHub Actions: each finding becomes a note at its line."""

from collections.abc import Iterator

from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Finding, Place, Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def github_report(page: FindingsPage) -> Iterator[str]:
    """Write a command per finding, then the summary for whoever reads the log."""
    for finding in page.findings:
        options = ",".join(f"{key}={_option(value)}" for key, value in _options(finding, page))
        said = "\n".join(filter(None, (page.message(finding), page.note(finding))))
        # what is waived is no mistake to mend now, and must not look like one
        grade = Severity.INFO if finding.waived_by is not None else finding.severity
        yield f"::{_COMMANDS[grade]} {options}::{_text(said)}\n"
    yield f"{page.summary()}\n"


def _options(finding: Finding, page: FindingsPage) -> Iterator[tuple[str, str]]:
    place = finding.place
    if place.file is not None:
        yield "file", page.from_root(place.file)
        yield from ((key, str(bound)) for key, bound in _bounds(place).items() if bound)
    yield "title", f"{finding.code} {finding.entry.name}"


def _bounds(place: Place) -> dict[str, int | None]:
    """Columns are left out where the place has several lines: GitHub takes them in one only."""
    if place.end_line is not None and place.end_line != place.line:
        return {"line": place.line, "endLine": place.end_line}
    return {
        "line": place.line,
        "col": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _text(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _option(text: str) -> str:
    return _text(text).replace(":", "%3A").replace(",", "%2C")
