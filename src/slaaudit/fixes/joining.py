"""A text that its commas broke inside braces: `{quote: 신속, 정확하게}` was meant as one value."""

import re

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script, in_line, quoted
from slaaudit.rulefile.nodes import Entry, ScalarNode, place

_A_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def joined(finding: Finding, script: Script) -> Edit | None:
    """Put the value before the key in quotes together with all that its commas parted from it."""
    holder = script.holders.get((finding.place.line or 0, finding.place.column or 0))
    entries = () if holder is None else holder.entries
    at = next((n for n, entry in enumerate(entries) if place(entry.key) == finding.place), None)
    if at is None or not _is_piece(entries[at], script):
        return None
    first, last = at, at
    while first >= 0 and _is_piece(entries[first], script):
        first -= 1
    while last + 1 < len(entries) and _is_piece(entries[last + 1], script):
        last += 1
    head = entries[first].value if first >= 0 else None
    if not isinstance(head, ScalarNode) or not head.plain or not head.text:
        return None
    start, end = place(head), place(entries[last].key)
    if start.line is None or start.line != end.line or not start.column or not end.end_column:
        return None
    span = start.column - 1, end.end_column - 1
    return in_line(start.line, *span, quoted(script.line(start.line)[slice(*span)]))


def _is_piece(entry: Entry, script: Script) -> bool:
    """Tell whether this was never written as a key: no colon follows it, and it reads as text."""
    value = entry.value
    if not isinstance(value, ScalarNode) or value.text or not entry.key.plain:
        return False
    line, column = entry.key.extent[2:]
    behind = script.line(line)[column - 1 :].lstrip()
    return behind.startswith((",", "}")) and _A_KEY.fullmatch(entry.key.text) is None
