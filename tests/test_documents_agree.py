"""Whatever the format, the report says the same; and nobody is in the public edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from document_readers import READERS, texts
from slaaudit.__main__ import run
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.report_model import Audience, Document, ReportInputs, report_document
from slaaudit.results import read_result

SAMPLES = Path(__file__).parents[1] / "samples"


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    file = tmp_path_factory.mktemp("stored") / "kosea.json"
    log = str(SAMPLES / "kosea/cases.xlsx")
    assert run(["check", log, "--period", "2026H1", "-f", f"json={file}"]) == 0
    return file.read_bytes()


def report(stored: bytes, audience: Audience) -> Document:
    result, _ = read_result("kosea.json", stored)
    return report_document(ReportInputs(result, result, audience=audience))


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize("name", DOCUMENT_FORMATS)
def test_every_format_prints_the_same_figures(name: str, audience: Audience, stored: bytes) -> None:
    document = report(stored, audience)
    content = DOCUMENT_FORMATS[name].draw(document, DrawingOptions())
    tables = list(document.tables())
    assert len(tables) > 10
    for table in tables:
        assert READERS[name](content, table) == list(texts(table)), table.key
