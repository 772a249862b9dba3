"""The verdict rows alone as CSV that a spreadsheet opens without running anything."""

import csv
import io
import re
from collections.abc import Iterable, Iterator

from slaaudit.model import Audit
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import ROW_KEYS, verdict_blocks

#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
#: Without it a Korean spreadsheet reads UTF-8 as CP949.
_BYTE_ORDER_MARK = "\ufeff"


def render(audit: Audit, _options: ReportOptions) -> Iterator[bytes]:
    """Write a heading row with the keys, then the rows; every cell quoted."""
    yield (_BYTE_ORDER_MARK + _lines([ROW_KEYS])).encode()
    for block in verdict_blocks(audit):
        columns = [_guarded(block[key]) for key in ROW_KEYS]
        yield _lines(zip(*columns, strict=True)).encode()


def _lines(rows: Iterable[Iterable[object]]) -> str:
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def _guarded(cells: list[object]) -> list[str]:
    safe = {cell: _safe("" if cell is None else str(cell)) for cell in set(cells)}
    return [safe[cell] for cell in cells]


def _safe(text: str) -> str:
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
