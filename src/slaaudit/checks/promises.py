"""The versions of standards that must say what their quotes say."""

from collections.abc import Iterator

from slaaudit.findings import Place
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.nodes import MappingNode, child, entry_place, place
from slaaudit.spec.parts import Limit
from slaaudit.spec.standards import DurationStandard, JudgedStandard

Promise = tuple[MappingNode, JudgedStandard]


def quoted_promises(draft: Draft) -> Iterator[Promise]:
    """The newest version of each standard under each of its quotes.

    A limit that is dated may have changed under one quote; readings differ on purpose, and a
    figure that is the institution's own stands in no quote.
    """
    judged = {id(node): standard for node, standard in draft.judged}
    for written in draft.standards:
        newest: dict[str, Promise] = {}
        for node in written.versions:
            standard = judged.get(id(node))
            if standard is not None and standard.cite.quote and standard.own_choice is None:
                newest[standard.cite.quote] = (node, standard)
        yield from newest.values()


def place_of(node: MappingNode, *keys: str) -> Place:
    """Where the innermost of these keys was written; the standard's id where it was not."""
    *way, last = keys
    held = child(node, *way) if way else node
    entry = held.entry(last) if isinstance(held, MappingNode) else None
    if entry is not None:
        return entry_place(entry)
    own = node.entry("id")
    return place(node if own is None else own.value)


def limit_of(standard: JudgedStandard) -> Limit | None:
    """The limit of a standard; a deadline and a check have none."""
    limit: Limit | None = getattr(standard, "limit", None)
    return limit


def petitions(draft: Draft) -> dict[int, tuple[MappingNode, DurationStandard]]:
    """The concrete standards on the petition clock, by the identity of their nodes."""
    return {
        id(node): (node, standard)
        for node, standard in draft.judged
        if isinstance(standard, DurationStandard)
        and draft.base_clock(node.get("clock")) == "civil_petition"
    }
