"""The published PDF: tagged, the same every time, and legible on any machine."""

from __future__ import annotations

import importlib
import io
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from makers import CITE, RINGS, audited, case_log, rule_set
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.report_model import Document, ReportInputs, ReportTexts, report_document
from slaaudit.reporting.options import ReportOptions
from slaaudit.results import stored_result

#: pypdf types its objects loosely.
Reader = Any

pytest.importorskip("typst", reason="needs the extra pdf")
pytest.importorskip("pypdf")


def document(**texts: tuple[str, ...]) -> Document:
    rules = rule_set({**RINGS, "cite": {**CITE, "quote": "#emph[벨] $3$번 *전에* 「받기」"}})
    calls = [{"received_at": "2026-03-03 10:00", "rings": rings} for rings in ("1", "4", "2")]
    judged = audited(rules, case_log(rules, {"call": calls}), as_of="2026-07-01")
    inputs = ReportInputs(stored_result(judged, ReportOptions()), texts=ReportTexts(**texts))  # type: ignore[arg-type]
    return report_document(inputs)


def drawn(what: Document, options: DrawingOptions | None = None) -> bytes:
    return DOCUMENT_FORMATS["pdf"].draw(what, options or DrawingOptions())


@pytest.fixture(scope="module")
def reader() -> Reader:
    return opened(drawn(document()))


def opened(content: bytes) -> Reader:
    return importlib.import_module("pypdf").PdfReader(io.BytesIO(content))


def words(reader: Reader) -> str:
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_it_is_tagged_and_says_its_language_and_title(reader: Reader) -> None:
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].lower().startswith("ko")
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == "2026년 상반기 고객서비스헌장 이행실태 점검결과"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_every_section_is_a_bookmark(reader: Reader) -> None:
    titles = [item.title for item in reader.outline if not isinstance(item, list)]
    assert [each for each in titles if each[0].isdigit()] == [
        f"{section.number}. {section.title}" for section in document().sections
    ]


def test_all_text_is_set_in_the_font_that_comes_with_it(reader: Reader) -> None:
    fonts = {
        str(font.get_object()["/BaseFont"]).partition("+")[2]
        for page in reader.pages
        for font in page["/Resources"].get("/Font", {}).values()
    }
    assert fonts
    assert all(name.startswith("PretendardGOV") for name in fonts), fonts


def test_words_of_others_are_no_markup(reader: Reader) -> None:
    assert "#emph[벨] $3$번 *전에* 「받기」" in words(reader).replace("\n", "")


def test_the_same_document_is_the_same_bytes() -> None:
    assert drawn(document()) == drawn(document())


def test_numbered_statements_begin_with_letters() -> None:
    page = opened(drawn(document(), DrawingOptions("numbered")))
    assert "가. 추진근거" in words(page)
    assert "□ 추진근거" in words(opened(drawn(document())))


@pytest.mark.parametrize("strange", ["😀", "ก", "\U0010ffff", "𠀀", "ﷺ😀ก"])
def test_a_character_that_the_font_lacks_is_no_empty_box(strange: str) -> None:
    odd = document(basis=(f"고객서비스헌장 제3조 {strange}",))
    page = opened(drawn(odd))
    assert f"고객서비스헌장 제3조 {'?' * len(strange)}" in words(page)


def test_without_the_extra_the_way_to_it_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    log = Path(__file__).parents[1] / "samples/kosea/cases.xlsx"
    asked = ["report", str(log), "--rules", "kosea", "--period", "2026H1"]
    assert run([*asked, "-f", f"pdf={tmp_path / 'report.pdf'}"]) == 2
    assert "slaaudit[pdf]" in capsys.readouterr().err
    assert not (tmp_path / "report.pdf").exists()


def test_a_pdf_does_not_go_to_the_screen(capsys: pytest.CaptureFixture[str]) -> None:
    log = Path(__file__).parents[1] / "samples/kosea/cases.xlsx"
    assert run(["report", str(log), "--rules", "kosea", "-f", "pdf"]) == 2
    assert "SLA866" in capsys.readouterr().err


def test_a_title_is_never_empty() -> None:
    assert drawn(replace(document(), title="제목")).startswith(b"%PDF")
