"""Names must lead somewhere: standards, records, clocks, sources; and ids must be unique."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from slaaudit.clock_rules import ClockRule, UnusedOption
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft, clock_names, references, test_entries
from slaaudit.rulefile.merge import bounds_of
from slaaudit.rulefile.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    child,
    entries_named,
    entries_of,
    members,
    place,
    scalar_text,
    scalars,
)
from slaaudit.rulefile.suggest import suggested

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator


def duplicate_standards(draft: Draft) -> Iterator[Finding]:
    """No two standards share an id."""
    yield from _repeated(standard.node.get("id") for standard in draft.standards)


def duplicate_parts(draft: Draft) -> Iterator[Finding]:
    """No two readings, and no two excuses, of a standard share an id; nor do two waivers."""
    for standard in draft.standards:
        for key in ("readings", "excuse"):
            yield from _repeated(child(part, "id") for part in members(standard.node.get(key)))
    yield from _repeated(node.get("id") for node, _ in draft.waivers)


def _repeated(nodes: Iterable[Node | None]) -> Iterator[Finding]:
    first: dict[str, ScalarNode] = {}
    for node in nodes:
        if not isinstance(node, ScalarNode):
            continue
        earlier = first.setdefault(node.text, node)
        if earlier is not node:
            line, column = earlier.extent[:2]
            facts: dict[str, str | int | float] = {"id": node.text, "line": line, "column": column}
            yield Finding("SLA301", place(node), facts)


def unknown_standards(draft: Draft) -> Iterator[Finding]:
    """Whatever names a standard names one that there is."""
    known = draft.ids
    for node in draft.nodes:
        for key, name in references(node):
            yield from _unknown("SLA302", name, known, key)
    for test in test_entries(draft.tests):
        for name in scalars(test.get("standard")):
            yield from _unknown("SLA302", name, known, "standard")
    for provision in members(draft.head.get("provisions")):
        for name in scalars(child(provision, "standards")):
            yield from _unknown("SLA302", name, known, "standards")
    for waiver, _ in draft.waivers:
        for name in scalars(waiver.get("standard")):
            yield from _unknown("SLA302", name, known, "standard")


def unknown_records(draft: Draft) -> Iterator[Finding]:
    """Whatever names a record names one that the house knows or the charter declares."""
    known = draft.records
    for node in draft.nodes:
        holders: tuple[Node, ...] = (node, *members(node.get("pause")))
        for holder in holders:
            for name in scalars(child(holder, "record")):
                yield from _unknown("SLA304", name, known, "record")
    for entry in entries_of(child(draft.columns, "records")):
        yield from _unknown("SLA304", entry.key, known, "records")


def unknown_clocks(draft: Draft) -> Iterator[Finding]:
    """Whatever names a clock names one that the house knows or the charter derives."""
    known = draft.clocks
    for entry in entries_of(draft.head.get("clocks")):
        for name in scalars(child(entry.value, "base")):
            yield from _unknown("SLA305", name, known, "base")
            if name.text in known and draft.base_clock(entry.value) is None:
                facts = {"key": "base", "circle": f"{entry.key.text} → {name.text} → …"}
                yield Finding("SLA303", place(name), facts)
    written = (standard.node for standard in draft.standards)
    for node in (*written, *(waiver for waiver, _ in draft.waivers)):
        for name in clock_names(node):
            yield from _unknown("SLA305", name, known, "clock")


def idle_clock_options(draft: Draft) -> Iterator[Finding]:
    """A derived clock changes only what its base has a use for."""
    clocks = [entry.value for entry in entries_of(draft.head.get("clocks"))]
    for clock in (*clocks, *(node.get("clock") for node in draft.nodes)):
        base = draft.base_clock(clock) if isinstance(clock, MappingNode) else None
        for entry in entries_of(clock) if base is not None else ():
            option: dict[str, Any] = {"base": base, entry.key.text: scalar_text(entry.value)}
            try:
                ClockRule(**option)
            except UnusedOption as unused:
                facts = {"key": unused.option, "base": unused.base}
                yield Finding("SLA321", place(entry.key), facts)
            except (TypeError, ValueError):
                continue  # an unknown key or value is a finding of the schema


def unknown_sources(draft: Draft) -> Iterator[Finding]:
    """Every citation names a source that the charter lists."""
    known = draft.sources
    for standard in draft.standards:
        for entry in entries_named(standard.node, "cite"):
            for name in scalars(child(entry.value, "source")):
                yield from _unknown("SLA401", name, known, "source")
    for provision in members(draft.head.get("provisions")):
        for name in scalars(child(provision, "cite", "source")):
            yield from _unknown("SLA401", name, known, "source")


def _unknown(code: str, name: ScalarNode, known: Collection[str], key: str) -> Iterator[Finding]:
    if name.text and name.text not in known:
        facts = {"key": key, "shown": name.text, **suggested(name.text, known)}
        yield Finding(code, place(name), facts)


def reversed_spans(draft: Draft) -> Iterator[Finding]:
    """Nothing ends before it begins."""
    written: tuple[MappingNode, ...] = (draft.head, *(part.node for part in draft.standards))
    for node in written:
        for entry in entries_named(node, "in_force"):
            span = bounds_of(entry.value)
            if span.empty and span.from_node is not None:
                yield Finding("SLA316", place(span.from_node))
