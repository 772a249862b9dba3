"""The verdict rows alone as CSV that a spreadsheet opens without running anything."""

from collections.abc import Iterator

from slaaudit.model import Audit
from slaaudit.reporting.guarded_csv import BYTE_ORDER_MARK, csv_lines, guarded
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import ROW_KEYS, verdict_blocks


def render(audit: Audit, _options: ReportOptions) -> Iterator[bytes]:
    """Write a heading row with the keys, then the rows; every cell quoted."""
    yield (BYTE_ORDER_MARK + csv_lines([ROW_KEYS])).encode()
    for block in verdict_blocks(audit):
        columns = [_guarded(block[key]) for key in ROW_KEYS]
        yield csv_lines(zip(*columns, strict=True)).encode()


def _guarded(cells: list[object]) -> list[str]:
    safe = {cell: guarded("" if cell is None else str(cell)) for cell in set(cells)}
    return [safe[cell] for cell in cells]
