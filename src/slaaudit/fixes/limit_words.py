"""The bound of a limit becomes the one that the quote names in so many words."""

from slaaudit.findings import Edit, Finding
from slaaudit.fixes.script import Script, edit_at
from slaaudit.rulefile.nodes import (
    MappingNode,
    ScalarNode,
    entries_named,
    entry_place,
    place,
)


def bound_mended(finding: Finding, script: Script) -> Edit | None:
    """Write the other bound; dated limits and amounts from the log are left to people."""
    meant = str(finding.facts.get("sure") or "")
    tree = script.tree
    limits = [] if tree is None else [*entries_named(tree, "limit")]
    limit = next((each.value for each in limits if entry_place(each) == finding.place), None)
    if not meant or not isinstance(limit, MappingNode) or len(limit.entries) != 1:
        return None
    bound = limit.entries[0]
    if not isinstance(bound.value, ScalarNode):
        return None
    return edit_at(place(bound.key), meant)
