"""Whether fixes do harm: a finding that stays, or an error that they themselves brought about.

Fixes add and remove no lines, so that a finding is known again by its code, file, line and word.
Behind a mistake there may be others that could not be seen: those are revealed, not brought about.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from slaaudit.findings import Severity
from slaaudit.rulefile.nodes import MappingNode, Node, SequenceNode

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from slaaudit.findings import Edit, Finding
    from slaaudit.fixes.script import Script

    _Key = tuple[str, str | None, int | None, tuple[object, ...]]

#: The facts that tell findings of one line apart.
_WORDS = ("key", "shown", "field", "standard")
#: A mended key takes no other key away; that one is missing came to light with the measure.
_NEVER_BROUGHT = frozenset({"SLA202"})


def does_harm(
    fixes: Sequence[Finding],
    before: Sequence[Finding],
    after: Sequence[Finding],
    scripts: Mapping[str, Script],
) -> bool:
    """Compare what is found before and after all these fixes."""
    was, now = Counter(map(_key, before)), Counter(map(_key, after))
    fixed = Counter(map(_key, fixes))
    if any(now[key] > was[key] - count for key, count in fixed.items()):
        return True
    grown = [
        error
        for error in after
        if error.severity is Severity.ERROR and now[_key(error)] > was[_key(error)]
    ]
    return any(_is_harm(error, fixes, scripts) for error in grown)


def _is_harm(error: Finding, fixes: Sequence[Finding], scripts: Mapping[str, Script]) -> bool:
    near = [fix for fix in fixes if fix.place.file == error.place.file]
    script = scripts.get(error.place.file or "")
    if script is None or not any(_brought(error, fix, script) for fix in near):
        return False
    return not any(_revealed(error, fix, script) for fix in near)


def _key(finding: Finding) -> _Key:
    words = tuple(finding.facts.get(name) for name in _WORDS)
    return finding.code, finding.place.file, finding.place.line, words


def _is_of_text(finding: Finding) -> bool:
    return finding.code.startswith("SLA1")


def _brought(error: Finding, fix: Finding, script: Script) -> bool:
    """Tell whether an error may come from a fix: it lies in the same standard, or the same test."""
    edit, line = fix.fix, error.place.line
    if edit is None or line is None:
        return False
    if _is_of_text(fix):
        return line <= edit.end_line if _is_of_text(error) else _within(error, edit)
    if _is_of_text(error):
        return True
    first, last = _item_around(script.tree, edit.line)
    return first <= line <= last


def _revealed(error: Finding, fix: Finding, script: Script) -> bool:
    """Tell whether an error was there before a fix, and could not be seen."""
    edit, line = fix.fix, error.place.line or 0
    if edit is None or _is_of_text(error) or _within(error, edit):
        return False
    opened = _opened(script, fix)
    return (
        error.code in _NEVER_BROUGHT
        or _names_form(fix)
        or (opened is not None and opened[0] <= line <= opened[1])
    )


def _names_form(fix: Finding) -> bool:
    """Tell whether a standard is read by its measure only now, and so seen for the first time."""
    return "measure" in (fix.facts.get("sure"), fix.facts.get("key"))


def _within(error: Finding, edit: Edit) -> bool:
    """Tell whether an error stands at the very text that was written."""
    column = error.place.column or 0
    return error.place.line == edit.line and (
        edit.column <= column < edit.column + max(1, len(edit.text))
    )


def _opened(script: Script, fix: Finding) -> tuple[int, int] | None:
    """Give the lines of the value whose key is mended: nothing looked into it before."""
    start = (fix.place.line or 0, fix.place.column or 0)
    holder = script.holders.get(start)
    for entry in () if holder is None else holder.entries:
        if entry.key.extent[:2] == start:
            return entry.key.extent[0], entry.value.extent[2]
    return None


def _item_around(tree: Node | None, line: int) -> tuple[int, int]:
    """Give the lines of the standard or test that a line belongs to; else that line alone."""
    for entry in tree.entries if isinstance(tree, MappingNode) else ():
        for item in entry.value.items if isinstance(entry.value, SequenceNode) else ():
            first, _, last, column = item.extent
            if first <= line <= (last if column > 1 else last - 1):
                return first, last
    return line, line
