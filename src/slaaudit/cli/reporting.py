"""The work of `slaaudit report`: a judged period into a document, and that into files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from slaaudit.cli.choices import Destination, chosen, destinations, language, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.judging import JudgingRequest, judged
from slaaudit.cli.report_texts import texts_for, written_texts
from slaaudit.cli.reported_periods import in_order, off_cycle, open_earlier
from slaaudit.cli.screen import notice, notice_findings, write_stdout
from slaaudit.cli.stored_results import is_result, open_result
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions, Style
from slaaudit.report_model import Audience, Document, ReportInputs, ReportTexts, report_document
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import listed_rows
from slaaudit.reporting.wording import said
from slaaudit.results import CaseRows, StoredResult, case_rows, stored_result
from slaaudit.terms import Lang
from slaaudit.workbook import ReadAhead

AUDIENCES, STYLES = ("public", "internal"), ("marks", "numbered")
#: Formats that may go to the screen; the others are no text.
_FOR_SCREENS = ("md", "json")


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
    targets = _targets(request)
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
    _write(report_document(inputs), targets, DrawingOptions(style, fragment=request.fragment), lang)
    return ExitCode.DONE


def _targets(request: ReportRequest) -> tuple[Destination, ...]:
    targets = destinations(request.formats, DOCUMENT_FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
        elif target.format not in _FOR_SCREENS:
            raise refuse("SLA866", format=target.format)
    return targets


def _judged_or_stored(
    asked: JudgingRequest, lang: Lang, audience: Audience, ahead: ReadAhead | None
) -> tuple[StoredResult, CaseRows]:
    """Judge the logs, or take the stored result: it is never judged again."""
    stored = [file for file in asked.logs if is_result(file)]
    if not stored:
        audit = judged(asked, lang, ahead)
        result = stored_result(audit, ReportOptions(lang))
        return result, _case_rows(result, listed_rows(audit), audience, "-")
    if len(asked.logs) > 1 or asked.period or asked.as_of or asked.rules:
        raise refuse("SLA865", file=str(stored[0]))
    opened = open_result(stored[0])
    return opened.result, _case_rows(opened.result, opened.rows, audience, str(opened.file))


def _case_rows(
    result: StoredResult, rows: Iterable[Mapping[str, object]], audience: Audience, file: str
) -> CaseRows:
    return case_rows(result, rows, file) if audience == "internal" else CaseRows()


def _write(
    document: Document, targets: Sequence[Destination], options: DrawingOptions, lang: Lang
) -> None:
    """Draw every format before the first is written, so that a refusal leaves nothing behind."""
    drawn = [(each, DOCUMENT_FORMATS[each.format].draw(document, options)) for each in targets]
    for target, content in drawn:
        if target.file is None:
            write_stdout([content.decode()])
        else:
            write_file(target.file, [content])
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))
