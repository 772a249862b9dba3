"""Every form in which an instant is written, and those that look like one."""

from datetime import date, datetime, time, timedelta

import numpy as np
import pytest

from slaaudit.tables import BrokenCell, CellState, Column
from slaaudit.values import instant_column, instant_column_from_parts, parse_instant
from slaaudit.values.cells import RawCell

EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001


def at(*parts: int) -> int:
    return int((datetime(*parts) - EPOCH).total_seconds())  # type: ignore[arg-type]  # noqa: DTZ001


MINUTE = [
    "2026-03-02 14:35",
    "2026-03-02T14:35",
    "2026.03.02 14:35",
    "2026/3/2 14:35",
    "2026.3.2. 14:35",
    "2026.3.2.14:35",
    "2026. 3. 2.(월) 14:35",
    "2026. 3. 2. (월요일) 14:35",
    "2026-03-02 월요일 14:35",
    "2026-03-02 오후 2:35",
    "2026-03-02 오후 02:35",
    "2026-03-02오후 2:35",
    "2026-03-02 오후 14:35",
    "2026-03-02 2:35 PM",
    "2026-03-02 pm 2:35",
    "2026년 3월 2일 14시 35분",
    "2026년3월2일 14시35분",
    "2026년 3월 2일 오후 2시 35분",
    "'26.3.2 14:35",
    "‘26. 3. 2. 14:35",
    "26-03-02 14:35",
    "'2026-03-02 14:35",
    "202603021435",
    "２０２６－０３－０２ １４：３５",
    "2026-03-02\u00a014:35",
    "2026-03-02\u300014:35",
    "  2026-03-02   14:35\n",
    "\ufeff2026-03-02 14:35",
    "2026-03-02, 14:35",
    "2026-03-02T14:35+09:00",
    "2026-03-02T05:35Z",
    "2026-03-02T00:35-0500",
    "2026-03-02 14:35 KST",
    "2026-03-02 14:35+09",
    "2026-03-02 14:35 +0900",
    "2026-03-02 05:35+00:00",
    "′26. 3. 2. 14:35",
    "´26.3.2 14:35",
    "＇26.3.2 14:35",
    "2026-03-02[월] 14:35",
    "2026-03-02 월 14:35",
    '="2026-03-02 14:35"',
    "2026-03-02\u200e 14:35\u202c",
    "\x1b[31m2026-03-02 14:35\x1b[0m",
]


@pytest.mark.parametrize("text", MINUTE)
def test_one_minute_is_one_minute_however_it_is_written(text: str) -> None:
    assert parse_instant(text) == (at(2026, 3, 2, 14, 35), 60)


@pytest.mark.parametrize(
    ("text", "seconds", "width"),
    [
        ("2026-03-02 14:35:41", at(2026, 3, 2, 14, 35, 41), 1),
        ("2026-03-02T14:35:41", at(2026, 3, 2, 14, 35, 41), 1),
        ("2026-03-02T14:35:00+09:00", at(2026, 3, 2, 14, 35), 1),
        ("2026-03-02T14:35:41.987", at(2026, 3, 2, 14, 35, 41), 1),
        ("2026년 3월 2일 14시 35분 41초", at(2026, 3, 2, 14, 35, 41), 1),
        ("20260302143541", at(2026, 3, 2, 14, 35, 41), 1),
        ("20260302143541987", at(2026, 3, 2, 14, 35, 41), 1),
        ("20260302143500", at(2026, 3, 2, 14, 35), 1),
        ("2026. 3. 2. 오전 12:05", at(2026, 3, 2, 0, 5), 60),
        ("2026. 3. 2. 오전 0:05", at(2026, 3, 2, 0, 5), 60),
        ("2026. 3. 2. 오후 12:05", at(2026, 3, 2, 12, 5), 60),
        ("2026-03-02 12:05 AM", at(2026, 3, 2, 0, 5), 60),
        ("2026-03-02 24:00", at(2026, 3, 3), 60),
        ("2026-12-31 24:00:00", at(2027, 1, 1), 1),
        ("2026-03-02 00:00", at(2026, 3, 2), 60),
        ("2026-03-02T23:30:00-05:00", at(2026, 3, 3, 13, 30), 1),
        ("2026년 3월 2일 14시", at(2026, 3, 2, 14), 3600),
        ("2026. 3. 2. 오후 2시", at(2026, 3, 2, 14), 3600),
        ("2026-03-02", at(2026, 3, 2), 86400),
        ("2026/3/2", at(2026, 3, 2), 86400),
        ("2026.3.2.", at(2026, 3, 2), 86400),
        ("2026. 3. 2.(월)", at(2026, 3, 2), 86400),
        ("2026-03-01 일요일", at(2026, 3, 1), 86400),
        ("2026년 3월 2일", at(2026, 3, 2), 86400),
        ("'26.3.2", at(2026, 3, 2), 86400),
        ("‘26. 3. 2.", at(2026, 3, 2), 86400),
        ("'26/3/2", at(2026, 3, 2), 86400),
        ("20260302", at(2026, 3, 2), 86400),
        ("2024-02-29", at(2024, 2, 29), 86400),
        ("1969-12-31 23:59", at(1969, 12, 31, 23, 59), 60),
    ],
)
def test_what_is_written_says_how_long_it_is(text: str, seconds: int, width: int) -> None:
    assert parse_instant(text) == (seconds, width)
    column = instant_column([text])
    assert (column.values[0], column.state[0]) == (seconds, CellState.PRESENT)
    assert column.width is not None
    assert column.width[0] == width


UNREADABLE = [
    "2026-02-30",
    "2026-02-30 10:00",
    "2025-02-29",
    "2026-13-01",
    "2026-00-10",
    "20260230",
    "0226-03-02",
    "2026-03-02 24:01",
    "2026-03-02 25:00",
    "2026-03-02 14:60",
    "2026-03-02 14:35:60",
    "2026-03-02 14",
    "2026-03-0214:35",
    "2026-03-02 오전 14:35",
    "2026. 3. 2.(화)",
    "3월 2일",
    "03/04/26",
    "3/2/2026",
    "2026-03",
    "2026",
    "46083",
    "46083.5",
    "260302",
    "14:35",
    "2026-03-02 ~ 2026-03-05",
    "2026-03-02 09:00-10:00",
    "2026-03-02 09:00 -0500",
    "2026-03-02T09:00+15:00",
    "2026-03-02 수 14:35",
    "2026-03-02 1435",
    "1435",
    "처리중",
    "없음",
    "#N/A",
    "#VALUE!",
    "########",
    "?",
]


@pytest.mark.parametrize("text", UNREADABLE)
def test_what_may_mean_two_things_or_nothing_is_unreadable(text: str) -> None:
    assert parse_instant(text) is None
    assert instant_column([text]).state[0] == CellState.UNREADABLE


@pytest.mark.parametrize(
    "blank",
    [
        None,
        "",
        "  ",
        "\u3000",
        "-",
        "–",
        "—",
        "－",
        "---",
        "해당없음",
        "해당 없음",
        "미정",
        "해당사항 없음",
        "N/A",
        "n/a",
        "NULL",
        "(공란)",
        '="-"',
        "\u200b",
        "\u202e\u202c",
        "\x1b[0m",
    ],
)
def test_no_value_is_blank(blank: RawCell) -> None:
    assert instant_column([blank]).state[0] == CellState.BLANK


def test_a_broken_cell_is_never_blank() -> None:
    column = instant_column([BrokenCell("#N/A"), None, datetime(2026, 3, 2, 9, 0)])  # noqa: DTZ001
    assert column.state.tolist() == [CellState.UNREADABLE, CellState.BLANK, CellState.PRESENT]


def read(cells: list[RawCell], *, serial: bool = False) -> list[tuple[int, int] | str]:
    return shown(instant_column(cells, serial=serial))


def shown(column: Column) -> list[tuple[int, int] | str]:
    assert column.width is not None
    assert column.values.dtype == np.dtype(np.int64)
    assert column.width.dtype == np.dtype(np.int32)
    rows = zip(column.values.tolist(), column.width.tolist(), column.state.tolist(), strict=True)
    return [
        (value, width) if state == CellState.PRESENT else CellState(state).name
        for value, width, state in rows
    ]


def stamp(*parts: int) -> datetime:
    return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001


def test_stamps_without_seconds_are_minutes_wide() -> None:
    assert read([stamp(2026, 3, 2, 14, 35)]) == [(at(2026, 3, 2, 14, 35), 60)]


def test_one_second_in_a_column_makes_all_its_stamps_exact() -> None:
    assert read([stamp(2026, 3, 2, 14, 35), stamp(2026, 3, 2, 14, 35, 41), ""]) == [
        (at(2026, 3, 2, 14, 35), 1),
        (at(2026, 3, 2, 14, 35, 41), 1),
        "BLANK",
    ]


def test_midnight_of_a_spreadsheet_is_a_date() -> None:
    assert read([stamp(2026, 3, 2), stamp(2026, 3, 3)]) == [
        (at(2026, 3, 2), 86400),
        (at(2026, 3, 3), 86400),
    ]
    assert read([date(2026, 3, 2), stamp(2026, 3, 3, 9, 1)]) == [
        (at(2026, 3, 2), 86400),
        (at(2026, 3, 3, 9, 1), 60),
    ]


def test_stamps_are_read_to_the_nearest_second() -> None:
    assert read([stamp(2026, 3, 2, 14, 34, 59, 999_000)]) == [(at(2026, 3, 2, 14, 35), 60)]


def test_serial_numbers_are_dates_only_where_the_rule_author_says_so() -> None:
    assert read([46083.0, 46083.5]) == ["UNREADABLE", "UNREADABLE"]
    assert read([46083.0, 46083.5, "46083.25"], serial=True) == [
        (at(2026, 3, 2), 86400),
        (at(2026, 3, 2, 12), 60),
        (at(2026, 3, 2, 6), 60),
    ]
    assert read([0.5, -1.0, 3.0], serial=True) == ["UNREADABLE"] * 3


def test_dates_written_as_numbers() -> None:
    assert read([20260302.0, 20260302143500.0, 20260230.0]) == [
        (at(2026, 3, 2), 86400),
        (at(2026, 3, 2, 14, 35), 1),
        "UNREADABLE",
    ]


@pytest.mark.parametrize("cell", [True, time(14, 35), timedelta(hours=3), float("nan")])
def test_other_kinds_of_cells_are_no_instants(cell: RawCell) -> None:
    assert read([cell]) == ["UNREADABLE"]


def test_a_column_of_every_kind_keeps_its_order() -> None:
    cells: list[RawCell] = ["2026-03-02", stamp(2026, 3, 2, 9, 1), "", "?", "2026-03-02"]
    assert (
        read(cells * 2)
        == [
            (at(2026, 3, 2), 86400),
            (at(2026, 3, 2, 9, 1), 60),
            "BLANK",
            "UNREADABLE",
            (at(2026, 3, 2), 86400),
        ]
        * 2
    )
    assert read([]) == []


def test_date_and_time_in_two_columns() -> None:
    day, blank = date(2026, 3, 2), ""
    cases: list[tuple[RawCell, RawCell, object]] = [
        (day, "14:35", (at(2026, 3, 2, 14, 35), 60)),
        ("2026.3.2.", "오후 2:35", (at(2026, 3, 2, 14, 35), 60)),
        (day, "14:35:41", (at(2026, 3, 2, 14, 35, 41), 1)),
        (day, "14시", (at(2026, 3, 2, 14), 3600)),
        (day, "1435", (at(2026, 3, 2, 14, 35), 60)),
        (day, "143541", (at(2026, 3, 2, 14, 35, 41), 1)),
        (day, "2435", "UNREADABLE"),
        (day, "09:00-10:00", "UNREADABLE"),
        (day, "05:35Z", (at(2026, 3, 2, 14, 35), 60)),
        (day, "오전 12:05", (at(2026, 3, 2, 0, 5), 60)),
        (day, time(14, 35), (at(2026, 3, 2, 14, 35), 60)),
        (day, timedelta(days=1), (at(2026, 3, 3), 60)),
        (day, blank, (at(2026, 3, 2), 86400)),
        (day, "?", "UNREADABLE"),
        (day, BrokenCell("#REF!"), "UNREADABLE"),
        (blank, "14:35", "UNREADABLE"),
        (blank, blank, "BLANK"),
        ("?", "14:35", "UNREADABLE"),
        ("2026-03-02 14:35", "14:35", (at(2026, 3, 2, 14, 35), 60)),
        ("2026-03-02 14:35", "15:00", "UNREADABLE"),
        ("2026-03-02 14:35", blank, (at(2026, 3, 2, 14, 35), 60)),
    ]
    for first, second, expected in cases:
        assert shown(instant_column_from_parts([first], [second])) == [expected], (first, second)


def test_spreadsheet_times_show_seconds_where_any_of_the_column_does() -> None:
    days: list[RawCell] = [date(2026, 3, 2)] * 2
    assert shown(instant_column_from_parts(days, [time(9, 0), time(9, 0, 7)])) == [
        (at(2026, 3, 2, 9), 1),
        (at(2026, 3, 2, 9, 0, 7), 1),
    ]
