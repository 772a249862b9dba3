"""Telling a case: it is judged alone, just as it was among all others, and looked at closely."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain

import numpy as np

from slaaudit.aggregation import departments
from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    NO_DUE,
    BusinessCalendar,
)
from slaaudit.case_story.cases import only_case
from slaaudit.case_story.events import (
    begun_and_done,
    due_event,
    excuse_events,
    extension_events,
    hold_events,
    in_order,
    own_events,
)
from slaaudit.case_story.overrun import over_told
from slaaudit.case_story.parts import (
    answer,
    excuses_told,
    holds_told,
    is_held,
    waiver_of,
    without_holds,
)
from slaaudit.case_story.reading_log import facts_of, known_words, moment_in, only_row
from slaaudit.case_story.story import (
    CaseStory,
    Due,
    Event,
    ExcuseTold,
    ExtensionTold,
    HoldTold,
    Moment,
    NotApplicable,
    Origin,
    OtherReading,
    SpanStory,
    StandardStory,
)
from slaaudit.case_story.timing import Course, counted_case, extension_told, told_time
from slaaudit.case_view import CaseView
from slaaudit.conditions import field_tests
from slaaudit.engine import audit
from slaaudit.judging.docket import Docket
from slaaudit.judging.ordering import concerning
from slaaudit.judging.spans import SpanStandard
from slaaudit.measuring.bench import Bench
from slaaudit.model import NOT_IN_FORCE, Audit, ReasonBook, StandardResult
from slaaudit.periods import Period
from slaaudit.spec.fields import dating_field, measured_uses
from slaaudit.spec.ruleset import ReadingRule, RuleSet, StandardRule
from slaaudit.spec.standards import DurationStandard, JudgedStandard
from slaaudit.tables import CaseLog
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

_UNKNOWN_DUE = (NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR)


@dataclass(frozen=True)
class Setting:
    """What cases are told in: the whole log and all that it is judged by."""

    log: CaseLog
    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: datetime

    def judged(self, rules: RuleSet) -> Audit:
        """Judge the log by some of the rules."""
        return audit(self.log, rules, self.calendar, self.period, self.as_of)

    @property
    def instant(self) -> int:
        """The moment of judgement in seconds."""
        return int(np.array([self.as_of], dtype="datetime64[s]").astype(np.int64)[0])


@dataclass(frozen=True, slots=True)
class _Teller:
    """One case's own log, with what was found in it."""

    setting: Setting
    judged: Audit
    known: frozenset[str]
    others: dict[tuple[str, str], StandardResult]

    def bench(self) -> Bench:
        setting = self.setting
        docket = Docket(
            setting.log, setting.rules, setting.calendar, setting.period, setting.instant, {}
        )
        return docket.bench(ReasonBook())


def tell_case(
    setting: Setting, case: str, standards: tuple[str, ...] = ()
) -> tuple[CaseStory, ...]:
    """Tell a case by some standards or by all: one story for each of its rows in the period.

    Standards that judge spans of time say nothing of one case.
    """
    alone = replace(setting, log=only_case(setting.log, case))
    by_row = [rule.id for rule in setting.rules if rule.judged and not _by_span(rule)]
    chosen = [name for name in by_row if not standards or name in standards]
    if not chosen:
        return ()
    judged = alone.judged(concerning(setting.rules, *chosen))
    others = {
        (rule.id, reading.id): _other(alone, rule, reading)
        for rule in setting.rules
        if rule.id in chosen
        for reading in rule.readings
    }
    teller = _Teller(alone, judged, known_words(setting.rules), others)
    return tuple(_stories(teller, chosen))


def tell_span(
    setting: Setting, label: str, standards: tuple[str, ...] = ()
) -> tuple[SpanStory, ...]:
    """Tell a span of time (`2026-03`) by the standards that judge it as a whole."""
    spanning = [rule for rule in setting.rules if rule.judged and _by_span(rule)]
    return tuple(
        _span(setting, rule, result, place)
        for rule in spanning
        if not standards or rule.id in standards
        for result in (_result(setting.judged(concerning(setting.rules, rule.id)), rule.id),)
        for place in np.flatnonzero(result.case_ids == label).tolist()
    )


def _by_span(rule: StandardRule) -> bool:
    return isinstance(rule.judged[-1], SpanStandard)


def _span(setting: Setting, rule: StandardRule, result: StandardResult, place: int) -> SpanStory:
    label = str(result.case_ids[place])
    start = int(result.dated_at[place])
    later = [int(each) for each in result.dated_at if each > start]
    until = min(later, default=setting.period.until_at)
    inside = result.counted_at[(result.counted_at >= start) & (result.counted_at < until)]
    value = float(result.value[place])
    return SpanStory(
        label=label,
        rule=rule,
        standard=rule.judged[max(int(result.version[place]), 0)],
        verdict=Verdict(int(result.verdict[place])),
        reason=result.reason_of(place),
        value=None if np.isnan(value) else value,
        happened=tuple(sorted((inside // DAY_SECONDS).tolist())),
        readings=tuple(_span_readings(setting, rule, label)),
    )


def _span_readings(setting: Setting, rule: StandardRule, label: str) -> Iterator[OtherReading]:
    for reading in rule.readings:
        other = _other(setting, rule, reading)
        for same in np.flatnonzero(other.case_ids == label)[:1].tolist():
            yield _said(reading, other, same)


def _other(setting: Setting, rule: StandardRule, reading: ReadingRule) -> StandardResult:
    """Judge by another reading of a standard."""
    read = replace(rule, versions=reading.versions, readings=())
    standards = tuple(read if each.id == rule.id else each for each in setting.rules)
    rules = concerning(replace(setting.rules, standards=standards), rule.id)
    return _result(setting.judged(rules), rule.id)


def _result(judged: Audit, standard: str) -> StandardResult:
    return next(each for each in judged.standards if each.rule.id == standard)


def _stories(teller: _Teller, chosen: list[str]) -> Iterator[CaseStory]:
    """Put together what the standards say of each row."""
    told: dict[tuple[str, int], list[StandardStory | NotApplicable]] = {}
    for name in chosen:
        result = _result(teller.judged, name)
        rule = teller.setting.rules.standard(name)
        if rule is None or result.table is None:
            continue
        for place, row in enumerate(result.rows.tolist()):
            said = _tell(teller, rule, result, place)
            told.setdefault((result.table.record, row), []).append(said)
    for (record, row), said_of_row in told.items():
        yield _story(teller, record, row, said_of_row)


def _story(
    teller: _Teller, record: str, row: int, said: list[StandardStory | NotApplicable]
) -> CaseStory:
    table = teller.setting.log.tables[record]
    source = teller.setting.log.sources[int(table.source[row])]
    return CaseStory(
        case=str(table.case_ids[row]),
        record=record,
        origin=Origin(source.file, source.sheet, int(table.row[row])),
        department=_department(teller.judged, record, row),
        told=tuple(each for each in said if isinstance(each, StandardStory)),
        not_applicable=tuple(each for each in said if isinstance(each, NotApplicable)),
    )


def _department(judged: Audit, record: str, row: int) -> str | None:
    for result in judged.standards:
        if result.table is None or result.table.record != record:
            continue
        places = result.cases.places_of(np.array([row]))
        if places[0] >= 0:
            groups = departments(result.cases, places)
            return groups.labels[int(groups.codes[0])] or None
    return None


def _tell(
    teller: _Teller, rule: StandardRule, result: StandardResult, place: int
) -> StandardStory | NotApplicable:
    if result.table is None:
        raise TypeError(rule.id)
    view = only_row(CaseView.of(result.table, result.rows), place)
    version = int(result.version[place])
    standard = rule.judged[version if version != NOT_IN_FORCE else -1]
    if result.verdict[place] == Verdict.NOT_APPLICABLE:
        reason = result.reason_of(place) or "out_of_scope"
        return _not_applicable(teller, rule, standard, reason, view)
    return _applicable(teller, rule, standard, (result, place), view)


def _not_applicable(
    teller: _Teller, rule: StandardRule, standard: JudgedStandard, reason: str, view: CaseView
) -> NotApplicable:
    """Find the part of the rule that leaves the case out."""
    code, _, detail = reason.partition(":")
    if code == "not_in_force":
        return NotApplicable(rule, standard, reason, "version")
    if code == "excluded":
        condition = standard.exclude.get(detail)
        if condition is None:
            return NotApplicable(rule, standard, reason, "specific")
        fields = [test.field for test in field_tests(condition)]
        told = facts_of(view, fields, teller.known)
        return NotApplicable(rule, standard, reason, "exclude", told)
    if standard.when is not None and answer(standard.when, view, teller.bench()) is False:
        fields = [test.field for test in field_tests(standard.when)]
        return NotApplicable(rule, standard, reason, "when", facts_of(view, fields, teller.known))
    return NotApplicable(rule, standard, reason, "after" if standard.after else "due_of")


def _applicable(
    teller: _Teller,
    rule: StandardRule,
    standard: JudgedStandard,
    found: tuple[StandardResult, int],
    view: CaseView,
) -> StandardStory:
    result, place = found
    row = int(result.rows[place])
    bench, due = teller.bench(), _due(result, place)
    _, done = begun_and_done(standard)
    end = moment_in(view, done)
    held = is_held(result, place, dating_field(standard, teller.setting.rules))
    holds = holds_told(standard, view, bench, teller.known, held=held)
    bench = bench if held else without_holds(bench, standard, view)
    extension = _extension(standard, view, bench)
    excuses = excuses_told(standard, view, bench, due)
    is_open = done is not None and end is None
    told = (holds, extension, excuses)
    course = Course(due, None if end is None else end.at, teller.setting.instant)
    time = told_time(standard, view, bench, course)
    reason = result.reason_of(place)
    value, given = float(result.value[place]), float(result.limit_given[place])
    return StandardStory(
        rule=rule,
        standard=standard,
        verdict=Verdict(int(result.verdict[place])),
        reason=reason,
        value=None if np.isnan(value) else value,
        limit_given=None if np.isnan(given) else given,
        due=due,
        open=is_open,
        facts=facts_of(view, [use.field for use in measured_uses(standard)], teller.known),
        events=in_order(_events(standard, view, told, due, course if is_open else None)),
        time=time,
        over=over_told(standard, time, course, None if np.isnan(value) else value),
        holds=holds,
        extension=extension,
        excuses=excuses,
        waiver=waiver_of(reason, teller.setting.rules),
        readings=tuple(_readings(teller, rule, result, place)),
        remedy=standard.remedy,
        owed=next((each for each in result.remedies if each.table_row == row), None),
    )


def _extension(standard: JudgedStandard, view: CaseView, bench: Bench) -> ExtensionTold | None:
    if not isinstance(standard, DurationStandard) or standard.extension is None:
        return None
    case = counted_case(view, standard, bench)
    return None if case is None else extension_told(standard, view, bench, case)


def _events(
    standard: JudgedStandard,
    view: CaseView,
    told: tuple[tuple[HoldTold, ...], ExtensionTold | None, tuple[ExcuseTold, ...]],
    due: Due | None,
    still: Course | None,
) -> Iterator[Event]:
    holds, extension, excuses = told
    record = view.table.record
    yield from chain(
        own_events(standard, view),
        hold_events(holds, record),
        extension_events(extension, standard, record),
        excuse_events(excuses, record),
    )
    if due is not None:
        yield due_event("due", due)
    if still is not None:
        yield Event("as_of", Moment(still.as_of, 1))


def _due(result: StandardResult, place: int) -> Due | None:
    due = int(result.due[place])
    return None if due in _UNKNOWN_DUE else Due(due, bool(result.due_is_date[place]))


def _readings(
    teller: _Teller, rule: StandardRule, result: StandardResult, place: int
) -> Iterator[OtherReading]:
    """Give what each other reading says of the same row."""
    for reading in rule.readings:
        other = teller.others[rule.id, reading.id]
        if result.table is None or other.table is None:
            continue
        same = np.flatnonzero(other.rows == result.rows[place])
        if other.table.record == result.table.record and len(same):
            yield _said(reading, other, int(same[0]))


def _said(reading: ReadingRule, other: StandardResult, place: int) -> OtherReading:
    verdict = Verdict(int(other.verdict[place]))
    return OtherReading(reading, verdict, other.reason_of(place), _due(other, place))
