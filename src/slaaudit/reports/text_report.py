"""The officer's table: what fell short first, every rate with its denominator."""

import io
from collections.abc import Iterator

from rich.console import Console

from slaaudit.model import Audit
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.text_closing import closing_sections
from slaaudit.reporting.text_misses import miss_sections
from slaaudit.reporting.text_page import Page
from slaaudit.reporting.text_summary import heading, standards_table, summary


def render(audit: Audit, options: ReportOptions) -> Iterator[str]:
    """Write the page in one piece."""
    written = io.StringIO()
    page = Page(_console(written, options), options.lang)
    heading(page, audit, options)
    summary(page, audit)
    standards_table(page, audit)
    miss_sections(page, audit)
    closing_sections(page, audit)
    yield "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _console(written: io.StringIO, options: ReportOptions) -> Console:
    return Console(
        file=written,
        width=options.width,
        force_terminal=options.colour,
        color_system="standard" if options.colour else None,
        no_color=not options.colour,
        legacy_windows=False,
        markup=False,
        emoji=False,
        highlight=False,
    )
