"""Value parsers on anything: they never raise, never guess twice, and read back what is written."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slaaudit.plain_text import clean_text
from slaaudit.tables import BrokenCell, CellState, Column
from slaaudit.values import (
    category_column,
    flag_column,
    instant_column,
    instant_column_from_parts,
    number_column,
    parse_instant,
    rings_column,
    text_column,
)
from slaaudit.values.cells import RawCell

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001
DAYS = "월화수목금토일"
#: Pieces of what logs hold, so that random text comes near to values.
PIECES = [
    *("2026", "26", "3", "02", "24", "60", "99999", "-", ".", "/", ":", " ", ",", "년", "월", "일"),
    *(
        "시",
        "분",
        "초",
        "오전",
        "오후",
        "AM",
        "(월)",
        "(화요일)",
        "'",
        "’",
        "T",
        "Z",
        "+09:00",
        "-05",
    ),
    *(
        "회",
        "건",
        "점",
        "%",
        "원",
        "₩",
        "시간",
        "Y",
        "예",
        "○",
        "없음",
        "미정",
        "N/A",
        "#N/A",
        '="',
        '"',
    ),
    *("\u200b", "\u202e", "\x1b[31m", "\0", "\ud800", "²", "፩", "٣", "１", "①", "½", "9" * 50),
]
TEXTS = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=9).map("".join),
    st.text(st.characters(codec=None), max_size=12),
)
CELLS: st.SearchStrategy[RawCell] = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.floats(),
    st.integers(-(2**63), 2**63),
    st.datetimes(min_value=datetime(1900, 1, 1)),  # noqa: DTZ001
    st.dates(),
    st.times(),
    st.timedeltas(),
    st.builds(BrokenCell, st.sampled_from(["#N/A", "=A1"])),
)
READERS: dict[str, Callable[[list[RawCell]], Column]] = {
    "instant": instant_column,
    "serial": lambda cells: instant_column(cells, serial=True),
    "parts": lambda cells: instant_column_from_parts(cells, list(reversed(cells))),
    "serial parts": lambda cells: instant_column_from_parts(cells, cells[::-1], serial=True),
    "number": number_column,
    "rings": lambda cells: rings_column(cells, 3.0),
    "flag": flag_column,
    "category": lambda cells: category_column(cells, {"예": ["Y", "-"]}),
    "text": text_column,
}


@pytest.mark.parametrize("name", READERS)
@settings(derandomize=True, max_examples=200, deadline=None)
@given(cells=st.lists(CELLS, max_size=8))
def test_any_cell_is_a_value_blank_or_unreadable(name: str, cells: list[RawCell]) -> None:
    column = READERS[name](cells)
    assert len(column) == len(column.values) == len(cells)
    assert set(column.state.tolist()) <= set(CellState)
    if column.values.dtype == np.float64:
        assert np.isfinite(column.values[column.present]).all()
    if column.labels:
        assert column.values.max() < len(column.labels)
        assert all(clean_text(label) == label and label.strip() for label in column.labels)
    for cell, state in zip(cells, column.state.tolist(), strict=True):
        if "parts" not in name and isinstance(cell, BrokenCell):
            assert state == CellState.UNREADABLE
        if "parts" not in name and cell is None:
            assert state == CellState.BLANK


@pytest.mark.parametrize("name", ["number", "flag", "category", "text"])
@settings(derandomize=True, max_examples=100, deadline=None)
@given(cells=st.lists(CELLS, min_size=1, max_size=6))
def test_a_cell_means_the_same_among_others(name: str, cells: list[RawCell]) -> None:
    together, alone = READERS[name](cells), [READERS[name]([cell]) for cell in cells]
    assert together.state.tolist() == [int(column.state[0]) for column in alone]
    for place, column in enumerate(alone):
        if not column.present[0]:
            continue
        ours, theirs = together.values[place], column.values[0]
        if column.labels:
            assert together.labels[ours] == column.labels[theirs]
        else:
            assert ours == theirs


def _half(moment: datetime) -> tuple[str, int]:
    return ("오전" if moment.hour < 12 else "오후"), (moment.hour % 12 or 12)


#: Each writes an instant to the minute.
WRITERS: dict[str, Callable[[datetime], str]] = {
    "iso": lambda at: f"{at:%Y-%m-%d %H:%M}",
    "T": lambda at: f"{at:%Y-%m-%dT%H:%M}+09:00",
    "dots": lambda at: f"{at.year}. {at.month}. {at.day}. {at:%H:%M}",
    "weekday": lambda at: f"{at.year}.{at.month}.{at.day}.({DAYS[at.weekday()]}) {at:%H:%M}",
    "half": lambda at: f"{at:%Y-%m-%d} {_half(at)[0]} {_half(at)[1]}:{at:%M}",
    "words": lambda at: f"{at.year}년 {at.month}월 {at.day}일 {at.hour}시 {at.minute}분",
    "short": lambda at: f"'{at:%y}.{at.month}.{at.day} {at:%H:%M}",
    "curly": lambda at: f"‘{at:%y}. {at.month}. {at.day}. {at:%H:%M}",
    "digits": lambda at: f"{at:%Y%m%d%H%M}",
    "am pm": lambda at: f"{at:%Y/%m/%d %I:%M %p}",
    "utc": lambda at: f"{at - timedelta(hours=9):%Y-%m-%dT%H:%M}Z",
    "excel text": lambda at: f'="{at:%Y-%m-%d %H:%M}"',
}
MOMENTS = st.datetimes(datetime(2000, 1, 2), datetime(2099, 12, 30))  # noqa: DTZ001


@pytest.mark.parametrize("name", WRITERS)
@settings(derandomize=True, max_examples=60, deadline=None)
@given(moment=MOMENTS)
def test_an_instant_reads_back_from_every_way_of_writing_it(name: str, moment: datetime) -> None:
    minute = moment.replace(second=0, microsecond=0)
    expected = (int((minute - EPOCH).total_seconds()), 60)
    written = WRITERS[name](minute)
    assert parse_instant(written) == expected
    column = instant_column([written])
    assert column.width is not None
    assert (int(column.values[0]), int(column.width[0])) == expected


@settings(derandomize=True, max_examples=100, deadline=None)
@given(on=st.dates(date(2000, 1, 1), date(2099, 12, 31)), at=st.times(), days=st.integers(1, 6))
def test_a_wrong_weekday_makes_an_instant_unreadable(on: date, at: time, days: int) -> None:
    wrong = DAYS[(on.weekday() + days) % 7]
    assert parse_instant(f"{on.year}. {on.month}. {on.day}.({wrong}) {at:%H:%M}") is None


@settings(derandomize=True, max_examples=100, deadline=None)
@given(seconds=st.integers(0, 400_000))
def test_a_length_of_time_reads_back(seconds: int) -> None:
    hours, minutes, rest = seconds // 3600, seconds // 60 % 60, seconds % 60
    written: list[RawCell] = [
        f"{hours}시간 {minutes}분 {rest}초",
        f"{hours:02}:{minutes:02}:{rest:02}",
        f"{seconds}초",
        f"{seconds:,} 초",
        f"{seconds // 60}'{rest}\"",
        timedelta(seconds=seconds),
    ]
    assert number_column(written).values.tolist() == [seconds] * len(written)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(count=st.integers(0, 10**9), word=st.sampled_from(["", "회", " 번", "건", "명", "점", "%"]))
def test_a_count_reads_back(count: int, word: str) -> None:
    assert number_column([f"{count:,}{word}", f"{count}{word}"]).values.tolist() == [count] * 2


@settings(derandomize=True, max_examples=100, deadline=None)
@given(number=st.text("0123456789", min_size=1, max_size=16))
def test_an_id_of_digits_keeps_every_digit(number: str) -> None:
    column = text_column([number, f'="{number}"', f"'{number}", f"{number}\u200b"])
    assert column.labels == (number,)


@settings(derandomize=True, max_examples=100, deadline=None)
@given(moment=MOMENTS)
def test_a_serial_number_reads_back_to_the_second(moment: datetime) -> None:
    second = moment.replace(microsecond=0)
    serial = (second - datetime(1899, 12, 30)) / timedelta(days=1)  # noqa: DTZ001
    column = instant_column([serial, f"{serial:.10f}"], serial=True)
    assert column.values.tolist() == [int((second - EPOCH).total_seconds())] * 2
