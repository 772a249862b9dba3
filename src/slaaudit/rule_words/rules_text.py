"""A rule set on the screen: every promise with its lines, folded to the width."""

import io

from rich.console import Console

from slaaudit.reporting.text_page import Page
from slaaudit.rule_words.promise_words import PromiseWords, promises_of
from slaaudit.rule_words.rule_set_words import head_lines
from slaaudit.rule_words.standard_words import Line
from slaaudit.rule_words.test_words import tests_of
from slaaudit.rule_words.voice import Voice


def rules_text(voice: Voice, width: int) -> str:
    """Write the page."""
    page, written = _page(voice, width)
    name = voice.rules.charter.institution.name
    page.line(page.said(f"{name} 이행표준과 재는 법", f"{name}: service standards"), indent=0)
    promises = tuple(promises_of(voice))
    for label, text in head_lines(promises, voice):
        page.line(f"{label}  {text}")
    for promise in promises:
        _promise(page, promise, voice)
    return _trimmed(written)


def promise_text(promise: PromiseWords, voice: Voice, width: int) -> str:
    """Write one promise, whose it is, and the tests that cover it."""
    page, written = _page(voice, width)
    page.line(voice.rules.charter.institution.name, indent=0)
    _promise(page, promise, voice)
    tests = tests_of(promise.id, voice)
    page.line(f"{page.said('시험', 'Tests')}  {len(tests) or page.said('없음', 'none')}")
    for test in tests:
        page.line(f"{test.name}: {test.expected}", indent=4)
    return _trimmed(written)


def _page(voice: Voice, width: int) -> tuple[Page, io.StringIO]:
    written = io.StringIO()
    console = Console(
        file=written, width=width, color_system=None, markup=False, emoji=False, highlight=False
    )
    return Page(console, voice.lang), written


def _trimmed(written: io.StringIO) -> str:
    return "\n".join(line.rstrip() for line in written.getvalue().splitlines()) + "\n"


def _promise(page: Page, promise: PromiseWords, voice: Voice) -> None:
    page.heading(f"{promise.number}. {promise.title} [{promise.id}]")
    cited = promise.cited
    place = f"{cited.source}, {cited.at}"
    page.line(place if cited.quote is None else f"“{cited.quote}” ({place})")
    for line in promise.lines:
        page.line(_shown(line, voice))
    for version in promise.versions:
        label = page.said("앞선 판", "Earlier version")
        page.line(f"{label}  {version.in_force}")
        for line in version.lines:
            page.line(_shown(line, voice), indent=4)
    for reading in promise.readings:
        label = page.said("달리 읽는 길", "Other reading")
        page.line(f"{label}  {reading.id}: {reading.why}")
        for line in reading.lines:
            page.line(_shown(line, voice), indent=4)


def _shown(line: Line, voice: Voice) -> str:
    cite = f" ― {line.cite}" if line.cite else ""
    return f"{line.label(voice)}  {line.text}{cite}"
