"""The workbook of many violations: its time beside bare xlsxwriter, and the memory it takes."""

import json
import sys
from pathlib import Path

from commands import Spent, in_turn
from rows import Row

from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions
from slaaudit.report_model import Cell, Column, Document, Section
from slaaudit.report_model import Row as TableRow
from slaaudit.report_model.long_tables import LongTable
from slaaudit.results.stored import StoredRow

VIOLATIONS = 100_000
_HERE = str(Path(__file__).resolve())


def document_rows() -> list[Row]:
    ours, bare, few = in_turn(_drawing("ours"), _drawing("bare"), _drawing("ours", 1_000))
    more = _peak(ours, VIOLATIONS) - _peak(few, 1_000)
    _peak(bare, VIOLATIONS)
    return [
        Row("xlsx, 프로세스 전체", ours.seconds, "s", 3.0, "xlsxwriter만", bare.seconds),
        # The rows are held once, as they were judged: about half a kilobyte each, sorted and all.
        Row("xlsx, 100,000건이 더 쓰는 기억", more / 1024, "MB", 120),
    ]


def _drawing(what: str, cases: int = VIOLATIONS) -> list[str]:
    return [sys.executable, _HERE, what, str(cases)]


def _peak(spent: Spent, cases: int) -> float:
    """Give the memory that a workbook took to draw, once all of its cells are there."""
    told = json.loads(spent.written)
    assert told["cells"] >= 12 * cases
    return float(told["peak_kilobytes"])


def _ours(cases: int) -> bytes:
    rows = sorted((_row(number) for number in range(cases)), key=lambda row: row.case)
    columns = (*(Column(f"열 {at}") for at in range(11)), Column("행", "count"))
    head = LongTable("violations", "13-1", "위반 명세", columns, "없음", source=(9, 10, 11))

    def made(row: StoredRow) -> TableRow:
        texts = (row.case, row.standard, row.department, row.started_at, row.due_at, row.ended_at)
        more = ("3일", "기한 또는 기준 초과", "-", row.file, row.sheet)
        return TableRow(
            (*(Cell(text or "-") for text in (*texts, *more)), Cell(str(row.row), row.row))
        )

    section = Section("violations", 13, "위반 명세", (head.of(rows, made),))
    document = Document("제목", "기관", "2026", "2026-07-01", "internal", (section,))
    return DOCUMENT_FORMATS["xlsx"].draw(document, DrawingOptions())


def _row(number: int) -> StoredRow:
    return StoredRow(
        standard="homepage-reply-7d", case=f"M-{number:07d}", verdict="missed",
        reason="over_limit", value=10.0, unit="일", limit="at_most 7일", due_at="2026-03-12",
        department=f"부서{number % 20}", file="민원.xlsx", sheet="민원", row=number + 2,
        started_at=f"2026-03-03T10:{number % 60:02d}:00", ended_at="2026-03-17T09:00:00",
    )  # fmt: skip


def _bare(cases: int) -> bytes:
    from io import BytesIO  # noqa: PLC0415

    import xlsxwriter  # noqa: PLC0415

    written = BytesIO()
    book = xlsxwriter.Workbook(written, {"constant_memory": True})
    sheet = book.add_worksheet()
    for row in range(cases):
        for column in range(11):
            sheet.write_string(row, column, f"글자 {row % 97} {column}")
        sheet.write_number(row, 11, row)
    book.close()
    return written.getvalue()


def _cells(content: bytes) -> int:
    import zipfile  # noqa: PLC0415
    from io import BytesIO  # noqa: PLC0415

    with zipfile.ZipFile(BytesIO(content)) as parts:
        names = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        return sum(_counted(parts.open(name)) for name in names)


def _counted(stream: object) -> int:
    total, left = 0, b""
    while chunk := stream.read(1 << 20):  # type: ignore[attr-defined]
        total += (left + chunk).count(b"<c ")
        left = chunk[-2:]
    return total


if __name__ == "__main__":
    import resource

    drawn = {"ours": _ours, "bare": _bare}[sys.argv[1]](int(sys.argv[2]))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"peak_kilobytes": peak, "cells": _cells(drawn)}))
