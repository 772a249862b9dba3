"""JUnit XML: a suite per file, a failed case per error, a passed one where there is none.

A waived finding is a skipped case.
"""

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from slaaudit.finding_reports.code_frame import code_frame
from slaaudit.finding_reports.page import FindingsPage, place_text
from slaaudit.findings import Finding, Severity

#: Characters that XML 1.0 cannot hold and that steer nothing.
_NOT_XML = re.compile("[\ufffe\uffff]")


def junit_report(page: FindingsPage) -> Iterator[str]:
    """Write the suites; only errors fail, as with the exit code."""
    root = etree.Element("testsuites", name="slaaudit rules check", time="0")
    others = {finding.place.file or "-" for finding in page.findings}
    for file in dict.fromkeys((*page.checked.files, *sorted(others))):
        found = [each for each in page.findings if (each.place.file or "-") == file]
        _suite(root, file, found, page)
    cases = root.findall(".//testcase")
    root.set("tests", str(len(cases)))
    root.set("failures", str(len(root.findall(".//failure"))))
    root.set("errors", "0")
    etree.indent(root, " ")
    body = etree.tostring(root, encoding="unicode")
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _suite(root: "etree._Element", file: str, found: Sequence[Finding], page: FindingsPage) -> None:
    failures = sum(map(_fails, found))
    skipped = sum(finding.waived_by is not None for finding in found)
    suite = etree.SubElement(
        root,
        "testsuite",
        name=_xml(file),
        tests=str(len(found) or 1),
        failures=str(failures),
        errors="0",
        skipped=str(skipped),
        time="0",
    )
    for finding in found:
        _case(suite, finding, page)
    if not found:
        etree.SubElement(suite, "testcase", classname=_xml(file), name="rules check", time="0")


def _case(suite: "etree._Element", finding: Finding, page: FindingsPage) -> None:
    place = finding.place
    case = etree.SubElement(
        suite,
        "testcase",
        classname=_xml(place.file or "-"),
        name=_xml(f"{finding.code} {finding.entry.name} {place.line or 0}:{place.column or 0}"),
        time="0",
    )
    text = "\n".join(_lines(finding, page))
    if finding.waived_by is not None:
        etree.SubElement(case, "skipped", message=_xml(page.waived(finding)))
    if _fails(finding):
        message = _xml(page.message(finding))
        etree.SubElement(case, "failure", message=message, type=finding.code).text = text
    else:
        etree.SubElement(case, "system-out").text = text


def _fails(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and finding.waived_by is None


def _lines(finding: Finding, page: FindingsPage) -> Iterator[str]:
    word = page.severity_word(finding.severity)
    yield _xml(f"{place_text(finding)}: {word} {finding.code}: {page.message(finding)}")
    yield from map(_xml, code_frame(finding, page))
    yield _xml(page.note(finding))


def _xml(text: str) -> str:
    return _NOT_XML.sub("", text)
