"""Items made in a thread beside."""

import threading
from collections.abc import Iterator

import pytest

from slaaudit.workbook.beside import Beside


def test_the_items_come_in_their_order_from_another_thread() -> None:
    def items() -> Iterator[tuple[int, bool]]:
        for number in range(50):
            yield number, threading.current_thread() is not threading.main_thread()

    assert list(Beside(items(), 3)) == [(number, True) for number in range(50)]


def test_no_more_are_made_than_were_asked_for() -> None:
    made = []

    def items() -> Iterator[int]:
        for number in range(50):
            made.append(number)
            yield number

    coming = Beside(items(), 4)
    assert next(coming) == 0
    assert list(coming)[-1] == 49
    assert made == list(range(50))
    few: list[int] = []
    beside = Beside((few.append(number) or number for number in range(50)), 4)  # type: ignore[func-returns-value]
    beside._thread.shutdown(wait=True)  # noqa: SLF001  # all that may be made is made
    assert few == [0, 1, 2, 3]


def test_what_goes_wrong_is_raised_where_it_is_taken_and_ends_it() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise ValueError("row")

    coming = Beside(items(), 5)
    assert next(coming) == 1
    with pytest.raises(ValueError, match="row"):
        next(coming)
    assert list(coming) == []
