"""The work of `slaaudit verify`: hold a stored result against what it was made of."""

import json
from collections.abc import Iterator
from pathlib import Path

from slaaudit.cli.choices import language, refuse
from slaaudit.cli.documents import document_targets, drawing_options, write_contents
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.judging import JudgingRequest, judged
from slaaudit.cli.loading import calendar_of, rules_for
from slaaudit.cli.stored_results import OpenedResult, open_result
from slaaudit.comparisons.verification import (
    Difference,
    Row,
    differences,
    inner_differences,
    moves,
)
from slaaudit.comparisons.verification_document import verification_document
from slaaudit.comparisons.verification_plain import verification_plain
from slaaudit.document_formats import DOCUMENT_FORMATS
from slaaudit.model import Audit
from slaaudit.release import __version__
from slaaudit.reporting.department_view import department_view, departments_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import ROW_KEYS, verdict_blocks
from slaaudit.results import StoredResult, stored_result
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class VerifyRequest:
    """What the user asked for, as written."""

    result: Path
    logs: tuple[Path, ...] = ()
    rules: str | None = None
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False


def verify(request: VerifyRequest) -> int:
    """Say whether the result still stands; 1 where anything differs."""
    lang = language(request.lang)
    targets = document_targets(request.formats, force=request.force)
    opened = open_result(request.result)
    found = list(inner_differences(opened.result, opened.rows))
    moved = None
    if request.logs:
        again = _judged_again(request, opened, lang)
        found += differences(opened.result, stored_result(again, ReportOptions(lang)))
        moved = list(moves(opened.rows, _rows(again)))
    else:
        found += _without_logs(request, opened.result, lang)
    contents = []
    for target in targets:
        if target.format == "json":
            plain = verification_plain(opened.result, found, moved)
            content = (json.dumps(plain, ensure_ascii=False, indent=1) + "\n").encode()
        else:
            document = verification_document(opened.result, found, moved)
            content = DOCUMENT_FORMATS[target.format].draw(document, drawing_options(target))
        contents.append((target, content))
    write_contents(contents, lang)
    return ExitCode.FOUND if found or moved else ExitCode.DONE


def _judged_again(request: VerifyRequest, opened: OpenedResult, lang: Lang) -> Audit:
    """Judge the logs over the stored period, as of the stored moment."""
    stored = opened.result
    asked = JudgingRequest(
        request.logs,
        request.rules or stored.institution.id,
        stored.period.label,
        stored.as_of.isoformat(" ", "seconds"),
    )
    again = judged(asked, lang)
    if stored.department is None:
        return again
    if stored.department not in departments_of(again):
        known = ", ".join(departments_of(again)) or "-"
        raise refuse("SLA821", shown=stored.department, known=known)
    return department_view(again, stored.department)


def _rows(audit: Audit) -> Iterator[Row]:
    for block in verdict_blocks(audit):
        for cells in zip(*(block[key] for key in ROW_KEYS), strict=True):
            yield dict(zip(ROW_KEYS, cells, strict=True))


def _without_logs(request: VerifyRequest, stored: StoredResult, lang: Lang) -> Iterator[Difference]:
    """Hold the digests of tool, rules and calendar against those of today."""
    rules = rules_for(request.rules or stored.institution.id, (), lang)
    calendar = calendar_of(rules.charter.calendar)
    first, until = stored.period.from_on, max(stored.period.until_on, stored.as_of.date())
    holidays = tuple(calendar.holidays_between(first, until))
    now = stored.model_copy(
        update={
            "tool": stored.tool.model_copy(update={"version": __version__}),
            "rules": stored.rules.model_copy(
                update={"digest": rules.digest, "files": dict(rules.files)}
            ),
            "calendar": stored.calendar.model_copy(
                update={
                    "source": calendar.source,
                    "digest": calendar.digest,
                    "holidays": holidays,
                }
            ),
        }
    )
    yield from differences(stored, now)
