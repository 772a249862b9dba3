"""Overriding keys, and spans of time, on nodes: what is taken over keeps its place in the file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from slaaudit.rulefile.nodes import Entry, MappingNode, Node, ScalarNode, scalar_text
from slaaudit.spec.scalars import read_date
from slaaudit.spec.standards import MEASURES, WRITTEN_KEYS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection

#: Mappings of named entries: they are overridden entry by entry, every other value as a whole.
KEYS_BY_ENTRY = frozenset({"exclude"})


def without(mapping: MappingNode, keys: Collection[str]) -> MappingNode:
    """Leave out some keys."""
    kept = {key: entry for key, entry in mapping.by_key.items() if key not in keys}
    return MappingNode(mapping.file, mapping.extent, kept)


def only(mapping: MappingNode, keys: Collection[str]) -> MappingNode:
    """Keep some keys alone."""
    kept = {key: entry for key, entry in mapping.by_key.items() if key in keys}
    return MappingNode(mapping.file, mapping.extent, kept)


def with_value(mapping: MappingNode, key: ScalarNode, value: Node) -> MappingNode:
    """Set one key, in its old position where it had one."""
    entries = {**mapping.by_key, key.text: Entry(key, value)}
    return MappingNode(mapping.file, mapping.extent, entries)


def overridden(base: MappingNode, changes: MappingNode) -> MappingNode:
    """Take `base` with the keys of `changes` instead of its own.

    An empty value takes a key away. Where the changes state another measure, the keys that this
    measure does not have are left behind.
    """
    merged = dict(_fitting(base, changes).by_key)
    for key, entry in changes.by_key.items():
        old = merged.get(key)
        if old is not None and _is_empty(entry.value):
            del merged[key]
        elif old is not None and key in KEYS_BY_ENTRY:
            merged[key] = Entry(entry.key, _by_entry(old.value, entry.value))
        else:
            merged[key] = entry
    return MappingNode(base.file, base.extent, merged)


def _by_entry(old: Node, new: Node) -> Node:
    if not isinstance(old, MappingNode) or not isinstance(new, MappingNode):
        return new
    return overridden(old, new)


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.plain and not node.text


def _fitting(base: MappingNode, changes: MappingNode) -> MappingNode:
    measure = scalar_text(changes.get("measure"))
    if measure is None or measure == scalar_text(base.get("measure")):
        return base
    form = MEASURES.get(measure)
    return only(base, {*form.written_keys(), *WRITTEN_KEYS}) if form else base


@dataclass(frozen=True, slots=True)
class Bounds:
    """The ends of `in_force` as written: from (inclusive), until (exclusive); None is open."""

    from_node: Node | None = None
    until_node: Node | None = None

    @property
    def from_on(self) -> date | None:
        """The first day; None where it is open or unreadable."""
        return node_date(self.from_node)

    @property
    def until_on(self) -> date | None:
        """The day after the last; None where it is open or unreadable."""
        return node_date(self.until_node)

    @property
    def empty(self) -> bool:
        """Whether no day lies inside."""
        first, end = self.from_on, self.until_on
        return first is not None and end is not None and first >= end

    def narrowed(self, inner: Bounds) -> Bounds:
        """Give the days that lie in both."""
        later = (inner.from_on or date.min) >= (self.from_on or date.min)
        sooner = (inner.until_on or date.max) <= (self.until_on or date.max)
        return Bounds(
            inner.from_node if later and inner.from_node else self.from_node or inner.from_node,
            inner.until_node
            if sooner and inner.until_node
            else self.until_node or inner.until_node,
        )


def node_date(node: Node | None) -> date | None:
    """Read a scalar node as a date; None where it is none."""
    text = scalar_text(node)
    return None if text is None else read_date(text)


def bounds_of(span: Node | None) -> Bounds:
    """Read the ends of an `in_force` mapping."""
    if not isinstance(span, MappingNode):
        return Bounds()
    return Bounds(span.get("from"), span.get("until"))


def with_bounds(standard: MappingNode, bounds: Bounds) -> MappingNode:
    """Give a standard these ends of `in_force`; what else stands in the mapping stays."""
    span = standard.get("in_force")
    if span is not None and not isinstance(span, MappingNode):
        return standard
    held = span or MappingNode(standard.file, standard.extent, {})
    for name, node in (("from", bounds.from_node), ("until", bounds.until_node)):
        if node is not None:
            old = held.entry(name)
            held = with_value(held, old.key if old else _key_beside(node, name), node)
    return with_value(standard, _key_beside(held, "in_force"), held) if held.by_key else standard


def _key_beside(node: Node, name: str) -> ScalarNode:
    return ScalarNode(node.file, node.extent, name)
