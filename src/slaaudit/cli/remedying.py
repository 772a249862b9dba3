"""The work of `slaaudit remedies`: a judged period into an account of what is owed."""

import json

from slaaudit.cli.choices import Destination, language
from slaaudit.cli.documents import document_targets, drawing_options, write_contents
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.judging import JudgingRequest, judged
from slaaudit.cli.stored_results import require_standards, stored_instead
from slaaudit.cli.table_csv import table_csv
from slaaudit.document_formats import DOCUMENT_FORMATS
from slaaudit.remedy_account import account_document, account_of, account_plain
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import StoredResult, stored_result
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ReadAhead

_LEDGER = "ledger"


@dataclass(frozen=True, slots=True)
class RemediesRequest:
    """What the user asked for, as written."""

    judging: JudgingRequest
    standards: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False


def remedies(request: RemediesRequest, ahead: ReadAhead | None = None) -> int:
    """Account for the remedies; the code never depends on what is owed or paid."""
    lang = language(request.lang)
    formats = (*DOCUMENT_FORMATS, "csv")
    targets = document_targets(request.formats, force=request.force, formats=formats)
    result = _judged_or_stored(request.judging, lang, ahead)
    require_standards(result, request.standards)
    account = account_of(result, request.standards)
    document = account_document(account)

    def drawn(target: Destination) -> bytes:
        if target.format == "json":
            return (
                json.dumps(account_plain(account), ensure_ascii=False, indent=1) + "\n"
            ).encode()
        if target.format == "csv":
            return table_csv(next(table for table in document.tables() if table.key == _LEDGER))
        return DOCUMENT_FORMATS[target.format].draw(document, drawing_options(target))

    write_contents([(target, drawn(target)) for target in targets], lang)
    return ExitCode.DONE


def _judged_or_stored(asked: JudgingRequest, lang: Lang, ahead: ReadAhead | None) -> StoredResult:
    """Judge the logs, or take the stored result: it is never judged again."""
    opened = stored_instead(asked)
    if opened is not None:
        return opened.result
    return stored_result(judged(asked, lang, ahead), ReportOptions(lang))
