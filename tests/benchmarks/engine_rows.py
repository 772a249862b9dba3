"""The engine on a million cases that are already in memory, by the rules of kosea."""

from datetime import datetime

import numpy as np
from numpy.typing import NDArray
from rows import Row, median_seconds

from slaaudit.engine import audit
from slaaudit.korean_holidays import institution_calendar
from slaaudit.model import Audit
from slaaudit.periods import parse_period
from slaaudit.rulefile import read_rule_set, shipped_rules
from slaaudit.spec.fields import dating_field, field_kinds
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, CaseTable, Column, Source
from slaaudit.terms import RECORD_TERMS, FieldKind, Verdict

CASES = 1_000_000
SHARES = {"call": 0.3, "visit": 0.2, "request": 0.4, "outbound_visit": 0.04, "observation": 0.05}
WORDS = {
    "channel": ("홈페이지", "국민신문고", "정보공개청구", "전화"),
    "category": ("단순질의", "불친절"),
    "department": tuple(f"부서{number}" for number in range(20)),
}
_BLANK_SHARE = 0.125
_RARE = ("held_at", "released_at", "extended_until", "extension_notified_at")
_BUDGET = 150.0


def engine_rows() -> list[Row]:
    rules, _ = read_rule_set(shipped_rules() / "kosea")
    if rules is None:
        raise SystemExit("rules/kosea를 읽을 수 없습니다")
    log = made_log(rules)
    calendar = institution_calendar(rules.charter.calendar)
    period = parse_period("2026H1")
    assert period is not None

    def judge() -> Audit:
        return audit(log, rules, calendar, period, datetime(2026, 7, 1))  # noqa: DTZ001

    _check(judge(), log)
    spent = median_seconds(judge, runs=3)
    each = spent / (CASES * len(rules.standards)) * 1e9
    return [Row("표준 23개, 표준·건당", each, "ns", _BUDGET)]


def _check(judged: Audit, log: CaseLog) -> None:
    """Hold the simplest standard against a count by hand: rings under three."""
    rings = log.tables["call"].columns["rings"]
    met = int((rings.present & (rings.values < 3)).sum())  # 3번 이상 울리기 전
    result = next(each for each in judged.standards if each.rule.id == "phone-3-rings")
    assert (result.tally.met, result.tally.cases) == (met, len(rings))
    assert int((result.verdict == Verdict.MET).sum()) == met


def made_log(rules: RuleSet) -> CaseLog:
    """Make a log of every record that the rules read, blanks and all."""
    chance = np.random.default_rng(7)
    dating = {s.record: dating_field(s, rules) for rule in rules for s in rule.judged}
    tables = {
        record: _table(record, int(CASES * share), field_kinds(rules)[record], dating, chance)
        for record, share in SHARES.items()
    }
    places = tuple(tables)
    sources = tuple(
        Source("made", "", record, record, len(tables[record]), len(tables[record]))
        for record in places
    )
    for place, record in enumerate(places):
        tables[record].source[:] = place
    return CaseLog(tables, sources)


def _table(
    record: str,
    size: int,
    kinds: object,
    dating: dict[str, str],
    chance: np.random.Generator,
) -> CaseTable:
    assert isinstance(kinds, dict)
    first = np.datetime64("2026-01-01", "s").astype(np.int64)
    received = first + chance.integers(0, 181 * 1440, size) * 60
    dated_by = dating.get(record, RECORD_TERMS[record].dated_by)
    columns = {
        name: _column(name, kind, received, dated_by, chance) for name, kind in kinds.items()
    }
    ids = np.array([f"{record}-{number}" for number in range(size)], dtype=np.object_)
    return CaseTable(record, ids, np.zeros(size, np.int32), np.arange(size) + 5, columns)


def _column(
    name: str,
    kind: FieldKind,
    received: NDArray[np.int64],
    dated_by: str,
    chance: np.random.Generator,
) -> Column:
    size = len(received)
    blanks = 1 - _BLANK_SHARE / 4 if name in _RARE else _BLANK_SHARE
    state = (chance.random(size) < blanks).astype(np.uint8)
    if name == dated_by:
        return Column(kind, received, np.zeros(size, np.uint8), np.full(size, 60, np.int32))
    if kind is FieldKind.INSTANT:
        values = received + chance.integers(0, 9 * 1440, size) * 60
        return Column(kind, values, state, np.full(size, 60, np.int32))
    if kind is FieldKind.NUMBER:
        return Column(kind, chance.integers(0, 5, size).astype(np.float64), state)
    if kind is FieldKind.FLAG:
        return Column(kind, chance.random(size) < 0.95, state)
    words = WORDS.get(name, ("완료",))
    return Column(kind, chance.integers(0, len(words), size).astype(np.int32), state, labels=words)
