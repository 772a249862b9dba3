"""What is due as CSV that a spreadsheet opens without running anything."""

import csv
import io
import re

from slaaudit.due_formats import DrawingOptions, DueFile
from slaaudit.due_formats.rows import DUE_KEYS, entry_plain, unknown_plain

#: A spreadsheet takes a cell that begins so for a formula; numbers may begin with a sign.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")
#: Without it a Korean spreadsheet reads UTF-8 as CP949.
_BYTE_ORDER_MARK = "\ufeff"


def draw(file: DueFile, _options: DrawingOptions) -> bytes:
    """Write a heading row with the keys, then the entries; what has no due moment comes last."""
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow((*DUE_KEYS, "reason"))
    entries = [entry_plain(case) for case in file.listed.cases]
    entries += [{"state": "unknown", **unknown_plain(case)} for case in file.listed.unknown]
    for entry in entries:
        writer.writerow([_safe(entry.get(key)) for key in (*DUE_KEYS, "reason")])
    return (_BYTE_ORDER_MARK + written.getvalue()).encode()


def _safe(cell: object) -> str:
    text = "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text
