"""HTML tables under the name of a workbook: decoded as written, spans laid out, nothing lost."""

import time
from pathlib import Path

import pytest

from planting import write_html
from slaaudit.findings import Refusal, RefusalKind
from slaaudit.readers import read_tables
from slaaudit.table_finder import heading_key
from slaaudit.tables import BrokenCell, RawTable

KNOWN = frozenset(map(heading_key, ["접수번호", "접수일시", "답변일시", "처리상태"]))
HEADER = "<tr><th>접수번호</th><th>접수일시</th><th>답변일시</th></tr>"
CASE = "<tr><td>A-1</td><td>2026-03-02 09:05</td><td>2026-03-04</td></tr>"
#: What a hostile document may take at most, on a slow and busy machine.
SECONDS = 20


def read(tmp_path: Path, document: str | bytes) -> tuple[RawTable, ...]:
    path = tmp_path / "대장.xls"
    path.write_bytes(document.encode() if isinstance(document, str) else document)
    return read_tables(path, KNOWN)


def read_one(tmp_path: Path, document: str | bytes) -> RawTable:
    (table,) = read(tmp_path, document)
    return table


def read_body(tmp_path: Path, body: str) -> RawTable:
    return read_one(tmp_path, f"<table>{HEADER}{body}</table>")


def refusal(tmp_path: Path, document: str | bytes) -> str:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, document)
    assert caught.value.kind is RefusalKind.UNUSABLE
    (finding,) = caught.value.findings
    assert "대장.xls" in finding.message("ko")
    return finding.code


def skipped(table: RawTable) -> dict[str, int]:
    return {skip.reason: skip.rows for skip in table.skipped}


def codes(table: RawTable) -> list[str]:
    return [finding.code for finding in table.findings]


# --- encodings -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [
        ("", "utf-8"),
        ("", "utf-8-sig"),
        ("", "cp949"),
        ("", "utf-16"),
        ("<meta charset=utf-8>", "utf-8"),
        ('<meta charset="euc-kr">', "cp949"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=EUC-KR">', "cp949"),
        ("<META content='application/vnd.ms-excel;charset=ks_c_5601-1987'>", "cp949"),
        ("<meta charset=euc-kr>", "utf-8-sig"),  # the mark is true, the declaration is not
        ("<meta charset=utf-8>", "cp949"),
        ("<meta charset=windows-1252>", "cp949"),
    ],
)
def test_every_encoding(tmp_path: Path, declared: str, encoding: str) -> None:
    case = "<tr><td>똠-1</td><td>2026-03-02</td><td>펲</td></tr>"  # in CP949 alone, not in EUC-KR
    document = f"<html><head>{declared}</head><table>{HEADER}{case}</table></html>"
    table = read_one(tmp_path, document.encode(encoding))
    assert dict(table.columns) == {
        "접수번호": ["똠-1"],
        "접수일시": ["2026-03-02"],
        "답변일시": ["펲"],
    }


def test_what_is_declared_goes_before_what_would_also_fit(tmp_path: Path) -> None:
    both = b"\xc2\xa7\xc2\xa8"  # two letters in UTF-8, two others in CP949
    document = b"<table><tr><td>A<td>B<tr><td>" + both + b"</table>"
    path = tmp_path / "대장.xls"
    for declared, name in ((b"<meta charset=euc-kr>", "cp949"), (b"", "utf-8")):
        path.write_bytes(declared + document)
        (table,) = read_tables(path, frozenset({"a", "b"}))
        assert list(table.columns["A"]) == [both.decode(name)]


def test_an_xml_declaration_declares_the_encoding_too(tmp_path: Path) -> None:
    document = f'<?xml version="1.0" encoding="euc-kr"?><html><table>{HEADER}{CASE}</table></html>'
    assert len(read_one(tmp_path, document.encode("cp949")).row_numbers) == 1


def test_blank_lines_before_the_document(tmp_path: Path) -> None:
    assert read_one(tmp_path, "\r\n" * 3000 + f"<table>{HEADER}{CASE}</table>").rows_read == 2


def test_two_encodings_in_one_file_are_refused(tmp_path: Path) -> None:
    document = f"<table>{HEADER}".encode() + "나".encode("cp949") + b"</table>"
    assert refusal(tmp_path, document) == "SLA710"


def test_zero_bytes_are_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, f"<table>{HEADER}\0</table>") == "SLA706"


# --- cells ---------------------------------------------------------------------------------------


def test_cells_are_text_as_written(tmp_path: Path) -> None:
    body = "<tr><td>0012</td><td>46083.5</td><td>3/4</td></tr>"
    table = read_body(tmp_path, body)
    assert {name: list(cells) for name, cells in table.columns.items()} == {
        "접수번호": ["0012"], "접수일시": ["46083.5"], "답변일시": ["3/4"],
    }  # fmt: skip


@pytest.mark.parametrize(
    ("markup", "shown"),
    [
        ("2026-03-02&nbsp;&nbsp;14:35", "2026-03-02 14:35"),
        ("\r\n\t2026-03-02\r\n\t14:35 ", "2026-03-02 14:35"),
        ("2026-03-02<br>14:35", "2026-03-02\n14:35"),
        ("<p>2026-03-02</p><p>14:35</p>", "2026-03-02\n14:35"),
        ("<a href='#'>2026-<b>03</b>-02</a> <!-- 1 -->", "2026-03-02"),
        ("<span style='display: none'>20260302</span>2026-03-02", "2026-03-02"),
        ("<script>var a = 1</script>2026-03-02<img src=x>", "2026-03-02"),
        ("&lt;미정&gt; &amp; 3 < 4", "<미정> & 3 < 4"),
        ("&nbsp;", ""),
        ("<input type=hidden value=1>", ""),
        ("<input value='2026-03-02'>", BrokenCell("<input>")),
        ("<select><option>2026-03-02<option>2026-03-03</select>", BrokenCell("<select>")),
        ("<img src='stamp.png' alt=''>", BrokenCell("<img>")),
        ("<table><tr><td>2026-03-02</table>", BrokenCell("<table>")),
    ],
)
def test_a_cell_is_what_it_shows(tmp_path: Path, markup: str, shown: str | BrokenCell) -> None:
    (table, *_) = read(tmp_path, f"<table>{HEADER}<tr><td>A-1<td>{markup}</td></tr></table>")
    assert list(table.columns["접수일시"]) == [shown]


def test_headings_with_line_breaks(tmp_path: Path) -> None:
    header = "<tr><th>접수<br>번호</th><th>접수 <br/> 일시</th></tr>"
    table = read_one(tmp_path, f"<table>{header}<tr><td>A-1<td>2026-03-02</table>")
    assert list(table.columns) == ["접수\n번호", "접수\n일시"]


def test_a_row_with_more_cells_than_the_header_is_broken(tmp_path: Path) -> None:
    extra = "<tr><td>A-2<td>가<td>나<td>2026-03-02</tr><tr><td>A-3<td>2026-03-03<td><td></tr>"
    received = read_body(tmp_path, CASE + extra).columns["접수일시"]
    assert list(received) == ["2026-03-02 09:05", BrokenCell("+1"), "2026-03-03"]


# --- spans ---------------------------------------------------------------------------------------


def test_titles_above_the_header_stand_once(tmp_path: Path) -> None:
    title = (
        "<tr><td colspan=3>2026년 민원대장</td></tr><tr><td colspan='3' align=right>단위: 건</tr>"
    )
    document = f"<table><caption>전남테크노파크</caption>{title}{HEADER}{CASE}</table>"
    table = read_one(tmp_path, document)
    assert table.title == "전남테크노파크 2026년 민원대장 단위: 건"
    assert (table.header_row, table.row_numbers.tolist(), table.rows_read) == (3, [4], 4)
    assert skipped(table) == {"title": 2, "header": 1}


def test_a_cell_over_rows_is_in_each_of_them(tmp_path: Path) -> None:
    body = (
        "<tr><td rowspan=2>A-1</td><td>2026-03-02</td><td rowspan='3'>2026-03-09</td></tr>"
        "<tr><td>2026-03-03</td></tr><tr><td>A-2</td><td>2026-03-04</td></tr>"
        "<tr><td>A-3</td><td>2026-03-05</td><td>2026-03-10</td></tr>"
    )
    table = read_body(tmp_path, body)
    assert list(table.columns["접수번호"]) == ["A-1", "A-1", "A-2", "A-3"]
    assert list(table.columns["접수일시"]) == [f"2026-03-0{day}" for day in (2, 3, 4, 5)]
    assert list(table.columns["답변일시"]) == ["2026-03-09"] * 3 + ["2026-03-10"]


def test_a_cell_over_columns_below_the_header_is_in_each_of_them(tmp_path: Path) -> None:
    table = read_body(tmp_path, "<tr><td>A-1</td><td colspan=2>확인 중</td></tr>")
    assert list(table.columns["접수일시"]) == list(table.columns["답변일시"]) == ["확인 중"]


def test_totals_and_notes_over_all_columns_are_no_cases(tmp_path: Path) -> None:
    body = (
        "<tr><td colspan=2>합계</td><td>1건</td></tr>"
        "<tr><td colspan=20>※ 이송한 민원은 답변일시를 적지 않음</td></tr><tr></tr>"
    )
    table = read_body(tmp_path, CASE + body)
    assert skipped(table) == {"header": 1, "total": 1, "note": 1, "blank": 1}


TWO_ROWS = "<tr><th rowspan=2>접수번호<th rowspan=2>접수일시"


@pytest.mark.parametrize(
    "header",
    [
        f"{TWO_ROWS}<th colspan=2>처리<tr><th>답변일시<th>처리상태",
        f"{TWO_ROWS}<th rowspan=2>답변일시<th rowspan=2>처리상태<th colspan=2>담당<tr><th>가<th>나",
    ],
)
def test_a_header_of_two_rows(tmp_path: Path, header: str) -> None:
    case = "<tr><td>A-1<td>2026-03-02<td>2026-03-04<td>완료"
    for document in (
        f"<table>{header}{case}</table>",
        f"<table><thead>{header}</thead><tbody>{case}</tbody></table>",
    ):
        table = read_one(tmp_path, document)
        assert {name: list(cells) for name, cells in table.columns.items()} == {
            "접수번호": ["A-1"], "접수일시": ["2026-03-02"], "답변일시": ["2026-03-04"],
            "처리상태": ["완료"],
        }  # fmt: skip
        assert table.row_numbers.tolist() == [3]


def test_a_span_ends_with_its_part_of_the_table(tmp_path: Path) -> None:
    header = HEADER.replace("<th>", "<th rowspan=9>", 1)
    table = read_one(tmp_path, f"<table><thead>{header}</thead><tbody>{CASE}</tbody></table>")
    assert list(table.columns["접수번호"]) == ["A-1"]


@pytest.mark.parametrize("span", ["0", "-1", "x", "", "1.5", "²", "1"])
def test_spans_that_mean_nothing(tmp_path: Path, span: str) -> None:
    body = f"<tr><td>A-1</td><td colspan='{span}'>2026-03-02</td><td>2026-03-04</td></tr>"
    assert list(read_body(tmp_path, body).columns["답변일시"]) == ["2026-03-04"]


# --- documents -----------------------------------------------------------------------------------


def test_a_log_within_a_layout(tmp_path: Path) -> None:
    menu = "<table><tr><td>홈</td><td>목록</td></tr></table>"
    log = f"<table>{HEADER}{CASE}</table>"
    document = (
        f"<html><body>{menu}<table><tr><td>{menu}</td><td>{log}</td></tr></table></body></html>"
    )
    table = read_one(tmp_path, document)
    assert (table.sheet, table.row_numbers.tolist(), codes(table)) == (None, [2], [])


def test_two_logs_are_two_tables(tmp_path: Path) -> None:
    other = CASE.replace("A-1", "B-1")
    tables = read(tmp_path, f"<table>{HEADER}{CASE}</table><p><table>{HEADER}{other}</table>")
    assert [(table.sheet, list(table.columns["접수번호"])) for table in tables] == [
        (None, ["A-1"]),
        ("2", ["B-1"]),
    ]


def test_a_large_table_without_a_header_is_said_and_counted(tmp_path: Path) -> None:
    loose = "<table>" + "<tr><td>가<td>나</tr>" * 40 + "</table>"
    log, other = read(tmp_path, f"{loose}<table>{HEADER}{CASE}</table>")
    assert (log.sheet, codes(log)) == (None, [])
    assert (other.sheet, codes(other), skipped(other)) == ("2", ["SLA711"], {"no_header": 40})


def test_a_header_in_one_table_and_the_cases_in_another_are_said(tmp_path: Path) -> None:
    _, body = read(tmp_path, f"<table>{HEADER}</table><table>{CASE}</table>")
    assert codes(body) == ["SLA711"]


def test_unknown_headings_are_said_of_the_largest_table_alone(tmp_path: Path) -> None:
    menu = "<table><tr><td>홈</td><td>목록</td></tr></table>"
    table = read_one(tmp_path, f"{menu}<table><tr><th>가<th>나<tr><td>1<td>2</table>{menu}")
    assert (codes(table), skipped(table)) == (["SLA711"], {"no_header": 2})


def test_tags_that_were_never_closed_and_forms_between_rows_and_cells(tmp_path: Path) -> None:
    body = "<tr><td>A-1<td>2026-03-02<tr><form><td>A-2<td>2026-03-03</form><tr><td>A-3"
    table = read_body(tmp_path, body)
    assert list(table.columns["접수번호"]) == ["A-1", "A-2", "A-3"]
    assert list(table.columns["접수일시"]) == ["2026-03-02", "2026-03-03", None]


def test_what_the_samples_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / "cases.xls"
    rows: list[list[str | None]] = [["0012", "2026-03-02 09:05"], ["<A&B>", None]]
    for encoding in ("utf-8", "cp949"):
        write_html(path, "민원대장", ["접수\n번호", "접수일시"], rows, encoding)
        (table,) = read_tables(path, KNOWN)
        assert table.title == "민원대장"
        assert list(table.columns["접수\n번호"]) == ["0012", "<A&B>"]
        assert list(table.columns["접수일시"]) == ["2026-03-02 09:05", ""]


XML_SPREADSHEET = """<?xml version="1.0"?>
<?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="민원"><Table><Row><Cell><Data ss:Type="String">접수번호</Data></Cell></Row>
 </Table></Worksheet>
</Workbook>
"""


@pytest.mark.parametrize(
    ("document", "code"),
    [
        ("<!DOCTYPE html><html><form>로그인</form></html>", "SLA708"),
        ("<html><table></table></html>", "SLA708"),
        ("<table>&lt;tr></table><!-- <tr> -->", "SLA708"),
        ("<?xml version='1.0'?><cases><case/></cases>", "SLA708"),
        (f"<html><table>{HEADER}{CASE}<tr><td>A-2", "SLA719"),
        (f"<table>{HEADER}<tr><td>{'<b>' * 100_000}</table>", "SLA718"),
        (f"<table>{HEADER}<tr><td>{'가' * 4_000_000}</table>", "SLA718"),
    ],
)
def test_what_cannot_be_read_to_its_end_is_refused(
    tmp_path: Path, document: str, code: str
) -> None:
    assert refusal(tmp_path, document) == code


def test_a_page_that_only_leaves_out_the_last_tags_is_whole(tmp_path: Path) -> None:
    assert read_one(tmp_path, f"<html><body><table>{HEADER}{CASE}</body></html>").rows_read == 2


# --- hostile documents ---------------------------------------------------------------------------


def test_declared_entities_are_no_text(tmp_path: Path) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    outside = '<!ENTITY file SYSTEM "file:///etc/passwd">'
    document = f'<!DOCTYPE html [<!ENTITY e0 "x">{entities}{outside}]><table>{HEADER}'
    table = read_one(tmp_path, f"{document}<tr><td>&e9;<td>&file;</table>")
    assert list(table.columns["접수번호"]) == ["&e9;"]
    assert list(table.columns["접수일시"]) == ["&file;"]


@pytest.mark.parametrize(
    "body",
    [
        "<tr><td colspan=99999>x<td colspan=99999>y" * 50_000,
        f"<tr>{'<td rowspan=65534>x' * 1000}{'<tr>' * 100_000}",
    ],
)
def test_spans_without_end_are_refused_before_they_fill_the_memory(
    tmp_path: Path, body: str
) -> None:
    start = time.perf_counter()
    assert refusal(tmp_path, f"<table>{HEADER}{body}</table>") == "SLA718"
    assert time.perf_counter() - start < SECONDS


def test_one_endless_span_is_cut_off(tmp_path: Path) -> None:
    table = read_body(tmp_path, "<tr><td>A-1<td colspan=99999 rowspan=99999>x" + "<tr>" * 50)
    assert list(table.columns["답변일시"]) == ["x"] * 51


@pytest.mark.parametrize(
    "document",
    [
        "<table><tr><td>x</table>" * 50_000,
        "<table><tr><td>" * 60 + "<table><tr><td>x</table>" * 20_000 + "</table>" * 60,
    ],
)
def test_a_great_many_tables(tmp_path: Path, document: str) -> None:
    start = time.perf_counter()
    assert codes(read_one(tmp_path, document)) == ["SLA711"]
    assert time.perf_counter() - start < SECONDS
