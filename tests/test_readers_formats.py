"""The same table in every format: values, what is broken, what is hidden, and what is merged."""

import io
from datetime import date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest
import xlwt
from pyarrow import parquet

from column_blocks import told
from log_files import (
    CSV,
    HEADED,
    cells,
    codes,
    ods_of,
    ods_row,
    read,
    read_one,
    workbook,
    xlsb_cell,
    xlsb_log,
    xlsb_of,
    xlsb_row,
    xlsx_of,
)
from slaaudit.findings import Refusal
from slaaudit.readers import ReadingOptions
from slaaudit.readers.log_file import LogFile
from slaaudit.readers.sniffing import Kind, kind_of
from slaaudit.tables import BrokenCell

CALC = Path(__file__).parent / "data" / "calc"


# --- LibreOffice Calc ----------------------------------------------------------------------------


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_one_table_saved_by_calc_in_three_formats(tmp_path: Path, suffix: str) -> None:
    shown, hidden = read(tmp_path, (CALC / f"log.{suffix}").read_bytes())
    assert (shown.sheet, shown.header_row, shown.row_numbers.tolist()) == (
        "민원",
        3,
        [4, 5, 6, 7, 8],
    )
    assert list(shown.columns["접수번호"]) == ["0012", "0013", "0014", "0015", "0016"]
    assert shown.columns["접수일시"][0] == datetime(2026, 3, 2, 9, 5)  # noqa: DTZ001
    replied = shown.columns["답변일시"]
    assert replied[0] == date(2026, 3, 4)
    assert (replied[1], replied[3]) == (BrokenCell("#N/A"), BrokenCell("#DIV/0!"))
    assert not replied[2]
    assert replied[4] == datetime(2026, 3, 7, 9, 5)  # noqa: DTZ001
    assert shown.columns["처리시간"][0] == timedelta(hours=30, minutes=5)
    assert shown.notes.hidden_rows == {6}
    assert shown.notes.hidden_columns == {5}
    assert list(shown.columns["부서"]) == ["총무팀"] * 3 + ["기획팀"] * 2
    assert codes(shown) == ["SLA725", "SLA747"]
    assert (hidden.sheet, codes(hidden)) == ("옛자료", ["SLA714"])


@pytest.mark.parametrize("suffix", ["xlsx", "xls", "ods"])
def test_hidden_rows_are_left_out_of_every_format(tmp_path: Path, suffix: str) -> None:
    payload = (CALC / f"log.{suffix}").read_bytes()
    shown = read(tmp_path, payload, options=ReadingOptions(skip_hidden=True))[0]
    assert shown.row_numbers.tolist() == [4, 5, 7, 8]
    assert "만족" not in shown.columns


# --- xls -----------------------------------------------------------------------------------------


def xls(*rows: tuple[object, ...], dates_1904: bool = False, form: str = "General") -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    book.dates_1904 = dates_1904
    sheet = book.add_sheet("민원")
    style = xlwt.easyxf(num_format_str=form)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            sheet.write(number, column, cell, *([style] if isinstance(cell, float) else []))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


HEADER = ("접수번호", "접수일시")


def test_xls_in_the_1904_date_system(tmp_path: Path) -> None:
    payload = xls(HEADER, ("A-1", 44621.5), dates_1904=True, form="yyyy-mm-dd hh:mm")
    assert list(read_one(tmp_path, payload).columns["접수일시"]) == [
        datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001
    ]


@pytest.mark.parametrize(
    ("serial", "form", "expected"),
    [
        (46083.5, "yyyy-mm-dd hh:mm", "2026-03-02 12:00:00"),
        (46083.0, "yyyy-mm-dd", "2026-03-02"),
        (0.5, "h:mm", "12:00:00"),
        (1.5, "[h]:mm", "1 day, 12:00:00"),
        (46083.5, "General", "46083.5"),
    ],
)
def test_xls_numbers_are_what_their_format_says(
    tmp_path: Path, serial: float, form: str, expected: str
) -> None:
    table = read_one(tmp_path, xls(HEADER, ("A-1", serial), form=form))
    assert str(table.columns["접수일시"][0]) == expected


# --- xlsb ----------------------------------------------------------------------------------------


def test_xlsb_gives_values_and_tells_what_is_broken_hidden_and_merged(tmp_path: Path) -> None:
    table = read_one(tmp_path, xlsb_log())
    assert list(table.columns["접수번호"]) == ["A-1", "A-2"]
    assert list(table.columns["접수일시"]) == [
        datetime(2026, 3, 2, 12, 0),  # noqa: DTZ001
        datetime(2026, 3, 3, 12, 0),  # noqa: DTZ001
    ]
    assert list(table.columns["답변일시"]) == [BrokenCell("#N/A"), ""]
    assert table.notes.hidden_rows == {3}
    assert codes(table) == ["SLA747"]


def test_xlsb_in_the_1904_date_system(tmp_path: Path) -> None:
    head = xlsb_row(1, xlsb_cell(0, "접수번호"), xlsb_cell(1, "접수일시"))
    case = xlsb_row(2, xlsb_cell(0, "A-1"), xlsb_cell(1, 44621.5, 1))
    assert list(read_one(tmp_path, xlsb_of(head, case, book=1)).columns["접수일시"]) == [
        datetime(2026, 3, 2, 12, 0)  # noqa: DTZ001
    ]


# --- ods -----------------------------------------------------------------------------------------


def test_an_error_that_excel_writes_into_ods_is_broken_too(tmp_path: Path) -> None:
    error = (
        '<table:table-row><table:table-cell office:value-type="string"><text:p>A-1</text:p>'
        '</table:table-cell><table:table-cell table:formula="of:=NA()" office:value-type="string" '
        'office:string-value=""><text:p>#N/A</text:p></table:table-cell></table:table-row>'
    )
    uncomputed = (
        "<table:table-row><table:table-cell/>"
        '<table:table-cell table:formula="of:=[.A1]"/></table:table-row>'
    )
    table = read_one(tmp_path, ods_of(ods_row("접수번호", "접수일시") + error + uncomputed))
    assert list(table.columns["접수일시"]) == [BrokenCell("#N/A"), BrokenCell("=of:=[.A1]")]


def test_repeated_rows_of_ods_are_cases(tmp_path: Path) -> None:
    twice = ods_row("A-1", "2026-03-02", attributes=' table:number-rows-repeated="2"')
    table = read_one(tmp_path, ods_of(ods_row("접수번호", "접수일시") + twice))
    assert table.row_numbers.tolist() == [2, 3]


def test_ods_under_a_password_is_said(tmp_path: Path) -> None:
    locked = ods_of("", manifest="<manifest:encryption-data/>")
    with pytest.raises(Refusal) as caught:
        read(tmp_path, locked)
    assert caught.value.findings[0].code == "SLA704"


# --- XML Spreadsheet 2003 ------------------------------------------------------------------------


def spreadsheet(
    rows: str, *, before: str = "", options: str = "", encoding: str = "utf-8"
) -> bytes:
    return (
        f'<?xml version="1.0" encoding="{encoding}"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"'
        ' xmlns:x="urn:schemas-microsoft-com:office:excel">'
        f'<Worksheet ss:Name="민원"><Table>{before}{rows}</Table>'
        f"<x:WorksheetOptions>{options}</x:WorksheetOptions></Worksheet></Workbook>"
    ).encode(encoding)


def ss(kind: str, value: str, attributes: str = "") -> str:
    return f'<Cell{attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


SS_HEADER = (
    f"<Row>{ss('String', '접수번호')}{ss('String', '접수일시')}{ss('String', '답변일시')}</Row>"
)


@pytest.mark.parametrize("encoding", ["utf-8", "euc-kr", "utf-16"])
def test_xml_spreadsheets_skip_rows_and_cells_by_index(tmp_path: Path, encoding: str) -> None:
    replied = ss("DateTime", "2026-03-04T10:30:00.000", ' ss:Index="3"')
    received = ss("DateTime", "2026-03-03T00:00:00.000")
    rows = (
        f'{SS_HEADER}<Row ss:Index="4">{ss("String", "A-1")}{replied}</Row>'
        f"<Row>{ss('String', 'A-2')}{received}{ss('Error', '#N/A')}</Row>"
    )
    table = read_one(tmp_path, spreadsheet(rows, encoding=encoding))
    assert table.row_numbers.tolist() == [4, 5]
    assert list(table.columns["접수일시"]) == [None, date(2026, 3, 3)]
    assert list(table.columns["답변일시"]) == [
        datetime(2026, 3, 4, 10, 30),  # noqa: DTZ001
        BrokenCell("#N/A"),
    ]


def test_xml_spreadsheets_tell_what_is_hidden_merged_and_uncomputed(tmp_path: Path) -> None:
    first = ss("Number", "12", ' ss:MergeDown="1"')
    rows = f'{SS_HEADER}<Row ss:Hidden="1">{first}<Cell ss:Formula="=A1"/></Row><Row><Cell/></Row>'
    columns = '<Column ss:Index="3" ss:Hidden="1"/>'
    table = read_one(tmp_path, spreadsheet(rows, before=columns))
    assert list(table.columns["접수번호"]) == [12.0]
    assert list(table.columns["접수일시"]) == [BrokenCell("=A1")]
    assert (set(table.notes.hidden_rows), set(table.notes.hidden_columns)) == ({2}, {2})


def test_a_hidden_worksheet_of_an_xml_spreadsheet_is_said_and_not_read(tmp_path: Path) -> None:
    payload = spreadsheet(SS_HEADER, options="<x:Visible>SheetHidden</x:Visible>")
    assert codes(read_one(tmp_path, payload)) == ["SLA714"]


# --- text ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16", "utf-16-le", "utf-16-be"]
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_text_tells_how_it_was_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    table = read_one(tmp_path, CSV.replace(",", delimiter).encode(encoding))
    assert list(table.columns["접수번호"]) == ["0012", "0013"]
    assert table.notes.read_as == (encoding.removesuffix("-sig"), delimiter)
    assert codes(table) == (["SLA720"] if delimiter in ";|" else [])


def test_the_delimiter_may_be_named(tmp_path: Path) -> None:
    payload = "접수번호/접수일시\nA,1/2026-03-02\n".encode()
    table = read_one(tmp_path, payload, ReadingOptions(delimiter="/"))
    assert list(table.columns["접수번호"]) == ["A,1"]


def test_the_encoding_may_be_named_and_is_then_the_only_one(tmp_path: Path) -> None:
    table = read_one(tmp_path, CSV.encode("johab"), ReadingOptions(encoding="johab"))
    assert list(table.columns["접수번호"]) == ["0012", "0013"]
    with pytest.raises(Refusal) as caught:
        read(tmp_path, CSV.encode("cp949"), options=ReadingOptions(encoding="utf-8"))
    assert caught.value.findings[0].code == "SLA710"


def test_mixed_encodings_stop_at_the_line_where_the_other_begins(tmp_path: Path) -> None:
    first = "접수번호,접수일시\nA-1,2026-03-02\n".encode()
    with pytest.raises(Refusal) as caught:
        read(tmp_path, first + "나-1,2026-03-03\n".encode("cp949") + "다-1,\n".encode())
    (finding,) = caught.value.findings
    assert (finding.code, finding.facts["line"]) == ("SLA710", 3)
    assert int(finding.facts["byte"]) >= len(first)


# --- parquet -------------------------------------------------------------------------------------


def test_parquet_gives_its_wanted_columns_only(tmp_path: Path) -> None:
    stream = io.BytesIO()
    frame = pd.DataFrame(
        {
            "접수번호": ["0012", "0013"],
            "접수일시": [pd.Timestamp("2026-03-02 09:05"), pd.NaT],
            "답변일시": [pd.Timestamp("2026-03-04 01:00+00:00"), pd.NaT],
            "만족": [5.0, None],
            "성명": ["홍길동", "임꺽정"],
        }
    )
    frame.to_parquet(stream)
    table = read_one(tmp_path, stream.getvalue())
    assert dict(table.columns) == {
        "접수번호": ["0012", "0013"],
        "접수일시": [datetime(2026, 3, 2, 9, 5), None],  # noqa: DTZ001
        "답변일시": ["2026-03-04T01:00:00+00:00", None],
        "만족": [5.0, None],
    }
    assert "홍길동" not in repr(table)
    assert table.row_numbers.tolist() == [2, 3]


def test_a_long_parquet_file_comes_in_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = ["A-1", None, "", "가-2", "A" * 70] * 4
    received = [datetime(2026, 3, 2), datetime(2026, 3, 2, 9, 5), None, None] * 5  # noqa: DTZ001
    replied = [datetime(2026, 3, 2, 9, 5, 1, micros) for micros in range(20)]  # noqa: DTZ001
    columns = {
        "접수번호": pa.array(numbers),
        "접수일시": pa.array(received, pa.timestamp("ns")),
        "답변일시": pa.array(replied, pa.timestamp("us")),
        "처리시간": pa.array([None, 1, 2, 3] * 5),
        "만족": pa.array([True, False, None, True] * 5),
        "부서": pa.array(["총무과", None, "민원과", "총무과"] * 5).dictionary_encode(),
    }
    stream = io.BytesIO()
    parquet.write_table(pa.table(columns), stream, row_group_size=7)
    whole = read_one(tmp_path, stream.getvalue())
    assert whole.columns["접수일시"] == received
    assert whole.columns["답변일시"] == replied
    assert list(whole.columns["접수번호"]) == [number or "" for number in numbers]
    assert whole.columns["처리시간"] == [None, 1, 2, 3] * 5
    assert list(whole.columns["부서"]) == ["총무과", "", "민원과", "총무과"] * 5
    monkeypatch.setattr("slaaudit.readers.parquet_log.PIECE", 3)
    again = read_one(tmp_path, stream.getvalue())
    assert told(again) == told(whole)


def test_parquet_without_a_wanted_column_is_said(tmp_path: Path) -> None:
    stream = io.BytesIO()
    parquet.write_table(pa.table({"가": [1, 2], "나": [3, 4]}), stream)
    table = read_one(tmp_path, stream.getvalue())
    assert (codes(table), table.rows_read) == (["SLA711"], 3)


def test_a_parquet_file_of_too_many_rows_is_refused(tmp_path: Path) -> None:
    stream = io.BytesIO()
    many = pa.nulls(120_000_000)
    parquet.write_table(pa.table({"접수번호": many, "접수일시": many}), stream)
    with pytest.raises(Refusal) as caught:
        read(tmp_path, stream.getvalue())
    assert caught.value.findings[0].code == "SLA744"


# --- what a file is ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (workbook([HEADER]), Kind.XLSX),
        (xlsx_of(cells(HEADED)), Kind.XLSX),
        (xlsb_log(), Kind.XLSB),
        (ods_of(""), Kind.ODS),
        (xls(HEADER), Kind.XLS),
        (spreadsheet(SS_HEADER), Kind.XML),
        (b"<html><table>", Kind.HTML),
        (CSV.encode("cp949"), Kind.TEXT),
        (CSV.replace(",", "\t").encode(), Kind.TEXT),
        (b"PAR1", Kind.PARQUET),
    ],
)
def test_the_bytes_decide(payload: bytes, kind: Kind) -> None:
    assert kind_of(LogFile("log", payload)) is kind


def test_pandas_writes_what_is_read(tmp_path: Path) -> None:
    frame = pd.DataFrame({"접수번호": ["A-1"], "접수일시": [pd.Timestamp("2026-03-02 09:05")]})
    for engine in ("openpyxl", "xlsxwriter"):
        path = tmp_path / f"{engine}.xlsx"
        frame.to_excel(path, index=False, engine=engine)
        table = read_one(tmp_path, path.read_bytes())
        assert list(table.columns["접수일시"]) == [datetime(2026, 3, 2, 9, 5)]  # noqa: DTZ001
