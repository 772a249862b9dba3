"""The changes as Markdown, for a pull request's comment or a file."""

import re
from collections.abc import Iterator

from slaaudit.rule_changes.change import Effect
from slaaudit.rule_changes.diff_page import DiffPage
from slaaudit.rule_changes.log_words import log_heading, log_sections
from slaaudit.rule_changes.page_words import change_words, subject_words

_MARKS = re.compile(r"([\\`*_\[\]<>|~])")


def changes_markdown(diff: DiffPage) -> Iterator[str]:
    """Write the page line by line."""
    name = _plain(diff.changes.after.charter.institution.name)
    yield diff.said(f"# {name} 규칙의 차이", f"# {name}: what changed") + "\n\n"
    yield " → ".join(_plain(each) for each in diff.names) + "\n"
    if not diff.changes.subjects:
        yield f"\n{diff.nothing()}\n"
    for effect, title in zip(Effect, diff.titles(), strict=True):
        yield from _part(effect, title, diff)
    if diff.effect is not None:
        title = diff.said("같은 자료를 두 규칙으로 판정한 결과", "The same log judged by both")
        yield f"\n## {title}\n\n"
        yield "\n\n".join(_plain(line) for line in log_heading(diff.effect, diff)) + "\n\n"
        for heading, lines in log_sections(diff):
            yield from _listed(heading, lines)


def _part(effect: Effect, title: str, diff: DiffPage) -> Iterator[str]:
    subjects = diff.changes.of(effect)
    if subjects:
        yield f"\n## {title}\n\n"
    for each in subjects:
        lines = [change_words(change, diff) for change in each.changes]
        yield from _listed(subject_words(each.subject), lines)


def _listed(heading: str, lines: list[str]) -> Iterator[str]:
    yield f"- **{_plain(heading)}**\n"
    for line in lines:
        yield f"  - {_plain(line)}\n"


def _plain(text: str) -> str:
    """Write text that no Markdown reader takes for marks of its own."""
    return _MARKS.sub(r"\\\1", text)
