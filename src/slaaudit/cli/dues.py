"""The work of `slaaudit due`: open cases by due moment, or one due moment without a log."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

from slaaudit.amounts import parse_amount
from slaaudit.business_time import BusinessCalendar
from slaaudit.case_story import Setting, cases_of
from slaaudit.case_words.moment_words import moment_text
from slaaudit.cli.choices import Destination, destinations, instant, language, now_in_seoul, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.loading import calendar_of, read_log, rules_for
from slaaudit.cli.options import AS_FOUND, ReadingRequest
from slaaudit.cli.reading import how_to_read
from slaaudit.cli.reckoning import MOMENT_FORMATS, reckoned
from slaaudit.cli.screen import has_colour, notice, text_width, write_stdout
from slaaudit.cli.single_cases import known_standard, refuse_results, unknown_case
from slaaudit.due_formats import DUE_FORMATS, DrawingOptions, DueFile, draw_due
from slaaudit.findings import Refusal, RefusalKind
from slaaudit.open_cases import (
    DueList,
    closed_by,
    horizon,
    of_case,
    of_department,
    open_cases,
    within,
)
from slaaudit.periods import Period
from slaaudit.reporting.wording import said
from slaaudit.rule_words.voice import Voice
from slaaudit.tables import CaseLog
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class DueRequest:
    """What the user asked for, as written."""

    logs: tuple[Path, ...] = ()
    within: str | None = None
    department: str | None = None
    case: str | None = None
    standard: str | None = None
    start: str | None = None
    rules: str | None = None
    as_of: str | None = None
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False
    reading: ReadingRequest = AS_FOUND


def due(request: DueRequest) -> int:
    """List what is due, or reckon one due moment; everything that can be refused early is."""
    lang = language(request.lang)
    alone = not request.logs
    targets = destinations(request.formats, MOMENT_FORMATS if alone else DUE_FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
    if alone != bool(request.standard) or alone != bool(request.start):
        raise refuse("SLA897")
    refuse_results(request.logs)
    rules = rules_for(request.rules, request.logs, lang)
    calendar = calendar_of(rules.charter.calendar)
    voice = Voice(rules, lang)
    if request.standard is not None and request.start is not None:
        rule = known_standard(rules, request.standard)
        drawn = reckoned(voice, calendar, rule, request.start, targets)
    else:
        drawn = _listed(request, voice, calendar, targets)
    _write(drawn, lang)
    return ExitCode.DONE


def _listed(
    request: DueRequest,
    voice: Voice,
    calendar: BusinessCalendar,
    targets: Sequence[Destination],
) -> list[tuple[Destination, bytes]]:
    as_of = now_in_seoul() if request.as_of is None else instant(request.as_of)
    if not calendar.first <= as_of.date() <= calendar.last:
        bounds = {"first": str(calendar.first), "last": str(calendar.last)}
        raise refuse("SLA832", shown=str(as_of), **bounds)
    reading = how_to_read(request.reading, voice.lang)
    log = read_log(request.logs, voice.rules, reading)
    if not log.tables:
        raise Refusal(RefusalKind.UNUSABLE, *log.findings)
    setting = Setting(log, voice.rules, calendar, _all_days(calendar), as_of)
    whole = open_cases(setting)
    listed = _narrowed(request, whole, setting, voice)
    file = DueFile(voice, as_of, listed, len(whole.cases))
    _say_dateless(listed, targets, voice.lang)
    return [(target, draw_due(target.format, file, _options(target))) for target in targets]


def _all_days(calendar: BusinessCalendar) -> Period:
    """What is open is open whenever it came in."""
    return Period("-", calendar.first, calendar.last + timedelta(days=1))


def _options(target: Destination) -> DrawingOptions:
    if target.file is not None:
        return DrawingOptions()
    return DrawingOptions(text_width(), has_colour())


def _narrowed(request: DueRequest, listed: DueList, setting: Setting, voice: Voice) -> DueList:
    if request.case is not None:
        listed = _of_case(request.case.strip(), listed, setting, voice)
    if request.department is not None:
        known = _departments(setting.log)
        if request.department not in known:
            raise refuse("SLA821", shown=request.department, known=", ".join(known) or "-")
        listed = of_department(listed, request.department)
    if request.within is not None:
        listed = within(listed, _last(request.within, setting))
    return listed


def _of_case(case: str, listed: DueList, setting: Setting, voice: Voice) -> DueList:
    """Keep a case; one that there is not, or that is closed, is refused with what is known."""
    found = of_case(listed, case)
    if found.cases or found.unknown:
        return found
    ids = list(cases_of(setting.log, setting.rules))
    if case not in ids:
        raise unknown_case(case, ids)
    closed = closed_by(setting, case)
    if closed is not None:
        record, field, moment = closed
        when = f"{voice.field(field, record)} {moment_text(moment, voice)}"
        raise refuse("SLA896", shown=case, closed=when)
    return found


def _departments(log: CaseLog) -> list[str]:
    names = {
        label
        for table in log.tables.values()
        if "department" in table.columns
        for label in table.columns["department"].labels
    }
    return sorted(names)


def _last(text: str, setting: Setting) -> int:
    amount = parse_amount(text)
    last = None if amount is None else horizon(amount, setting.instant, setting.calendar)
    if last is None:
        raise refuse("SLA804", option="--within", shown=text, choices="3일, 당일, 2주, 4시간, 30분")
    return last


def _say_dateless(listed: DueList, targets: Sequence[Destination], lang: Lang) -> None:
    """A calendar file has no place for a case without a day: say how many it leaves out."""
    dateless = len(listed.unknown) + sum(case.due is None for case in listed.cases)
    if dateless and any(target.format == "ics" for target in targets):
        notice(
            said(
                lang,
                f"기한을 알 수 없는 {dateless:,}건은 달력 파일에 없습니다 (-f text에는 있음).",
                f"{dateless:,} without a due moment are not in the calendar file; see -f text.",
            )
        )


def _write(drawn: Sequence[tuple[Destination, bytes]], lang: Lang) -> None:
    for target, content in drawn:
        if target.file is not None:
            write_file(target.file, [content])
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))
        else:
            write_stdout([content.decode()] if target.format == "text" else [content])
