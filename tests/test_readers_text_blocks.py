"""Text that is cut many lines at a time gives the tables that the csv module gives row by row."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from column_blocks import told
from log_files import KNOWN
from slaaudit.findings import Refusal
from slaaudit.packed_cells import PackedCells
from slaaudit.readers import csv_log, cutting, line_feed
from slaaudit.readers.decoding import TextFile
from slaaudit.readers.log_file import USUAL_READING, LogFile, ReadingOptions
from slaaudit.readers.whole_tables import whole_tables
from slaaudit.values import category_column, instant_column, text_column

HEAD = "연번,접수번호,접수일시,부서,비고"
CASES = (
    "1,A-1,2026-03-02 09:05,총무과,",
    "2,가-2,2026-03-02 09:05:30,민원과,없음",
    '3,A-3,2026-03-02,"총무과, 민원과",',
    '4,A-4,,"총무과",""',
    "5,'0012,20260302,총무과,",
    "6,A-6,2026-13-02,,확인",
)
ODD = (
    "",
    ",,,,",
    "소계,,,,6",
    "※ 작성: 민원과",
    HEAD,
    '7,A-7,2026-03-03,"두\n줄",',
    '8,A-8,2026-03-03,"""따옴"" 표",',
    '9,A-9,2026-03-03,5" 관,',
    "10,A-10,2026-03-03,총무과,,,",
    "11,A-11,2026-03-03,총무과,,더,더",
    "12,A-12,2026-03-03",
    f"13,A-13,2026-03-03,{'긴 ' * 40},",
    f"14,{'A' * 70}1,2026-03-03,총무과,",
    "15,A-15,2026-03-03,총무과\r,",
    "접수번호,접수일시",
    "연번,접수번호,접수일시,부서,비고,처리시간",
)
WRONG = ('16,A-16,2026-03-03,"총무과"!,', '17,A-17,2026-03-03,"열린,')


def is_no_header_in_two_rows(lines: list[str]) -> bool:
    """Tell lines without two headers that may be one: a block may end between them."""
    return not any("접수번호" in above and "접수번호" in below for above, below in pairwise(lines))


LINES = st.lists(st.sampled_from(CASES * 9 + ODD + WRONG), min_size=1, max_size=9).filter(
    is_no_header_in_two_rows
)


def tables(payload: bytes, options: ReadingOptions = USUAL_READING) -> list[dict[str, Any]] | str:
    """Give everything that is read, or why nothing is."""
    try:
        return [
            *map(told, whole_tables(csv_log.read(LogFile("민원.csv", payload), KNOWN, options)))
        ]
    except Refusal as refusal:
        return str(refusal.findings)


def by_rows(payload: bytes) -> list[dict[str, Any]] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TextFile, "usual", False)
        return tables(payload)


def by_blocks(payload: bytes, size: int, piece: int) -> list[dict[str, Any]] | str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(line_feed, "BYTES", size)
        patch.setattr(line_feed, "FEW_BYTES", size // 3)
        patch.setattr(csv_log, "PIECE", piece)
        patch.setattr(cutting, "ONE_ODD_IN", 3)
        return tables(payload)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(
    lines=LINES,
    more=LINES,
    end=st.sampled_from(["\n", "\r\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp949"]),
    size=st.integers(30, 900),
)
def test_the_same_tables_come_out(
    lines: list[str], more: list[str], end: str, encoding: str, size: int
) -> None:
    text = end.join(
        [HEAD, *CASES * 5, *lines, CASES[0], *lines, *CASES[:3] * 9, *more, *CASES, *more]
    )
    payload = text.encode(encoding)
    assert by_blocks(payload, size, 20) == by_rows(payload)
    ended = (text + end).encode(encoding)
    assert by_blocks(ended, size, 1000) == by_rows(ended)


def columns_of(cells: Sequence[Any]) -> list[Any]:
    found: list[Any] = []
    for column in (instant_column(cells), category_column(cells), text_column(cells)):
        present = column.present
        values, widths = column.values[present].tolist(), column.width
        if column.labels:
            values = [column.labels[value] for value in values]
        found.append((column.state.tolist(), values))
        found.append(None if widths is None else widths[present].tolist())
    return found


TEXTS = (
    "2026-03-02 09:05",
    "2026.03.02",
    "20260302090500",
    "2026-02-30",
    "2026년 3월 2일 오후 3시",
    "A-1",
    "민원-2026-31",
    "가나다",
    "해당없음",
    "미정",
    "N/A",
    "n/a",
    "null",
    "#N/A",
    "-",
    "",
    " ",
    "'0012",
    '="0012"',
    "Ａ-1",
    "각각",
    "0" * 64,
    "9" * 65,
    "김 1",
    "ㅡ",
    "abc",
    "힣1",
)


@settings(derandomize=True, max_examples=200, deadline=None)
@given(
    texts=st.lists(st.one_of(st.sampled_from(TEXTS), st.sampled_from(TEXTS[:6])), max_size=40),
    encoding=st.sampled_from(["utf-8", "cp949"]),
)
def test_packed_cells_are_read_as_texts_are(texts: list[str], encoding: str) -> None:
    cells = PackedCells(encoding)
    cells.extend(texts[:7])
    cells.extend(texts[7:])
    assert list(cells) == texts
    assert cells.distinct == list(dict.fromkeys(texts))
    assert [cells.distinct[code] for code in cells.codes] == texts
    assert columns_of(cells) == columns_of(texts)
