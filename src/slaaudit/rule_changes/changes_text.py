"""The changes on the screen: three parts by what they can alter, then what a log made of them."""

import io

from rich.console import Console

from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.text_page import Page
from slaaudit.rule_changes.change import Effect
from slaaudit.rule_changes.diff_page import DiffPage
from slaaudit.rule_changes.log_words import log_heading, log_sections
from slaaudit.rule_changes.page_words import change_words, subject_words


def changes_text(diff: DiffPage, width: int) -> str:
    """Write the page."""
    written = io.StringIO()
    console = Console(
        file=written, width=width, color_system=None, markup=False, emoji=False, highlight=False
    )
    page = Page(console, diff.lang)
    name = clean_text(diff.changes.after.charter.institution.name)
    page.line(page.said(f"{name} 규칙의 차이", f"{name}: what changed"), indent=0)
    page.line(" → ".join(map(clean_text, diff.names)), indent=0)
    if not diff.changes.subjects:
        page.line(diff.nothing())
    for effect, title in zip(Effect, diff.titles(), strict=True):
        _part(effect, title, diff, page)
    _log(diff, page)
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _part(effect: Effect, title: str, diff: DiffPage, page: Page) -> None:
    subjects = diff.changes.of(effect)
    if not subjects:
        return
    count = sum(len(each.changes) for each in subjects)
    page.heading(f"{title} ({count:,})")
    for each in subjects:
        page.line(subject_words(each.subject))
        for change in each.changes:
            page.line(change_words(change, diff), indent=4)


def _log(diff: DiffPage, page: Page) -> None:
    if diff.effect is None:
        return
    page.heading(page.said("같은 자료를 두 규칙으로 판정한 결과", "The same log judged by both"))
    for line in log_heading(diff.effect, diff):
        page.line(line)
    for name, lines in log_sections(diff):
        page.line(name)
        for line in lines:
            page.line(line, indent=4)
