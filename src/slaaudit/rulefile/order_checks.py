"""Standards that rest on others: no circles, and what they rest on can bear them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.draft import Draft, references
from slaaudit.rulefile.nodes import MappingNode, ScalarNode, place, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    _Edges = dict[str, dict[str, ScalarNode]]

#: Verdicts wait for `after` and `due_of`; `exception_to` is an order of its own.
_ORDERS = (("after", "due_of"), ("exception_to",))


def circles(draft: Draft) -> Iterator[Finding]:
    """No standard waits for itself, directly or through others."""
    for keys in _ORDERS:
        edges: _Edges = {}
        for node in draft.nodes:
            own = scalar_text(node.get("id"))
            for key, name in references(node):
                if own and key in keys:
                    edges.setdefault(own, {}).setdefault(name.text, name)
        yield from _circles_in(edges, "/".join(keys))


def _circles_in(edges: _Edges, key: str) -> Iterator[Finding]:
    """Walk depth first with a stack of its own; an edge back into the path closes a circle."""
    done: set[str] = set()
    for start in edges:
        if start in done:
            continue
        path: dict[str, None] = {start: None}
        ways = [iter(edges[start].items())]
        while ways:
            following = next(ways[-1], None)
            if following is None:
                ways.pop()
                done.add(path.popitem()[0])
                continue
            name, where = following
            if name in path:
                names = [*path][[*path].index(name) :]
                facts = {"key": key, "circle": " → ".join([*names, name])}
                yield Finding("SLA303", place(where), facts)
            elif name in edges and name not in done:
                path[name] = None
                ways.append(iter(edges[name].items()))


def bearing(draft: Draft) -> Iterator[Finding]:
    """A due moment is taken only from a standard that has one, a verdict only from a judged one."""
    measures = {
        scalar_text(node.get("id")): scalar_text(node.get("measure")) for node in draft.nodes
    }
    for node in draft.nodes:
        for key, name in references(node):
            measure = measures.get(name.text)
            facts = {"key": key, "shown": name.text, "measure": measure or ""}
            if key == "due_of" and measure not in (None, "duration", "deadline"):
                yield Finding("SLA313", place(name), facts)
            elif measure == "attest":
                yield Finding("SLA314", place(name), facts)


def mixed_measures(draft: Draft) -> Iterator[Finding]:
    """The versions of a standard are all judged from a log, or all attested."""
    for standard in draft.standards:
        measures = {scalar_text(node.get("measure")) for node in standard.concrete}
        if "attest" in measures and len(measures) > 1:
            yield Finding("SLA317", _id_place(standard.node))
        elif "attest" in measures and standard.readings:
            yield Finding("SLA317", _id_place(standard.readings[0].head))


def _id_place(node: MappingNode) -> Place:
    held = node.get("id")
    return place(held if held is not None else node)
