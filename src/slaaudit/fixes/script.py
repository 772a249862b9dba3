"""The text of a rule file by line and column, and the same text after edits."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from slaaudit.findings import Edit, Place
from slaaudit.rulefile.nodes import MappingNode, SequenceNode
from slaaudit.rulefile.yaml_nodes import read_nodes
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from slaaudit.rulefile.nodes import Node

_MARK = "\ufeff"
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(frozen=True)
class Script:
    """One rule file as it stands; lines and columns are those of `Place`."""

    file: str
    content: bytes

    @cached_property
    def text(self) -> str:
        """The text without a byte order mark; what is no UTF-8 has no text that could be mended."""
        try:
            return self.content.decode().removeprefix(_MARK)
        except UnicodeDecodeError:
            return ""

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends."""
        return tuple(_LINE_END.split(self.text))

    @cached_property
    def tree(self) -> Node | None:
        """The file as nodes; None where it cannot be read."""
        return read_nodes(self.file, self.content)[0]

    @cached_property
    def holders(self) -> Mapping[tuple[int, int], MappingNode]:
        """The mapping that each key stands in, by the key's line and column."""
        found: dict[tuple[int, int], MappingNode] = {}
        waiting: list[Node] = [] if self.tree is None else [self.tree]
        while waiting:
            node = waiting.pop()
            if isinstance(node, SequenceNode):
                waiting += node.items
            elif isinstance(node, MappingNode):
                found |= {entry.key.extent[:2]: node for entry in node.entries}
                waiting += [entry.value for entry in node.entries]
        return found

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return (0, *(match.end() for match in _LINE_END.finditer(self.text)))

    def line(self, number: int | None) -> str:
        """Give a line; an empty one where there is none."""
        return self.lines[number - 1] if number and number <= len(self.lines) else ""

    def at(self, place: Place) -> str:
        """Give what stands at a place, its quotes with it."""
        if None in (place.line, place.column, place.end_line, place.end_column):
            return ""
        return self.between(edit_at(place, ""))

    def between(self, edit: Edit) -> str:
        """Give what an edit takes the place of."""
        return self.text[self._offset(edit.line, edit.column) : self._until(edit)]

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """Give the file after edits that do not overlap; all else stays as it is, byte for byte."""
        text = self.text
        mark = self.content.startswith(_MARK.encode())
        for edit in sorted(edits, key=lambda each: (each.line, each.column), reverse=True):
            if edit.column == 0:
                mark = False
                continue
            start = self._offset(edit.line, edit.column)
            text = f"{text[:start]}{edit.text}{text[self._until(edit) :]}"
        return f"{_MARK if mark else ''}{text}".encode()

    def _offset(self, line: int, column: int) -> int:
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def _until(self, edit: Edit) -> int:
        return self._offset(edit.end_line, edit.end_column)


def edit_at(place: Place, text: str) -> Edit:
    """Put a text in the place of what stands there now."""
    line, column = place.line or 1, place.column or 1
    return Edit(line, column, place.end_line or line, place.end_column or column, text)


def in_line(number: int, start: int, end: int, text: str) -> Edit:
    """Put a text in the place of the characters from `start` to `end` (from 0) of a line."""
    return Edit(number, start + 1, number, end + 1, text)


def quoted(text: str) -> str:
    """Put a text in single quotes, as YAML writes them."""
    return "'" + text.replace("'", "''") + "'"
