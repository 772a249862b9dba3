"""What no single case can show: that nothing vanishes, and that the sums are sums of the parts."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import ATTEST, CITE, REPLY, RINGS, calendar, case_log, rule_set
from slaaudit.business_time import OutsideCalendar
from slaaudit.engine import CasesLostError, audit
from slaaudit.model import Audit, StandardResult, Tally, compliance_rate
from slaaudit.periods import Period
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, Skipped
from slaaudit.terms import Verdict

LAW = {
    **REPLY,
    "clock": "civil_petition",
    "when": {"channel": "홈페이지"},
    "exclude": {"anonymous": {"anonymous": "true"}},
    "pause": [{"from": "held_at", "to": "released_at", "cite": CITE}],
    "extension": {"add": "extension_days", "notified": "extension_notified_at"},
    "remedy": {"cite": CITE, "amount": 10000},
}
EXCUSE = {
    "id": "interim-notice",
    "cite": CITE,
    "notified": "interim_notice_at",
    "before": "due",
}
PAID = {
    "id": "paid-when-late",
    "title": "기한을 넘기면 보상하기",
    "cite": CITE,
    "record": "request",
    "after": {"standard": "reply-7d"},
    "measure": "check",
    "of": "compensation_paid",
}
GENERAL = {**REPLY, "id": "reply-any", "limit": {"at_most": {"2026-02-01": "14일"}}}
HOURS = {**REPLY, "id": "reply-3h", "clock": "office_hours", "limit": {"at_most": "3시간"}}
COUNTED = {
    "id": "requests-monthly",
    "title": "매월 한 건 이상 받기",
    "cite": CITE,
    "record": "request",
    "measure": "count",
    "per": "month",
    "limit": {"at_least": "1건"},
}
SHARED = {**RINGS, "id": "many-rings", "limit": {"at_most": "5회"}, "exception_to": "phone-3-rings"}
SHARED["when"] = {"received_at": {"during": "office_hours"}}


def rules_with(*excuses: dict[str, Any]) -> RuleSet:
    reply = {**LAW, "exception_to": "reply-any", "excuse": list(excuses)}
    if not excuses:
        del reply["excuse"]
    return rule_set(GENERAL, reply, HOURS, PAID, COUNTED, RINGS, SHARED, ATTEST)


RULES, UNEXCUSED = rules_with(EXCUSE), rules_with()
CALENDAR = calendar()
PERIOD = Period("2026H1", date(2026, 1, 1), date(2026, 7, 1))


def audited(rules: RuleSet, log: CaseLog, as_of: str = "2026-07-15") -> Audit:
    return audit(log, rules, CALENDAR, PERIOD, datetime.fromisoformat(as_of))


#: What a cell may hold: dates, minutes and seconds inside and outside the period, and rubbish.
INSTANTS = st.sampled_from(
    [
        None,
        "",
        "미정",
        "알 수 없음",
        "2026-02-30",
        "2012-05-05 10:00",
        "2016-02-11",
        "2025-12-31 23:59",
        "2026-01-01",
        "2026-02-27 17:59",
        "2026-03-02 12:30",
        "2026-03-09",
        "2026-03-09 09:00:30",
        "2026-03-17 23:59",
        "2026-03-18",
        "2026-05-04 10:00",
        "2026-06-30 24:00",
        "2026-07-14",
        "2027-12-31 23:59",
        "2031-01-01 10:00",
    ]
)
FLAGS = st.sampled_from([None, "예", "아니오", "아마"])
NUMBERS = st.sampled_from([None, "0", "2", "3회", "7", "-1", "많음", "1,000"])
WORDS = st.sampled_from([None, "홈페이지", "전화"])
DEPARTMENTS = st.sampled_from([None, "고객지원팀", "기획팀"])
REQUEST = {
    "received_at": INSTANTS,
    "replied_at": INSTANTS,
    "held_at": INSTANTS,
    "released_at": INSTANTS,
    "extension_days": NUMBERS,
    "extension_notified_at": INSTANTS,
    "interim_notice_at": INSTANTS,
    "channel": WORDS,
    "anonymous": FLAGS,
    "compensation_paid": FLAGS,
    "department": DEPARTMENTS,
}
CALL = {"received_at": INSTANTS, "rings": NUMBERS, "department": DEPARTMENTS}
AS_OFS = st.sampled_from(["2025-12-31", "2026-03-18", "2026-07-15"])


@st.composite
def cases_of(draw: st.DrawFn, fields: dict[str, st.SearchStrategy[str | None]]) -> Any:  # noqa: ANN401
    """Some rows of a record that has some of its columns, or none."""
    kept = draw(st.sets(st.sampled_from(sorted(fields)), min_size=len(fields) - 3))
    row = st.fixed_dictionaries({name: fields[name] for name in sorted(kept)})
    return draw(st.lists(row, max_size=6))


@st.composite
def logs(draw: st.DrawFn) -> CaseLog:
    rows = {"request": draw(cases_of(REQUEST)), "call": draw(cases_of(CALL))}
    for record in ("request", "call"):
        if draw(st.integers(0, 9)) == 0:
            del rows[record]
    return case_log(RULES, rows, skipped=[Skipped("total_row", 2)])


examined: Callable[[Callable[..., None]], Callable[..., None]] = settings(
    max_examples=100, derandomize=True, deadline=None
)


def judged_alike(first: StandardResult, second: StandardResult) -> bool:
    columns = ("rows", "case_ids", "version", "verdict", "reason", "due", "due_is_date", "dated_at")
    same = all(np.array_equal(getattr(first, name), getattr(second, name)) for name in columns)
    figures = np.array_equal(first.value, second.value, equal_nan=True)
    plain = ("reasons", "tally", "readings", "remedies")
    return same and figures and all(getattr(first, n) == getattr(second, n) for n in plain)


def cases_in(log: CaseLog, record: str, result: Audit) -> int:
    """The cases of a record that are dated in the period, or have no date."""
    table = log.tables.get(record)
    if table is None:
        return 0
    dates = table.columns.get("received_at")
    if dates is None:
        return len(table)
    inside = result.period.contains(dates.values.astype(np.int64))
    return int((inside | ~dates.present).sum())


def result_of(result: Audit, standard: str) -> StandardResult:
    return next(each for each in result.standards if each.rule.id == standard)


@examined
@given(logs(), AS_OFS)
def test_every_case_gets_exactly_one_verdict_of_every_standard(log: CaseLog, as_of: str) -> None:
    result = audited(RULES, log, as_of=as_of)
    assert [each.rule.id for each in result.standards] == [rule.id for rule in RULES if rule.judged]
    for each in result.standards:
        if each.table is None:
            assert len(each.rows) == 6, "six months, six spans"
        else:
            assert len(each.rows) == cases_in(log, each.rule.judged[-1].record, result)
        assert len(np.unique(each.rows)) == len(each.rows)
        assert len(each.verdict) == len(each.rows) == each.tally.cases
        assert set(each.verdict.tolist()) <= set(map(int, Verdict))


@examined
@given(logs(), AS_OFS)
def test_a_verdict_has_a_reason_unless_it_is_met(log: CaseLog, as_of: str) -> None:
    for each in audited(RULES, log, as_of=as_of).standards:
        reasons = [each.reason_of(place) for place in range(len(each.rows))]
        assert [reason is None for reason in reasons] == (each.verdict == Verdict.MET).tolist()


@examined
@given(logs())
def test_rows_out_of_the_period_are_accounted_for(log: CaseLog) -> None:
    result = audited(RULES, log)
    for source in result.sources:
        assert source.rows == source.cases + sum(skip.rows for skip in source.skipped)
        assert source.cases == cases_in(log, source.record, result)
        outside = {skip.reason: skip.rows for skip in source.skipped}.get("out_of_period", 0)
        assert outside == len(log.tables[source.record]) - source.cases


@examined
@given(logs(), AS_OFS)
def test_departments_and_months_add_up_to_the_standards(log: CaseLog, as_of: str) -> None:
    result = audited(RULES, log, as_of=as_of)
    of_cases = [each for each in result.standards if each.table is not None]
    for groups in (result.departments, result.months):
        assert len({group.label for group in groups}) == len(groups)
        assert sum((group.tally for group in groups), Tally()) == sum(
            (each.tally for each in of_cases), Tally()
        )
        for each in of_cases:
            parts = [group.by_standard.get(each.rule.id, Tally()) for group in groups]
            assert sum(parts, Tally()) == each.tally
    assert sum((each.tally for each in result.standards), Tally()) == result.tally


@examined
@given(logs(), AS_OFS)
def test_an_excuse_only_turns_a_missed_into_an_excused(log: CaseLog, as_of: str) -> None:
    with_excuse = result_of(audited(RULES, log, as_of=as_of), "reply-7d")
    without = result_of(audited(UNEXCUSED, log, as_of=as_of), "reply-7d")
    excused = with_excuse.verdict == Verdict.EXCUSED
    assert (without.verdict[excused] == Verdict.MISSED).all()
    assert np.array_equal(with_excuse.verdict[~excused], without.verdict[~excused])
    assert not (without.verdict == Verdict.EXCUSED).any()


@examined
@given(logs(), AS_OFS)
def test_the_same_log_gives_the_same_result(log: CaseLog, as_of: str) -> None:
    first, second = audited(RULES, log, as_of=as_of), audited(RULES, log, as_of=as_of)
    assert first.sources == second.sources
    assert (first.departments, first.months) == (second.departments, second.months)
    assert first.findings == second.findings
    pairs = zip(first.standards, second.standards, strict=True)
    assert all(judged_alike(one, other) for one, other in pairs)


@examined
@given(logs())
def test_a_case_is_judged_the_same_whatever_stands_beside_it(log: CaseLog) -> None:
    table = log.tables.get("call")
    if table is None or not len(table):
        return
    result = result_of(audited(RULES, log), "phone-3-rings")
    twice = {name: _doubled(column) for name, column in table.columns.items()}
    ids = np.concatenate([table.case_ids, table.case_ids])
    source, row = np.tile(table.source, 2), np.tile(table.row, 2)
    doubled = replace(table, case_ids=ids, source=source, row=row, columns=twice)
    origins = tuple(replace(each, rows=each.rows * 9, cases=each.cases * 9) for each in log.sources)
    beside = replace(log, tables={"call": doubled}, sources=origins)
    again = result_of(_unaccounted(beside), "phone-3-rings")
    assert np.array_equal(np.tile(result.verdict, 2), again.verdict)


def _doubled(column: Any) -> Any:  # noqa: ANN401
    width = None if column.width is None else np.tile(column.width, 2)
    return replace(
        column, values=np.tile(column.values, 2), state=np.tile(column.state, 2), width=width
    )


def _unaccounted(log: CaseLog) -> Audit:
    """Judge a log whose sources say nothing of its rows."""
    cases = {record: len(table) for record, table in log.tables.items()}
    sources = tuple(
        replace(each, rows=cases.get(each.record, 0), cases=cases.get(each.record, 0), skipped=())
        for each in log.sources
    )
    return audited(RULES, replace(log, sources=sources))


@given(st.integers(0, 10**7), st.integers(0, 10**7), st.integers(0, 3))
@settings(max_examples=300, derandomize=True)
def test_a_rate_never_hides_a_miss_nor_a_success(met: int, missed: int, decimals: int) -> None:
    rate = compliance_rate(met, missed, decimals)
    if met + missed == 0:
        assert rate is None
        return
    assert rate is not None
    assert (rate == 100) == (missed == 0)
    assert (rate == 0) == (met == 0)
    assert abs(rate - 100 * met / (met + missed)) <= 10**-decimals


@pytest.mark.parametrize(
    ("met", "missed", "rate"),
    [
        (0, 0, None),
        (99_999, 1, 99.99),
        (1, 99_999, 0.01),
        (1, 2, 33.33),
        (2, 1, 66.67),
        (1, 7, 12.5),
        (7, 0, 100.0),
        (0, 7, 0.0),
    ],
)
def test_rates(met: int, missed: int, rate: float | None) -> None:
    assert compliance_rate(met, missed) == rate


def test_an_empty_log_has_verdicts_of_nothing() -> None:
    result = audited(RULES, CaseLog({}, ()))
    assert [each.tally.cases for each in result.standards if each.table is not None] == [0] * 6
    assert result_of(result, "requests-monthly").tally == Tally(unmeasurable=6)
    assert (result.departments, result.months, result.sources) == ((), (), ())
    assert compliance_rate(result.tally.met, result.tally.missed) is None
    assert {finding.code for finding in result.findings} == {"SLA759"}


@pytest.mark.parametrize("as_of", ["2012-12-31 23:59:59", "2028-01-01"])
def test_a_moment_outside_the_calendar_stops_the_run(as_of: str) -> None:
    with pytest.raises(OutsideCalendar):
        audited(RULES, CaseLog({}, ()), as_of=as_of)


def test_rows_that_nobody_accounts_for_stop_the_run() -> None:
    row = {"received_at": "2025-03-09", "rings": "2"}
    log = case_log(RULES, {"call": [row, row]})
    lost = replace(log, sources=(replace(log.sources[0], rows=3),))
    with pytest.raises(CasesLostError):
        audited(RULES, lost)


def test_a_column_that_the_whole_log_lacks_is_one_finding() -> None:
    rows = [{"received_at": "2026-03-09 10:00", "channel": "홈페이지"}] * 3
    result = audited(RULES, case_log(RULES, {"request": rows, "call": []}))
    reply = result_of(result, "reply-7d")
    reasons = [reply.reason_of(place) for place in range(3)]
    assert reasons == ["column_missing:anonymous"] * 3
    hours = result_of(result, "reply-3h")
    assert [hours.reason_of(place) for place in range(3)] == ["column_missing:replied_at"] * 3
    named = {finding.facts["name"] for finding in result.findings if finding.code == "SLA758"}
    assert named == {"anonymous", "replied_at"}


def test_a_condition_on_a_column_that_the_log_lacks() -> None:
    rows = [{"received_at": "2026-03-09 10:00", "replied_at": "2026-03-10 10:00"}]
    result = result_of(audited(RULES, case_log(RULES, {"request": rows})), "reply-7d")
    assert (result.tally, result.reason_of(0)) == (Tally(unmeasurable=1), "column_missing:channel")


def test_a_log_without_the_dating_column_has_no_period() -> None:
    rules = rule_set(RINGS)
    calls = audited(rules, case_log(rules, {"call": [{"rings": "2"}]})).standards[0]
    assert (calls.tally, calls.reason_of(0)) == (
        Tally(unmeasurable=1),
        "column_missing:received_at",
    )


def test_a_count_without_the_dating_column_says_so() -> None:
    result = audited(RULES, case_log(RULES, {"request": [{"channel": "전화"}]}))
    spans = result_of(result, "requests-monthly")
    assert [spans.reason_of(place) for place in range(6)] == ["column_missing:received_at"] * 6


def test_a_doubtful_case_touches_no_other_month() -> None:
    """Whether a case of January belongs here cannot be told; February is February."""
    rules = rule_set({**COUNTED, "when": {"anonymous": "false"}})
    rows = [
        {"received_at": "2026-01-05", "anonymous": "아마"},
        {"received_at": "2026-02-05", "anonymous": "아니오"},
        {"received_at": "2025-12-05", "anonymous": "아마"},
    ]
    result = result_of(audited(rules, case_log(rules, {"request": rows})), "requests-monthly")
    assert result.reason_of(0) == "condition_unreadable:anonymous"
    assert [Verdict(int(verdict)).key for verdict in result.verdict] == [
        "unmeasurable",
        "met",
        *["missed"] * 4,
    ]


def test_holds_of_another_case_hold_nothing_back() -> None:
    pause = {
        "record": "hold",
        "from": "held_at",
        "to": "released_at",
        "unit": "days",
        "cite": CITE,
    }
    rules = rule_set({**REPLY, "clock": "civil_petition", "pause": [pause]})
    given_at = {"received_at": "2026-03-09 10:00", "replied_at": "2026-03-18 10:00"}
    cases = [{"case_id": "A-1", **given_at}, {"case_id": "A-2", **given_at}]
    holds = [{"case_id": "A-2", "held_at": "2026-03-10", "released_at": "2026-03-13"}]
    log = case_log(rules, {"request": cases, "hold": holds})
    result = result_of(audited(rules, log), "reply-7d")
    assert [Verdict(int(verdict)) for verdict in result.verdict] == [Verdict.MISSED, Verdict.MET]


def test_what_the_period_holds_is_decided_by_its_first_and_last_second() -> None:
    days = ["2025-12-31 23:59", "2026-01-01", "2026-06-30 23:59", "2026-07-01"]
    rows = [{"received_at": day, "rings": "2"} for day in days]
    result = audited(RULES, case_log(RULES, {"call": rows}))
    assert result_of(result, "phone-3-rings").rows.tolist() == [1, 2]
    assert [group.label for group in result.months] == ["2026-01", "2026-06"]


def test_the_order_of_the_standards_in_the_file_does_not_matter() -> None:
    rows = [
        {"received_at": "2026-03-09 10:00", "replied_at": "2026-03-18 10:00", "channel": "홈페이지"}
        | {"anonymous": "아니오", "compensation_paid": "예"}
    ]
    log = case_log(RULES, {"request": rows})
    turned = replace(RULES, standards=RULES.standards[::-1])
    there, back = audited(RULES, log), audited(turned, log)
    pairs = zip(there.standards, reversed(back.standards), strict=True)
    assert all(judged_alike(one, other) for one, other in pairs)
    assert result_of(there, "paid-when-late").tally == Tally(met=1)
    assert result_of(there, "reply-any").reason_of(0) == "excluded:reply-7d"
