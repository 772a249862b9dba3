"""CSV that a Korean spreadsheet opens as it is, without running anything."""

import csv
import io
import re
from collections.abc import Iterable

#: Without it a Korean spreadsheet reads UTF-8 as CP949.
BYTE_ORDER_MARK = "\ufeff"
#: A spreadsheet takes a cell that begins so for a formula.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def csv_lines(rows: Iterable[Iterable[object]]) -> str:
    """Write rows, every cell quoted."""
    written = io.StringIO()
    csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(rows)
    return written.getvalue()


def guarded(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
