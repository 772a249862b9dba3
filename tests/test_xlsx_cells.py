"""Cells found in a sheet's XML are those that calamine parses from it."""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from column_blocks import told
from log_files import KNOWN, xlsx_of
from slaaudit.cell_runs import GrowingRun
from slaaudit.readers.log_file import USUAL_READING, LogFile
from slaaudit.readers.xlsx_log import _Reading
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.package import Package
from slaaudit.workbook.sheet_scan import UnusualSheetError
from slaaudit.workbook.xml_parts import listed_sheets

if TYPE_CHECKING:
    from collections.abc import Callable

HEADINGS = ("연번", "접수번호", "접수일시", "답변일시", "처리시간", "만족", "부서")
STYLES = (
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy&quot;년&quot; m&quot;월&quot;"/>'
    '<numFmt numFmtId="165" formatCode="0.0&quot;d&quot;"/></numFmts>'
    '<cellXfs count="6"><xf numFmtId="0"/><xf numFmtId="22"/><xf numFmtId="14"/>'
    '<xf numFmtId="46"/><xf numFmtId="164"/><xf numFmtId="165"/></cellXfs></styleSheet>'
)
SHARED = (
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<si><t>M-1</t></si><si><t>총무과</t></si><si><t>가 &amp; 나&#10;&#xAC00;</t></si>"
    '<si><t xml:space="preserve"> 앞뒤 </t></si><si><t> 앞뒤 </t></si><si><t>_x000D_끝</t></si>'
    "<si><r><t>붉은</t></r><r><rPr><b/></rPr><t> 글</t></r></si>"
    '<si><t>독음</t><rPh sb="0" eb="1"><t>도쿠</t></rPh></si><si><t/></si><si/></sst>'
)
#: What stands behind the address of a cell, in the forms in which spreadsheets write it.
FORMS = (
    "/>",
    ' s="1"/>',
    "></c>",
    ' t="inlineStr"></c>',
    *(f' t="s"><v>{index}</v></c>' for index in range(10)),
    *(f' s="{style}"><v>46105.35277777778</v></c>' for style in range(6)),
    *(f' s="{style}" t="n"><v>46105</v></c>' for style in range(6)),
    *(f' s="{style}"><v>{value}</v></c>' for style in (1, 3) for value in ("0", "0.5", "1E-4")),
    *(f"><v>{value}</v></c>" for value in ("1", "-0.5", "1E3", "123456789012345678", "7.10", "0")),
    *("><v></v></c>", "><v/></c>", ' t="n"><v /></c>'),
    *(f' t="b"><v>{value}</v></c>' for value in ("0", "1", "true", "false")),
    *(' t="e"><v>#N/A</v></c>', ' t="e"><f>A1/0</f><v>#DIV/0!</v></c>'),
    *("><f>A1+1</f><v>5</v></c>", "><f>A1&gt;1</f></c>", "><f>B1</f><v></v></c>"),
    *('><f t="shared" si="0"/><v>3</v></c>', '><f t="shared" ref="A1:A9" si="0">A1</f></c>'),
    *(' t="str"><f>A1</f><v>글</v></c>', ' t="str"><f>A1</f><v></v></c>', ' t="str"><f>A1</f></c>'),
    *(' t="str"><v> 빈 칸 </v></c>', ' t="str"><v/></c>', ' t="str"><f>A1</f><v/></c>'),
    ' t="inlineStr"><is><t>2026-03-02 09:05</t></is></c>',
    ' t="inlineStr"><is><t>가&lt;나&#44032;</t></is></c>',
    ' t="inlineStr"><is><t> 앞뒤 </t></is></c>',
    ' t="inlineStr"><is><t xml:space="preserve"> 앞뒤\r\n줄 </t></is></c>',
    *(' t="inlineStr"><is><t></t></is></c>', ' t="inlineStr"><is><t/></is></c>'),
    f' t="inlineStr"><is><t>{"긴 글 " * 30}</t></is></c>',
    *(' t="inlineStr"><is><t>소계</t></is></c>', ' t="inlineStr"><is><t>접수번호</t></is></c>'),
)
CHANCE = Random(5)  # noqa: S311  # no secret, a seed
#: Rows by the place of the form of each of their cells, made once.
SOME = [[CHANCE.randrange(len(FORMS)) for _ in HEADINGS] for _ in range(600)]


def sheet_of(rows: list[list[int]], *, first: int = 0, gaps: int = 0) -> str:
    """Write rows under the headings, from a column on; some numbers of rows are left out."""
    written = [
        f'<row r="1" spans="1:7"><c r="{chr(65 + first)}1" t="str"><v>대장</v></c></row>',
        row_of(
            2,
            [f' t="inlineStr"><is><t>{heading}</t></is></c>' for heading in HEADINGS],
            first,
        ),
    ]
    number = 2
    for row in rows:
        number += 1 + (row[0] % 3 if gaps else 0)
        written.append(row_of(number, [FORMS[form] for form in row], first))
        if row[1] % 7 == 0:
            number += 1
            written.append(f'<row r="{number}" hidden="1" spans="1:7"/>')
    return f'<cols><col min="3" max="4" width="9"/></cols><sheetData>{"".join(written)}</sheetData>'


def row_of(number: int, forms: list[str], first: int) -> str:
    cells = (f'<c r="{chr(65 + first + place)}{number}"{form}' for place, form in enumerate(forms))
    hidden = ' hidden="1"' if number % 11 == 0 else ""
    return f'<row r="{number}" spans="1:7"{hidden}>{"".join(cells)}</row>'


def workbook_of(sheet: str, **more: str) -> bytes:
    parts = {"xl/styles.xml": STYLES, "xl/sharedStrings.xml": SHARED}
    return xlsx_of(sheet, more=parts | more)


def both(payload: bytes) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Read the first sheet by its found cells, and by calamine."""
    package = Package(payload)
    sheets = [sheet for sheet in listed_sheets(package) if sheet.visible and sheet.of_cells][:1]
    reading = _Reading(LogFile("대장.xlsx", payload), package, KNOWN, USUAL_READING)
    found = reading._found(sheets[0])  # noqa: SLF001  # the two ways are compared
    (parsed,) = reading._parsed(sheets)  # noqa: SLF001  # the same
    return [*map(told, found)], [*map(told, parsed)]


@given(st.lists(st.sampled_from(SOME), max_size=40), st.integers(0, 2), st.booleans())
def test_every_form_of_a_cell_is_read_as_calamine_reads_it(
    rows: list[list[int]],
    first: int,
    gaps: bool,  # noqa: FBT001  # hypothesis gives it
) -> None:
    found, parsed = both(workbook_of(sheet_of(rows, first=first, gaps=gaps)))
    assert found == parsed
    assert [typed(table) for table in found] == [typed(table) for table in parsed]


def typed(table: dict[str, Any]) -> list[type]:
    return [type(cell) for cells in table["columns"].values() for cell in cells]


BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<workbookPr{}/><sheets><sheet name="민원" sheetId="1" r:id="r1"/></sheets></workbook>'
)


@pytest.mark.parametrize("since", ["", ' date1904="1"'])
@given(st.lists(st.integers(0, 2_957_003 * 86_400), min_size=1, max_size=30))
def test_every_second_is_the_same_moment(since: str, seconds: list[int]) -> None:
    serials = [second / 86_400 for second in seconds]
    head = ' t="inlineStr"><is><t>접수번호</t></is></c>', ' t="str"><v>접수일시</v></c>'
    rows = [
        [f' t="str"><v>M-{at}</v></c>', f' s="1"><v>{serials[at]!r}</v></c>']
        for at in range(len(serials))
    ]
    written = "".join(row_of(at, forms, 0) for at, forms in enumerate([[*head], *rows], 1))
    sheet = f"<sheetData>{written}</sheetData>"
    found, parsed = both(workbook_of(sheet, **{"xl/workbook.xml": BOOK.format(since)}))
    assert found == parsed


#: Sheets that are not written in the usual way, or not as a whole.
UNUSUAL = {
    "prefix": "<x:sheetData/>",
    "no address": "<sheetData><row><c><v>1</v></c></row></sheetData>",
    "row twice": '<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1"/></sheetData>',
    "another row": '<sheetData><row r="1"><c r="A2"><v>1</v></c></row></sheetData>',
    "cell twice": '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="A1"/></row></sheetData>',
    "leftwards": '<sheetData><row r="1"><c r="B1"/><c r="A1"><v>1</v></c></row></sheetData>',
    "far": '<sheetData><row r="1"><c r="AAA1"><v>1</v></c></row></sheetData>',
    "comment": '<sheetData><row r="1"><c r="A1"><!-- --><v>1</v></c></row></sheetData>',
    "cdata": '<sheetData><row r="1"><c r="A1"><v><![CDATA[1]]></v></c></row></sheetData>',
    "more": '<sheetData><row r="1"><c r="A1"><v>1</v><extLst/></c></row></sheetData>',
    "quotes": "<sheetData><row r='1'><c r='A1'><v>1</v></c></row></sheetData>",
    "blanks": '<sheetData><row r="1"><c r="A1"> <v>1</v></c></row></sheetData>',
    "no end": '<sheetData><row r="1"><c r="A1"><v>1</c></v></row></sheetData>',
    "two": '<sheetData><row r="1"><c r="A1"><v>1</v><v>2</v></c></row></sheetData>',
    "no row": '<sheetData><c r="A1"><v>1</v></c></sheetData>',
    "zero": '<sheetData><row r="0"><c r="A0"><v>1</v></c></row></sheetData>',
    "letters": '<sheetData><row r="1x"><c r="A1x"><v>1</v></c></row></sheetData>',
    "iso date": '<sheetData><row r="1"><c r="A1" t="d"><v>2026-03-02</v></c></row></sheetData>',
    "word": '<sheetData><row r="1"><c r="A1"><v>one</v></c></row></sheetData>',
    "attribute": '<sheetData><row r="1"><c r="A1" x="1"><v>1</v></c></row></sheetData>',
    "no text": '<sheetData><row r="1"><c r="A1" t="s"><v>99</v></c></row></sheetData>',
    "entity": '<sheetData><row r="1"><c r="A1" t="str"><v>&x;</v></c></row></sheetData>',
    "runs": '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><r><t>x</t></r></is></c></row>'
    "</sheetData>",
}


@pytest.mark.parametrize("sheet", UNUSUAL.values(), ids=UNUSUAL)
def test_what_is_written_otherwise_is_left_to_the_parser(sheet: str) -> None:
    with pytest.raises(UnusualSheetError):
        both(workbook_of(sheet))


def test_merged_cells_below_the_header_are_left_to_the_parser() -> None:
    title, department = '<mergeCell ref="A1:G1"/>', '<mergeCell ref="G3:G4"/>'
    sheet = sheet_of([[4] * 7, [5] * 7])
    found, parsed = both(workbook_of(f'{sheet}<mergeCells count="1">{title}</mergeCells>'))
    assert found == parsed
    with pytest.raises(UnusualSheetError):
        both(workbook_of(f"{sheet}<mergeCells>{title}{department}</mergeCells>"))


def test_hidden_columns_are_told() -> None:
    sheet = sheet_of([[4] * 7]).replace('width="9"', 'width="9" hidden="1"')
    found, parsed = both(workbook_of(sheet))
    assert found == parsed
    assert found[0]["notes"].hidden_columns == {2, 3}


# --- whole files, as programs write them ---------------------------------------------------------

ROWS = 3_000


def case(number: int) -> list[object]:
    received = datetime(2026, 1, 1) + timedelta(minutes=173 * number)  # noqa: DTZ001
    return [
        *(number, f"M-{number:05d}", received, received.date() if number % 3 else None),
        *(timedelta(minutes=number) if number % 2 else 0.5, number % 2 == 0, f"과 & {number % 9}"),
        time(number % 24, number % 60) if number % 5 else "",
    ]


def by_openpyxl() -> bytes:
    return saved(openpyxl.Workbook())


def by_openpyxl_in_one_go() -> bytes:
    return saved(openpyxl.Workbook(write_only=True))


def saved(book: openpyxl.Workbook) -> bytes:
    sheet = book.create_sheet("민원", 0)
    sheet.append(["2026년 민원처리대장"])
    sheet.append([*HEADINGS, "시각"])
    for number in range(ROWS):
        sheet.append(case(number))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def by_xlsxwriter() -> bytes:
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "default_date_format": "yyyy-mm-dd h:mm"}
    )
    sheet = book.add_worksheet("민원")
    sheet.merge_range(0, 0, 0, 7, "2026년 민원처리대장")
    sheet.write_row(1, 0, [*HEADINGS, "시각"])
    for number in range(ROWS):
        sheet.write_row(number + 2, 0, case(number))
    sheet.write(ROWS + 3, 0, "합계")
    sheet.write_formula(ROWS + 3, 1, "=COUNTA(B3:B99)", None, 97)
    book.close()
    return stream.getvalue()


def by_pandas() -> bytes:
    stream = io.BytesIO()
    rows = [case(number) for number in range(ROWS)]
    pd.DataFrame(rows, columns=[*HEADINGS, "시각"]).to_excel(stream, sheet_name="민원")
    return stream.getvalue()


@pytest.mark.parametrize("made", [by_openpyxl, by_openpyxl_in_one_go, by_xlsxwriter, by_pandas])
def test_files_of_programs_are_read_as_calamine_reads_them(made: Callable[[], bytes]) -> None:
    found, parsed = both(made())
    assert found == parsed
    assert len(found[0]["row_numbers"]) == ROWS
    kinds = {type(cell) for cell in found[0]["columns"]["접수일시"]}
    assert kinds <= {datetime, date}


def test_a_long_sheet_comes_in_pieces() -> None:
    sheet = sheet_of(SOME * 40)
    assert len(sheet) > 5 << 20
    found, parsed = both(workbook_of(sheet))
    assert found == parsed


def test_runs_stand_for_the_columns() -> None:
    found = _Reading(LogFile("대장.xlsx", by_pandas()), Package(by_pandas()), KNOWN, USUAL_READING)
    (sheet,) = listed_sheets(Package(by_pandas()))
    (table,) = found._found(sheet)  # noqa: SLF001  # no other way is taken
    assert all(isinstance(cells, GrowingRun) for cells in table.columns.values())


# --- sheets with a slip in them ------------------------------------------------------------------

SLIPS = (
    *("<", ">", "/", '"', " ", "&", ";", "<c", "</c>", "<v>", "</v>", "</row>", "<f>", "<is>"),
    *('<row r="9">', 't="s"', 't="str"', 's="1"', "A", "1", "0", "<!-- -->", "\n", "é", "\x01"),
)


@given(
    st.lists(st.sampled_from(SOME), min_size=1, max_size=4),
    st.floats(0, 1),
    st.integers(0, 4),
    st.sampled_from(SLIPS),
)
def test_a_slip_in_the_xml_never_gives_another_cell(
    rows: list[list[int]], where: float, lost: int, slip: str
) -> None:
    sheet = sheet_of(rows)
    at = int(where * len(sheet))
    try:
        found, parsed = both(workbook_of(sheet[:at] + slip + sheet[at + lost :]))
    except (UnusualSheetError, PackageError):
        return  # it is parsed, or refused
    assert found == parsed
