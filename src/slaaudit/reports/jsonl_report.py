"""The verdict rows alone, one JSON object per line."""

from collections.abc import Iterator

from slaaudit.model import Audit
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.plain_json import row_lines
from slaaudit.reporting.verdict_rows import verdict_blocks


def render(audit: Audit, _options: ReportOptions) -> Iterator[bytes]:
    """Write the rows in charter order, then case order, as UTF-8."""
    for block in verdict_blocks(audit):
        yield "".join(f"{line}\n" for line in row_lines(block)).encode()
