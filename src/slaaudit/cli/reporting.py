"""The work of `slaaudit report`: a judged period into a document, and that into files."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, cast

from slaaudit.cli.choices import chosen, language
from slaaudit.cli.documents import document_targets, write_document
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.judging import JudgingRequest, judged
from slaaudit.cli.report_texts import texts_for, written_texts
from slaaudit.cli.reported_periods import in_order, off_cycle, open_earlier
from slaaudit.cli.screen import notice_findings
from slaaudit.cli.stored_results import stored_instead
from slaaudit.report_model import Audience, ReportInputs, ReportTexts, report_document
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import listed_rows
from slaaudit.results import CaseRows, StoredResult, case_rows, stored_result
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ReadAhead

if TYPE_CHECKING:
    from slaaudit.document_formats import Style

AUDIENCES, STYLES = ("public", "internal"), ("marks", "numbered")


@dataclass(frozen=True, slots=True)
class ReportRequest:
    """What the user asked for, as written."""

    judging: JudgingRequest
    formats: tuple[str, ...] = ("md",)
    previous: tuple[Path, ...] = ()
    audience: str = "public"
    style: str = "marks"
    plan: Path | None = None
    fragment: bool = False
    lang: str = "ko"
    force: bool = False


def report(request: ReportRequest, ahead: ReadAhead | None = None) -> int:
    """Write the report in every format asked for; everything that can be refused early is."""
    lang = language(request.lang)
    audience = cast("Audience", chosen("--audience", request.audience, AUDIENCES))
    style = cast("Style", chosen("--style", request.style, STYLES))
    targets = document_targets(request.formats, force=request.force)
    written = None if request.plan is None else written_texts(request.plan)
    opened = open_earlier(request.previous)
    result, rows = _judged_or_stored(request.judging, lang, audience, ahead)
    earlier = in_order(opened, result, lang)
    notice_findings(off_cycle(result, lang), lang)
    inputs = ReportInputs(
        result=result,
        previous=earlier[0] if earlier else None,
        older=earlier[1:],
        texts=ReportTexts() if written is None else texts_for(written, result),
        audience=audience,
        rows=rows,
    )
    write_document(report_document(inputs), targets, lang, style, fragment=request.fragment)
    return ExitCode.DONE


def _judged_or_stored(
    asked: JudgingRequest, lang: Lang, audience: Audience, ahead: ReadAhead | None
) -> tuple[StoredResult, CaseRows]:
    """Judge the logs, or take the stored result: it is never judged again."""
    opened = stored_instead(asked)
    if opened is None:
        audit = judged(asked, lang, ahead)
        result = stored_result(audit, ReportOptions(lang))
        return result, _case_rows(result, listed_rows(audit), audience, "-")
    return opened.result, _case_rows(opened.result, opened.rows, audience, str(opened.file))


def _case_rows(
    result: StoredResult, rows: Iterable[Mapping[str, object]], audience: Audience, file: str
) -> CaseRows:
    return case_rows(result, rows, file) if audience == "internal" else CaseRows()
