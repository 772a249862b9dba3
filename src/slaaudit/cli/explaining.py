"""The work of `slaaudit explain`: find the case, tell it, say it, draw it."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from slaaudit.business_time import BusinessCalendar
from slaaudit.case_formats import CASE_FORMATS, CaseFile, DrawingOptions, draw_case
from slaaudit.case_story import (
    Setting,
    SpanStory,
    cases_of,
    only_case,
    spanning_period,
    tell_case,
    tell_span,
)
from slaaudit.case_words import case_page, span_page
from slaaudit.cli.choices import Destination, destinations, language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.loading import calendar_of, read_log, rules_for
from slaaudit.cli.options import AS_FOUND, ReadingRequest
from slaaudit.cli.reading import how_to_read
from slaaudit.cli.screen import has_colour, notice, text_width, write_stdout
from slaaudit.cli.single_cases import known_standard, refuse_results, unknown_case
from slaaudit.cli.spans import asked_period, cases_by_period, fullest_period, moment_of_judgement
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.periods import Period, parse_period, period_of
from slaaudit.reporting.wording import period_words, said
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ExplainRequest:
    """What the user asked for, as written."""

    logs: tuple[Path, ...]
    case: str
    standards: tuple[str, ...] = ()
    rules: str | None = None
    period: str | None = None
    as_of: str | None = None
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False
    reading: ReadingRequest = AS_FOUND


def explain(request: ExplainRequest) -> int:
    """Explain one case in every format asked for; everything that can be refused early is."""
    lang = language(request.lang)
    targets = destinations(request.formats, CASE_FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
    refuse_results(request.logs)
    reading = how_to_read(request.reading, lang)
    asked = None if request.period is None else asked_period(request.period)
    rules = rules_for(request.rules, request.logs, lang)
    for standard in request.standards:
        known_standard(rules, standard)
    calendar = calendar_of(rules.charter.calendar)
    log = read_log(request.logs, rules, reading)
    if not log.tables:
        raise Refusal(RefusalKind.UNUSABLE, *log.findings)
    _write(_told(request, log, Voice(rules, lang), calendar, asked), targets, lang)
    return ExitCode.DONE


def _told(
    request: ExplainRequest,
    log: CaseLog,
    voice: Voice,
    calendar: BusinessCalendar,
    asked: Period | None,
) -> CaseFile:
    case, rules = request.case.strip(), voice.rules
    ids = list(cases_of(log, rules))
    if case not in ids:
        return _told_span(request, log, voice, calendar, asked)
    period = asked or spanning_period(only_case(log, case), rules)
    period = period or fullest_period(cases_by_period(log, rules))
    as_of = moment_of_judgement(request.as_of, period, calendar)
    stories = tell_case(Setting(log, rules, calendar, period, as_of), case, request.standards)
    if not stories:
        raise _untold(request, case, period)
    pages = tuple(case_page(story, voice, period, as_of) for story in stories)
    return CaseFile(case, voice, period, as_of, stories, (), pages)


def _told_span(
    request: ExplainRequest,
    log: CaseLog,
    voice: Voice,
    calendar: BusinessCalendar,
    asked: Period | None,
) -> CaseFile:
    """Take the case for a span of time, as `2026-03` is; what is neither is unknown."""
    label, rules = request.case.strip(), voice.rules
    period = asked or _period_of_label(label, rules)
    told: tuple[SpanStory, ...] = ()
    if period is not None:
        as_of = moment_of_judgement(request.as_of, period, calendar)
        setting = Setting(log, rules, calendar, period, as_of)
        told = tell_span(setting, label, request.standards)
    if period is None or not told:
        raise unknown_case(label, list(cases_of(log, rules)))
    pages = (span_page(told, voice, period, as_of),)
    return CaseFile(label, voice, period, as_of, (), told, pages)


def _period_of_label(label: str, rules: RuleSet) -> Period | None:
    """Give the reporting period in which a span begins; a week's label is that of ISO 8601."""
    span = parse_period(label)
    if span is not None:
        return period_of(span.from_on, rules.charter.report.cycle)
    try:
        monday = date.fromisoformat(f"{label}-1")
    except ValueError:
        return None
    return period_of(monday, rules.charter.report.cycle)


def _untold(request: ExplainRequest, case: str, period: Period) -> Refusal:
    """Say why no standard told the case: it lies outside the period, or they judge spans."""
    if request.standards and request.period is None:
        facts = {"standard": ", ".join(request.standards), "shown": case}
        return Refusal(RefusalKind.UNUSABLE, Finding("SLA895", facts=facts))
    facts = {"shown": case, "period": period_words(period)}
    return Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA894", facts=facts))


def _write(file: CaseFile, targets: Sequence[Destination], lang: Lang) -> None:
    """Draw every format before the first is written, so that a refusal leaves nothing behind."""
    drawn = []
    for target in targets:
        screen = DrawingOptions(text_width(), has_colour())
        options = DrawingOptions() if target.file is not None else screen
        drawn.append((target, draw_case(target.format, file, options)))
    for target, content in drawn:
        if target.file is not None:
            write_file(target.file, [content])
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))
        elif target.format in ("text", "md"):
            write_stdout([content.decode()])
        else:
            write_stdout([content])
