"""Classes of values behave as the standard library's, but for what mypy watches over."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import field, replace
from typing import Any

import pytest

from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Promise:
    """What a standard promises."""

    id: str
    days: int = 7
    words: dict[str, str] = field(default_factory=dict, hash=False)
    seen: int = field(default=0, repr=False, compare=False)


@dataclasses.dataclass(frozen=True, slots=True)
class Model:
    """The same, made by the standard library."""

    id: str
    days: int = 7
    words: dict[str, str] = field(default_factory=dict, hash=False)
    seen: int = field(default=0, repr=False, compare=False)


VALUES: list[dict[str, Any]] = [
    {"id": "reply"},
    {"id": "reply", "days": 3},
    {"id": "reply", "seen": 9},
    {"id": "call", "words": {"가": "나"}},
]


@pytest.mark.parametrize("one", VALUES)
@pytest.mark.parametrize("other", VALUES)
def test_two_are_the_same_where_the_standard_library_says_so(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    first, second = Promise(**one), Promise(**other)
    assert (first == second) == (Model(**one) == Model(**other))
    assert (hash(first) == hash(second)) == (hash(Model(**one)) == hash(Model(**other)))


def test_it_is_shown_as_the_standard_library_shows_it() -> None:
    shown = repr(Model("call", words={"가": "나"}, seen=3))
    assert repr(Promise("call", words={"가": "나"}, seen=3)) == shown.replace("Model", "Promise")


def test_it_can_be_replaced_copied_and_pickled() -> None:
    promise = Promise("reply", words={"가": "나"})
    assert replace(promise, days=3) == Promise("reply", 3, {"가": "나"})
    assert copy.copy(promise) == pickle.loads(pickle.dumps(promise)) == promise  # noqa: S301  # its own
    assert [each.name for each in dataclasses.fields(Promise)] == ["id", "days", "words", "seen"]
    assert not hasattr(promise, "__dict__")


def test_another_class_of_the_same_values_is_another() -> None:
    @dataclass(frozen=True)
    class Other:
        id: str

    @dataclass(frozen=True)
    class Alone:
        id: str

    others: list[object] = [Alone("reply"), "reply", ("reply",)]
    assert Other("reply") == Other("reply")
    assert Other("reply") not in others


def test_what_can_change_has_no_hash_and_what_has_no_equal_is_itself() -> None:
    @dataclass(slots=True)
    class Growing:
        rows: int = 0

    @dataclass(frozen=True, eq=False)
    class Unique:
        rows: int = 0

    assert Growing() == Growing()
    with pytest.raises(TypeError, match="unhashable"):
        hash(Growing())
    assert Unique() != Unique()
    assert len({Unique(), Unique()}) == 2


def test_what_a_class_says_itself_goes_before() -> None:
    @dataclass(frozen=True, slots=True)
    class Quiet:
        rows: int

        def __repr__(self) -> str:
            return "…"

        def __eq__(self, other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 1

    assert repr(Quiet(2)) == "…"
    assert Quiet(2) == Quiet(3)
    assert hash(Quiet(2)) == 1
