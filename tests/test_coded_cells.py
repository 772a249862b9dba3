"""Columns that hold each distinct value once read as lists of the same cells do."""

import io
import tracemalloc
from collections.abc import Callable, Sequence

import numpy as np
import pytest

from slaaudit.coded_cells import CodedCells, kinds_of
from slaaudit.readers.csv_log import read
from slaaudit.readers.log_file import USUAL_READING, LogFile
from slaaudit.tables import BrokenCell, Cell, Column
from slaaudit.values import (
    category_column,
    flag_column,
    instant_column,
    number_column,
    text_column,
)

WRITTEN = ("2026-03-02 09:00", "", "12", "Y", "2026-03-02 09:00", "총무과", "#N/A", "12", "Ａ-1")


def coded(cells: Sequence[Cell | BrokenCell]) -> CodedCells:
    column = CodedCells()
    column.extend(cells[:2])
    column.extend(cells[2:])
    return column


@pytest.mark.parametrize(
    "parse", [category_column, flag_column, instant_column, number_column, text_column]
)
def test_a_coded_column_parses_as_a_list_does(parse: Callable[..., Column]) -> None:
    cells = [*WRITTEN, BrokenCell("+1"), None]
    ours, theirs = parse(coded(cells)), parse(cells)
    assert ours.labels == theirs.labels
    assert ours.state.tolist() == theirs.state.tolist()
    present = theirs.present
    assert ours.values[present].tolist() == theirs.values[present].tolist()


def test_a_value_that_was_taken_off_again_occurs_no_more() -> None:
    column = coded(["가", "나", "가", "다", "나"])
    column.pop()
    column.pop()
    column.extend(["라"])
    assert list(column) == ["가", "나", "가", "라"]
    assert column.distinct == ["가", "나", "라"]
    assert column.codes.tolist() == [0, 1, 0, 2]
    assert text_column(column).labels == ("가", "나", "라")


def test_cells_are_got_at_as_those_of_a_list() -> None:
    column = coded(WRITTEN)
    assert (column[0], column[-1], column[1:3]) == (WRITTEN[0], WRITTEN[-1], ["", "12"])
    assert column == list(WRITTEN)
    assert column != list(WRITTEN[1:])
    assert kinds_of(column) == {str}


def test_a_column_without_cells_is_empty() -> None:
    for column in (CodedCells(), CodedCells.of([], np.zeros(0, dtype=np.intc))):
        assert (len(column), column.codes.tolist(), column.distinct) == (0, [], [])


def test_true_of_a_typed_file_is_not_the_number_one() -> None:
    column = CodedCells.of([True, 1.0], np.array([0, 1, 0], dtype=np.intc))
    assert list(flag_column(column).values) == [True, True, True]
    assert category_column(column).labels == ("TRUE", "1")


def test_a_text_file_is_held_by_its_distinct_values_and_never_whole_as_text() -> None:
    text = io.StringIO()
    text.write("접수번호,접수일시,내용\n")
    for number in range(200_000):
        text.write(f"{number % 97},2026-03-{number % 28 + 1:02d} 09:00,{'가' * 40}\n")
    file = LogFile("민원.csv", text.getvalue().encode())
    tracemalloc.start()
    try:
        tables = read(file, frozenset({"접수번호", "접수일시"}), USUAL_READING)
        cases = sum(len(table.row_numbers) for table in tables)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert cases == 200_000
    assert 2 * peak < len(file.payload), "neither the text nor a string per cell is held"
