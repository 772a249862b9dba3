"""Runs the cases of `tests.yaml` through the engine, one by one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

import numpy as np

from slaaudit.business_time import (
    AFTER_CALENDAR,
    DAY_SECONDS,
    NO_DUE,
    BusinessCalendar,
    DayRole,
    date_of,
)
from slaaudit.case_story import Due, Setting, TimeTold, tell_case
from slaaudit.case_words import day_why
from slaaudit.engine import audit
from slaaudit.judging.ordering import concerning
from slaaudit.model import Audit, StandardResult
from slaaudit.periods import Period, parse_period, period_of
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.columns import FieldColumns
from slaaudit.spec.fields import dating_field, field_kinds
from slaaudit.spec.number_units import number_unit, number_units
from slaaudit.spec.rule_tests import RuleTest
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import DurationStandard, JudgedStandard
from slaaudit.tables import CaseLog, CaseTable, Column, Source
from slaaudit.terms import FieldKind, Verdict
from slaaudit.value_classes import dataclass
from slaaudit.values import (
    NumberUnit,
    category_column,
    flag_column,
    instant_column,
    number_column,
    parse_instant,
    text_column,
)

_CASE = "시험"
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001  # Seoul wall time is kept without a zone
_PLAIN = FieldColumns(columns=("-",))


@dataclass(frozen=True, slots=True)
class TestOutcome:
    """What became of one rule test.

    `expected` and `actual` have the keys verdict, reason, due_at, value, remedy. `detail` is the
    days that were counted, in Korean words, where a failed one counts any.
    """

    standard: str
    name: str
    status: Literal["passed", "failed", "todo"]
    expected: Mapping[str, object]
    actual: Mapping[str, object]
    detail: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every test of a rule set runs in."""

    rules: RuleSet
    calendar: BusinessCalendar
    kinds: Mapping[str, Mapping[str, FieldKind]]


@dataclass(frozen=True, slots=True)
class PreparedTest:
    """A test of a standard that is judged, with the log made of its rows."""

    test: RuleTest
    log: CaseLog
    period: Period
    as_of: datetime

    def judged(self, rules: RuleSet, calendar: BusinessCalendar) -> Audit:
        """Judge the test's log; `rules` need only hold what concerns its standard."""
        return audit(self.log, rules, calendar, self.period, self.as_of)

    def actual(self, judged: Audit) -> dict[str, object]:
        """Tell what became of the test's case, by the keys of `expect`."""
        return _actual(self.test, self.result(judged))

    def result(self, judged: Audit) -> StandardResult:
        """Find the result of the test's standard."""
        return next(each for each in judged.standards if each.rule.id == self.test.standard)


def prepare_tests(
    tests: Iterable[RuleTest], rules: RuleSet, calendar: BusinessCalendar
) -> Iterator[PreparedTest]:
    """Make the log of each test, once for any number of judgements.

    Tests of standards that no log can show are left out.
    """
    setting = _Setting(rules, calendar, field_kinds(rules))
    for test in tests:
        standard = rules.standard(test.standard)
        if standard is not None and standard.judged:
            yield _prepared(test, standard.judged[-1], setting)


def run_tests(rules: RuleSet, calendar: BusinessCalendar) -> tuple[TestOutcome, ...]:
    """Run every test of a rule set, in the order of the file."""
    setting = _Setting(rules, calendar, field_kinds(rules))
    return tuple(_run(test, setting) for test in rules.tests)


def expected_of(test: RuleTest) -> dict[str, object]:
    """Give what a test expects, and nothing that it leaves open."""
    return {
        name: value
        for name, value in test.expect.model_dump().items()
        if name in test.expect.model_fields_set
    }


def as_expected(actual: Mapping[str, object], expected: Mapping[str, object]) -> bool:
    """Whether a case came to all that was expected of it."""
    return all(_same(actual.get(name), value) for name, value in expected.items())


def _prepared(test: RuleTest, newest: JudgedStandard, setting: _Setting) -> PreparedTest:
    log = _log_of(test, newest, setting)
    period = _period_of(test, newest, setting, log)
    return PreparedTest(test, log, period, _as_of(test, period, setting.calendar))


def _run(test: RuleTest, setting: _Setting) -> TestOutcome:
    expected = expected_of(test)
    standard = setting.rules.standard(test.standard)
    if standard is None or not standard.judged:
        actual: dict[str, object] = {"verdict": None, "reason": "not_judged"}
        return TestOutcome(test.standard, test.name, "failed", expected, actual, ())
    newest = standard.judged[-1]
    prepared = _prepared(test, newest, setting)
    concerned = concerning(setting.rules, test.standard)
    judged = prepared.judged(concerned, setting.calendar)
    actual = prepared.actual(judged)
    status: Literal["passed", "failed", "todo"] = (
        "passed" if as_expected(actual, expected) else "failed"
    )
    if test.todo:
        status = "todo"
    detail: tuple[str, ...] = ()
    if status == "failed":
        detail = tuple(_counted_days(prepared, concerned, setting.calendar))
    return TestOutcome(test.standard, test.name, status, expected, actual, detail)


def _same(actual: object, expected: object) -> bool:
    if isinstance(actual, float) and isinstance(expected, float):
        return bool(np.isclose(actual, expected))
    return actual == expected


def _log_of(test: RuleTest, standard: JudgedStandard, setting: _Setting) -> CaseLog:
    """Make a log of the test's own rows; every field that the rules read is there, blank or not."""
    rows = list(test.rows) or [dict(test.given)]
    tables = {standard.record: _table(standard.record, rows, setting)}
    if test.holds:
        holds = [{"case_id": _CASE, **hold} for hold in test.holds]
        record = _hold_record(standard)
        tables[record] = _table(record, holds, setting)
    source = Source("tests.yaml", "", None, standard.record, len(rows), len(rows))
    return CaseLog(tables, (source,))


def _hold_record(standard: JudgedStandard) -> str:
    if isinstance(standard, DurationStandard):
        for pause in standard.pause:
            if pause.record is not None:
                return pause.record
    return "hold"


def _table(record: str, rows: Sequence[Mapping[str, str]], setting: _Setting) -> CaseTable:
    mapped = setting.rules.columns.records.get(record)
    ids = [
        row.get("case_id", _CASE if len(rows) == 1 else f"{_CASE}-{n}")
        for n, row in enumerate(rows, start=1)
    ]
    units = number_units(record, setting.rules)
    columns = {
        name: _column(
            kind,
            [row.get(name) for row in rows],
            (mapped.fields.get(name) if mapped else None) or _PLAIN,
            number_unit(name, units),
        )
        for name, kind in setting.kinds.get(record, {}).items()
    }
    places = np.zeros(len(rows), dtype=np.int32)
    numbers = np.arange(1, len(rows) + 1, dtype=np.int64)
    return CaseTable(record, np.array(ids, dtype=np.object_), places, numbers, columns)


def _column(
    kind: FieldKind, cells: list[str | None], spelling: FieldColumns, unit: NumberUnit
) -> Column:
    """Read a field's texts just as a log's would be read, but for the shape of its columns."""
    match kind:
        case FieldKind.INSTANT:
            return instant_column(cells)
        case FieldKind.NUMBER:
            return number_column(cells, unit)
        case FieldKind.FLAG:
            yes, no = (*spelling.yes, "true"), (*spelling.no, "false")
            return flag_column(cells, yes if spelling.yes else (), no if spelling.no else ())
        case FieldKind.CATEGORY:
            return category_column(cells, spelling.values)
        case FieldKind.TEXT:
            return text_column(cells)


def _period_of(test: RuleTest, standard: JudgedStandard, setting: _Setting, log: CaseLog) -> Period:
    """The test's own period, else the reporting period of its first date, else all the years."""
    if test.period is not None:
        period = parse_period(test.period)
        if period is None:
            raise ValueError(test.period)
        return period
    dates = log.tables[standard.record].columns[dating_field(standard, setting.rules)]
    if not dates.present.any():
        return Period("-", setting.calendar.first, setting.calendar.last)
    first = int(dates.values[dates.present][0]) // DAY_SECONDS
    return period_of(date_of(first), setting.rules.charter.report.cycle)


def _as_of(test: RuleTest, period: Period, calendar: BusinessCalendar) -> datetime:
    """The test's own instant, else the end of its period, as far as the calendar knows."""
    if test.as_of is None:
        until_on = min(max(period.until_on, calendar.first), calendar.last)
        return datetime.combine(until_on, datetime.min.time())
    read = parse_instant(test.as_of)
    if read is None:
        raise ValueError(test.as_of)
    return _EPOCH + timedelta(seconds=read[0])


def _actual(test: RuleTest, result: StandardResult) -> dict[str, object]:
    """Say what became of the test's case: the first one, or of several the one that was judged."""
    if not len(result.rows):
        return {"verdict": None, "reason": "out_of_period", "due_at": None, "value": None}
    value = float(result.value[0])
    owed = [entry.amount for entry in result.remedies]
    return {
        "verdict": Verdict(int(result.verdict[0])).key,
        "reason": result.reason_of(0),
        "due_at": _due_text(int(result.due[0]), test.expect.due_at, bool(result.due_is_date[0])),
        "value": None if np.isnan(value) else value,
        "remedy": sum(amount for amount in owed if amount is not None) if owed else 0,
    }


def _due_text(due: int, wanted: str | None, is_date: bool) -> str | None:  # noqa: FBT001
    """Write a due moment as precisely as the test does: a date, minutes or seconds."""
    if due in (NO_DUE, AFTER_CALENDAR):
        return None
    if is_date:
        return date_of(due // DAY_SECONDS - 1).isoformat()
    moment = _EPOCH + timedelta(seconds=due)
    joint = "T" if wanted and "T" in wanted else " "
    exact = moment.second or (wanted or "").count(":") > 1
    return moment.isoformat(joint, "seconds" if exact else "minutes")


def _counted_days(
    prepared: PreparedTest, rules: RuleSet, calendar: BusinessCalendar
) -> Iterator[str]:
    """Tell day by day how time was counted, up to the due moment, where it is counted at all."""
    setting = Setting(prepared.log, rules, calendar, prepared.period, prepared.as_of)
    table = next(iter(prepared.log.tables.values()))
    for story in tell_case(setting, str(table.case_ids[0]), (prepared.test.standard,))[:1]:
        for told in story.told:
            if told.time is not None and told.due is not None:
                yield from _day_lines(told.time, told.due, Voice(rules))


def _day_lines(time: TimeTold, due: Due, voice: Voice) -> Iterator[str]:
    last = date_of(due.last // DAY_SECONDS)
    for day in time.days:
        if day.on <= last or time.backwards:
            counts = day.role is DayRole.COUNTED
            why = day_why(day, time.unit, voice, backwards=time.backwards)
            yield f"{day.on} {'셈' if counts else '뺌'} {why}"
