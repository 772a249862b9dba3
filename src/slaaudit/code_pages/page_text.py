"""A page on the screen: prose folded to the width, blocks as they stand under their file's name."""

import io

from rich.console import Console

from slaaudit.code_pages.page import SECTIONS, Block, CodePage
from slaaudit.reporting.text_page import Page
from slaaudit.reporting.wording import severity_word
from slaaudit.terms import Lang


def page_text(page: CodePage, lang: Lang, width: int) -> str:
    """Write the page."""
    written = io.StringIO()
    console = Console(
        file=written, width=width, color_system=None, markup=False, emoji=False, highlight=False
    )
    shown, spoken = Page(console, lang), page.spoken(lang)
    entry = page.entry
    shown.line(f"{entry.code} {entry.name} ({severity_word(entry.severity, lang)})", indent=0)
    for key, headings in SECTIONS.items():
        shown.heading(shown.said(*headings))
        for part in spoken.parts(key):
            if isinstance(part, Block):
                _block(part, written)
            else:
                shown.line(part)
    if any("…" in block.text for block in page.blocks("example")):
        legend = shown.said(
            "(…은 늘 적는 나머지, ←은 지적된 자리입니다)",
            "(… stands for the usual rest, ← marks the place)",
        )
        shown.heading(legend)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _block(block: Block, written: io.StringIO) -> None:
    """Write a block unfolded, so that it can be copied."""
    if block.file:
        written.write(f"    [{block.file}]\n")
    written.writelines(f"      {line}\n" for line in block.text.splitlines())
