"""The bytes of a YAML file → a tree of nodes, or findings that say what stands in the way.

Only the plain part of YAML is allowed: no anchors, tags, merge keys or second documents. They hide
where a value comes from, and a small file with aliases can stand for one of gigabytes.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.nodes import (
    Entry,
    Extent,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    place,
)
from slaaudit.rulefile.yaml_advice import MAX_DEPTH, syntax_finding
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

#: A charter of 200 standards has about 100 kB; what is far bigger is no rule file.
MAX_BYTES = 2_000_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
#: What making a named tuple comes to, in half the time: a rule set has tens of thousands of nodes.
_new = tuple.__new__
# Control characters, and line breaks that editors do not count (NEL, LS, PS), which would shift
# every line number. A pattern of what is allowed would be all of Unicode, and slow to compile.
_BAD_CHARACTER = re.compile(
    "[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x9f\\u2028\\u2029\\ufeff\\ufffe\\uffff]"
)


@lru_cache(maxsize=32)  # a run looks at its few files more than once, and nodes never change
def read_nodes(file: str, content: bytes) -> tuple[Node | None, tuple[Finding, ...]]:
    """Read a file's bytes; the tree is None where a finding stands in the way of reading it.

    Never raises, whatever the bytes are.
    """
    text, findings = _decode(file, content)
    if text is None:
        return None, findings
    builder = _Builder(file)
    try:
        # as yaml.parse, which asks before each event whether there is one more
        node = builder.build(iter(_LOADER(text).get_event, None))
    except yaml.YAMLError as error:
        return None, (*findings, *builder.findings, syntax_finding(file, text, error))
    if node is None and not builder.findings:
        builder.report("SLA108", (1, 1, 1, 1))
    return (None if builder.refused else node), (*findings, *builder.findings)


def _decode(file: str, content: bytes) -> tuple[str | None, tuple[Finding, ...]]:
    if len(content) > MAX_BYTES:
        return None, (Finding("SLA102", Place(file), {"most": MAX_BYTES}),)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8", errors="replace")
        return None, (Finding("SLA103", place_after(file, before)),)
    findings: tuple[Finding, ...] = ()
    if text.startswith("\ufeff"):
        text = text[1:]
        findings = (Finding("SLA104", Place(file, 1, 1, 1, 1)),)
    bad = _BAD_CHARACTER.search(text)
    if bad is not None:
        facts_of = {"code_point": f"U+{ord(bad[0]):04X}"}
        return None, (Finding("SLA105", place_after(file, text[: bad.start()]), facts_of),)
    return text, findings


def place_after(file: str, before: str) -> Place:
    """Give the place of the character that follows this text."""
    lines = re.split("\r\n|\r|\n", before)
    line, column = len(lines), len(lines[-1]) + 1
    return Place(file, line, column, line, column + 1)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    start: tuple[int, int]
    is_mapping: bool
    items: list[Node] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    key: ScalarNode | None = None
    awaits_value: bool = False


class _Builder:
    """Builds the tree from parser events with its own stack, so that no depth can break it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.findings: list[Finding] = []
        self.refused = False
        self._open: list[_Open] = []
        self._root: Node | None = None
        self._documents = 0

    def report(self, code: str, extent: Extent, **facts: str | int) -> None:
        """Note a finding that makes the file unusable."""
        line, column, end_line, end_column = extent
        where = Place(self.file, line, column, end_line, end_column)
        self.findings.append(Finding(code, where, facts))
        self.refused = True

    def build(self, events: Iterator[Any]) -> Node | None:
        """Go through the events; stops early where going on would be of no use."""
        take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        for event in events:
            handler = take.get(type(event))
            if handler is not None:
                handler(event)
            if self._documents > 1 or len(self._open) > MAX_DEPTH:
                break
        return self._root

    def _scalar(self, event: Any) -> None:  # noqa: ANN401  # PyYAML's events are untyped
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        text = event.value
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        self._add(_new(ScalarNode, (self.file, _extent(event), text, not event.style)))

    def _alias(self, event: Any) -> None:  # noqa: ANN401  # the same
        self.report("SLA110", _extent(event), shown=f"*{event.anchor}")
        self._add(ScalarNode(self.file, _extent(event), ""))

    def _document(self, event: Any) -> None:  # noqa: ANN401  # the same
        self._documents += 1
        if self._documents > 1:
            self.report("SLA112", _extent(event))

    def _refuse_extras(self, event: Any) -> None:  # noqa: ANN401  # the same
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        extent = (line, column, line, column + 1)
        if event.anchor is not None:
            self.report("SLA110", extent, shown=f"&{event.anchor}")
        if event.tag is not None:
            self.report("SLA111", extent, shown=str(event.tag))

    def _start(self, event: Any) -> None:  # noqa: ANN401  # the same
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event)
        start = (event.start_mark.line + 1, event.start_mark.column + 1)
        self._open.append(_Open(start, isinstance(event, yaml.MappingStartEvent)))
        if len(self._open) > MAX_DEPTH:
            self.report("SLA109", (*start, start[0], start[1] + 1), most=MAX_DEPTH)

    def _end(self, event: Any) -> None:  # noqa: ANN401  # the same
        done = self._open.pop()
        extent = (*done.start, event.end_mark.line + 1, event.end_mark.column + 1)
        if done.is_mapping:
            self._add(MappingNode(self.file, extent, done.entries))
        else:
            self._add(SequenceNode(self.file, extent, tuple(done.items)))

    def _add(self, node: Node) -> None:
        if not self._open:
            self._root = node
            return
        holder = self._open[-1]
        if not holder.is_mapping:
            holder.items.append(node)
        elif not holder.awaits_value:
            holder.awaits_value = True
            holder.key = self._as_key(node)
        else:
            holder.awaits_value = False
            self._add_entry(holder, node)

    def _as_key(self, node: Node) -> ScalarNode | None:
        if not isinstance(node, ScalarNode):
            self.report("SLA113", node.extent)
            return None
        if node.plain and node.text == "<<":
            self.report("SLA110", node.extent, shown="<<")
        return node

    def _add_entry(self, holder: _Open, value: Node) -> None:
        key = holder.key
        if key is None:
            return
        first = holder.entries.get(key.text)
        if first is None:
            holder.entries[key.text] = _new(Entry, (key, value))
            return
        line, column = first.key.extent[:2]
        facts: dict[str, str | int | float] = {"key": key.text, "line": line, "column": column}
        self.findings.append(Finding("SLA206", place(key), facts))


def _extent(event: Any) -> Extent:  # noqa: ANN401  # PyYAML's events are untyped
    start, end = event.start_mark, event.end_mark
    return start.line + 1, start.column + 1, end.line + 1, end.column + 1
