"""Whatever the format, the report says the same; and nobody is in the public edition."""

from __future__ import annotations

import contextlib
import json
import re
import zipfile
import zlib
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from document_readers import READERS, texts, words_of_pdf
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.report_model import Audience, Document, ReportInputs, report_document
from slaaudit.results import case_rows, read_result

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("stored") / "kosea.json"
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["check", log, "--period", "2026H1", "-f", f"json={file}"]) == 0
    return file.read_bytes()


def report(stored: bytes, audience: Audience) -> Document:
    result, rows = read_result("kosea.json", stored)
    listed = case_rows(result, rows, "kosea.json")
    return report_document(ReportInputs(result, result, audience=audience, rows=listed))


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
def test_every_format_prints_the_same_figures(name: str, audience: Audience, stored: bytes) -> None:
    document = report(stored, audience)
    content = DOCUMENT_FORMATS[name].draw(document, DrawingOptions())
    tables = list(document.tables())
    assert len(tables) > 10
    for table in tables:
        assert READERS[name](content, table) == list(texts(table)), table.key


#: What must never be seen, planted in the log: a name, numbers, an address and free text.
SECRETS = (
    "남궁민수",
    "010-9876-4321",
    "900101-1234567",
    "minsu.namgung@example.com",
    "층간소음으로 잠을 못 잡니다",
    "ZX-5555",
)
#: In these columns a text is what it is: a number that names a case, and a department.
NUMBER, DEPARTMENT = "번호", "부서"


def planted(folder: Path, *, naming: bool) -> Path:
    """Write a sample anew with secrets in new columns of every row, and in all cells of new rows.

    `naming`: also in the column of case numbers, which the internal edition shows.
    """
    book = openpyxl.load_workbook(SAMPLES / "kosea/cases.xlsx")
    for sheet in book:
        header = next(row for row in sheet.iter_rows() if sum(bool(c.value) for c in row) > 3)
        headings = [str(cell.value) for cell in header]
        first, width, last = header[0].row, len(headings), sheet.max_row
        for at, secret in enumerate(SECRETS):
            sheet.cell(first, width + 1 + at, ("담당자", "연락처", "비고")[at % 3] + str(at))
            for row in range(first + 1, last + 1):
                sheet.cell(row, width + 1 + at, secret)
        for turn in range(len(SECRETS)):
            planting = [SECRETS[(turn + at) % len(SECRETS)] for at in range(width)]
            for at, heading in enumerate(headings):
                if DEPARTMENT in heading or (NUMBER in heading and not naming):
                    planting[at] = f"X-{turn}"
            sheet.append(planting)
    book.save(folder / "cases.xlsx")
    return folder / "cases.xlsx"


def parts(content: bytes) -> Iterator[bytes]:
    """Give a file and all that is packed in it: members of archives, words and streams of a PDF."""
    yield content
    if zipfile.is_zipfile(BytesIO(content)):
        with zipfile.ZipFile(BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from parts(archive.read(name))
    if content.startswith(b"%PDF"):
        yield words_of_pdf(content).encode()
    for packed in re.findall(rb"stream\r?\n(.*?)endstream", content, flags=re.DOTALL):
        with contextlib.suppress(zlib.error):
            yield zlib.decompressobj().decompress(packed)


def seen(content: bytes, secrets: Iterable[str]) -> list[str]:
    """Find secrets in every byte of a file, however they are spelled."""
    whole = b"\n".join(parts(content))
    return [each for each in secrets if any(code in whole for code in _codes(each))]


def _codes(secret: str) -> Iterator[bytes]:
    spellings = {secret, "".join(secret.split()), secret.split("@", maxsplit=1)[0]}
    if secret in SECRETS:
        spellings.add(secret.replace("-", ""))
    for text in spellings:
        yield json.dumps(text)[1:-1].encode()
        yield text.encode("ascii", "xmlcharrefreplace")
        yield from (text.encode(code) for code in ("utf-8", "utf-16-le", "cp949"))


@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
def test_nobody_is_in_the_public_edition(name: str, tmp_path: Path) -> None:
    log = planted(tmp_path, naming=True)
    out = tmp_path / f"report.{name}"
    command = ["report", str(log), "--rules", "kosea", "--period", "2026H1"]
    assert run([*command, "-f", f"{name}={out}"]) == 0
    result = tmp_path / "result.json"
    assert run(["check", *command[1:], "-f", f"json={result}"]) in (0, 1)
    verdicts = json.loads(result.read_bytes())["verdicts"]
    cases = {row["case"] for row in verdicts if row["row"] is not None}
    assert len(cases) > 400
    assert not seen(out.read_bytes(), (*SECRETS, *sorted(cases)))


@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
def test_the_internal_edition_names_cases_and_no_persons(name: str, tmp_path: Path) -> None:
    log = planted(tmp_path, naming=False)
    out = tmp_path / f"report.{name}"
    command = ["report", str(log), "--rules", "kosea", "--period", "2026H1"]
    assert run([*command, "--audience", "internal", "-f", f"{name}={out}"]) == 0
    assert seen(out.read_bytes(), (*SECRETS, "M-0001")) == ["M-0001"]


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    content = planted(tmp_path, naming=True).read_bytes()
    assert seen(content, SECRETS) == list(SECRETS)
