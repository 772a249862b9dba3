"""Whatever the bytes, a reader gives tables or refuses: it never fails and never runs away."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from log_files import CSV, HEADED, KNOWN, cells, ods_of, ods_row, xlsb_log, xlsx_of, zipped
from slaaudit.findings import Finding, Refusal
from slaaudit.readers import ReadingOptions, read_tables
from slaaudit.tables import RawTable
from test_readers_containers import CASES, OLE, locked
from test_readers_formats import CALC, SS_HEADER, spreadsheet, xls

FUZZED = settings(
    derandomize=True,
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
OPTIONS = ReadingOptions(password=lambda _: "비밀")
WHOLE = {
    "csv": CSV.encode("cp949"),
    "html": f"<table><tr><td>접수번호<td>접수일시<tr><td>{'A' * 30}<td>2026</table>".encode(),
    "xml": spreadsheet(SS_HEADER),
    "xlsx": xlsx_of(cells(HEADED)),
    "openpyxl": CASES,
    "xlsb": xlsb_log(),
    "xls": xls(("접수번호", "접수일시"), ("A-1", 46083.5)),
    "ods": ods_of(ods_row("접수번호", "접수일시") + ods_row("A-1", "2026-03-02")),
    "locked": locked(),
    "zip": zipped({"1월.csv": CSV, "2월.xlsx": CASES}),
    **{f"calc.{suffix}": (CALC / f"log.{suffix}").read_bytes() for suffix in ("xls", "ods")},
}


def reads_or_refuses(folder: Path, payload: bytes) -> None:
    path = folder / "자료"
    path.write_bytes(payload)
    said: tuple[Finding, ...] = ()
    try:
        for table in read_tables(path, KNOWN, options=OPTIONS):
            assert_accounted_for(table)
    except Refusal as refusal:
        said = refusal.findings
    assert all(finding.message("ko") for finding in said)


def assert_accounted_for(table: RawTable) -> None:
    kept = len(table.row_numbers)
    assert kept + sum(skip.rows for skip in table.skipped) == table.rows_read


#: What files begin with, so that arbitrary bytes get beyond the sniffing.
STARTS = (b"", b"PK\x03\x04", OLE[:8], b"<?xml ", b"<table>", b"PAR1", b"\xff\xfe", b"SCDSA00")


@FUZZED
@given(start=st.sampled_from(STARTS), rest=st.binary(max_size=400))
def test_arbitrary_bytes(tmp_path: Path, start: bytes, rest: bytes) -> None:
    reads_or_refuses(tmp_path, start + rest)


@pytest.mark.parametrize("name", list(WHOLE))
@FUZZED
@given(chance=st.data())
def test_files_with_bytes_changed_cut_or_doubled(
    tmp_path: Path, name: str, chance: st.DataObject
) -> None:
    payload = bytearray(WHOLE[name])
    for _ in range(chance.draw(st.integers(1, 4), "changes")):
        at = chance.draw(st.integers(0, max(len(payload) - 1, 0)), "at")
        match chance.draw(st.sampled_from(["set", "cut", "drop", "double"]), "how"):
            case "set":
                payload[at : at + 1] = chance.draw(st.binary(min_size=1, max_size=4), "bytes")
            case "cut":
                del payload[at:]
            case "drop":
                del payload[at : at + chance.draw(st.integers(1, 64), "dropped")]
            case _:
                payload[at:at] = payload[at : at + 64]
    reads_or_refuses(tmp_path, bytes(payload))


#: Packages are packed: a byte changed within seldom gets beyond the check of its sum.
PACKED = ("xlsx", "openpyxl", "xlsb", "ods", "calc.ods")


@pytest.mark.parametrize("name", PACKED)
@FUZZED
@given(chance=st.data())
def test_packages_with_a_part_changed_inside(
    tmp_path: Path, name: str, chance: st.DataObject
) -> None:
    with zipfile.ZipFile(io.BytesIO(WHOLE[name])) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    part = chance.draw(st.sampled_from(sorted(parts)), "part")
    content = bytearray(parts[part])
    for _ in range(chance.draw(st.integers(1, 3), "changes")):
        at = chance.draw(st.integers(0, max(len(content) - 1, 0)), "at")
        size = chance.draw(st.sampled_from([0, 1, 1, 8, 100]), "size")
        content[at : at + size] = chance.draw(
            st.one_of(
                st.binary(max_size=6),
                st.sampled_from([b"<", b'"', b"9999999", b"\xff" * 4, b"</c>", b"&a;", b"-1"]),
            ),
            "put",
        )
    reads_or_refuses(tmp_path, zipped(parts | {part: bytes(content)}))


TEXTS = st.text(
    st.one_of(
        st.sampled_from('",;\t|\r\n\0\ufeff\u202e\x1b=<>&'),
        st.characters(),
    ),
    max_size=120,
)


@FUZZED
@given(text=TEXTS, encoding=st.sampled_from(["utf-8", "cp949", "utf-16", "utf-16-le", "utf-32"]))
def test_any_text_in_any_encoding(tmp_path: Path, text: str, encoding: str) -> None:
    written = ("접수번호,접수일시\n" + text).encode(encoding, "replace")
    reads_or_refuses(tmp_path, written)
