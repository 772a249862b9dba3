"""The institution's own texts as the user names them: read whole, and held against the result."""

from pathlib import Path

from slaaudit.findings import Refusal, RefusalKind
from slaaudit.report_model import ReportTexts
from slaaudit.results import StoredResult
from slaaudit.rulefile.report_texts import WrittenTexts, read_report_texts


def written_texts(file: Path) -> WrittenTexts:
    """Read the file; raises Refusal with every mistake in it."""
    written, findings = read_report_texts(file)
    if written is None:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    return written


def texts_for(written: WrittenTexts, result: StoredResult) -> ReportTexts:
    """Give the texts; raises Refusal where a plan names a standard that was not reported."""
    known = tuple(each.id for each in result.standards)
    unknown = tuple(written.unknown_standards(known))
    if unknown:
        raise Refusal(RefusalKind.UNUSABLE, *unknown)
    return written.texts
