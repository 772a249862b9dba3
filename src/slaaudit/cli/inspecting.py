"""The work of `slaaudit inspect`: read as every command does, and show what was read."""

import json
from collections.abc import Sequence
from pathlib import Path

from slaaudit.cli.choices import Destination, destinations, language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.judging import doubted
from slaaudit.cli.loading import calendar_of, rules_for
from slaaudit.cli.options import AS_FOUND, ReadingRequest
from slaaudit.cli.reading import how_to_read
from slaaudit.cli.rules_schema import write_schemas
from slaaudit.cli.screen import has_colour, notice, text_width, write_stdout
from slaaudit.cli.spans import (
    asked_period,
    cases_by_period,
    fullest_period,
    moment_of_judgement,
)
from slaaudit.engine import audit
from slaaudit.findings import Refusal
from slaaudit.inspection import (
    Inspection,
    columns_draft,
    inspected,
    inspection_plain,
    inspection_text,
)
from slaaudit.model import Audit
from slaaudit.normalise import known_headings, normalise
from slaaudit.periods import Period
from slaaudit.readers import stream_tables
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.wording import said
from slaaudit.rule_schemas import modeline, schema_file
from slaaudit.rulefile.usual import usual_rules
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, RawTable
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

FORMATS = ("text", "json")
#: No rules can be told: there are several, or none.
_NO_RULES = ("SLA121", "SLA122")
_FILE, _SCHEMA = "columns.yaml", "columns"
#: Where the schema of a rule file may lie already, as seen from it.
_SCHEMA_FOLDERS = (".schema", "../schemas")


@dataclass(frozen=True, slots=True)
class InspectRequest:
    """What the user asked for, as written."""

    logs: tuple[Path, ...]
    rules: str | None = None
    period: str | None = None
    formats: tuple[str, ...] = ("text",)
    write: Path | None = None
    force: bool = False
    lang: str = "ko"
    reading: ReadingRequest = AS_FOUND


def inspect(request: InspectRequest) -> int:
    """Do it all and give the exit code. Everything that can be refused early is."""
    lang = language(request.lang)
    targets = destinations(request.formats, FORMATS)
    draft = _draft_file(request.write)
    for file in (draft, *(target.file for target in targets)):
        if file is not None:
            require_free(file, force=request.force)
    seen = _seen(request, lang)
    _write(seen, targets, lang)
    if draft is not None:
        _write_draft(draft, seen, lang)
    return ExitCode.DONE if seen.records else ExitCode.NOTHING_TO_JUDGE


def _draft_file(written: Path | None) -> Path | None:
    return written / _FILE if written is not None and written.is_dir() else written


def _seen(request: InspectRequest, lang: Lang) -> Inspection:
    asked = None if request.period is None else asked_period(request.period)
    reading = how_to_read(request.reading, lang)
    rules, named = _rules(request, lang)
    headings = known_headings(rules)
    coming = (each for log in request.logs for each in stream_tables(log, headings, None, reading))
    tables: list[RawTable] = []
    log = normalise(coming, rules, tables)
    return inspected(tables, log, rules, _judged(log, rules, asked), named=named)


def _rules(request: InspectRequest, lang: Lang) -> tuple[RuleSet, bool]:
    """Give the institution's rules; where none can be told, the usual ones."""
    try:
        return rules_for(request.rules, request.logs, lang), True
    except Refusal as refusal:
        if request.rules is not None or refusal.findings[0].code not in _NO_RULES:
            raise
    notice(
        said(
            lang,
            "어느 기관의 규칙인지 알 수 없어 흔한 제목으로 살펴봅니다. --rules로 고를 수 있습니다.",
            "No rules could be told: the usual headings are used. Choose with --rules.",
        )
    )
    return usual_rules(), False


def _judged(log: CaseLog, rules: RuleSet, asked: Period | None) -> Audit | None:
    """Judge for the reasons alone; None where no case is dated."""
    counts = cases_by_period(log, rules)
    if not counts:
        return None
    calendar = calendar_of(rules.charter.calendar)
    period = asked or fullest_period(counts)
    as_of = moment_of_judgement(None, period, calendar)
    return doubted(log, audit(log, rules, calendar, period, as_of))


def _write(seen: Inspection, targets: Sequence[Destination], lang: Lang) -> None:
    for target in targets:
        if target.format == "json":
            plain = json.dumps(inspection_plain(seen, lang), ensure_ascii=False, indent=1)
            chunks: list[str] | list[bytes] = [f"{plain}\n".encode()]
        else:
            screen = target.file is None
            options = (
                ReportOptions(lang, None, text_width(), has_colour())
                if screen
                else ReportOptions(lang)
            )
            chunks = list(inspection_text(seen, options))
        if target.file is None:
            write_stdout(chunks)
        else:
            write_file(target.file, chunks)
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))


def _write_draft(file: Path, seen: Inspection, lang: Lang) -> None:
    """Write columns.yaml; its schema beside it, unless one is at hand, so that editors find it."""
    name = schema_file(_SCHEMA)
    folder = next((each for each in _SCHEMA_FOLDERS if (file.parent / each / name).is_file()), None)
    if folder is None:
        folder = _SCHEMA_FOLDERS[0]
        write_schemas(file.parent / folder, (_SCHEMA,), force=False)
    write_file(file, [modeline(_SCHEMA, folder), columns_draft(seen)])
    notice(said(lang, f"{file}에 썼습니다", f"Wrote {file}"))
