"""Months in a folder, a glob or an archive; and files under a password or a DRM product."""

import io
import os
import zipfile
from pathlib import Path

import msoffcrypto
import pytest
from msoffcrypto.format.ooxml import OOXMLFile

from log_files import CSV, KNOWN, codes, read, workbook, zipped
from slaaudit.findings import Finding, Refusal
from slaaudit.readers import ReadingOptions, read_tables
from slaaudit.readers.containers.archives import DEEPEST

CASES = workbook([["접수번호", "접수일시"], ["A-1", "2026-03-02"]])


def refused(path: Path, options: ReadingOptions | None = None) -> Finding:
    with pytest.raises(Refusal) as caught:
        read_tables(path, KNOWN, options=options or ReadingOptions())
    (finding,) = caught.value.findings
    assert finding.message("ko")
    assert finding.help("ko")
    return finding


def refused_bytes(tmp_path: Path, payload: bytes) -> Finding:
    (tmp_path / "자료").write_bytes(payload)
    return refused(tmp_path / "자료")


# --- archives ------------------------------------------------------------------------------------


def test_an_archive_of_months_is_read_in_their_order(tmp_path: Path) -> None:
    months = {f"{n}월.xlsx": CASES for n in (10, 2, 1)}
    tables = read(tmp_path, zipped(months), "months.zip")
    assert [table.file for table in tables] == [
        "months.zip/1월.xlsx",
        "months.zip/2월.xlsx",
        "months.zip/10월.xlsx",
    ]


def test_an_archive_holds_every_kind_and_others_are_named(tmp_path: Path) -> None:
    members = {
        "a.csv": CSV.encode("cp949"),
        "안내.pdf": b"%PDF-1.7",
        "__MACOSX/._a.csv": b"\0\x05\x16\x07",
        "b/~$c.xlsx": b"\x05lock",
        "빈.txt": b"",
    }
    log, empty, notes = read(tmp_path, zipped(members), "a.zip")
    assert (log.file, list(log.columns["접수번호"])) == ("a.zip/a.csv", ["0012", "0013"])
    assert (notes.file, codes(notes)) == ("a.zip/안내.pdf", ["SLA749"])
    assert (empty.file, codes(empty)) == ("a.zip/빈.txt", ["SLA749"])


def test_names_of_korean_archives_are_read_as_korean(tmp_path: Path) -> None:
    payload = zipped({"AAAA.csv": CSV})
    korean = "민원".encode("cp949")
    (table,) = read(tmp_path, payload.replace(b"AAAA", korean), "a.zip")
    assert table.file == "a.zip/민원.csv"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/cases.csv", "a.zip/etc/cases.csv"),
        ("/srv/cases.csv", "a.zip/srv/cases.csv"),
        ("C:\\..\\cases.csv", "a.zip/C:/cases.csv"),
        ("a\x1b[31m\u202ecases.csv", "a.zip/a[31mcases.csv"),
    ],
)
def test_a_member_never_leads_out_of_its_archive(tmp_path: Path, name: str, shown: str) -> None:
    before = sorted(tmp_path.iterdir())
    (table,) = read(tmp_path, zipped({name: CSV}), "a.zip")
    assert table.file == shown
    assert sorted(tmp_path.iterdir()) == [*before, tmp_path / "a.zip"]


def test_archives_in_archives_are_read_so_deep_and_no_deeper(tmp_path: Path) -> None:
    payload = CSV.encode()
    for _ in range(DEEPEST):
        payload = zipped({"안.zip": payload})
    (table,) = read(tmp_path, payload, "밖.zip")
    assert table.file.endswith("안.zip")
    assert refused_bytes(tmp_path, zipped({"안.zip": payload})).code == "SLA745"


def test_archives_in_archives_may_not_unpack_to_more_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("slaaudit.readers.containers.archives.LARGEST_UNPACKED", 1 << 20)
    inner = zipped({"a.csv": CSV + " \n" * 200_000})
    many = zipped({f"{n}.zip": inner for n in range(4)}, stored=True)
    assert len(read(tmp_path, zipped({"1.zip": inner}), "a.zip")) == 1
    assert refused_bytes(tmp_path, many).code == "SLA742"


def test_archives_without_logs_locked_or_damaged(tmp_path: Path) -> None:
    assert refused_bytes(tmp_path, zipped({"a.pdf": b"%PDF"})).code == "SLA715"
    payload = bytearray(zipped({"a.csv": CSV}))
    payload[payload.rfind(b"PK\x01\x02") + 8] |= 1
    assert refused_bytes(tmp_path, bytes(payload)).code == "SLA746"
    assert refused_bytes(tmp_path, zipped({"a.csv": CSV})[:-30]).code == "SLA716"


def test_a_damaged_member_is_refused_by_its_own_name(tmp_path: Path) -> None:
    finding = refused_bytes(tmp_path, zipped({"1월.xlsx": CASES[:900]}))
    assert (finding.code, finding.facts["file"]) == ("SLA716", "자료/1월.xlsx")


# --- folders and globs ---------------------------------------------------------------------------


def months(folder: Path) -> Path:
    folder.mkdir()
    for name in ("민원_10월.csv", "민원_2월.csv", "통화_1월.csv"):
        (folder / name).write_text(CSV, encoding="utf-8")
    (folder / "~$민원_2월.xlsx").write_bytes(b"lock")
    (folder / "안내.pdf").write_bytes(b"%PDF-1.7")
    (folder / "지난해").mkdir()
    return folder


def test_a_folder_of_months(tmp_path: Path) -> None:
    tables = read_tables(months(tmp_path / "자료"), KNOWN)
    assert [table.file for table in tables] == [
        "민원_2월.csv",
        "민원_10월.csv",
        "안내.pdf",
        "통화_1월.csv",
    ]
    assert codes(tables[2]) == ["SLA749"]


def test_a_glob_that_no_shell_expanded(tmp_path: Path) -> None:
    tables = read_tables(months(tmp_path / "자료") / "민원_*.csv", KNOWN)
    assert [table.file for table in tables] == ["민원_2월.csv", "민원_10월.csv"]


def test_a_file_whose_name_looks_like_a_glob(tmp_path: Path) -> None:
    (tmp_path / "민원[1].csv").write_text(CSV, encoding="utf-8")
    assert read_tables(tmp_path / "민원[1].csv", KNOWN)[0].file == "민원[1].csv"


def test_folders_and_globs_without_files(tmp_path: Path) -> None:
    assert refused(tmp_path).code == "SLA702"
    assert refused(tmp_path / "민원_*.xlsx").code == "SLA701"


def test_what_is_no_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "끊긴").symlink_to(tmp_path / "없는")
    assert refused(tmp_path / "끊긴").code == "SLA701"
    assert refused(tmp_path / "a\0b").code == "SLA703"
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "관")
        assert refused(tmp_path / "관").code == "SLA703"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_that_may_not_be_read_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(CSV, encoding="utf-8")
    (tmp_path / "a.csv").chmod(0)
    assert refused(tmp_path / "a.csv").code == "SLA703"


# --- passwords -----------------------------------------------------------------------------------


def locked() -> bytes:
    stream = io.BytesIO()
    OOXMLFile(io.BytesIO(CASES)).encrypt("비밀", stream)
    return stream.getvalue()


def test_a_locked_workbook_opens_with_its_password(tmp_path: Path) -> None:
    path = tmp_path / "대장.xlsx"
    path.write_bytes(locked())
    asked: list[str] = []

    def password(file: str) -> str:
        asked.append(file)
        return "비밀"

    (table,) = read_tables(path, KNOWN, options=ReadingOptions(password=password))
    assert list(table.columns["접수번호"]) == ["A-1"]
    assert asked == ["대장.xlsx"]
    assert sorted(tmp_path.iterdir()) == [path]


def test_a_locked_workbook_without_its_password_or_with_another(tmp_path: Path) -> None:
    path = tmp_path / "대장.xlsx"
    path.write_bytes(locked())
    assert refused(path).code == "SLA704"
    assert refused(path, ReadingOptions(password=lambda _: "아님")).code == "SLA740"


def test_a_locked_workbook_in_an_archive(tmp_path: Path) -> None:
    options = ReadingOptions(password=lambda _: "비밀")
    (table,) = read(tmp_path, zipped({"1월.xlsx": locked()}), "a.zip", options)
    assert table.file == "a.zip/1월.xlsx"


def test_a_missing_extra_is_said_with_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "msoffcrypto", None)
    path = tmp_path / "대장.xlsx"
    path.write_bytes(locked())
    finding = refused(path, ReadingOptions(password=lambda _: "비밀"))
    assert finding.code == "SLA741"
    assert "pip install 'slaaudit[crypto]'" in finding.help("ko")


def test_what_msoffcrypto_calls_locked_is_locked() -> None:
    assert msoffcrypto.OfficeFile(io.BytesIO(locked())).is_encrypted()
    with zipfile.ZipFile(io.BytesIO(CASES)) as archive:
        assert "xl/workbook.xml" in archive.namelist()


# --- what is no log ------------------------------------------------------------------------------

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize(
    ("payload", "product"),
    [
        (b"\x9b DRMONE  This Document is encrypted", "Fasoo"),
        (b"<## NASCA DRM FILE - VER1.00 ##>" + bytes(64), "NASCA"),
        (b"SCDSA002" + bytes(64), "SoftCamp"),
        (b"SCDSA004" + bytes(64), "SoftCamp"),
        (b"\x01\x00MarkAny Inc.\0" + bytes(64), "MarkAny"),
    ],
)
def test_drm_is_named(tmp_path: Path, payload: bytes, product: str) -> None:
    finding = refused_bytes(tmp_path, payload)
    assert (finding.code, finding.facts["product"]) == ("SLA705", product)
    assert product in finding.message("ko")


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"%PDF-1.7", "PDF"),
        (b"HWP Document File V3.00", "HWP"),
        (OLE + "HwpSummaryInformation".encode("utf-16-le"), "HWP"),
        (OLE + "WordDocument".encode("utf-16-le"), "DOC"),
        (zipped({"mimetype": "application/hwp+zip", "Contents/content.hpf": "<x/>"}), "HWPX"),
        (zipped({"word/document.xml": "<x/>"}), "DOCX"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"Rar!\x1a\x07", "RAR"),
        (b"7z\xbc\xaf\x27\x1c", "7z"),
        (bytes(range(256)) * 4, "binary"),
    ],
)
def test_files_of_other_kinds_are_named(tmp_path: Path, payload: bytes, kind: str) -> None:
    finding = refused_bytes(tmp_path, payload)
    assert (finding.code, finding.facts["kind"]) == ("SLA706", kind)
