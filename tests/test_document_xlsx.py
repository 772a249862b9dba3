"""The workbook prints what the report says, calculates to the same, and runs nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import warnings
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from makers import ATTEST, CITE, REPLY, RINGS, audited, case_log, rule_set
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.document_formats.xlsx_document import places
from slaaudit.document_formats.xlsx_document.looks import MOST_UNITS, number_format, safe
from slaaudit.document_formats.xlsx_document.source_links import source_link
from slaaudit.report_model import (
    Cell,
    Column,
    Document,
    ReportInputs,
    Row,
    Section,
    Statement,
    Table,
    report_document,
)
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import listed_rows
from slaaudit.results import case_rows, stored_result

if TYPE_CHECKING:
    from pathlib import Path

    from slaaudit.model import Audit
    from slaaudit.report_model import Audience

OFFICE = shutil.which("soffice")
GREETING: dict[str, Any] = {
    **RINGS,
    "id": "greeting",
    "title": "2번 울리기 전에 받기",
    "cite": CITE,
    "limit": {"less_than": "2회"},
    "target": "90%",
}


def judged(*rings: str) -> Audit:
    rules = rule_set(RINGS, GREETING, REPLY, ATTEST)
    calls = [
        {"received_at": f"2026-0{1 + place % 6}-03 10:00", "rings": each, "department": "총무과"}
        for place, each in enumerate(rings)
    ]
    replies = [
        {"received_at": "2026-03-03", "replied_at": f"2026-03-{day:02}"} for day in range(4, 25)
    ]
    log = case_log(rules, {"call": calls, "request": replies})
    return audited(rules, log, as_of="2026-07-01")


def report(audience: Audience = "public", more: int = 0) -> Document:
    now = judged("1", "2", "4", "1", "1", "5", "1", *["4"] * more)
    result = stored_result(now, ReportOptions())
    before = stored_result(judged("1", "1", "1", "4"), ReportOptions())
    rows = case_rows(result, listed_rows(now), "-")
    return report_document(ReportInputs(result, before, audience=audience, rows=rows))


@pytest.fixture(scope="module")
def document() -> Document:
    return report()


def drawn(document: Document) -> bytes:
    return DOCUMENT_FORMATS["xlsx"].draw(document, DrawingOptions())


def opened(content: bytes, *, values: bool = True) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        # Of data bars openpyxl reads only the part of before 2010.
        warnings.filterwarnings("ignore", message=".* extension is not supported")
        return openpyxl.load_workbook(BytesIO(content), data_only=values)


def one_table(*rows: Row, **more: Any) -> Document:  # noqa: ANN401
    columns = (Column("구분"), Column("값", "count"))
    table = Table("table", "1-1", "표", columns, rows, **more)
    sections = (Section("overview", 1, "개요", (table,)),)
    return Document("제목", "기관", "2026", "2026-07-01", "public", sections)


def test_the_summary_comes_first_and_every_other_table_has_its_sheet(document: Document) -> None:
    names = opened(drawn(document)).sheetnames
    assert names[:3] == ["총괄", "1-1 사용한 자료", "3-1 이행표준별 이행실적"]
    assert names[-1] == "그림 자료"
    on_first = {"at_a_glance", "kinds", "months"}
    assert len(names) == 2 + sum(table.key not in on_first for table in document.tables())


def test_the_same_document_gives_the_same_bytes(document: Document) -> None:
    assert drawn(document) == drawn(document)


def test_figures_are_numbers_and_print_as_the_report_does(document: Document) -> None:
    sheet = opened(drawn(document))["3-1 이행표준별 이행실적"]
    rate = next(cell for cell in sheet["K"] if isinstance(cell.value, float))
    assert (rate.value, rate.number_format) == (71.4, '#,##0.0"*"')
    assert rate.font.bold  # two were missed


def test_the_first_sheet_counts_over_the_others(document: Document) -> None:
    book = opened(drawn(document), values=False)
    formulas = [
        cell.value
        for row in book["총괄"].iter_rows()
        for cell in row
        if isinstance(cell.value, str) and cell.value.startswith("=")
    ]
    assert "=SUM('3-1 이행표준별 이행실적'!$F$4:$F$7)" in formulas
    assert "=COUNTIFS('3-1 이행표준별 이행실적'!$N$4:$N$7,\"미측정*\")" in formulas
    assert any(formula.startswith("=IF(") for formula in formulas)


@pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice (soffice)")
@pytest.mark.parametrize("audience", ["public", "internal"])
def test_another_program_calculates_the_same(audience: Audience, tmp_path: Path) -> None:
    content = drawn(report(audience))
    kept = formula_values(content)
    assert len(kept) > 30
    blank = tmp_path / "blank.xlsx"
    blank.write_bytes(without_values(content))
    calculated = formula_values(recalculated(blank, tmp_path))
    assert calculated == pytest.approx(kept)


def formula_values(content: bytes) -> dict[tuple[str, str], Any]:
    formulas, values = opened(content, values=False), opened(content)
    return {
        (sheet.title, cell.coordinate): values[sheet.title][cell.coordinate].value
        for sheet in formulas
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def without_values(content: bytes) -> bytes:
    """Take away what a formula came to, so that whoever opens the file must work it out."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                part = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", part)
            new.writestr(name, part)
    return written.getvalue()


def recalculated(file: Path, folder: Path) -> bytes:
    home = f"-env:UserInstallation=file://{folder}/office"
    out = folder / "calculated"
    command = [str(OFFICE), home, "--headless", "--convert-to", "xlsx", "--outdir", str(out)]
    done = subprocess.run([*command, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return (out / file.name).read_bytes()


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://a")', "@SUM(1)", "http://a.kr", "12"])
def test_words_stay_words(text: str) -> None:
    page = one_table(Row((Cell(text), Cell("-"))), notes=(text,))
    content = drawn(replace(page, title=text, facts=((text, text),)))
    sheet = opened(content, values=False)["1-1 표"]
    assert (sheet["A3"].value, sheet["A3"].data_type) == (text, "s")
    with zipfile.ZipFile(BytesIO(content)) as parts:
        links = [name for name in parts.namelist() if name.endswith("sheet2.xml.rels")]
    assert not links


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\x00\x0bb", "a b"), ("a\ud800b", "ab"), ("ᄒ" + "ᅡᆫ", "한"), ("\x1b[31m빨강", "빨강")],
)
def test_text_that_would_break_a_file_is_cleaned(text: str, shown: str) -> None:
    page = one_table(Row((Cell(text), Cell("-"))), notes=(text,))
    assert opened(drawn(page))["1-1 표"]["A3"].value == shown


@pytest.mark.parametrize("text", ["가" * 40_000, "😀" * 40_000, "가😀" * 20_000])
def test_text_too_long_for_a_cell_is_cut_and_says_so(text: str) -> None:
    cut = safe(text)
    assert len(cut.encode("utf-16-le")) // 2 <= MOST_UNITS
    assert cut.endswith("…(줄임)")
    assert drawn(one_table(Row((Cell(text), Cell("-")))))


@pytest.mark.parametrize(
    ("cell", "kind", "expected"),
    [
        (Cell("1,234", 1234), "count", "#,##0"),
        (Cell("1234", 1234), "count", "0"),
        (Cell("86.6", 86.6), "percent", "#,##0.0"),
        (Cell("86.6*", 86.6), "percent", '#,##0.0"*"'),
        (Cell("+1.2", 1.2), "points", "+#,##0.0;-#,##0.0;#,##0.0"),
        (Cell("10일", 10), "number", '#,##0"일"'),
        (Cell("7일 4시간", 7.5), "number", '"7일 4시간";"7일 4시간";"7일 4시간"'),
        (Cell("7.2", 7.249), "number", "#,##0.0"),
        (Cell("7.3", 7.2), "number", '"7.3";"7.3";"7.3"'),
        (Cell("2026-03-03 10:00"), "moment", "yyyy-mm-dd hh:mm"),
        (Cell("적지 않음"), "moment", "General"),
    ],
)
def test_a_number_format_prints_what_the_report_prints(
    cell: Cell, kind: Any, expected: str  # noqa: ANN401
) -> None:  # fmt: skip
    assert number_format(cell, kind) == expected


def test_sheets_of_one_name_are_told_apart() -> None:
    whole = one_table(Row((Cell("가"), Cell("1", 1))))
    (table,) = whole.tables()
    caption = "가나다라마바사아자차카타파하[가]/나:다*라?마바사아자차카타"
    tables = tuple(replace(table, key=key, caption=caption) for key in "ab")
    sections = (Section("overview", 1, "개요", tables),)
    names = opened(drawn(replace(whole, sections=sections))).sheetnames[1:]
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)


def test_pages_print_well(document: Document) -> None:
    sheet = opened(drawn(document))["3-1 이행표준별 이행실적"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToHeight == 0  # as many pages as it takes
    assert sheet.print_title_rows == "$2:$3"
    assert sheet.freeze_panes == "A4"
    assert sheet.auto_filter.ref == "A3:N7"
    assert "F2:J2" in {str(area) for area in sheet.merged_cells.ranges}
    assert sheet.oddHeader.center.text == document.title


def test_an_ampersand_in_a_name_is_no_code() -> None:
    page = replace(one_table(Row((Cell("가"), Cell("1", 1)))), institution="가&P나")
    assert "&&P" in zipfile.ZipFile(BytesIO(drawn(page))).read(
        "xl/worksheets/sheet1.xml"
    ).decode().replace("&amp;", "&")


def test_charts_say_what_they_show(document: Document) -> None:
    with zipfile.ZipFile(BytesIO(drawn(document))) as parts:
        drawings = [name for name in parts.namelist() if name.startswith("xl/drawings/drawing")]
        told = "".join(parts.read(name).decode() for name in drawings)
    charts = [chart for chart in document.charts() if chart.bars]
    assert charts
    assert all(f'descr="{chart.description}' in told for chart in charts)


def test_a_section_without_tables_keeps_its_sentences() -> None:
    said = Section("words", 2, "말", (Statement("□", "한 줄"),))
    whole = one_table(Row((Cell("가"), Cell("1", 1))))
    book = opened(drawn(replace(whole, sections=(*whole.sections, said))))
    texts = [cell.value for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "□ 한 줄" in texts


def test_the_violations_are_all_there_and_link_to_their_rows() -> None:
    sheet = opened(drawn(report("internal", more=600)), values=False)["13-1 위반 명세"]
    assert sheet.max_row > 600
    heading = next(row[0].row for row in sheet.iter_rows() if row[0].value == "접수번호")
    assert sheet.freeze_panes == f"A{heading + 1}"
    first = [cell.value for cell in sheet[heading + 1]]
    assert first[-1] == "=HYPERLINK(\"cases.xlsx#'call'!A4\",4)"
    assert first[6] == "1회"
    notes = " ".join(str(row[0].value) for row in sheet.iter_rows(2, heading - 1))
    assert "같은 폴더" in notes
    assert "줄만 적음" not in notes


def test_the_promises_count_their_misses_in_the_list_of_violations() -> None:
    sheet = opened(drawn(report("internal")), values=False)["3-1 이행표준별 이행실적"]
    assert str(sheet["H4"].value).startswith("=COUNTIFS('13-1 위반 명세'!$B$")


@pytest.mark.parametrize(
    ("file", "sheet", "formula"),
    [
        ("민원.xlsx", "1월", "=HYPERLINK(\"민원.xlsx#'1월'!A7\",7)"),
        ("민원.csv", "-", '=HYPERLINK("민원.csv",7)'),
        ("a.xlsx", "It's", "=HYPERLINK(\"a.xlsx#'It''s'!A7\",7)"),
        ('a".xlsx', "-", '=HYPERLINK("a"".xlsx",7)'),
        ("가" * 250 + ".xlsx", "월", None),
    ],
)
def test_links_to_the_log_hold_no_code(file: str, sheet: str, formula: str | None) -> None:
    columns = (Column("자료"), Column("시트"), Column("행", "count"))
    row = Row((Cell(file), Cell(sheet), Cell("7", 7)))
    assert source_link(Table("t", "1", "표", columns, (row,), source=(0, 1, 2)), row, 2) == formula


def test_a_table_longer_than_a_sheet_goes_on_in_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "ROWS_PER_SHEET", 400)
    book = opened(drawn(report("internal", more=600)))
    parts = [name for name in book.sheetnames if name.startswith("13-1")]
    assert parts == [
        "13-1 위반 명세",
        "13-1 위반 명세 (2)",
        "13-1 위반 명세 (3)",
        "13-1 위반 명세 (4)",
    ]
