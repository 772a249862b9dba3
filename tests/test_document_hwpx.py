"""The file for 한글: whole, the same every time, and laid out as a public document is."""

from __future__ import annotations

import hashlib
import io
import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.document_formats.hwpx_document.widths import column_widths
from slaaudit.report_model import Column, Document, ReportInputs, Row, Table, report_document
from slaaudit.report_model.marking import marked
from slaaudit.results import read_result

SAMPLES = Path(__file__).parents[1] / "samples"
KOSEA = [str(SAMPLES / "kosea/cases.xlsx"), "--rules", "kosea", "--period", "2026H1"]
HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
HH = "{http://www.hancom.co.kr/hwpml/2011/head}"


class File:
    """A document of 한글, taken apart."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(io.BytesIO(content))
        self.head = self.part("Contents/header.xml")
        names = [name for name in self.archive.namelist() if name.startswith("Contents/section")]
        self.sections = [self.part(name) for name in sorted(names)]

    def part(self, name: str) -> etree._Element:
        return etree.fromstring(self.archive.read(name))

    def all(self, tag: str) -> list[etree._Element]:
        return [each for section in self.sections for each in section.iter(f"{HP}{tag}")]

    def body(self) -> list[etree._Element]:
        return [each for section in self.sections for each in section.findall(f"{HP}p")]

    def defined(self, tag: str, name: str | None) -> etree._Element:
        return next(each for each in self.head.iter(f"{HH}{tag}") if each.get("id") == name)

    def level(self, paragraph: etree._Element) -> int:
        """The level of the outline whose number is counted before a paragraph; 0 without."""
        heading = self.defined("paraPr", paragraph.get("paraPrIDRef")).find(f"{HH}heading")
        assert heading is not None
        return int(heading.get("level", "")) + 1 if heading.get("type") == "OUTLINE" else 0


def words(element: etree._Element) -> str:
    return "".join("".join(map(str, text.itertext())) for text in element.iter(f"{HP}t"))


def own_words(paragraph: etree._Element) -> str:
    """Give a paragraph's text without what is anchored to it: a header, a table."""
    texts = paragraph.iterfind(f"{HP}run/{HP}t")
    return "".join("".join(map(str, text.itertext())) for text in texts)


def rows_of(table: etree._Element, *, heading: bool) -> list[list[etree._Element]]:
    rows = [row.findall(f"{HP}tc") for row in table.findall(f"{HP}tr")]
    return [row for row in rows if (row[0].get("header") == "1") is heading]


def drawn(document: Document, options: DrawingOptions | None = None) -> bytes:
    return DOCUMENT_FORMATS["hwpx"].draw(document, options or DrawingOptions())


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    file = tmp_path_factory.mktemp("stored") / "kosea.json"
    assert run(["check", *KOSEA, "-f", f"json={file}"]) == 0
    result, _ = read_result(file.name, file.read_bytes())
    return report_document(ReportInputs(result, result))


@pytest.fixture(scope="module")
def content(document: Document) -> bytes:
    return drawn(document)


@pytest.fixture(scope="module")
def file(content: bytes) -> File:
    return File(content)


def test_the_package_begins_with_its_type_unpacked(file: File) -> None:
    first = file.archive.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
    assert file.archive.read("mimetype") == b"application/hwp+zip"
    assert file.archive.testzip() is None


def test_it_says_whose_it_is_and_nobody_else(file: File, document: Document) -> None:
    said = file.archive.read("Contents/content.hpf").decode()
    assert document.title in said
    assert document.institution in said
    assert f"{document.written_on}T00:00:00Z" in said
    whole = b"".join(file.archive.read(name) for name in file.archive.namelist())
    assert b"synthetic-fixture-author" not in whole  # the author of the library's empty document


def test_the_same_document_is_the_same_bytes(content: bytes, document: Document) -> None:
    again = drawn(document)
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(content).hexdigest()
    assert drawn(document, DrawingOptions("numbered")) != content


def test_numbers_for_ids_are_given_only_while_drawing(document: Document) -> None:
    from hwpx.oxml import _document_primitives as primitives  # noqa: PLC0415

    kept = vars(primitives)["uuid4"]
    drawn(replace(document, sections=()))
    assert vars(primitives)["uuid4"] is kept


def test_every_reference_resolves(content: bytes) -> None:
    from hwpx import HwpxDocument  # noqa: PLC0415  # the library, as a second pair of eyes
    from hwpx.tools.id_integrity import check_id_integrity  # noqa: PLC0415

    found = check_id_integrity(HwpxDocument.open(content))
    assert found.ok, found


def test_ids_of_objects_are_unique(file: File) -> None:
    for kind in ("tbl", "pic"):
        ids = Counter(each.get("id") for each in file.all(kind))
        assert ids
        assert set(ids.values()) == {1}


def test_every_cell_has_its_place_and_none_two(file: File, document: Document) -> None:
    for table, ours in zip(file.all("tbl"), document.tables(), strict=True):
        assert int(table.get("colCnt", "")) == len(ours.columns)
        assert int(table.get("rowCnt", "")) == len(ours.rows) + ours.heading_rows
        assert int(table.get("rowCnt", "")) == len(table.findall(f"{HP}tr"))
        places = Counter(place for cell in table.iter(f"{HP}tc") for place in _places(cell))
        size = (int(table.get("rowCnt", "")), len(ours.columns))
        assert set(places) == {(row, column) for row in range(size[0]) for column in range(size[1])}
        assert set(places.values()) == {1}


def _places(cell: etree._Element) -> list[tuple[int, int]]:
    address, span = cell.find(f"{HP}cellAddr"), cell.find(f"{HP}cellSpan")
    assert address is not None
    assert span is not None
    top, left = int(address.get("rowAddr", "")), int(address.get("colAddr", ""))
    rows, columns = int(span.get("rowSpan", "")), int(span.get("colSpan", ""))
    return [(top + row, left + column) for row in range(rows) for column in range(columns)]


def test_heading_rows_are_marked_and_repeat(file: File, document: Document) -> None:
    for table, ours in zip(file.all("tbl"), document.tables(), strict=True):
        assert table.get("repeatHeader") == "1"
        assert table.get("pageBreak") == "TABLE"
        heads = rows_of(table, heading=True)
        assert len(heads) == ours.heading_rows
        assert {cell.get("header") for row in heads for cell in row} == {"1"}
        titles = {words(cell) for row in heads for cell in row}
        wanted = {column.title for column in ours.columns} | {
            column.group for column in ours.columns if column.group
        }
        assert titles == wanted


def test_every_table_has_its_caption(file: File, document: Document) -> None:
    captions = [words(found) for found in file.all("caption")]
    assert captions == [f"표 {each.number}. {each.caption}" for each in document.tables()]


def test_figures_stand_to_the_right_and_misses_are_bold(file: File, document: Document) -> None:
    shown = next(zip(file.all("tbl"), document.tables(), strict=True))
    (row,) = rows_of(shown[0], heading=False)
    aligned = [
        file.defined("paraPr", paragraph.get("paraPrIDRef")).find(f"{HH}align")
        for cell in row
        for paragraph in cell.iter(f"{HP}p")
    ]
    assert {each.get("horizontal") for each in aligned if each is not None} == {"RIGHT"}
    place = [column.title for column in shown[1].columns].index("미이행")
    look = _letters(file, row[place])
    assert look.find(f"{HH}bold") is not None
    assert look.get("textColor") == "#9B1C14"
    assert _letters(file, row[place - 1]).find(f"{HH}bold") is None


def test_totals_are_bold(file: File, document: Document) -> None:
    kinds = next(each for each in document.tables() if each.key == "kinds")
    table = next(each for each in file.all("tbl") if words(each).startswith(f"표 {kinds.number}."))
    *rest, total = rows_of(table, heading=False)
    assert _letters(file, total[0]).find(f"{HH}bold") is not None
    assert _letters(file, rest[0][0]).find(f"{HH}bold") is None


def _letters(file: File, cell: etree._Element) -> etree._Element:
    run_of_text = next(cell.iter(f"{HP}run"))
    return file.defined("charPr", run_of_text.get("charPrIDRef"))


def test_every_heading_gets_the_number_that_the_report_gives_it(
    file: File, document: Document
) -> None:
    counted, seen = 0, []
    titles = {section.title for section in document.sections}
    for paragraph in file.body():
        if file.level(paragraph) == 1:
            counted += 1
            seen.append(f"{counted}. {own_words(paragraph)}")
        elif own_words(paragraph).partition(". ")[2] in titles:
            seen.append(own_words(paragraph))
    assert seen == [f"{section.number}. {section.title}" for section in document.sections]


def test_statements_have_their_marks_in_both_styles(file: File, document: Document) -> None:
    shown = [words(paragraph) for paragraph in file.body()]
    numbered = File(drawn(document, DrawingOptions("numbered")))
    for section in document.sections:
        for statement, mark in marked(section, "marks"):
            assert f"{mark} {statement.text}" in shown
        for statement, mark in marked(section, "numbered"):
            level = {"□": 2, "○": 3}.get(statement.level, 0)
            text = statement.text if level else f"{mark} {statement.text}"
            found = [each for each in numbered.body() if words(each) == text]
            assert level in {numbered.level(each) for each in found}


def test_wide_tables_stand_on_pages_that_lie(file: File, document: Document) -> None:
    for section in file.sections:
        page = next(section.iter(f"{HP}pagePr"))
        widest = [int(each.get("colCnt", "")) for each in section.iter(f"{HP}tbl")]
        lies = page.get("landscape") == "NARROWLY"
        assert all((columns > 11) is lies for columns in widest)
    assert len(file.sections) == 3
    assert any(len(each.columns) > 11 for each in document.tables())


def test_every_page_names_the_institution_and_its_number(file: File, document: Document) -> None:
    for section in file.sections:
        headers = [found for found in section.iter(f"{HP}header") if found.get("applyPageType")]
        assert {words(found) for found in headers} == {document.institution}
        assert [found.get("sideChar") for found in section.iter(f"{HP}pageNum")] == ["-"]


@pytest.fixture
def pictured() -> None:
    pytest.importorskip("typst", reason="pictures need the extra pdf")


@pytest.mark.usefixtures("pictured")
def test_every_chart_is_a_picture_that_says_what_it_shows(file: File, document: Document) -> None:
    pictures = file.all("pic")
    charts = list(document.charts())
    assert len(pictures) == len(charts)
    for picture, chart in zip(pictures, charts, strict=True):
        assert picture.findtext(f"{HP}shapeComment") == f"{chart.title}. {chart.description}"
    stored = [name for name in file.archive.namelist() if name.startswith("BinData/")]
    assert len(stored) == len(charts)
    assert all(file.archive.read(name).startswith(b"\x89PNG") for name in stored)


@pytest.mark.usefixtures("pictured")
def test_a_chart_too_high_for_a_page_is_broken_into_some(document: Document) -> None:
    chart = next(each for each in document.charts() if each.kind == "rates")
    section = next(each for each in document.sections if chart in each.blocks)
    many = replace(chart, bars=chart.bars * 3)
    longer = replace(section, blocks=(*section.tables(), many))
    file = File(drawn(replace(document, sections=(longer,))))
    comments = [each.findtext(f"{HP}shapeComment", "") for each in file.all("pic")]
    assert len(comments) == 3
    assert comments[0].startswith(f"{chart.title} (1/3). ")
    heights = [int(found.get("height", "0")) for found in file.all("curSz")]
    assert max(heights) < 245 * 7200 / 25.4


def test_without_the_extra_the_report_says_that_its_pictures_are_left_out(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    target = tmp_path / "report.hwpx"
    assert run(["report", *KOSEA, "-f", f"hwpx={target}"]) == 0
    said = capsys.readouterr().err
    assert "SLA879" in said
    assert "slaaudit[pdf]" in said
    file = File(target.read_bytes())
    assert not file.all("pic")
    notes = [words(each) for each in file.body() if words(each).startswith("※ 그림은 싣지 않음")]
    assert "※ 그림은 싣지 않음: 그림 2-1. 월별 이행률 (수치는 표 2-2)" in notes


def test_everyone_may_read_the_file_whom_the_folder_lets(tmp_path: Path) -> None:
    target, other = tmp_path / "report.hwpx", tmp_path / "other.txt"
    assert run(["report", *KOSEA, "-f", f"hwpx={target}"]) == 0
    other.write_text("", encoding="utf-8")
    assert target.stat().st_mode == other.stat().st_mode


def test_a_long_table_ends_where_the_workbook_carries_on(document: Document) -> None:
    kinds = next(each for each in document.tables() if each.key == "kinds")
    long = replace(kinds, rows=(*kinds.rows[:1] * 700, kinds.rows[-1]))
    file = File(drawn(_only(document, long)))
    assert len(rows_of(*file.all("tbl"), heading=False)) == 501
    assert words(rows_of(*file.all("tbl"), heading=False)[-1][0]) == "총계"
    notes = [words(each) for each in file.body()]
    assert "※ 200행은 여기 싣지 않음. 엑셀 보고서(-f xlsx=파일)에는 모두 있음" in notes


def test_text_of_others_breaks_nothing(document: Document) -> None:
    kinds = next(each for each in document.tables() if each.key == "kinds")
    cells = kinds.rows[0].cells
    odd = replace(cells[0], text="\ud800<hp:tbl>&\x0b\x1b[31m전화\n둘째 줄\ufffe")
    column = replace(kinds.columns[0], title="구\ud800\uffff분")
    table = Table(
        "odd", "2-1", "\udfff]]>\ufffe 현황", (column, *kinds.columns[1:]),
        (Row((odd, *cells[1:])),), ("\x07주\uffff\ud800",),
    )  # fmt: skip
    chart = replace(next(document.charts()), description="\uffff설명\x0b", bars=(), table="odd")
    section = replace(document.sections[2], blocks=(table, chart))
    odd_one = replace(
        document, sections=(section,), title="\x00제목\ufffe", institution="기\ud800\ufffe관"
    )
    file = File(drawn(odd_one))
    (row,) = rows_of(*file.all("tbl"), heading=False)
    assert words(row[0]) == "<hp:tbl>& 전화 둘째 줄"
    assert "※ 주" in [own_words(each) for each in file.body()]
    assert [words(each) for each in file.all("caption")] == ["표 2-1. ]]> 현황"]
    assert next(words(each) for each in file.all("header")) == "기관"


def _only(document: Document, table: Table) -> Document:
    return replace(document, sections=(replace(document.sections[2], blocks=(table,)),))


def test_figures_keep_their_line_and_words_share_the_rest() -> None:
    columns = (Column("번호", "count"), Column("이행기준", width=3), Column("비고"))
    long = "고객의 전화를 벨이 세 번 울리기 전에 받겠습니다 " * 4
    number, promise, remark = column_widths(columns, [["1,000"], [long], ["-"]], 9, 170)
    assert number + promise + remark == pytest.approx(170)
    assert number == pytest.approx(9 * 0.56 * 5 * 25.4 / 72 + 4.6, rel=0.02)
    assert promise > remark > number / 2
    assert column_widths(columns, [["1"], ["가"], ["나"]], 9, 170)[0] > 20  # all room is shared


def test_it_is_laid_out_by_an_independent_reader(
    content: bytes, document: Document, tmp_path: Path
) -> None:
    pages = _laid_out(content, tmp_path)
    assert 8 <= len(pages) <= 20
    whole = "".join(pages)
    for section in document.sections:
        assert f"{section.number}.{section.title}".replace(" ", "") in whole
    for table in document.tables():
        assert f"표{table.number}.{table.caption}".replace(" ", "") in whole
    assert all(document.institution in page for page in pages)
    assert all(f"-{number}-" in page for number, page in enumerate(pages, 1))


def test_it_counts_the_numbers_as_the_other_formats_print_them(
    document: Document, tmp_path: Path
) -> None:
    numbered = drawn(document, DrawingOptions("numbered"))
    whole = "".join(_laid_out(numbered, tmp_path))
    for section in document.sections:
        for statement, mark in marked(section, "numbered"):
            assert f"{mark}{statement.text}".replace(" ", "") in whole


def _laid_out(content: bytes, folder: Path) -> list[str]:
    node, core = shutil.which("node"), os.environ.get("RHWP")
    if node is None or core is None:
        pytest.skip("needs node and a folder with the npm package @rhwp/core, named in RHWP")
    target = folder / "report.hwpx"
    target.write_bytes(content)
    script = Path(__file__).with_name("hangul_reader.mjs")
    told = subprocess.run([node, script, core, target], check=True, capture_output=True)
    pages: list[Any] = json.loads(told.stdout)
    return [str(page).replace(" ", "") for page in pages]
