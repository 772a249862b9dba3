"""The officer's table: what fell short first, every rate with its denominator."""

import io
from collections.abc import Iterator

from slaaudit.model import Audit
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.text_closing import closing_sections
from slaaudit.reporting.text_misses import miss_sections
from slaaudit.reporting.text_page import Page, page_console
from slaaudit.reporting.text_summary import heading, standards_table, summary


def render(audit: Audit, options: ReportOptions) -> Iterator[str]:
    """Write the page in one piece."""
    written = io.StringIO()
    page = Page(page_console(written, options), options.lang)
    heading(page, audit, options)
    summary(page, audit)
    standards_table(page, audit)
    miss_sections(page, audit)
    closing_sections(page, audit)
    yield "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"
