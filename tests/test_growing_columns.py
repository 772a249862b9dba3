"""Columns grow piece by piece to what they would be as a whole."""

from typing import Any

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from slaaudit.normalise.growing import GrowingArray, GrowingColumn, is_spread
from slaaudit.tables import Column
from slaaudit.terms import FieldKind

PIECES = st.lists(st.lists(st.sampled_from([0, 0, 0, 1, 300]), max_size=4), max_size=6)


@given(PIECES)
def test_an_array_holds_all_that_was_added(pieces: list[list[int]]) -> None:
    grown = GrowingArray[Any]()
    for piece in pieces:
        small = np.array(piece, dtype=np.int8 if 300 not in piece else np.int16)
        alike = len(set(piece)) == 1
        grown.add(np.broadcast_to(small[0], small.shape) if alike else small)
    assert grown.whole().tolist() == [each for piece in pieces for each in piece]


def test_what_was_added_is_left_as_it_is() -> None:
    first, grown = np.array([1, 2]), GrowingArray[np.int64]()
    grown.add(first)
    grown.add(np.array([3]))
    grown.whole()[0] = 9
    assert first.tolist() == [1, 2]


def test_one_value_for_all_is_kept_once() -> None:
    grown = GrowingArray[np.uint8]()
    for size in (3, 0, 2):
        grown.add(np.broadcast_to(np.uint8(7), (size,)))
    assert is_spread(grown.whole())
    assert grown.whole().tolist() == [7] * 5


@given(st.lists(st.lists(st.integers(0, 200), min_size=1, max_size=80), min_size=1, max_size=5))
def test_labels_become_those_of_all(pieces: list[list[int]]) -> None:
    grown = GrowingColumn()
    for piece in pieces:
        labels = tuple(map(str, dict.fromkeys(piece)))
        codes = np.array([labels.index(str(each)) for each in piece], dtype=np.int32)
        state = np.zeros(len(piece), dtype=np.uint8)
        grown.add(Column(FieldKind.CATEGORY, codes, state, labels=labels))
    whole = grown.whole()
    cells = [str(each) for piece in pieces for each in piece]
    assert [whole.labels[code] for code in whole.values.astype(np.int64)] == cells
    assert list(whole.labels) == list(dict.fromkeys(cells))
    assert whole.values.dtype == (np.int8 if len(whole.labels) < 128 else np.int16)
