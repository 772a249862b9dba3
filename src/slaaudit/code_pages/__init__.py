"""A page for every code: the problem, an example, why, how to mend it. Each page is its own test.

The pages are Markdown and lie beside this file. A fenced block whose first line names a file is
that file's text; tests run it as it stands (`tests/test_code_pages.py` says how).
"""

from slaaudit.code_pages.page import SECTIONS, Block, CodePage, code_page, parse_page
from slaaudit.code_pages.page_markdown import page_markdown
from slaaudit.code_pages.page_plain import page_plain
from slaaudit.code_pages.page_text import page_text

__all__ = [
    "SECTIONS",
    "Block",
    "CodePage",
    "code_page",
    "page_markdown",
    "page_plain",
    "page_text",
    "parse_page",
]
