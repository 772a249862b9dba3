"""Two audits of the same cases: verdicts, due moments and remedies paired by standard and case."""

from __future__ import annotations

from typing import Any

import numpy as np

from makers import REPLY, RINGS, audited, case_log, rule_set
from slaaudit.audit_changes import ABSENT, StandardMoves, audit_changes, moves_of
from slaaudit.terms import Verdict

REMEDY = {"cite": REPLY["cite"], "amount": "10000"}
CASES = [
    {"case_id": "a", "received_at": "2026-03-03 10:00", "replied_at": "2026-03-05 10:00"},
    {"case_id": "b", "received_at": "2026-03-03 10:00", "replied_at": "2026-03-12 10:00"},
    {"case_id": "c", "received_at": "2026-03-03 10:00", "replied_at": "2026-03-20 10:00"},
]


def reply(days: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401  # keys of a rule
    return {**REPLY, "limit": {"at_most": days}, "remedy": REMEDY, **more}


def moves(
    before: dict[str, Any],
    after: dict[str, Any],
    rows: tuple[list[dict[str, str]], list[dict[str, str]]] = (CASES, CASES),
    names: dict[str, str] | None = None,
) -> StandardMoves:
    audits = []
    for standard, cases in zip((before, after), rows, strict=True):
        rules = rule_set(standard)
        audits.append(audited(rules, case_log(rules, {"request": cases})))
    first, second = audits
    (only,) = audit_changes(first, second, names)
    return only


def test_equal_rules_change_nothing() -> None:
    same = moves(reply("7일"), reply("7일"))
    assert not same.changed
    assert same.matrix.trace() == 3


def test_a_shorter_limit_flips_the_case_between() -> None:
    shorter = moves(reply("7일"), reply("5일"))
    assert shorter.after is not None
    assert shorter.after.ids_at(shorter.pairs.after[shorter.flipped]).tolist() == ["b"]
    assert list(moves_of(shorter.matrix)) == [(Verdict.MET, Verdict.MISSED, 1)]


def test_due_moments_move_by_seconds_and_say_which_way() -> None:
    # 2026-03-03 and seven working days: 12 March; five: 10 March
    shorter = moves(reply("7일"), reply("5일"))
    assert set(shorter.due.seconds.tolist()) == {-2 * 86_400}
    assert shorter.due.moved == 3


def test_remedies_are_counted_and_added_up() -> None:
    shorter = moves(reply("7일"), reply("5일"))
    assert (shorter.remedies_before.cases, shorter.remedies_before.amount) == (1, 10_000)
    assert (shorter.remedies_after.cases, shorter.remedies_after.amount) == (2, 20_000)


def test_cases_are_paired_by_id_whatever_their_order() -> None:
    turned = moves(reply("7일"), reply("7일"), (CASES, CASES[::-1]))
    assert not len(turned.flipped)
    assert turned.pairs.before.tolist() == [2, 1, 0]


def test_a_case_that_one_side_lacks_is_absent_there() -> None:
    more = moves(reply("7일"), reply("7일"), (CASES[:2], CASES[1:]))
    cells = list(moves_of(more.matrix))
    assert cells == [(Verdict.MET, ABSENT, 1), (ABSENT, Verdict.MISSED, 1)]


def test_an_id_that_stands_twice_is_paired_in_the_order_of_the_rows() -> None:
    twice = [CASES[0], {**CASES[2], "case_id": "a"}]
    paired = moves(reply("7일"), reply("7일"), ([*twice, CASES[1]], twice))
    assert paired.pairs.before.tolist() == [0, 1, 2]
    assert paired.pairs.after.tolist() == [0, 1, -1]


def test_a_renamed_standard_is_compared_with_itself() -> None:
    renamed = moves(reply("7일"), reply("7일", id="answer-7d"), names={"reply-7d": "answer-7d"})
    assert renamed.id == "answer-7d"
    assert not renamed.changed


def test_a_standard_that_is_new_has_no_verdicts_before() -> None:
    old, new = rule_set(RINGS), rule_set(RINGS, REPLY)
    rows = {"call": [{"received_at": "2026-03-03 10:00", "rings": "2"}], "request": CASES}
    before = audited(old, case_log(old, {"call": rows["call"]}))
    after = audited(new, case_log(new, rows))
    kept, added = audit_changes(before, after)
    assert not kept.changed
    assert added.before is None
    assert np.array_equal(added.verdict_before, np.full(3, ABSENT))
