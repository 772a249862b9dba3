"""Sheets as people lay them out: where the header is and why, and what every row is."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from slaaudit.table_finder import MergedCells, SheetPlace, find_tables, heading_key
from slaaudit.tables import BrokenCell, RawTable

HEADINGS = [
    *("접수번호", "접수일시", "답변일시", "처리상태", "담당부서", "접수경로"),
    *("통화번호", "인입시각", "벨횟수"),
]
KNOWN = frozenset(map(heading_key, HEADINGS))
HEAD: list[object] = ["연번", "접수번호", "접수일시", "답변일시", "비고"]
CALLS: list[object] = ["연번", "통화번호", "인입시각", "벨횟수"]


def case(number: int) -> list[object]:
    return [float(number), f"A-{number}", "2026-03-02 09:05", "2026-03-04 10:00", None]


def call(number: int) -> list[object]:
    return [float(number), f"T-{number}", "2026-03-02 09:05:10", 2.0]


def tables(
    rows: Sequence[object], merged: Sequence[tuple[int, int, int, int]] = ()
) -> tuple[RawTable, ...]:
    place = SheetPlace("a.xlsx", "0" * 64, "민원", 0, tuple(MergedCells(*one) for one in merged))
    return find_tables(rows, KNOWN, place)  # type: ignore[arg-type]


def table(rows: Sequence[object], merged: Sequence[tuple[int, int, int, int]] = ()) -> RawTable:
    (found,) = tables(rows, merged)
    return found


def skipped(found: RawTable) -> dict[str, int]:
    return {skip.reason: skip.rows for skip in found.skipped}


# --- headings ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        *("접수 일시", "접수\n일시", "접수일시*", "*접수일시", "※접수일시", "접수일시(필수)"),
        *("접수일시(YYYY-MM-DD HH:MM)", "접수일시 [yyyy.mm.dd]", "접수일시(년월일)", "1. 접수일시"),
        *(
            "① 접수일시",
            "접수일시 :",
            "접수일시\u200b",
            "접수\u00a0일시",
            "\u110c\u1165\u11b8수일시",
        ),
        *("접수일시(단위: 분)", "접수일시(시)(필수)", "접수일시▼"),
    ],
)
def test_a_heading_is_the_same_however_it_is_dressed(written: str) -> None:
    assert heading_key(written) == "접수일시"


@pytest.mark.parametrize(
    "written",
    ["접수일시(이첩)", "원접수일시", "접수일시(일시)", "접수(일시)", "1차접수일시", "접수일"],
)
def test_a_heading_that_says_more_is_another_one(written: str) -> None:
    assert heading_key(written) != "접수일시"


# --- headers -------------------------------------------------------------------------------------


def test_a_header_over_two_rows_joins_what_stands_above_and_below() -> None:
    found = table(
        [
            ["2026년 상반기 민원처리대장"],
            ["연번", "접수번호", "접수", None, "답변", None, "담당부서"],
            [None, None, "일시", "경로", "일시", "담당자", None],
            [1.0, "A-1", "2026-03-02 09:05", "전화", "2026-03-04", "홍길동", "기획팀"],
        ]
    )
    assert list(found.columns) == ["접수번호", "접수 일시", "접수 경로", "답변 일시", "담당부서"]
    assert [list(cells) for cells in found.columns.values()] == [
        ["A-1"],
        ["2026-03-02 09:05"],
        ["전화"],
        ["2026-03-04"],
        ["기획팀"],
    ]
    assert skipped(found) == {"title": 1, "header": 2}
    assert found.header_row == 3


def test_the_lower_heading_holds_where_it_is_known_by_itself() -> None:
    found = table(
        [
            ["접수번호", "접수일시", "처리", None],
            [None, None, "답변일시", "처리상태"],
            ["A-1", "2026-03-02", "2026-03-03", "완료"],
        ]
    )
    assert list(found.columns) == ["접수번호", "접수일시", "답변일시", "처리상태"]


def test_the_upper_heading_holds_where_a_hint_stands_below_it() -> None:
    found = table(
        [["접수번호", "접수일시"], ["(자동)", "(년월일)"], ["A-1", "2026-03-02"]],
    )
    assert (list(found.columns), found.row_numbers.tolist()) == (
        ["접수번호", "접수일시"],
        [2, 3],
    ) or (list(found.columns["접수번호"]), skipped(found)) == (["A-1"], {"header": 2})


def test_the_first_case_is_never_taken_for_a_second_header_row() -> None:
    found = table([["접수번호", "접수일시", "처리상태"], ["A-1", "2026-03-02", "접수"]])
    assert found.row_numbers.tolist() == [2]
    words = table([["접수번호", "처리상태", None], ["가", "접수", "일시"]])
    assert words.row_numbers.tolist() == [2]


def test_the_reasons_name_the_header_and_what_else_it_might_have_been() -> None:
    found = table([["민원", "접수번호 안내"], ["접수일시", "2026-07-01"], HEAD, case(1)])
    assert found.reasons is not None
    assert found.reasons.chosen is not None
    assert found.reasons.chosen.rows == (3,)
    assert found.reasons.known == ("답변일시", "접수번호", "접수일시")
    assert next(other.rows for other in found.reasons.alternatives) == (2,)


def test_a_sheet_without_a_header_keeps_what_came_nearest() -> None:
    found = table([["가", "접수번호"], [1.0, 2.0]])
    assert found.reasons is not None
    assert found.reasons.chosen is None
    assert [other.rows for other in found.reasons.alternatives] == [(1,)]


# --- rows ----------------------------------------------------------------------------------------


def test_every_row_passed_over_keeps_its_number() -> None:
    found = table([["제목"], HEAD, case(1), [], [], ["소계", 1.0], case(2), ["※ 끝"], []])
    assert {skip.reason: skip.spans for skip in found.skipped} == {
        "blank": ((4, 5), (9, 9)),
        "header": ((2, 2),),
        "note": ((8, 8),),
        "title": ((1, 1),),
        "total": ((6, 6),),
    }


@pytest.mark.parametrize(
    "row",
    [
        ["합 계", None, 3.0],
        ["합    계"],
        [None, "총 계", "3건"],
        ["3월 소계", None, 3.0],
        ["3월 계", None, 3.0],
        ["상반기 계", None, 3.0],
        ["누계(1~3월)", None, 3.0],
        ["총 12건"],
        ["총건수", 12.0],
        ["기획팀", "소계", None, "3"],
        [3.0, "합계", None, None],
        ["평균", None, 3.5],
    ],
)
def test_totals(row: list[object]) -> None:
    assert skipped(table([HEAD, case(1), row])) == {"header": 1, "total": 1}


@pytest.mark.parametrize(
    "text",
    [
        "※ 처리기한은 7일",
        "주1) 잠정치",
        "작성자: 홍길동",
        "담당 : 고객지원팀 02-123-4567",
        "[별첨] 처리 현황",
        "■ 참고",
        "출력일시: 2026-07-01",
        "끝.",
        "위 내용은 사실과 다름이 없습니다",
    ],
)
@pytest.mark.parametrize("column", [0, 1])
def test_a_lone_sentence_is_a_note_in_any_column(text: str, column: int) -> None:
    rows = [HEAD[1:], case(1)[1:], [*[None] * column, text]]
    assert skipped(table(rows)) == {"header": 1, "note": 1}


def test_an_id_without_anything_else_stays_a_case() -> None:
    found = table([HEAD[1:], case(1)[1:], ["A-2", None, None, None], ["나-3"]])
    assert found.row_numbers.tolist() == [2, 3, 4]


def test_a_header_repeated_under_a_title_is_counted_as_both() -> None:
    found = table([HEAD, case(1), ["2월"], HEAD, case(2), [None, "3월"], HEAD, case(3)])
    assert found.row_numbers.tolist() == [2, 5, 8]
    assert skipped(found) == {"header": 3, "title": 2}


# --- merged cells --------------------------------------------------------------------------------


def test_a_department_merged_over_rows_holds_in_each() -> None:
    head = ["담당부서", "접수번호", "접수일시"]
    rows = [
        head,
        ["기획팀", "A-1", "2026-03-02"],
        [None, "A-2", "2026-03-03"],
        [None, "소계", "2"],
        ["총무팀", "A-3", "2026-03-04"],
        [None, "A-4", "2026-03-05"],
        [None, None, None],
    ]
    found = table(rows, merged=[(2, 4, 0, 0), (5, 7, 0, 0)])
    assert list(found.columns["담당부서"]) == ["기획팀", "기획팀", "총무팀", "총무팀"]
    assert skipped(found) == {"header": 1, "total": 1, "blank": 1}
    (said,) = found.findings
    assert (said.code, said.facts["rows"]) == ("SLA725", "2~4, 5~7")
    assert list(table(rows).columns["담당부서"]) == ["기획팀", None, "총무팀", None]


def test_a_cell_merged_over_columns_is_no_blank_in_those_that_it_covers() -> None:
    rows = [HEAD, [1.0, "A-1", "보류 중", None, None], case(2)]
    found = table(rows, merged=[(2, 2, 2, 4)])
    assert list(found.columns["접수일시"]) == ["보류 중", "2026-03-02 09:05"]
    assert isinstance(found.columns["답변일시"][0], BrokenCell)


def test_merged_cells_of_titles_and_headers_do_not_reach_below() -> None:
    rows = [["제목"], HEAD, [None, None, "2026-03-02", None], case(2)]
    found = table(rows, merged=[(1, 1, 0, 4), (2, 3, 1, 1)])
    assert list(found.columns["접수번호"]) == [None, "A-2"]


# --- several tables ------------------------------------------------------------------------------


def test_tables_below_each_other_are_tables_of_their_own() -> None:
    rows = [
        ["1. 민원"],
        HEAD,
        case(1),
        case(2),
        [],
        ["2. 전화 응대 기록"],
        CALLS,
        call(1),
        ["합계", 1.0],
    ]
    requests, calls = tables(rows)
    assert (requests.title, calls.title) == ("1. 민원", "2. 전화 응대 기록")
    assert (requests.row_numbers.tolist(), calls.row_numbers.tolist()) == ([3, 4], [8])
    assert list(calls.columns) == ["통화번호", "인입시각", "벨횟수"]
    assert (requests.rows_read, calls.rows_read) == (5, 4)
    assert (requests.area, calls.area) == ("A2:E5", "A7:E9")
    assert requests.rows_read + calls.rows_read == len(rows)


def test_a_lone_word_above_a_further_header_is_its_title_not_a_case() -> None:
    requests, calls = tables([HEAD[1:], case(1)[1:], ["전화"], [], CALLS[1:], call(1)[1:]])
    assert requests.row_numbers.tolist() == [2]
    assert (calls.title, skipped(calls)) == ("전화", {"header": 1, "title": 1})


def test_a_further_table_may_have_a_header_of_two_rows() -> None:
    rows = [
        HEAD,
        case(1),
        ["연번", "통화번호", "인입", "벨"],
        [None, None, "시각", "횟수"],
        call(1),
    ]
    _, calls = tables(rows)
    assert list(calls.columns) == ["통화번호", "인입 시각", "벨 횟수"]
    assert skipped(calls) == {"header": 2}


def test_the_same_columns_in_another_order_are_a_table_of_their_own() -> None:
    turned = ["연번", "접수일시", "접수번호", "답변일시"]
    first, second = tables([HEAD, case(1), turned, [1.0, "2026-03-02", "B-1", None]])
    assert (list(first.columns["접수번호"]), list(second.columns["접수번호"])) == (["A-1"], ["B-1"])


def test_tables_far_down_are_found_across_blocks_of_rows() -> None:
    for size in range(250, 262):
        cases = [case(number) for number in range(1, size + 1)]
        requests, calls = tables([HEAD, *cases, ["전화 기록"], [], CALLS, call(1)])
        assert (len(requests.row_numbers), calls.row_numbers.tolist()) == (size, [size + 5])
        assert calls.title == "전화 기록"
        assert requests.rows_read + calls.rows_read == size + 5


def test_tables_side_by_side_are_tables_of_their_own() -> None:
    head = [*HEAD[:4], None, *CALLS]
    rows = [
        ["민원", *[None] * 4, "전화"],
        head,
        [*case(1)[:4], None, *call(1)],
        [*case(2)[:4]],
        [*[None] * 5, "합계", None, None, 2.0],
    ]
    requests, calls = tables(rows)
    assert (requests.row_numbers.tolist(), calls.row_numbers.tolist()) == ([3, 4], [3])
    assert (requests.title, calls.title) == ("민원", "전화")
    assert (skipped(requests), skipped(calls)) == (
        {"blank": 1, "header": 1, "title": 1},
        {"blank": 1, "header": 1, "title": 1, "total": 1},
    )
    assert (requests.area, calls.area) == ("A2:E5", "F2:I5")


def test_one_list_folded_into_two_halves_is_two_tables() -> None:
    gap = [[*HEAD[:4], None, *HEAD[:4]], [*case(1)[:4], None, *case(2)[:4]]]
    tight = [[*HEAD[:4], *HEAD[:4]], [*case(1)[:4], *case(2)[:4]]]
    for rows in (gap, tight):
        left, right = tables(rows)
        assert (list(left.columns["접수번호"]), list(right.columns["접수번호"])) == (
            ["A-1"],
            ["A-2"],
        )


def test_a_blank_column_within_a_table_does_not_cut_it() -> None:
    found = table([["접수번호", "접수일시", None, "답변일시", "처리상태"], ["A-1", "x", None, "y"]])
    assert list(found.columns) == ["접수번호", "접수일시", "답변일시", "처리상태"]


def test_words_in_a_case_that_are_headings_too_make_no_header() -> None:
    rows = [HEAD, [1.0, "A-1", "2026-03-02", None, "접수번호"], case(2)]
    assert table(rows).row_numbers.tolist() == [2, 3]


# --- anything ------------------------------------------------------------------------------------

CELL = st.sampled_from(
    [
        *HEADINGS, "연번", "소계", "합 계", "※", "제목", "가 나", "A-1", "2026-03-02", "일시",
        "접수", 1.0, None, "", BrokenCell("#N/A"), True,
    ]
)  # fmt: skip
ROW = st.one_of(
    st.lists(CELL, max_size=6),
    st.sampled_from([HEAD, CALLS, case(1), call(1), [], ["민원"]]),
)


@settings(derandomize=True, max_examples=400, deadline=None)
@given(
    rows=st.lists(ROW, max_size=40),
    merged=st.lists(st.tuples(*[st.integers(1, 12)] * 2, *[st.integers(0, 5)] * 2), max_size=3),
)
def test_no_row_is_lost_in_any_layout(
    rows: list[list[object]], merged: list[tuple[int, int, int, int]]
) -> None:
    found = tables(rows, [(min(a, b), max(a, b), min(c, d), max(c, d)) for a, b, c, d in merged])
    seen = [
        number
        for each in found
        for number in (
            *each.row_numbers.tolist(),
            *(n for skip in each.skipped for a, b in skip.spans for n in range(a, b + 1)),
        )
    ]
    apart = {each.area[:1] for each in found}
    if len(apart) <= 1:
        assert sorted(seen) == (list(range(1, len(rows) + 1)) if found else [])
    for each in found:
        kept = each.row_numbers.tolist()
        assert kept == sorted(set(kept))
