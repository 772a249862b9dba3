"""SLA336: from the day that a standard is in force, some version of it always is."""

from collections.abc import Iterator
from datetime import date

from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.merge import Bounds, bounds_of
from slaaudit.rulefile.nodes import Node, place


def version_gaps(draft: Draft) -> Iterator[Finding]:
    """Find days between two versions, or before the first, on which a standard promises nothing."""
    for written in draft.standards:
        spans = [bounds_of(version.get("in_force")) for version in written.versions]
        ends: list[tuple[date | None, Bounds]] = [(span.until_on, span) for span in spans]
        begun = bounds_of(written.node.get("in_force")).from_on
        for ended_on, following in zip([begun, *(end for end, _ in ends)], spans, strict=False):
            yield from _gap(written.id, ended_on, following)


def _gap(standard: str, ended_on: date | None, following: Bounds) -> Iterator[Finding]:
    start: Node | None = following.from_node
    if start is None or ended_on is None or following.from_on is None:
        return
    if ended_on < following.from_on:
        facts = {
            "standard": standard,
            "first": ended_on.isoformat(),
            "next": following.from_on.isoformat(),
        }
        yield Finding("SLA336", place(start), facts)
