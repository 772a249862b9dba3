"""The first words of a file are a hint of whose log it is."""

import zipfile
from pathlib import Path

import openpyxl

from slaaudit.readers import peek


def test_a_workbook_shows_its_title(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["보기기관 2026년 상반기 민원처리대장 <안내> & 끝"])
    book.save(tmp_path / "a.xlsx")
    assert "보기기관 2026년 상반기 민원처리대장 <안내> & 끝" in peek(tmp_path / "a.xlsx")


def test_text_shows_its_first_lines_in_either_encoding(tmp_path: Path) -> None:
    text = "보기기관 접수 대장\n" * 2000
    for encoding in ("utf-8", "utf-8-sig", "cp949"):
        (tmp_path / "a.csv").write_text(text, encoding=encoding)
        assert "보기기관 접수 대장" in peek(tmp_path / "a.csv")


def test_markup_shows_its_words(tmp_path: Path) -> None:
    (tmp_path / "a.xls").write_text("<table><tr><td>보기&amp;기관</td></tr></table>", "utf-8")
    assert "보기&기관" in peek(tmp_path / "a.xls")


def test_what_cannot_be_read_shows_nothing(tmp_path: Path) -> None:
    (tmp_path / "cut.xlsx").write_bytes(b"PK\x03\x04 cut off")
    assert peek(tmp_path / "cut.xlsx") == ""
    assert peek(tmp_path / "nothing.csv") == ""
    assert peek(tmp_path) == ""


def test_an_archive_and_a_folder_show_the_words_of_their_first_files(tmp_path: Path) -> None:
    folder = tmp_path / "자료"
    folder.mkdir()
    book = openpyxl.Workbook()
    book.active.append(["보기기관 통화 기록"])
    book.save(folder / "통화.xlsx")
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.write(folder / "통화.xlsx", "통화.xlsx")
    assert "보기기관 통화 기록" in peek(folder)
    assert "보기기관 통화 기록" in peek(tmp_path / "a.zip")
