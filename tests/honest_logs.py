"""Logs as honest offices keep them, from a seed: late entries, rush at the end, round minutes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np

from makers import REPLY, calendar
from slaaudit.business_time import DAY_SECONDS, NO_DUE
from slaaudit.calendar_days import day_of
from slaaudit.engine import audit
from slaaudit.periods import parse_period
from slaaudit.plausibility import Evidence, implausible
from slaaudit.tables import CaseLog, CaseTable, Column, Source
from slaaudit.terms import FieldKind

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from numpy.typing import NDArray

    from slaaudit.findings import Finding
    from slaaudit.spec.ruleset import RuleSet

CALLBACK: dict[str, Any] = {
    **REPLY,
    "id": "callback-1h",
    "to": "called_back_at",
    "clock": "office_hours",
    "limit": {"at_most": "1시간"},
}
PERIOD = parse_period("2026H1")
_COLUMNS = b"""\
schema: slaaudit/columns/1
records: {request: {fields: {due_at: {columns: [due_at]}}}}
"""
_HOUR = 3600


def rules() -> RuleSet:
    from makers import as_yaml, charter  # noqa: PLC0415  # beside its only use
    from slaaudit.rulefile import load_rule_set  # noqa: PLC0415  # the same

    files = {
        "charter.yaml": as_yaml(charter(REPLY, CALLBACK)).encode(),
        "columns.yaml": _COLUMNS,
    }
    found, findings = load_rule_set(files)
    assert found is not None, findings
    return found


RULES, CALENDAR = rules(), calendar()


@dataclass(frozen=True)
class Office:
    """How an office works. Shares are of its cases."""

    cases: int
    width: int
    weekends: float
    late_entry: float
    rush: float
    rounded: float
    daily_ids: bool

    @staticmethod
    def of(chance: np.random.Generator) -> Office:
        return Office(
            cases=int(chance.choice([12, 80, 300, 1500, 6000])),
            width=int(chance.choice([1, 60, 86_400])),
            weekends=float(chance.choice([0.0, 0.02, 0.28])),
            late_entry=float(chance.uniform(0, 0.2)),
            rush=float(chance.uniform(0, 0.3)),
            rounded=float(chance.uniform(0, 0.5)),
            daily_ids=bool(chance.random() < 0.3),
        )


def honest_log(seed: int) -> CaseLog:
    """Make half a year of requests, with due dates as the standard counts them."""
    chance = np.random.default_rng(seed)
    office = Office.of(chance)
    received = np.sort(_moments(_days(office, chance), office, chance))
    entered = received + np.where(
        chance.random(office.cases) < office.late_entry,
        chance.integers(0, 3 * DAY_SECONDS, office.cases),
        0,
    )
    ids = _ids(np.argsort(np.argsort(entered, kind="stable")), entered, office)
    columns = {
        "received_at": _column(received, office),
        "replied_at": _column(_replies(received, office, chance), office),
        "called_back_at": _column(
            received + chance.exponential(900, office.cases).astype(int), office
        ),
    }
    return with_due(log_of(ids, columns))


def _days(office: Office, chance: np.random.Generator) -> NDArray[np.int64]:
    """Choose days: working ones, a few weekends, some weeks busier than others."""
    assert PERIOD is not None
    first, until = day_of(PERIOD.from_on), day_of(PERIOD.until_on)
    days = np.arange(first, until)
    working = CALENDAR.working[days - CALENDAR.span.first_day]
    busy = np.repeat(chance.uniform(0.5, 1.5, len(days) // 7 + 1), 7)[: len(days)]
    weight = busy * np.where(working, 1 - office.weekends, office.weekends)
    return chance.choice(days, office.cases, p=weight / weight.sum())


def _moments(
    days: NDArray[np.int64], office: Office, chance: np.random.Generator
) -> NDArray[np.int64]:
    seconds = chance.integers(9 * _HOUR, 18 * _HOUR, len(days))
    tens = chance.random(len(days)) < office.rounded
    return days * DAY_SECONDS + np.where(tens, seconds // 600 * 600, seconds)


def _replies(
    received: NDArray[np.int64], office: Office, chance: np.random.Generator
) -> NDArray[np.int64]:
    """Reply within days, at working hours; some on the last day, as deadlines have it."""
    after = chance.gamma(2, 1.5, len(received)).astype(int)
    after = np.where(chance.random(len(received)) < office.rush, 8, after)
    days = received // DAY_SECONDS + after
    place = days - CALENDAR.span.first_day
    for _ in range(7):
        place = np.where(CALENDAR.working[place], place, place + 1)
    replied = _moments(place + CALENDAR.span.first_day, office, chance)
    return np.maximum(replied, received + 60)


def _ids(
    numbers: NDArray[np.int64], entered: NDArray[np.int64], office: Office
) -> NDArray[np.object_]:
    ids = np.empty(len(numbers), dtype=np.object_)
    day = np.datetime_as_string((entered // DAY_SECONDS).astype("datetime64[D]"))
    ids[:] = [
        f"{on.replace('-', '')}-{number:05d}" if office.daily_ids else f"2026-{number:05d}"
        for number, on in zip(numbers.tolist(), day.tolist(), strict=True)
    ]
    return ids


def _column(seconds: NDArray[np.int64], office: Office) -> Column:
    return instants_of(seconds // office.width * office.width, office.width)


def instants_of(seconds: NDArray[np.int64], width: int = 60) -> Column:
    """Give a column of instants, all present."""
    size = len(seconds)
    state = np.zeros(size, dtype=np.uint8)
    return Column(FieldKind.INSTANT, seconds, state, np.full(size, width, dtype=np.int32))


def log_of(ids: NDArray[np.object_], columns: Mapping[str, Column]) -> CaseLog:
    """Give a log of one sheet."""
    size = len(ids)
    labels = tuple(dict.fromkeys(ids.tolist()))
    text = Column(
        FieldKind.TEXT,
        np.arange(size, dtype=np.int32),
        np.zeros(size, dtype=np.uint8),
        None,
        labels,
    )
    table = CaseTable(
        "request",
        ids,
        np.zeros(size, dtype=np.int32),
        np.arange(2, size + 2),
        {"case_id": text, **columns},
    )
    source = Source("민원.xlsx", "0" * 64, "민원", "request", size, size)
    return CaseLog({"request": table}, (source,))


def with_due(log: CaseLog) -> CaseLog:
    """Fill in the due date of each case by the standard."""
    result = judged(log)[0]
    table = log.tables["request"]
    due = np.full(len(table), 0, dtype=np.int64)
    due[result.rows] = (result.due - 1) // DAY_SECONDS * DAY_SECONDS
    known = np.zeros(len(table), dtype=np.bool_)
    known[result.rows] = result.due != NO_DUE
    column = instants_of(due, DAY_SECONDS)
    column = replace(column, state=np.where(known, 0, 1).astype(np.uint8))
    return CaseLog(
        {"request": replace(table, columns={**table.columns, "due_at": column})}, log.sources
    )


def judged(log: CaseLog, as_of: datetime | None = None) -> Any:  # noqa: ANN401  # results
    from datetime import datetime  # noqa: PLC0415  # at run time only here

    assert PERIOD is not None
    moment = as_of or datetime.fromisoformat("2026-07-01")
    return audit(log, RULES, CALENDAR, PERIOD, moment).standards


def doubts(log: CaseLog, known_until: str = "2026-08-01") -> tuple[Finding, ...]:
    """Say what is hard to believe in a log of the first half of 2026."""
    assert PERIOD is not None
    until = int(np.datetime64(known_until, "s").astype(np.int64))
    return implausible(Evidence(log, RULES, CALENDAR, PERIOD, PERIOD.until_at, until, judged(log)))
