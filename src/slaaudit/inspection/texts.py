"""Words and lists that several parts of the page write alike."""

from collections.abc import Sequence

from slaaudit.plain_text import clean_text
from slaaudit.reporting.clean import file_name
from slaaudit.reporting.text_page import Page

_SHOWN = 8


def listed(words: Sequence[str], shown: int = _SHOWN) -> str:
    """List the first few."""
    return ", ".join(words[:shown]) + (" …" if len(words) > shown else "")


def counted(page: Page, cases: int) -> str:
    """Count cases."""
    return page.said(f"{cases:,}건", f"{cases:,} cases")


def place_words(file: str, sheet: str | None) -> str:
    """Name a sheet by its file and its own name."""
    return file_name(file) + (f" [{clean_text(sheet)}]" if sheet is not None else "")
