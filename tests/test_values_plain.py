"""Numbers, flags, categories and ids as logs write them."""

from datetime import time, timedelta

import pytest

from slaaudit.tables import BrokenCell, CellState, Column
from slaaudit.values import (
    NumberUnit,
    category_column,
    flag_column,
    number_column,
    rings_column,
    text_column,
)
from slaaudit.values.cells import RawCell


def shown(column: Column) -> list[object]:
    values = [column.labels[v] if column.labels else v for v in column.values.tolist()]
    return [
        value if state == CellState.PRESENT else CellState(state).name
        for value, state in zip(values, column.state.tolist(), strict=True)
    ]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("3회", 3.0),
        ("3 번", 3.0),
        ("1,234건", 1234.0),
        ("12명", 12.0),
        ("10,000원", 10_000.0),
        ("￦10,000", 10_000.0),
        ('="3"', 3.0),
        ("80.0", 80.0),
        ("80점", 80.0),
        ("95%", 95.0),
        ("３회", 3.0),
        (" 3 ", 3.0),
        ("-3", -3.0),
        (3, 3.0),
        (3.5, 3.5),
        ("0", 0.0),
        ("3분 20초", 200.0),
        ("3분20초", 200.0),
        ("3'20\"", 200.0),
        ("3′20″", 200.0),
        ("3m 20s", 200.0),
        ("200 sec", 200.0),
        ("1,200초", 1200.0),
        ("30:05:00", 108_300.0),
        ("1시간 3분", 3780.0),
        ("200초", 200.0),
        ("00:03:20", 200.0),
        (timedelta(minutes=3, seconds=20), 200.0),
        (timedelta(hours=30, minutes=5), 108_300.0),
        (time(0, 3, 20), 200.0),
        ("7일", 7.0),
    ],
)
def test_numbers(cell: RawCell, number: float) -> None:
    assert shown(number_column([cell])) == [number]


@pytest.mark.parametrize(
    "cell",
    [
        "약 3회",
        "3회 이상",
        "2~3회",
        "1,23",
        "80/100",
        "세 번",
        "00:03",
        "00:61:00",
        "3.2.1",
        "1e5",
        "9" * 400,
        "9" * 5000 + ":00:00",
        "9" * 400 + "초",
        True,
        float("inf"),
        "#DIV/0!",
        BrokenCell("#N/A"),
        "1달",
    ],
)
def test_what_is_no_plain_number_is_unreadable(cell: RawCell) -> None:
    assert shown(number_column([cell])) == ["UNREADABLE"]


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("3시간", NumberUnit.DAYS, "UNREADABLE"),
        ("7일", NumberUnit.DAYS, 7.0),
        ("7 업무일", NumberUnit.DAYS, 7.0),
        ("2주", NumberUnit.DAYS, "UNREADABLE"),
        ("2주", NumberUnit.WEEKS, 2.0),
        ("1개월", NumberUnit.MONTHS, 1.0),
        ("7일", NumberUnit.HOURS, "UNREADABLE"),
        ("90분", NumberUnit.HOURS, 1.5),
        ("3분 30초", NumberUnit.MINUTES, 3.5),
        ("3회", NumberUnit.COUNT, 3.0),
        ("10초", NumberUnit.COUNT, "UNREADABLE"),
        (time(0, 0, 10), NumberUnit.COUNT, "UNREADABLE"),
        ("3회", NumberUnit.SECONDS, "UNREADABLE"),
        (7.0, NumberUnit.DAYS, 7.0),
    ],
)
def test_a_written_unit_must_fit(cell: RawCell, unit: NumberUnit, expected: object) -> None:
    assert shown(number_column([cell], unit)) == [expected]


@pytest.mark.parametrize(
    ("cell", "rings"),
    [
        ("0초", 1.0),
        (2.9, 1.0),
        (3.0, 2.0),
        ("5.9초", 2.0),
        ("6초", 3.0),
        ("00:00:07", 3.0),
        (time(0, 0, 9), 4.0),
        (-1.0, "UNREADABLE"),
        ("2회", "UNREADABLE"),
        ("", "BLANK"),
    ],
)
def test_a_ring_counts_once_it_has_begun(cell: RawCell, rings: object) -> None:
    assert shown(rings_column([cell], 3.0)) == [rings]


YES: list[RawCell] = [
    *("Y", "y", "예", "네", "O", "o", "Ｏ", "○", "ㅇ", "●", "◎", "V", "☑"),
    *("1", 1.0, 1, True, "유", "있음"),
]
NO: list[RawCell] = [
    "N",
    "아니오",
    "아니요",
    "X",
    "×",
    "0",
    0.0,
    False,
    "무",
    "없음",
    "재실",
    "FALSE",
    "✗",
    "아뇨",
]


def test_flags() -> None:
    assert shown(flag_column([*YES, "부재", "true"])) == [True] * (len(YES) + 2)
    assert shown(flag_column(NO)) == [False] * len(NO)


@pytest.mark.parametrize(
    "cell", ["예정", "완료", "여", 2.0, 0.5, "#N/A", BrokenCell("=A1"), "△", "Y/N"]
)
def test_words_that_are_neither_yes_nor_no_are_unreadable(cell: RawCell) -> None:
    assert shown(flag_column([cell])) == ["UNREADABLE"]


def test_declared_words_replace_the_usual_ones() -> None:
    cells: list[RawCell] = ["완료", "미완료", "Y", "N", "-"]
    assert shown(flag_column(cells, yes=["완료"])) == [
        True,
        "UNREADABLE",
        "UNREADABLE",
        False,
        "BLANK",
    ]
    assert shown(flag_column(cells, ["완료"], ["미완료", "-"])) == [
        True,
        False,
        "UNREADABLE",
        "UNREADABLE",
        False,
    ]
    assert shown(flag_column(["X", "O"], yes=["X"], no=["O"])) == [True, False]
    assert shown(flag_column(["X"], yes=["X"])) == [True]


@pytest.mark.parametrize("blank", [None, "", "-", "해당없음", "미정", "N/A", "null", "공란"])
def test_no_value_is_blank_in_every_kind(blank: RawCell) -> None:
    for read in (number_column, flag_column, category_column, text_column):
        assert shown(read([blank])) == ["BLANK"]


@pytest.mark.parametrize("lost", [BrokenCell("#N/A"), BrokenCell("=B2"), "#N/A", "#REF!"])
def test_a_lost_value_is_unreadable_in_every_kind(lost: RawCell) -> None:
    for read in (number_column, flag_column, category_column, text_column):
        assert shown(read([lost])) == ["UNREADABLE"]


def test_categories_take_their_canonical_word() -> None:
    synonyms = {"홈페이지": ["인터넷", "누리 집"], "전화": ["유선"], "없음": ["-"]}
    cells: list[RawCell] = ["홈페이지", "인터넷", " 누리\u00a0 집", "방문", "유선", "", "-", 3.0]
    assert shown(category_column(cells, synonyms)) == [
        "홈페이지",
        "홈페이지",
        "홈페이지",
        "방문",
        "전화",
        "BLANK",
        "없음",
        "3",
    ]


def test_width_case_and_blanks_make_no_other_category() -> None:
    synonyms = {"홈페이지": ["누리집", "Q&A"], "VOC": ["고객의 소리"], "o": ["가"], "O": ["나"]}
    cells: list[RawCell] = [
        "누리 집",
        "ｑ＆ａ",
        "voc",
        "고객의소리",
        "홈 페이지",
        "O",
        "o",
        "방 문",
    ]
    assert shown(category_column(cells, synonyms)) == [
        *("홈페이지", "홈페이지", "VOC", "VOC", "홈페이지", "O", "o", "방 문"),
    ]


def test_decomposed_hangul_is_the_same_word() -> None:
    column = category_column(["전화", "\u110c\u1165\u11ab\u1112\u116a"])
    assert column.labels == ("전화",)


def test_ids_keep_zeros_and_lose_the_spreadsheets_fraction() -> None:
    cells: list[RawCell] = ["00123", 20260105.0, " A-1 ", 12, "1.0", 1.5, "1234567890123456"]
    assert shown(text_column(cells)) == [
        *("00123", "20260105", "A-1", "12", "1.0", "1.5", "1234567890123456"),
    ]


@pytest.mark.parametrize(
    "written",
    ['="00123"', "'00123", "’00123", "00123\u200b", "\u202e00123\u202c", "\x1b[7m00123\x00"],
)
def test_an_id_is_the_same_under_marks_that_nobody_sees(written: str) -> None:
    assert shown(text_column([written, "00123"])) == ["00123", "00123"]
    assert text_column([written, "00123"]).labels == ("00123",)


def test_words_of_no_value_are_no_ids_in_a_plain_column() -> None:
    assert shown(text_column(["A-1", "N/A", "null", "NA-1"])) == ["A-1", "BLANK", "BLANK", "NA-1"]


def test_true_and_one_are_two_words() -> None:
    assert shown(text_column([True, 1.0, 1])) == ["TRUE", "1", "1"]
