"""Packed ids read as an array of the same texts does."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from slaaudit.case_ids import CaseIds

TEXTS = st.lists(
    st.one_of(st.sampled_from(["A-1", "A-2", "가-1", ""]), st.text("ab가\udc80", max_size=9))
)


@given(TEXTS)
def test_packed_ids_are_the_texts(texts: list[str]) -> None:
    ids = CaseIds.of(texts)
    assert ids.tolist() == list(ids) == texts
    assert [ids[place] for place in range(-len(ids), len(ids))] == texts * 2
    some = np.flatnonzero(np.arange(len(texts)) % 3 != 1)[::-1]
    assert ids[some].tolist() == ids.take(some).tolist() == [texts[place] for place in some]
    assert np.asarray(ids).tolist() == texts
    assert CaseIds.joined([ids, CaseIds.of(["긴 번호 2026-03-1"]), ids]).tolist() == [
        *texts,
        "긴 번호 2026-03-1",
        *texts,
    ]


@given(TEXTS)
def test_ids_that_stand_twice_are_found_in_their_order(texts: list[str]) -> None:
    among = np.arange(len(texts)) % 4 != 2
    expected: dict[str, list[int]] = {}
    for place, text in enumerate(texts):
        if among[place]:
            expected.setdefault(text, []).append(place)
    found = CaseIds.of(texts).repeated(among)
    assert list(found.items()) == [each for each in expected.items() if len(each[1]) > 1]


def test_a_few_far_longer_ids_do_not_lengthen_all() -> None:
    texts = [f"M-{number:05d}" for number in range(5_000)]
    texts[7] = texts[4_000] = "신고" * 100
    ids = CaseIds.of(texts)
    assert ids.packed.itemsize == len("M-00001")
    assert ids.tolist() == texts
    assert ids[np.array([7, 8])].tolist() == [texts[7], texts[8]]
    assert ids.repeated(np.ones(len(ids), dtype=np.bool_)) == {texts[7]: [7, 4_000]}
    twice = CaseIds.joined([ids, ids])
    assert twice.tolist() == texts * 2
    other = ids.replaced(np.array([7, 9]), ["민원:9", "민원:11"])
    assert other.tolist() == [*texts[:7], "민원:9", texts[8], "민원:11", *texts[10:]]
