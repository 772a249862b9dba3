"""A sheet read by blocks of columns gives the tables that it gives row by row."""

from datetime import date, datetime, time
from random import Random
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from column_blocks import in_blocks, told
from slaaudit.cell_runs import CellRun, GrowingRun
from slaaudit.table_finder import SheetPlace, find_tables, find_tables_in_blocks, heading_key

KNOWN = frozenset(map(heading_key, ("접수번호", "접수일시", "부서", "만족도")))
HEADER = ["연번", "접수번호", "접수일시", "부서", "만족도"]
PLACE = SheetPlace("민원.xlsx", "0", "접수")
RECEIVED = datetime(2026, 3, 2, 9, 30)  # noqa: DTZ001  # cells hold wall time

CELLS: tuple[tuple[object, ...], ...] = (
    (1.0, 7.0, 40.0, "", None, "총무과", "소계", "1"),
    ("M-1", "M-2", "2026-3", "합계", "", "접수번호"),
    (RECEIVED, date(2026, 3, 3), "2026-03-04", "접수일시", None, time(9)),
    ("민원과", "총무과", "부서", "", True),
    (1.0, 5.0, "만족도", None, ""),
)
CHANCE = Random(8)  # noqa: S311  # no secret, a seed
#: So many rows that every two cells meet, made once: to make them anew for each test is slow.
SOME = [[CHANCE.choice(cells) for cells in CELLS] for _ in range(400)]
CASES = st.sampled_from(SOME)
OTHERS = st.sampled_from(
    [
        HEADER,
        [],
        ["", "", "", "", ""],
        ["소계", "", "", "", 12.0],
        ["", "", "합계", "", ""],
        ["※ 작성: 민원과", None, None, None, None],
        ["2026년 2분기", "", "", "", ""],
        ["9", "", "", "", ""],
        ["번호", "접수번호", "만족도", "", ""],
    ]
)


@given(st.lists(st.one_of(CASES, CASES, CASES, OTHERS), max_size=60), st.integers(1, 40))
def test_the_same_tables_come_out(rows: list[list[Any]], size: int) -> None:
    sheet = [["민원처리대장"], HEADER, *rows]
    by_block = find_tables_in_blocks(in_blocks(sheet, size), KNOWN, PLACE, GrowingRun)
    assert [*map(told, by_block)] == [*map(told, find_tables(sheet, KNOWN, PLACE, GrowingRun))]


@given(st.lists(CASES, min_size=1, max_size=40), st.integers(1, 40))
def test_the_same_tables_stand_beside_each_other(rows: list[list[Any]], size: int) -> None:
    sheet = [[*row, None, *row] for row in (HEADER, *rows)]
    by_row = find_tables(sheet, KNOWN, PLACE, GrowingRun)
    assert len(by_row) > 1
    by_block = find_tables_in_blocks(in_blocks(sheet, size), KNOWN, PLACE, GrowingRun)
    assert [*map(told, by_block)] == [*map(told, by_row)]


@given(st.lists(CASES, max_size=30))
def test_a_run_gives_its_cells_back(rows: list[list[Any]]) -> None:
    for column in range(5):
        cells = [row[column] for row in rows]
        grown = GrowingRun()
        grown.extend_run(CellRun.of(cells[:7]))
        grown.extend(cells[7:])
        assert list(grown) == cells
        assert list(map(type, grown)) == list(map(type, cells))


def test_a_value_that_was_taken_off_again_does_not_stay() -> None:
    grown = GrowingRun()
    grown.extend(["가", RECEIVED, "나", True, 1.0, RECEIVED, "다"])
    for _ in range(3):
        grown.pop()
    assert list(grown) == ["가", RECEIVED, "나", True]
    whole = grown.whole()
    assert list(whole.distinct) == ["가", "나", True]
    assert whole.codes.tolist() == [0, -1, 1, 2]


def test_a_run_of_some_cells_holds_no_value_of_the_others() -> None:
    run = CellRun.of(["가", RECEIVED, "나", "다", RECEIVED])
    some = run.only(np.array([True, False, False, True, True]))
    assert (list(some.distinct), some.codes.tolist(), len(some.stamps)) == (
        ["가", "다"],
        [0, 1, -1],
        1,
    )


def test_columns_must_grow_by_runs() -> None:
    with pytest.raises(TypeError, match="runs"):
        find_tables_in_blocks(in_blocks([HEADER, *[[1.0, "M-1"]] * 40], 5), KNOWN, PLACE)
