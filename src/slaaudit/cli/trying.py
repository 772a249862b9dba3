"""The work of `slaaudit whatif`: read a log once, and judge it by the rules as they might be."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property

from slaaudit.audit_changes import audit_changes
from slaaudit.business_time import BusinessCalendar
from slaaudit.cli.choices import Destination, language, refuse
from slaaudit.cli.documents import document_targets, drawing_options, write_contents
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.judging import (
    Hearing,
    JudgingRequest,
    asked_of,
    heard,
    say_period,
    while_reading,
)
from slaaudit.cli.loading import calendar_of, load_rules, rules_path
from slaaudit.document_formats import DOCUMENT_FORMATS
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.judging.ordering import concerning
from slaaudit.korean_holidays import calendar_with
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_changes import Dated, rule_changes
from slaaudit.rule_changes.diff_page import LogEffect
from slaaudit.rule_words.measure_words import bar_words
from slaaudit.rule_words.voice import Voice
from slaaudit.rulefile import load_trial, read_folder
from slaaudit.rulefile.settings import Setting, Trial, parse_setting
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.scalars import read_date
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass
from slaaudit.whatif import Days, Outcome, Sweep, outcome_document, outcome_plain
from slaaudit.whatif.sweeps import parse_sweep, point, unread_fields
from slaaudit.workbook import ReadAhead

_ADDED_NAME = "임시공휴일"


@dataclass(frozen=True, slots=True)
class TryRequest:
    """What the user asked for, as written."""

    judging: JudgingRequest
    settings: tuple[str, ...] = ()
    holidays: tuple[str, ...] = ()
    no_holidays: tuple[str, ...] = ()
    office_hours: str | None = None
    sweep: str | None = None
    formats: tuple[str, ...] = ("text",)
    lang: str = "ko"
    force: bool = False


@dataclass(frozen=True)
class _Bench:
    """The rules as they are, the bytes that they were read from, and what is tried."""

    rules: RuleSet
    files: Mapping[str, bytes]
    trial: Trial
    days: Days

    @cached_property
    def before(self) -> Dated:
        """The rules and the calendar as they are."""
        return Dated(self.rules, calendar_of(self.rules.charter.calendar))

    @cached_property
    def after(self) -> Dated:
        """The rules and the calendar as they might be."""
        return self.with_more(())

    def with_more(self, more: tuple[Setting, ...]) -> Dated:
        """Try further settings too."""
        trial = replace(self.trial, settings=(*self.trial.settings, *more))
        rules, findings = load_trial(self.files, trial)
        if rules is None:
            raise Refusal(RefusalKind.UNUSABLE, *findings)
        unread = list(unread_fields(self.rules, rules))
        if unread:
            raise refuse("SLA848", fields=", ".join(dict.fromkeys(unread)))
        return Dated(rules, self._calendar(rules))

    def _calendar(self, rules: RuleSet) -> BusinessCalendar:
        spec = rules.charter.calendar
        try:
            return calendar_with(spec, self.days.added, self.days.removed)
        except ValueError as error:
            raise refuse("SLA833", why=str(error)) from None


def try_out(request: TryRequest, ahead: ReadAhead | None = None) -> int:
    """Judge the log twice and write what differs; everything that can be refused early is."""
    lang = language(request.lang)
    targets = document_targets(request.formats, force=request.force)
    asked = asked_of(request.judging, lang)
    settings = tuple(each for text in request.settings for each in _read(parse_setting(text)))
    swept = () if request.sweep is None else _read(parse_sweep(request.sweep))
    bench = _bench(request, settings, lang)
    points = [(each, bench.with_more((each,))) for each in swept]
    after = bench.after
    with while_reading(request.judging, lang):
        hearing = heard(request.judging, asked, bench.rules, bench.before.calendar, ahead)
        outcome = Outcome(
            rule_changes(bench.before, after),
            bench.days,
            _effect(hearing, bench.before, after),
            _sweep(hearing, bench.rules, points),
        )
    say_period(asked, hearing, lang)
    told = replace(outcome, changes=rule_changes(bench.before, after, lang))
    write_contents([(each, _drawn(outcome, told, each)) for each in targets], lang)
    return ExitCode.DONE


def _drawn(outcome: Outcome, told: Outcome, target: Destination) -> bytes:
    """Draw a document, Korean as reports are; JSON tells the changes in either language."""
    if target.format == "json":
        plain = json.dumps(outcome_plain(told), ensure_ascii=False, indent=1)
        return f"{plain}\n".encode()
    drawer = DOCUMENT_FORMATS[target.format]
    return drawer.draw(outcome_document(outcome), drawing_options(target))


def _read(read: Setting | tuple[Setting, ...] | tuple[Finding, ...]) -> tuple[Setting, ...]:
    """Give what could be read; raises Refusal with the findings of what could not."""
    if isinstance(read, Setting):
        return (read,)
    findings = [each for each in read if isinstance(each, Finding)]
    if findings:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    return tuple(each for each in read if isinstance(each, Setting))


def _bench(request: TryRequest, settings: tuple[Setting, ...], lang: Lang) -> _Bench:
    judging = request.judging
    path = rules_path(judging.rules, judging.logs)
    rules = load_rules(path, lang, with_tests=False, waivers=judging.waivers)
    hours = () if request.office_hours is None else _hours(request.office_hours)
    files = read_folder(path, waivers=judging.waivers).contents
    bench = _Bench(rules, files, Trial(settings, hours), Days())
    return replace(bench, days=_days(request, bench.before.calendar))


def _hours(written: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(","))


def _days(request: TryRequest, calendar: BusinessCalendar) -> Days:
    """Read the days that are tried; a day that is so already would change nothing."""
    added, removed = {}, {}
    for text in request.holidays:
        on = _day("--holiday", text, calendar)
        if on in calendar.holidays:
            raise _already("--holiday", on)
        added[on] = clean_text(text.partition("=")[2].strip()) or _ADDED_NAME
    for text in request.no_holidays:
        on = _day("--no-holiday", text, calendar)
        if on not in calendar.holidays:
            raise _already("--no-holiday", on)
        removed[on] = calendar.holidays[on]
    return Days(added, removed)


def _day(option: str, text: str, calendar: BusinessCalendar) -> date:
    on = read_date(text.partition("=")[0])
    first, last = calendar.first, calendar.last
    if on is None or not first <= on <= last:
        raise refuse(
            "SLA834", option=option, shown=text, first=first.isoformat(), last=last.isoformat()
        )
    return on


def _already(option: str, on: date) -> Refusal:
    return refuse("SLA835", option=option, shown=on.isoformat(), year=on.year)


def _effect(hearing: Hearing, before: Dated, after: Dated) -> LogEffect:
    old, new = (hearing.judged(side.rules, side.calendar) for side in (before, after))
    return LogEffect(old, new, audit_changes(old, new))


def _sweep(hearing: Hearing, now: RuleSet, points: list[tuple[Setting, Dated]]) -> Sweep | None:
    """Judge the one standard, and those that it needs, by each limit; `now`: the rules as is."""
    if not points:
        return None
    name = points[0][0].standard
    found = []
    for _, side in points:
        audit = hearing.judged(concerning(side.rules, name), side.calendar)
        result = next(each for each in audit.standards if each.rule.id == name)
        found.append(point(side.rules, result))
    rule = next(each for each in now if each.id == name)
    voice = Voice(now, "ko")
    bars = (bar_words(getattr(each, "limit"), each.record, voice) for each in rule.judged)  # noqa: B009  # a measure without a limit has no sweep
    return Sweep(name, clean_text(rule.latest.title), " · ".join(dict.fromkeys(bars)), tuple(found))
