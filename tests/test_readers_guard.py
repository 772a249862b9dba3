"""Files made to harm, or as careless as if they were: refused in one sentence, never loaded."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
import xlsxwriter

from log_files import (
    HEADED,
    KNOWN,
    cells,
    codes,
    ods_of,
    ods_row,
    read,
    read_one,
    workbook,
    xlsb_cell,
    xlsb_of,
    xlsb_row,
    xlsx_of,
    zipped,
)
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.readers import ReadingOptions, read_tables
from slaaudit.tables import BrokenCell
from slaaudit.workbook import ReadAhead
from slaaudit.workbook.extent import column_index, column_letters


def refused(tmp_path: Path, payload: bytes) -> Finding:
    with pytest.raises(Refusal) as caught:
        read(tmp_path, payload, "대장.xlsx")
    assert caught.value.kind is RefusalKind.UNUSABLE
    (finding,) = caught.value.findings
    for lang in ("ko", "en"):
        assert finding.message(lang)
        assert finding.help(lang)
    return finding


# --- how far cells reach -------------------------------------------------------------------------


def with_stray(address: str, *, blank: bool = False) -> str:
    number = int("".join(filter(str.isdigit, address)))
    cell = f'<c r="{address}" s="0"/>' if blank else f'<c r="{address}"><v>1</v></c>'
    return cells(HEADED).replace("</sheetData>", f'<row r="{number}">{cell}</row></sheetData>')


@pytest.mark.parametrize("address", ["XFD1048576", "ZZ1048576", "XFD20000", "T1048576"])
def test_a_cell_far_away_is_named_and_never_loaded(tmp_path: Path, address: str) -> None:
    finding = refused(tmp_path, xlsx_of(with_stray(address)))
    assert (finding.code, finding.facts["sheet"], finding.facts["cell"]) == (
        "SLA743",
        "민원",
        address,
    )
    assert address in finding.message("ko")


def test_a_blank_cell_far_away_counts_as_the_parser_makes_room_for_it(tmp_path: Path) -> None:
    assert refused(tmp_path, xlsx_of(with_stray("XFD1048576", blank=True))).code == "SLA743"


@pytest.mark.parametrize(
    "disguise",
    [
        ('<c r="XFD1048576">', "<c  r='XFD1048576' >"),
        ('<c r="XFD1048576">', '<c s="1" r="XFD1048576">'),
        ('<c r="XFD1048576"><v>1</v></c>', '<x:c r="XFD1048576"><x:v>1</x:v></x:c>'),
        ('<c r="XFD1048576">', '<c r="xfd1048576">'),
    ],
)
def test_no_way_of_writing_hides_a_cell(tmp_path: Path, disguise: tuple[str, str]) -> None:
    sheet = with_stray("XFD1048576")
    assert disguise[0] in sheet
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    whole = (
        f'<?xml version="1.0"?><worksheet xmlns="{main}" xmlns:x="{main}">'
        f"{sheet.replace(*disguise)}</worksheet>"
    )
    assert refused(tmp_path, xlsx_of(whole)).code == "SLA743"


def test_a_sheet_in_another_encoding_is_looked_at_as_well(tmp_path: Path) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    text = f'<worksheet xmlns="{main}">{with_stray("XFD1048576")}</worksheet>'
    assert refused(tmp_path, xlsx_of(text.encode("utf-16"))).code == "SLA743"


def test_cells_without_addresses_are_counted_off(tmp_path: Path) -> None:
    bare = (
        "<sheetData><row><c t='inlineStr'><is><t>접수번호</t></is></c>"
        "<c t='inlineStr'><is><t>접수일시</t></is></c></row>"
        "<row><c><v>1</v></c><c t='e'><v>#N/A</v></c></row></sheetData>"
    )
    table = read_one(tmp_path, xlsx_of(bare))
    assert list(table.columns["접수일시"]) == [BrokenCell("#N/A")]
    far = bare.replace("<row><c><v>1", '<row r="1048576"><c r="XFC1048576"/><c><v>1')
    assert refused(tmp_path, xlsx_of(far)).code == "SLA743"


@pytest.mark.parametrize(
    "last", ["Z1000", "AB60", "BZ1500", "CZ300", "AAA40", "A1048576", "S1000000"]
)
def test_wide_and_long_tables_within_the_bound_are_read(tmp_path: Path, last: str) -> None:
    table = read_one(tmp_path, xlsx_of(with_stray(last)))
    assert table.columns["접수번호"][0] == "A-1"
    assert table.rows_read == int("".join(filter(str.isdigit, last)))


def test_columns_and_letters_are_one() -> None:
    for letters in ("A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD"):
        assert column_letters(column_index(letters)) == letters
    assert (column_index("A"), column_index("XFD")) == (0, 16_383)


def test_repeated_rows_and_columns_of_ods_are_counted(tmp_path: Path) -> None:
    head = ods_row("접수번호", "접수일시")
    case = ods_row("A-1", "2026-03-02")
    many = ods_row("A-2", "2026-03-03", attributes=' table:number-rows-repeated="1048570"')
    wide = ods_row("끝").replace(
        "<table:table-cell", '<table:table-cell table:number-columns-repeated="1000"'
    )
    finding = refused(tmp_path, ods_of(head + case + many + wide))
    assert (finding.code, finding.facts["sheet"]) == ("SLA743", "민원")
    blank = '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/>'
    table = read_one(tmp_path, ods_of(f"{head}{case}{blank}</table:table-row>"))
    assert list(table.columns["접수번호"]) == ["A-1"]


def test_a_cell_far_away_in_xlsb(tmp_path: Path) -> None:
    head = xlsb_row(1, xlsb_cell(0, "접수번호"), xlsb_cell(1, "접수일시"))
    finding = refused(tmp_path, xlsb_of(head, xlsb_row(1_048_576, xlsb_cell(16_383, 1.0))))
    assert (finding.code, finding.facts["cell"]) == ("SLA743", "XFD1048576")


def test_nothing_is_parsed_ahead_that_the_guard_refuses(tmp_path: Path) -> None:
    path = tmp_path / "대장.xlsx"
    noise = {"xl/media/noise.bin": bytes(range(256)) * 5000}
    payload = xlsx_of(with_stray("XFD1048576"), more=noise)
    stored = zipped(_parts(payload), stored=True)
    path.write_bytes(stored)
    ahead = ReadAhead([path])
    with pytest.raises(Refusal) as caught:
        read_tables(path, KNOWN, ahead)
    assert [finding.code for finding in caught.value.findings] == ["SLA743"]
    assert ahead.take(path) is None


def _parts(payload: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# --- sizes ---------------------------------------------------------------------------------------


def test_a_zip_bomb_is_refused_by_what_it_declares(tmp_path: Path) -> None:
    finding = refused(tmp_path, xlsx_of(cells(HEADED), more={"xl/bomb.xml": bytes(60 << 20)}))
    assert finding.code == "SLA742"
    assert int(finding.facts["ratio"]) > 200


def test_a_large_and_honest_package_is_no_bomb(tmp_path: Path) -> None:
    noise = bytes(range(256)) * 4096
    payload = zipped(
        _parts(xlsx_of(cells(HEADED))) | {f"xl/media/{n}.png": noise for n in range(60)},
        stored=True,
    )
    assert read_one(tmp_path, payload).rows_read == 2


def test_a_part_that_is_larger_than_it_declares_is_refused(tmp_path: Path) -> None:
    sheet = cells(HEADED).replace("</sheetData>", " " * 100_000 + "</sheetData>")
    payload = bytearray(xlsx_of(sheet))
    with zipfile.ZipFile(io.BytesIO(bytes(payload))) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    at = payload.rfind(struct.pack("<I", size))  # in the central directory
    payload[at : at + 4] = struct.pack("<I", 100)
    assert refused(tmp_path, bytes(payload)).code == "SLA716"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]>',
        "<!-- before --><!DOCTYPE x>",
    ],
)
@pytest.mark.parametrize("part", ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_document_type_is_refused_wherever_it_stands(
    tmp_path: Path, declared: str, part: str
) -> None:
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    whole = f'<?xml version="1.0"?>{declared}<worksheet xmlns="{main}">{cells(HEADED)}</worksheet>'
    parts = _parts(xlsx_of(cells(HEADED))) | {part: whole.encode()}
    assert refused(tmp_path, zipped(parts)).code == "SLA716"


def test_a_document_type_in_ods_and_xml_is_refused(tmp_path: Path) -> None:
    declared = '<!DOCTYPE x [<!ENTITY a "b">]>'
    rows = ods_row("접수번호", "접수일시")
    assert refused(tmp_path, ods_of(rows, before=declared)).code == "SLA716"
    spreadsheet = f'<?xml version="1.0"?>{declared}<Workbook xmlns="x"></Workbook>'
    assert refused(tmp_path, spreadsheet.encode()).code == "SLA716"


# --- what is told beside the values --------------------------------------------------------------


def with_hidden() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    sheet = book.add_worksheet("민원")
    for number, row in enumerate(
        (
            ("접수번호", "접수일시", "부서"),
            ("A-1", "2026-03-02", "총무팀"),
            ("A-2", "2026-03-03", ""),
        )
    ):
        sheet.write_row(number, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, 10, None, {"hidden": True})
    sheet.merge_range("C2:C3", "총무팀")
    book.close()
    return stream.getvalue()


def test_hidden_rows_and_columns_are_read_and_said(tmp_path: Path) -> None:
    table = read_one(tmp_path, with_hidden())
    assert list(table.columns["접수일시"]) == ["2026-03-02", "2026-03-03"]
    assert (set(table.notes.hidden_rows), set(table.notes.hidden_columns)) == ({3}, {1})
    merged, hidden = table.findings
    assert merged.code == "SLA725"
    assert (hidden.code, hidden.facts["rows"], hidden.facts["columns"]) == ("SLA747", 1, 1)


def test_hidden_rows_and_columns_are_left_out_on_demand_and_accounted_for(tmp_path: Path) -> None:
    table = read_one(tmp_path, with_hidden(), ReadingOptions(skip_hidden=True))
    assert list(table.columns) == ["접수번호", "부서"]
    assert table.row_numbers.tolist() == [2]
    assert ("hidden", 1) in [(skip.reason, skip.rows) for skip in table.skipped]
    assert codes(table) == ["SLA725", "SLA748"]


def test_merged_cells_give_their_value_to_each_row(tmp_path: Path) -> None:
    table = read_one(tmp_path, with_hidden())
    assert list(table.columns["부서"]) == ["총무팀", "총무팀"]


def test_hidden_rows_are_found_beside_error_cells_too(tmp_path: Path) -> None:
    sheet = cells(HEADED).replace(
        "</sheetData>",
        '<row r="3" hidden="1"><c r="A3" t="e"><v>#REF!</v></c></row></sheetData>',
    )
    table = read_one(tmp_path, xlsx_of(f'<cols><col min="2" max="3" hidden="true"/></cols>{sheet}'))
    assert (set(table.notes.hidden_rows), set(table.notes.hidden_columns)) == ({3}, {1, 2})
    assert list(table.columns["접수번호"]) == ["A-1", BrokenCell("#REF!")]


def test_formulas_are_counted(tmp_path: Path) -> None:
    table = read_one(tmp_path, workbook([["접수번호", "접수일시"], ["A-1", "=B1"], ["A-2", "=B2"]]))
    assert table.notes.formulas == 2


def test_a_workbook_without_cell_styles_is_said(tmp_path: Path) -> None:
    sheet = cells({1: {"A": "접수번호", "B": "접수일시"}, 2: {"A": "A-1", "B": 46083.5}})
    table = read_one(tmp_path, xlsx_of(sheet, styles=False))
    assert codes(table) == ["SLA729"]
    assert list(table.columns["접수일시"]) == [46083.5]
