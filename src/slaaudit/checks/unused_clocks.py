"""SLA333: every derived clock is used."""

from collections.abc import Iterator

from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft, clock_names
from slaaudit.rulefile.nodes import child, entries_of, place, scalar_text


def unused_clocks(draft: Draft) -> Iterator[Finding]:
    """Find derived clocks that no standard rests on, directly or through others."""
    clocks = {entry.key.text: entry for entry in entries_of(draft.head.get("clocks"))}
    waiting = [name.text for written in draft.standards for name in clock_names(written.node)]
    used: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in clocks and name not in used:
            used.add(name)
            waiting.append(scalar_text(child(clocks[name].value, "base")) or "")
    for name, entry in clocks.items():
        if name not in used:
            yield Finding("SLA333", place(entry.key), {"clock": name})
