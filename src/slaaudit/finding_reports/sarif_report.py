"""SARIF 2.1.0, as code scanning services read it."""

import codecs
import json
import re
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote

from slaaudit.finding_reports.fingerprints import fingerprints
from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Edit, Finding, Place, Severity
from slaaudit.findings.catalogue import CATALOGUE
from slaaudit.release import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
#: A fact's place in a catalogue sentence; a rule's description has none to fill in.
_FACT = re.compile(r"\{[^{}]*\}")


def sarif_report(page: FindingsPage) -> Iterator[str]:
    """Write one run with the codes that were found and where."""
    codes = sorted({finding.code for finding in page.findings})
    marks = fingerprints(page)
    results = [
        _result(finding, mark, codes.index(finding.code), page)
        for finding, mark in zip(page.findings, marks, strict=True)
    ]
    if any(finding.waived_by is not None for finding in page.findings):
        # where one result tells whether it is suppressed all must; without waivers none knows
        for finding, result in zip(page.findings, results, strict=True):
            result["suppressions"] = _suppressions(finding, page)
    run = {
        "tool": {
            "driver": {
                "name": "slaaudit",
                "version": __version__,
                "semanticVersion": __version__,
                "language": page.lang,
                "rules": [_rule(code, page) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": _location(page.from_root(file))} for file in page.checked.files],
        "results": results,
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(code: str, page: FindingsPage) -> dict[str, object]:
    entry = CATALOGUE[code]
    said = _FACT.sub("…", entry.sentence(page.lang))
    advice = _FACT.sub("…", entry.advice(page.lang))
    manual = page.manual(code)
    return {
        "id": code,
        "name": entry.name,
        "shortDescription": {"text": said},
        "fullDescription": {"text": f"{said}. {advice}" if advice else said},
        "help": {"text": advice or said} | ({"markdown": manual} if manual else {}),
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(finding: Finding, mark: str, rule: int, page: FindingsPage) -> dict[str, object]:
    advice = page.help(finding)
    said = page.message(finding)
    result: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{said}\n{advice}" if advice else said},
        "partialFingerprints": {"slaaudit/1": mark},
    }
    if finding.place.file is not None:
        physical: dict[str, object] = {
            "artifactLocation": _location(page.from_root(finding.place.file))
        }
        if finding.place.line is not None:
            physical["region"] = _region(finding.place)
        result["locations"] = [{"physicalLocation": physical}]
        if finding.fix is not None:
            result["fixes"] = [_fix(finding.fix, finding.place.file, page)]
    return result


def _suppressions(finding: Finding, page: FindingsPage) -> list[dict[str, str]]:
    waived = page.waived(finding)
    if not waived:
        return []
    # without a state it counts as accepted; the published schema and the errata name that key apart
    return [{"kind": "external", "justification": waived}]


def _fix(fix: Edit, file: str, page: FindingsPage) -> dict[str, object]:
    replacement: dict[str, object] = {"deletedRegion": _deleted(fix)}
    if fix.text:
        replacement["insertedContent"] = {"text": fix.text}
    change = {"artifactLocation": _location(page.from_root(file)), "replacements": [replacement]}
    return {"description": {"text": page.fix_words(fix)}, "artifactChanges": [change]}


def _deleted(fix: Edit) -> dict[str, int]:
    """A byte order mark has no column: it is the first bytes of the file."""
    if fix.column == 0:
        return {"byteOffset": 0, "byteLength": len(codecs.BOM_UTF8)}
    return {
        "startLine": fix.line,
        "startColumn": fix.column,
        "endLine": fix.end_line,
        "endColumn": fix.end_column,
    }


def _location(file: str) -> dict[str, str]:
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}


def _region(place: Place) -> dict[str, int]:
    """Both begin at 1, and the end column is exclusive here as in SARIF."""
    bounds = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }
    return {key: bound for key, bound in bounds.items() if bound is not None}
