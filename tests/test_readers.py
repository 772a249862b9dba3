"""Files of every make to tables: the header found, every row accounted for, no value lost."""

import hashlib
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from slaaudit.findings import Refusal, RefusalKind, Severity
from slaaudit.readers import read_tables
from slaaudit.table_finder import heading_key
from slaaudit.tables import BrokenCell, RawTable

KNOWN = frozenset(map(heading_key, ["접수번호", "접수일시", "답변일시", "접수경로", "벨횟수"]))
HEADER: list[object] = ["연번", "접수번호", "접수일시", "답변일시", "성명"]
FIRST: list[object] = [1, "A-1", datetime(2026, 3, 2, 9, 5), datetime(2026, 3, 4, 10, 0), "홍길동"]  # noqa: DTZ001
SECOND: list[object] = [2, "A-2", datetime(2026, 3, 3, 9, 5), None, "임꺽정"]  # noqa: DTZ001


def workbook(sheets: Mapping[str, Sequence[Sequence[object]]], hidden: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row, 1):
                sheet.cell(number, column, cell)
        if name in hidden:
            sheet.sheet_state = "hidden"
    stream = io.BytesIO()
    book.save(stream)
    book.close()
    return stream.getvalue()


def read(tmp_path: Path, payload: bytes, name: str = "cases.xlsx") -> tuple[RawTable, ...]:
    path = tmp_path / name
    path.write_bytes(payload)
    return read_tables(path, KNOWN)


def read_one(tmp_path: Path, payload: bytes, name: str = "cases.xlsx") -> RawTable:
    (table,) = read(tmp_path, payload, name)
    return table


def read_rows(tmp_path: Path, rows: Sequence[Sequence[object]]) -> RawTable:
    return read_one(tmp_path, workbook({"민원": rows}))


def skipped(table: RawTable) -> dict[str, int]:
    return {skip.reason: skip.rows for skip in table.skipped}


def codes(table: RawTable) -> list[str]:
    return [finding.code for finding in table.findings]


def test_a_plain_sheet(tmp_path: Path) -> None:
    payload = workbook({"민원": [HEADER, FIRST, SECOND]})
    table = read_one(tmp_path, payload)
    assert (table.file, table.sheet, table.header_row, table.rows_read) == (
        "cases.xlsx",
        "민원",
        1,
        3,
    )
    assert table.sha256 == hashlib.sha256(payload).hexdigest()
    assert table.row_numbers.tolist() == [2, 3]
    assert list(table.columns["접수번호"]) == ["A-1", "A-2"]
    assert skipped(table) == {"header": 1}


def test_only_wanted_columns_are_loaded(tmp_path: Path) -> None:
    table = read_rows(tmp_path, [HEADER, FIRST])
    assert list(table.columns) == ["접수번호", "접수일시", "답변일시"]
    assert table.headings == tuple(HEADER)
    assert "홍길동" not in repr(table)


def test_titles_above_the_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2026년 상반기 민원처리대장"],
        [],
        ["한국사회적기업진흥원", None, "(단위: 건)"],
        HEADER,
        FIRST,
    ]
    table = read_rows(tmp_path, rows)
    assert table.title == "2026년 상반기 민원처리대장 한국사회적기업진흥원 (단위: 건)"
    assert (table.header_row, table.row_numbers.tolist()) == (4, [5])
    assert skipped(table) == {"title": 2, "blank": 1, "header": 1}


def test_a_table_that_begins_in_the_middle_of_the_sheet(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [],
        [],
        [None, None, "접수번호", "접수일시"],
        [None, None, "A-1", "#N/A"],
    ]
    table = read_rows(tmp_path, rows)
    assert table.row_numbers.tolist() == [4]
    assert table.columns["접수일시"][0] == BrokenCell("#N/A")


def test_totals_notes_blanks_and_repeated_headers_are_counted(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEADER,
        FIRST,
        ["소계", None, None, 1],
        [],
        HEADER,
        SECOND,
        [None, "합계(건)", None, 2],
        ["3월 소계", 2],
        ["계", None, 2],
        [3],
        ["※ 처리기한은 7일"],
        ["주) 잠정치"],
        ["이하 여백"],
        ["   "],
    ]
    table = read_rows(tmp_path, rows)
    assert table.row_numbers.tolist() == [2, 6]
    assert skipped(table) == {
        "header": 2, "total": 4, "blank": 2, "unfilled": 1, "note": 3,
    }  # fmt: skip


@pytest.mark.parametrize("first", ["계약관리팀", "계룡시", "총계획과", "주민지원과", "비고란 문의"])
def test_words_that_only_begin_like_totals_are_cases(tmp_path: Path, first: str) -> None:
    table = read_rows(tmp_path, [["부서", "접수번호", "접수일시"], [first, "A-1", "2026-03-02"]])
    assert table.row_numbers.tolist() == [2]


def test_headings_are_matched_without_blanks_breaks_and_units(tmp_path: Path) -> None:
    rows: list[list[object]] = [["접수 번호", "접수\n일시", "벨횟수(회)"], ["A-1", "2026-03-02", 3]]
    table = read_rows(tmp_path, rows)
    assert list(table.columns) == ["접수 번호", "접수\n일시", "벨횟수(회)"]
    assert heading_key("접수일시(이첩)") != heading_key("접수일시")


def test_a_heading_that_occurs_twice_is_said_and_the_first_read(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["접수번호", "접수일시", "접수 일시"],
        ["A-1", "2026-03-02", "2026-03-09"],
    ]
    table = read_rows(tmp_path, rows)
    assert list(table.columns["접수일시"]) == ["2026-03-02"]
    assert codes(table) == ["SLA712"]


def test_an_error_cell_is_never_blank(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        HEADER,
        FIRST,
        [2, "A-2", "2026-03-03 09:05", "#N/A"],
        SECOND,
    ]
    replies = read_rows(tmp_path, rows).columns["답변일시"]
    assert replies[1] == BrokenCell("#N/A")
    assert replies[2] == ""


def test_a_formula_that_was_never_computed_is_never_blank(tmp_path: Path) -> None:
    rows: list[list[object]] = [HEADER, FIRST, [2, "A-2", datetime(2026, 3, 3, 9, 5), "=C3+2"]]  # noqa: DTZ001
    assert read_rows(tmp_path, rows).columns["답변일시"][1] == BrokenCell("=C3+2")


def test_a_row_of_nothing_but_lost_cells_stays_a_case(tmp_path: Path) -> None:
    table = read_rows(tmp_path, [HEADER, FIRST, [None, "=B2", "=C2"]])
    assert table.row_numbers.tolist() == [2, 3]


def with_sheet_xml(payload: bytes, old: bytes, new: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(payload)) as before, zipfile.ZipFile(stream, "w") as after:
        for name in before.namelist():
            # openpyxl writes an empty element with or without a blank, as its XML library does.
            part = re.sub(rb"<v ?/>|<v></v>", b"<v/>", before.read(name))
            if name.startswith("xl/worksheets/"):
                assert old in part
                part = part.replace(old, new)
            after.writestr(name, part)
    return stream.getvalue()


def test_a_computed_formula_is_its_value_and_an_empty_text_is_blank(tmp_path: Path) -> None:
    payload = workbook({"민원": [HEADER, FIRST, [2, "A-2", "=C2", "=D2"]]})
    payload = with_sheet_xml(payload, b"<f>C2</f><v/>", b"<f>C2</f><v>46083.5</v>")
    payload = with_sheet_xml(payload, b'"D3"><f>D2</f><v/>', b'"D3" t="str"><f>D2</f><v></v>')
    table = read_one(tmp_path, payload)
    assert table.columns["접수일시"][1] == 46083.5
    assert table.columns["답변일시"][1] == ""


def test_a_document_type_is_refused(tmp_path: Path) -> None:
    payload = workbook({"민원": [HEADER, [1, "#N/A"]]})
    payload = with_sheet_xml(payload, b"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet')
    assert refusal(tmp_path, payload) == "SLA716"


def test_midnight_stays_a_date(tmp_path: Path) -> None:
    table = read_rows(tmp_path, [HEADER, [1, "A-1", date(2026, 3, 2)]])
    assert list(table.columns["접수일시"]) == [date(2026, 3, 2)]


def test_two_sheets_are_two_tables_and_empty_ones_none(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "1월": [HEADER, FIRST],
        "2월": [HEADER, SECOND],
        "Sheet3": [],
    }
    assert [table.sheet for table in read(tmp_path, workbook(sheets))] == ["1월", "2월"]


def test_a_hidden_sheet_is_said_and_not_read(tmp_path: Path) -> None:
    payload = workbook({"민원": [HEADER, FIRST], "옛자료": [HEADER, SECOND]}, hidden=["옛자료"])
    shown, hidden = read(tmp_path, payload)
    assert (shown.sheet, codes(shown)) == ("민원", [])
    assert (hidden.sheet, codes(hidden), hidden.rows_read) == ("옛자료", ["SLA714"], 0)
    assert hidden.findings[0].severity is Severity.INFO


def test_merged_cells_of_a_workbook_are_read_as_they_look(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    rows: list[list[object]] = [
        [None, "2026년 상반기 민원처리대장"],
        [None, "접수경로", "접수번호", "접수", None],
        [None, None, None, "일시", "답변일시"],
        [None, "전화", "A-1", "2026-03-02", "2026-03-03"],
        [None, None, "A-2", "2026-03-03", None],
        [None, None, "소계", 2, None],
        [None, "방문", "A-3", "2026-03-04", None],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("B1:E1", "B2:B3", "C2:C3", "D2:E2", "B4:B6"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "민원.xlsx")
    book.close()
    (table,) = read_tables(tmp_path / "민원.xlsx", KNOWN)
    assert list(table.columns["접수경로"]) == ["전화", "전화", "방문"]
    assert list(table.columns["접수 일시"]) == ["2026-03-02", "2026-03-03", "2026-03-04"]
    assert skipped(table) == {"header": 2, "title": 1, "total": 1}
    assert codes(table) == ["SLA725"]


def test_two_tables_of_one_sheet(tmp_path: Path) -> None:
    calls: list[list[object]] = [
        ["통화"],
        ["통화번호", "접수일시", "벨횟수"],
        ["T-1", "2026-03-02", 2],
    ]
    rows: list[list[object]] = [[None, *row] for row in (HEADER, FIRST, [], *calls)]
    first, second = read(tmp_path, workbook({"민원": rows}))
    assert (first.area, second.area) == ("B1:F3", "B5:F6")
    assert (first.row_numbers.tolist(), second.row_numbers.tolist()) == ([2], [6])
    text = "접수번호,접수일시\nA-1,2026-03-02\n\n통화\n통화번호,접수일시,벨횟수\nT-1,2026-03-02,2\n"
    (tmp_path / "a.csv").write_text(text, encoding="utf-8")
    first, second = read_tables(tmp_path / "a.csv", KNOWN)
    assert list(second.columns["벨횟수"]) == ["2"]


def test_a_sheet_without_a_header_is_said_and_counted(tmp_path: Path) -> None:
    table = read_rows(tmp_path, [["가", "나"], [1, 2], [3, 4]])
    assert (codes(table), skipped(table), table.rows_read) == (["SLA711"], {"no_header": 3}, 3)
    assert not table.columns


def test_one_known_heading_is_a_header_only_in_a_sheet_of_one_column(tmp_path: Path) -> None:
    assert read_rows(tmp_path, [["접수일시"], ["2026-03-02"]]).row_numbers.tolist() == [2]
    assert codes(read_rows(tmp_path, [["접수일시", "x"], ["2026-03-02", 1]])) == ["SLA711"]


CSV = "연번,접수번호,접수일시,성명\n1,0012,2026-03-02 09:05,홍길동\n2,0013,,임꺽정\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-32"])
def test_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    table = read_one(tmp_path, CSV.encode(encoding), "cases.csv")
    assert dict(table.columns) == {
        "접수번호": ["0012", "0013"],
        "접수일시": ["2026-03-02 09:05", ""],
    }
    assert (table.sheet, table.row_numbers.tolist(), table.rows_read) == (None, [2, 3], 3)


@pytest.mark.parametrize("delimiter", ["\t", ";", "|"])
def test_text_with_every_delimiter(tmp_path: Path, delimiter: str) -> None:
    table = read_one(tmp_path, CSV.replace(",", delimiter).encode(), "cases.xls")
    assert list(table.columns["접수번호"]) == ["0012", "0013"]


def test_quoted_line_breaks_do_not_shift_the_row_numbers(tmp_path: Path) -> None:
    text = '접수번호,내용,접수일시\nA-1,"두\n줄, 쉼표",2026-03-02\n\nA-2,,2026-03-03\n'
    table = read_one(tmp_path, text.encode(), "cases.csv")
    assert table.row_numbers.tolist() == [2, 4]
    assert skipped(table) == {"blank": 1, "header": 1}


def test_a_row_with_more_cells_than_the_header_is_broken(tmp_path: Path) -> None:
    text = "접수번호,내용,접수일시\nA-1,가,나,2026-03-02\nA-2,다\nA-3,라,2026-03-04,,\n"
    received = read_one(tmp_path, text.encode(), "cases.csv").columns["접수일시"]
    assert isinstance(received[0], BrokenCell)
    assert list(received[1:]) == [None, "2026-03-04"]


def refusal(tmp_path: Path, payload: bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, payload, "log.xlsx")
    assert caught.value.kind is RefusalKind.UNUSABLE
    (finding,) = caught.value.findings
    assert "log.xlsx" in finding.message("ko")
    assert finding.help("ko")
    assert finding.help("en")
    return finding.code


def other_zip() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("읽어주세요.txt", "")
    return stream.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        (b"", "SLA709"),
        (b" \r\n", "SLA709"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "SLA704"),
        (OLE, "SLA706"),
        (b"\x9b DRMONE  This Document is encrypted", "SLA705"),
        (b"SCDSA004" + bytes(64), "SLA705"),
        (b"%PDF-1.7\n", "SLA706"),
        (b"a\0b\0c", "SLA706"),
        (b"\xef\xbb\xbf<html><table>", "SLA708"),
        (other_zip(), "SLA715"),
        (b"PK\x05\x06" + bytes(18), "SLA715"),
        (workbook({"민원": [HEADER, FIRST]})[:900], "SLA716"),
        ("접수번호,접수일시\n가,".encode() + "나".encode("cp949") + b"\n", "SLA710"),
        ('접수번호,접수일시\nA-1,"2026-03-02\nA-2,2026-03-03\n'.encode(), "SLA713"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(
    tmp_path: Path, payload: bytes, code: str
) -> None:
    assert refusal(tmp_path, payload) == code


def test_missing_files_and_folders_are_refused(tmp_path: Path) -> None:
    for path, code in ((tmp_path / "없음.xlsx", "SLA701"), (tmp_path, "SLA702")):
        with pytest.raises(Refusal) as caught:
            read_tables(path, KNOWN)
        assert caught.value.findings[0].code == code
        assert str(path) in caught.value.findings[0].message("ko")
