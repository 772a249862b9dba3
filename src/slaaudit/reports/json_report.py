"""The whole result as JSON: a contract, described by `result.schema.json` beside this file."""

from collections.abc import Iterator

from slaaudit.model import Audit
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.plain_json import members, pretty, row_lines
from slaaudit.reporting.result_entries import finding_entries
from slaaudit.reporting.verdict_rows import verdict_blocks
from slaaudit.results import result_plain


def render(audit: Audit, options: ReportOptions) -> Iterator[bytes]:
    """Write the result piece by piece as UTF-8; a verdict per line."""
    yield b"{\n"
    for member in members(result_plain(audit, options)):
        yield f"{member},\n".encode()
    yield b' "verdicts": ['
    before = "\n"
    for block in verdict_blocks(audit):
        yield (before + ",\n".join(f"  {line}" for line in row_lines(block))).encode()
        before = ",\n"
    yield b"\n ],\n"
    findings = pretty(finding_entries(audit.findings, options.lang)).replace("\n", "\n ")
    yield f' "findings": {findings}\n}}\n'.encode()
