"""The work of `slaaudit rules diff`: what changed between two rule sets, and what it changes."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from slaaudit.audit_changes import audit_changes
from slaaudit.cli.choices import Destination, chosen, destinations, language
from slaaudit.cli.compared_rules import compared_rules
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.loading import calendar_of, read_log
from slaaudit.cli.options import AS_FOUND, ReadingRequest
from slaaudit.cli.reading import how_to_read
from slaaudit.cli.screen import text_width, write_stdout
from slaaudit.cli.spans import (
    asked_period,
    cases_by_period,
    cases_inside,
    fullest_period,
    moment_of_judgement,
    nothing_inside,
)
from slaaudit.engine import audit
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.readers import ReadingOptions
from slaaudit.rule_changes import Dated, Effect, RuleChanges, rule_changes
from slaaudit.rule_changes.changes_markdown import changes_markdown
from slaaudit.rule_changes.changes_plain import changes_plain
from slaaudit.rule_changes.changes_text import changes_text
from slaaudit.rule_changes.diff_page import DiffPage, LogEffect
from slaaudit.tables import CaseLog
from slaaudit.value_classes import dataclass

_FORMATS = ("text", "md", "json")
_FAIL_ON = ("changed", "verdicts", "never")
_PLAIN_WIDTH = 100


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """What the user asked for, as written."""

    old: str
    new: str | None
    rules: str | None
    logs: tuple[Path, ...]
    period: str | None
    as_of: str | None
    formats: tuple[str, ...]
    lang: str
    fail_on: str
    force: bool
    waivers: bool = True
    reading: ReadingRequest = AS_FOUND


def diff_rules(request: DiffRequest) -> int:
    """Compare, write, and tell by the code what `--fail-on` asked for."""
    lang = language(request.lang)
    chosen("--fail-on", request.fail_on, _FAIL_ON)
    targets = destinations(request.formats, _FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
    asked = (request.old, request.new, request.rules)
    old, new = compared_rules(*asked, lang, waivers=request.waivers)
    before, after = (
        Dated(each.rules, calendar_of(each.rules.charter.calendar)) for each in (old, new)
    )
    changes = rule_changes(before, after, lang)
    reading = how_to_read(request.reading, lang)
    effect = _effect(request, reading, before, after, changes) if request.logs else None
    page = DiffPage(changes, (old.name, new.name), effect, lang)
    for target in targets:
        _write(page, target)
    return _code(request.fail_on, changes)


def _effect(
    request: DiffRequest,
    reading: ReadingOptions,
    before: Dated,
    after: Dated,
    changes: RuleChanges,
) -> LogEffect:
    """Judge the log by both, each with its own columns and calendar, as of one moment."""
    asked = None if request.period is None else asked_period(request.period)
    logs = tuple(_log(request.logs, each, reading) for each in (before, after))
    counts = cases_by_period(logs[1], after.rules)
    period = asked or fullest_period(counts)
    sides = tuple(zip((before, after), logs, strict=True))
    if not any(cases_inside(log, side.rules, period) for side, log in sides):
        raise nothing_inside(period, counts)
    as_of = moment_of_judgement(request.as_of, period, after.calendar)
    old, new = (audit(log, side.rules, side.calendar, period, as_of) for side, log in sides)
    return LogEffect(old, new, audit_changes(old, new, changes.new_ids))


def _log(logs: Sequence[Path], side: Dated, reading: ReadingOptions) -> CaseLog:
    if not any(rule.judged for rule in side.rules):
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA824"))
    log = read_log(logs, side.rules, reading)
    if not log.tables:
        raise Refusal(RefusalKind.UNUSABLE, *log.findings)
    return log


def _write(page: DiffPage, target: Destination) -> None:
    if target.file is not None:
        write_file(target.file, _page(page, target.format, _PLAIN_WIDTH))
        return
    shown = "".join(_page(page, target.format, text_width()))
    # JSON is UTF-8 whatever the console's code page is
    write_stdout([shown.encode()] if target.format == "json" else [shown])


def _page(page: DiffPage, output_format: str, width: int) -> Iterator[str]:
    if output_format == "json":
        yield json.dumps(changes_plain(page), ensure_ascii=False, indent=1) + "\n"
    elif output_format == "md":
        yield from changes_markdown(page)
    else:
        yield changes_text(page, width)


def _code(fail_on: str, changes: RuleChanges) -> ExitCode:
    found = {
        "changed": bool(changes.subjects),
        "verdicts": bool(changes.of(Effect.VERDICTS)),
        "never": False,
    }
    return ExitCode.FOUND if found[fail_on] else ExitCode.DONE
