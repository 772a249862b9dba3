"""How a result is held: in few bytes, piece by piece, and still every column as it was measured."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from makers import CITE, REPLY, case_log, rule_set
from slaaudit.business_time import AFTER_CALENDAR, BEFORE_CALENDAR, NO_DUE
from slaaudit.judging import rows, standings
from slaaudit.model import Audit, Filling, Narrow, StandardResult, standing
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog
from slaaudit.terms import Verdict
from test_engine import RULES, audited, examined, logs

FIGURES = st.one_of(
    st.just(np.nan),
    st.integers(-2, 70_000).map(float),
    st.integers(0, 10**6).map(lambda seconds: seconds / 3_600),
    st.integers(0, 10**6).map(lambda seconds: seconds / 28_800),
    st.floats(allow_nan=False),
)
MOMENTS = st.one_of(
    st.sampled_from([NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR]),
    st.integers(-5, 5 * 10**9),
    st.integers(0, 70_000).map(lambda day: day * 86_400),
)


def filled_with(pieces: list[Any], blank: float) -> Narrow:
    """Leave room for one entry more than the pieces have, and take it off again."""
    size, start = sum(map(len, pieces)), 0
    filling = Filling(pieces[0].dtype, size + 1, blank)
    for piece in pieces:
        filling.put(start, piece)
        start += len(piece)
    return filling.filled().taken(np.arange(size))


@given(st.lists(FIGURES), st.lists(FIGURES))
@settings(max_examples=300, derandomize=True)
def test_narrow_figures_are_exactly_what_they_were(first: list[float], then: list[float]) -> None:
    pieces = [np.array(each, dtype=np.float64) for each in (first, then)]
    filled = filled_with(pieces, np.nan)
    assert np.array_equal(filled.at(slice(None)), np.concatenate(pieces), equal_nan=True)


@given(st.lists(MOMENTS), st.lists(MOMENTS))
@settings(max_examples=300, derandomize=True)
def test_narrow_moments_are_exactly_what_they_were(first: list[int], then: list[int]) -> None:
    pieces = [np.array(each, dtype=np.int64) for each in (first, then)]
    filled = filled_with(pieces, NO_DUE)
    assert np.array_equal(filled.at(slice(None)), np.concatenate(pieces))


@pytest.mark.parametrize(
    ("column", "bytes_each"),
    [
        (np.full(1_000, np.nan), 0),
        (np.arange(200.0), 1),
        (np.arange(1_000) * 60 / 3_600, 2),
        (np.arange(1_000) / 3_600, 2),
        (np.arange(1_000) + 1_760_000_000, 4),
        (np.arange(20_000, 20_180) * 86_400, 2),
        (np.arange(1_000.0) / 7, 8),
    ],
)
def test_what_is_whole_in_some_unit_takes_few_bytes(column: Any, bytes_each: int) -> None:  # noqa: ANN401
    narrow = Narrow.of(column, NO_DUE if column.dtype == np.int64 else np.nan)
    assert narrow.held.strides[0] == bytes_each


def dense(result: StandardResult, name: str) -> Any:  # noqa: ANN401
    return getattr(result, "case_ids" if name == "ids" else name)


COLUMNS = (
    *("rows", "ids", "version", "verdict", "reason", "scope_unknown"),
    *("value", "due", "due_is_date", "limit_given", "dated_at"),
)


def alike(one: Any, other: Any, name: str) -> bool:  # noqa: ANN401
    return np.array_equal(one, other, equal_nan=name in {"value", "limit_given"})


def reasons(result: StandardResult) -> list[str | None]:
    return [result.reason_of(place) for place in range(len(result.cases))]


def in_small_blocks(rules: RuleSet, log: CaseLog) -> Audit:
    with pytest.MonkeyPatch().context() as patched:
        for each in (standing, standings, rows):
            patched.setattr(each, "BLOCK", 2)
        return audited(rules, log)


@examined
@given(logs())
def test_a_log_is_judged_the_same_block_by_block(log: CaseLog) -> None:
    whole, pieces = audited(RULES, log), in_small_blocks(RULES, log)
    assert (whole.departments, whole.months) == (pieces.departments, pieces.months)
    for one, other in zip(whole.standards, pieces.standards, strict=True):
        for name in {*COLUMNS} - {"reason"}:
            assert alike(dense(one, name), dense(other, name), name)
        assert reasons(one) == reasons(other), "a reason's number tells where it was first met"
        plain = ("tally", "readings", "remedies")
        assert all(getattr(one, name) == getattr(other, name) for name in plain)


PAUSE = {"cite": CITE, "record": "hold", "from": "held_at", "to": "released_at"}


def test_holds_of_another_record_find_their_cases_in_every_block() -> None:
    rules = rule_set({**REPLY, "pause": [PAUSE]})
    start, end = "2026-03-02 10:00", "2026-03-13 10:00"
    requests = [{"received_at": start, "replied_at": end}] * 5
    holds = [
        {"case_id": f"request-{number}", "held_at": "2026-03-04", "released_at": "2026-03-06"}
        for number in (5, 9, 1, 2)
    ]
    log = case_log(rules, {"request": requests, "hold": holds})
    (result,) = in_small_blocks(rules, log).standards
    held = [True, True, False, False, True]
    assert (result.value < result.value.max()).tolist() == held


@examined
@given(logs(), st.randoms(use_true_random=False))
def test_a_part_of_a_column_is_that_part_of_the_whole(log: CaseLog, chance: Any) -> None:  # noqa: ANN401
    for result in in_small_blocks(RULES, log).standards:
        size = len(result.cases)
        places = np.array(chance.choices(range(size), k=4) if size else [], dtype=np.int64)
        part = result.at(places)
        for name in COLUMNS:
            whole = dense(result, name)
            assert alike(getattr(part, name), whole[places], name)


@examined
@given(logs())
def test_cases_are_found_by_verdict_and_reason(log: CaseLog) -> None:
    for result in in_small_blocks(RULES, log).standards:
        for verdict in Verdict:
            found = result.verdict == verdict
            assert np.array_equal(result.places(verdict), np.flatnonzero(found))
            theirs = [result.reason_of(place) for place in np.flatnonzero(found).tolist()]
            counted = result.reason_counts(verdict)
            assert counted == {name: theirs.count(name) for name in {*theirs} - {None}}
            for name in counted:
                same = found & (result.reason == result.reasons.index(name))
                assert np.array_equal(result.places(verdict, reason=name), np.flatnonzero(same))


@examined
@given(logs())
def test_a_narrowed_result_is_that_of_a_log_without_the_others(log: CaseLog) -> None:
    for result in in_small_blocks(RULES, log).standards:
        if result.table is None:
            continue
        places = result.cases.everything[::2]
        narrowed = result.narrowed(places)
        assert narrowed.tally.cases == len(places)
        for name in COLUMNS:
            whole = dense(result, name)[places]
            assert alike(dense(narrowed, name), whole, name)


OWING = {
    **REPLY,
    "remedy": {"cite": CITE, "amount": 10_000, "per": "workers", "paid": "paid_amount"},
}


def test_what_is_owed_is_a_sequence_like_any_other() -> None:
    rules = rule_set(OWING)
    late = {"received_at": "2026-03-02 10:00", "replied_at": "2026-05-13 10:00"}
    cases: list[dict[str, str | None]] = [
        {**late, "workers": "2", "paid_amount": "20,000"},
        {**late, "workers": None, "paid_amount": None},
        {**late, "replied_at": "2026-03-03 10:00", "workers": "1", "paid_amount": None},
        {**late, "workers": "3", "paid_amount": "0"},
    ]
    (result,) = audited(rules, case_log(rules, {"request": cases})).standards
    owed = result.remedies
    assert [(each.case, each.amount, each.paid, each.paid_amount) for each in owed] == [
        ("request-1", 20_000, True, 20_000),
        ("request-2", None, None, None),
        ("request-4", 30_000, False, 0),
    ]
    assert (len(owed), owed.total, owed.unknown) == (3, 50_000, 1)
    assert owed[-1] == list(owed)[2]
    assert list(owed[1:]) == list(owed)[1:]
    assert owed == owed[:]
    assert owed != owed[1:]
