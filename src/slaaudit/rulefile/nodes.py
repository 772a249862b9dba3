"""A rule file as a tree of text: every key and every value with its place.

Nodes are named tuples: a rule set has tens of thousands, and frozen dataclasses take four times as
long to make.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from slaaudit.findings import Place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Line, column, end line, end column; all from 1, the ends exclusive, columns in code points.
Extent: TypeAlias = tuple[int, int, int, int]


class ScalarNode(NamedTuple):
    """A scalar: always text. `plain` tells that it stood without quotes."""

    file: str
    extent: Extent
    text: str
    plain: bool = True


class Entry(NamedTuple):
    """A key with its value."""

    key: ScalarNode
    value: Node


class MappingNode(NamedTuple):
    """A mapping in the order written, without duplicate keys."""

    file: str
    extent: Extent
    by_key: Mapping[str, Entry]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries in the order written."""
        return tuple(self.by_key.values())

    def entry(self, key: str) -> Entry | None:
        """Find an entry by its key."""
        return self.by_key.get(key)

    def get(self, key: str) -> Node | None:
        """Find a value by its key."""
        entry = self.entry(key)
        return None if entry is None else entry.value


class SequenceNode(NamedTuple):
    """A list."""

    file: str
    extent: Extent
    items: tuple[Node, ...]


Node: TypeAlias = ScalarNode | MappingNode | SequenceNode
#: What pydantic validates: text, lists and mappings of text.
Plain: TypeAlias = "str | list[Plain] | dict[str, Plain]"


def place(node: Node) -> Place:
    """Say where a node is."""
    line, column, end_line, end_column = node.extent
    return Place(node.file, line, column, end_line, end_column)


def entry_place(entry: Entry) -> Place:
    """Where to point for a value: at it, or at its key where it is empty or fills many lines."""
    line, column, end_line, end_column = entry.value.extent
    shown = line == end_line and column < end_column
    return place(entry.value if shown else entry.key)


def inner_place(node: Node) -> Place:
    """Where to point for something that a node lacks: its first key, else its first character."""
    if isinstance(node, MappingNode) and node.entries and node.extent[0] != node.extent[2]:
        return place(node.entries[0].key)
    line, column, end_line, end_column = node.extent
    if line == end_line:
        return Place(node.file, line, column, end_line, end_column)
    return Place(node.file, line, column, line, column + 1)


def plain(node: Node) -> Plain:
    """Drop the places: text, lists and dicts."""
    match node:
        case ScalarNode():
            return node.text
        case MappingNode():
            return {key: plain(entry.value) for key, entry in node.by_key.items()}
        case SequenceNode():
            return [plain(item) for item in node.items]


def child(node: Node | None, *keys: str) -> Node | None:
    """Walk down mappings; None where the way ends."""
    for key in keys:
        node = node.get(key) if isinstance(node, MappingNode) else None
    return node


def scalar_text(node: Node | None) -> str | None:
    """Give the text of a scalar; None for anything else."""
    return node.text if isinstance(node, ScalarNode) else None


def members(node: Node | None) -> tuple[Node, ...]:
    """Give the items of a list; a single value stands for a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, SequenceNode) else (node,)


def scalars(node: Node | None) -> Iterator[ScalarNode]:
    """The scalars of a list, or the single one."""
    yield from (item for item in members(node) if isinstance(item, ScalarNode))


def entries_of(node: Node | None) -> tuple[Entry, ...]:
    """Give the entries of a mapping; none for anything else."""
    return node.entries if isinstance(node, MappingNode) else ()


def keys_of(node: Node | None) -> tuple[str, ...]:
    """Give the keys of a mapping; none for anything else."""
    return tuple(node.by_key) if isinstance(node, MappingNode) else ()


def entries_named(node: Node, key: str) -> Iterator[Entry]:
    """Every entry with that key, at any depth."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        if isinstance(current, SequenceNode):
            waiting += current.items
        elif isinstance(current, MappingNode):
            if key in current.by_key:
                yield current.by_key[key]
            waiting += [entry.value for entry in current.by_key.values()]


def find_word(node: Node, word: str) -> ScalarNode | None:
    """Find the first key or value that is exactly this word."""
    match node:
        case ScalarNode():
            return node if node.text == word else None
        case SequenceNode():
            found = (find_word(item, word) for item in node.items)
        case MappingNode():
            parts = [part for entry in node.entries for part in (entry.key, entry.value)]
            found = (find_word(part, word) for part in parts)
    return next((hit for hit in found if hit is not None), None)
