"""What is hard to believe in a log is said; honest logs stay silent."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from honest_logs import (
    CALENDAR,
    doubts,
    honest_log,
    instants_of,
    judged,
    log_of,
    with_due,
)
from slaaudit.business_time import DAY_SECONDS
from slaaudit.findings.catalogue import CATALOGUE
from slaaudit.plausibility import thresholds
from slaaudit.plausibility.chances import binomial_tail, poisson_tail

if TYPE_CHECKING:
    from slaaudit.findings import Finding
    from slaaudit.model import Instants
    from slaaudit.tables import CaseLog

HONEST_LOGS, FALSE_ALARMS_MOST = 200, 2
#: A log in seconds, of 1,500 cases, numbered through.
SEED = 45
RULES_PAGE = Path(__file__).parents[1] / "rules" / "README.md"


@pytest.fixture(scope="module")
def honest() -> CaseLog:
    return plain_log()


def plain_log(cases: int = 1500, width: int = 1) -> CaseLog:
    """Give an honest log of a case every few working minutes, replied to within days."""
    chance = np.random.default_rng(SEED)
    first = int(np.datetime64("2026-01-01", "D").astype(int))
    days = first + np.flatnonzero(CALENDAR.working[first - CALENDAR.span.first_day :][:181])
    on = np.sort(chance.choice(days, cases))
    received = np.sort(on * DAY_SECONDS + chance.integers(9 * 3600, 18 * 3600, cases))
    place = np.minimum(np.searchsorted(days, on) + chance.integers(1, 6, cases), len(days) - 1)
    replied = days[place] * DAY_SECONDS + chance.integers(9 * 3600, 18 * 3600, cases)
    called = received + chance.integers(60, 1500, cases)
    ids = np.array([f"2026-{number:05d}" for number in range(cases)], dtype=np.object_)
    columns = {
        "received_at": instants_of(received // width * width, width),
        "replied_at": instants_of(np.maximum(replied, received + 60) // width * width, width),
        "called_back_at": instants_of(called // width * width, width),
    }
    return with_due(log_of(ids, columns))


def planted(log: CaseLog, field: str, rows: slice | list[int], values: int | Instants) -> CaseLog:
    """Write other instants into some cases of a log."""
    table = log.tables["request"]
    column = table.columns[field]
    seconds = column.values.copy()
    seconds[rows] = values
    columns = {**table.columns, field: replace(column, values=seconds)}
    return replace(log, tables={"request": replace(table, columns=columns)})


def seconds(text: str) -> int:
    return int(np.datetime64(text, "s").astype(np.int64))


def instants(log: CaseLog, field: str) -> Instants:
    return log.tables["request"].columns[field].values.astype(np.int64)


def the_doubt(log: CaseLog, code: str) -> Finding:
    found = [finding for finding in doubts(log) if finding.code == code]
    assert len(found) == 1, [finding.message("ko") for finding in doubts(log)]
    return found[0]


def test_hardly_an_honest_log_is_doubted() -> None:
    doubted = [seed for seed in range(HONEST_LOGS) if doubts(honest_log(seed))]
    assert len(doubted) <= FALSE_ALARMS_MOST


def test_the_log_that_things_are_planted_in_is_honest(honest: CaseLog) -> None:
    assert doubts(honest) == ()
    assert doubts(plain_log(width=60)) == ()


def test_nothing_can_have_happened_after_now(honest: CaseLog) -> None:
    log = planted(honest, "replied_at", [7, 9], seconds("2026-12-01T10:00"))
    doubt = the_doubt(log, "SLA761")
    assert (doubt.facts["rows"], doubt.facts["last"]) == ("9, 11", "2026-12-01")
    assert (doubt.place.file, doubt.place.sheet, doubt.place.row) == ("민원.xlsx", "민원", 9)
    assert "SLA761" not in {each.code for each in doubts(log, known_until="2026-12-02")}


def test_what_lies_outside_the_calendar_is_said_by_judging_alone(honest: CaseLog) -> None:
    log = planted(honest, "replied_at", [7], seconds("2062-03-03T10:00"))
    assert doubts(log) == ()


def test_a_date_years_before_the_others_is_named(honest: CaseLog) -> None:
    log = planted(honest, "received_at", [700], seconds("2016-02-12T10:00"))
    doubt = the_doubt(log, "SLA762")
    assert (doubt.facts["first"], doubt.facts["rows"]) == ("2016-02-12", "702")


def test_many_years_of_cases_are_not_ancient(honest: CaseLog) -> None:
    steps = np.arange(1500) * 4 * DAY_SECONDS
    log = planted(honest, "received_at", slice(None), seconds("2010-01-01") + steps)
    assert "SLA762" not in {doubt.code for doubt in doubts(log)}


def test_due_dates_that_the_standard_does_not_come_to_are_counted(honest: CaseLog) -> None:
    due = instants(honest, "due_at")
    log = planted(honest, "due_at", slice(0, 40), due[:40] + DAY_SECONDS)
    doubt = the_doubt(log, "SLA763")
    assert (doubt.facts["count"], doubt.facts["compared"]) == (40, 1500)
    assert doubt.facts["rows"] == "2, 3, 4, 5, 6 …"


def test_a_due_midnight_is_the_end_of_the_day_before(honest: CaseLog) -> None:
    table = honest.tables["request"]
    midnight = instants_of(instants(honest, "due_at") + DAY_SECONDS, 60)
    columns = {**table.columns, "due_at": replace(midnight, state=table.columns["due_at"].state)}
    assert doubts(replace(honest, tables={"request": replace(table, columns=columns)})) == ()


def test_ends_crowded_before_the_due_moment_are_counted(honest: CaseLog) -> None:
    callback = next(each for each in judged(honest) if each.rule.id == "callback-1h")
    chance = np.random.default_rng(1)
    before = callback.due[:60] - chance.integers(0, 200, 60)
    doubt = the_doubt(planted(honest, "called_back_at", slice(0, 60), before), "SLA764")
    assert doubt.facts["standard"] == "callback-1h"
    assert int(doubt.facts["count"]) >= 55


def test_a_rush_over_the_last_half_hour_is_human(honest: CaseLog) -> None:
    callback = next(each for each in judged(honest) if each.rule.id == "callback-1h")
    chance = np.random.default_rng(1)
    before = callback.due[:200] - chance.integers(0, 1800, 200)
    assert doubts(planted(honest, "called_back_at", slice(0, 200), before)) == ()


def test_ends_in_one_second_are_counted(honest: CaseLog) -> None:
    at = seconds("2026-06-29T17:59:58")
    doubt = the_doubt(planted(honest, "replied_at", slice(1400, 1412), at), "SLA765")
    assert (doubt.facts["count"], doubt.facts["at"]) == (12, "2026-06-29 17:59:58")


def test_a_log_in_minutes_has_no_seconds_to_doubt() -> None:
    log = plain_log(width=60)
    assert doubts(planted(log, "replied_at", slice(1400, 1406), seconds("2026-06-29T17:59"))) == ()


def test_a_receipt_before_those_of_its_neighbours_by_number_is_named(honest: CaseLog) -> None:
    received = instants(honest, "received_at")
    log = planted(honest, "received_at", [900], int(received[900]) - 20 * DAY_SECONDS)
    assert the_doubt(log, "SLA766").facts["rows"] == "902"


def test_numbers_that_do_not_follow_the_receipt_tell_nothing(honest: CaseLog) -> None:
    received = instants(honest, "received_at").copy()
    mixed = np.random.default_rng(2).permutation(received)
    codes = {doubt.code for doubt in doubts(planted(honest, "received_at", slice(None), mixed))}
    assert "SLA766" not in codes


def test_series_of_numbers_are_looked_at_one_by_one(honest: CaseLog) -> None:
    table = honest.tables["request"]
    ids = np.array([f"{'AB'[n % 2]}-{n}" for n in range(len(table))], dtype=np.object_)
    both = replace(honest, tables={"request": replace(table, case_ids=ids)})
    assert doubts(both) == ()


def test_round_times_are_counted(honest: CaseLog) -> None:
    called = instants(honest, "called_back_at")
    log = planted(honest, "called_back_at", slice(0, 1300), called[:1300] // 600 * 600 + 600)
    assert int(the_doubt(log, "SLA767").facts["percent"]) >= 86


def test_replies_in_bulk_on_a_day_off_are_counted(honest: CaseLog) -> None:
    chance = np.random.default_rng(3)
    sunday = seconds("2026-06-28") + chance.integers(9 * 3600, 18 * 3600, 60)
    doubt = the_doubt(planted(honest, "replied_at", slice(1350, 1410), sunday), "SLA768")
    assert (doubt.facts["count"], doubt.facts["days"]) == (60, "2026-06-28")


def test_a_month_without_its_file_is_noticed(honest: CaseLog) -> None:
    received = instants(honest, "received_at")
    april = (received >= seconds("2026-04-06")) & (received < seconds("2026-05-04"))
    table = honest.tables["request"]
    kept = np.flatnonzero(~april)
    columns = {
        name: replace(
            column,
            values=column.values[kept],
            state=column.state[kept],
            width=None if column.width is None else column.width[kept],
        )
        for name, column in table.columns.items()
    }
    log = log_of(table.case_ids[kept], columns)
    doubt = the_doubt(log, "SLA769")
    assert doubt.facts["weeks"] == 4
    assert str(doubt.facts["mondays"]).startswith("2026-04-06, 2026-04-13")


def test_chances_are_those_of_the_books() -> None:
    assert poisson_tail(3, 2.0) == pytest.approx(0.3233235838)
    assert poisson_tail(20, 2.0) == pytest.approx(4.9e-14, rel=0.05)
    assert (poisson_tail(0, 2.0), poisson_tail(5, 0.0)) == (1.0, 0.0)
    assert binomial_tail(10, 10, 1 / 6) == pytest.approx(6.0**-10)
    assert binomial_tail(2, 3, 0.25) == pytest.approx(0.15625)


def test_every_check_stands_in_the_table_of_thresholds() -> None:
    page = RULES_PAGE.read_text(encoding="utf-8")
    codes = [code for code in CATALOGUE if code.startswith("SLA76")]
    assert [code for code in codes if f"| `{code}` |" not in page] == []
    for figure in (
        thresholds.LAST_CASES,
        thresholds.SAME_SECOND_CASES,
        thresholds.ROUND_CASES,
        thresholds.BULK_CASES,
        thresholds.WEEK_CASES,
    ):
        assert f"{figure}건" in page
