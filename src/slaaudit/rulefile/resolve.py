"""Written standards → concrete ones: `extends`, `versions`, dated limits and `readings` worked out.

All on nodes, so that every value of a concrete standard still knows where it was written.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import TYPE_CHECKING

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.merge import (
    Bounds,
    bounds_of,
    node_date,
    only,
    overridden,
    with_bounds,
    with_value,
    without,
)
from slaaudit.rulefile.nodes import (
    Entry,
    Extent,
    MappingNode,
    Node,
    SequenceNode,
    entries_of,
    entry_place,
    inner_place,
    keys_of,
    members,
    place,
    scalar_text,
)
from slaaudit.rulefile.suggest import suggested
from slaaudit.spec.parts import BOUNDS
from slaaudit.spec.standards import WRITTEN_KEYS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

#: No charter comes near; what is beyond is a circle in disguise, or meant to exhaust the memory.
MAX_CHAIN = 32
MAX_VARIANTS = 5_000

_HEAD_OF_READING = frozenset({"id", "why"})
_SPAN_KEYS = frozenset({"from", "until"})


@dataclass(frozen=True, slots=True)
class WrittenReading:
    """A reading: its id and reason, and the standard as it would be, version by version."""

    head: MappingNode
    versions: tuple[MappingNode, ...]


@dataclass(frozen=True, slots=True)
class WrittenStandard:
    """A standard as written, and what it stands for.

    `complete` is false where `extends` led nowhere: then missing keys are no news.
    """

    node: MappingNode
    versions: tuple[MappingNode, ...]
    readings: tuple[WrittenReading, ...]
    complete: bool

    @property
    def id(self) -> str:
        """The id as written; empty where there is none."""
        return scalar_text(self.node.get("id")) or ""

    @property
    def concrete(self) -> tuple[MappingNode, ...]:
        """Every version, then those of the readings."""
        return (*self.versions, *(node for part in self.readings for node in part.versions))


def resolve_standards(
    standards: SequenceNode, charter_span: Node | None
) -> tuple[tuple[WrittenStandard, ...], tuple[Finding, ...]]:
    """Work out every standard of a charter whose `in_force` is `charter_span`."""
    findings: list[Finding] = []
    written = [item for item in standards.items if isinstance(item, MappingNode)]
    findings += [
        Finding("SLA207", inner_place(item), {"key": "standards", "kind": "mapping"})
        for item in standards.items
        if not isinstance(item, MappingNode)
    ]
    by_id: dict[str, MappingNode] = {}
    for node in written:
        by_id.setdefault(scalar_text(node.get("id")) or "", node)
    resolver = _Resolver(by_id, bounds_of(charter_span), findings)
    return tuple(resolver.resolve(node) for node in written), tuple(findings)


@dataclass(frozen=True, slots=True)
class _Resolver:
    by_id: Mapping[str, MappingNode]
    charter: Bounds
    findings: list[Finding]
    spent: list[int] = field(default_factory=lambda: [0])

    def resolve(self, node: MappingNode) -> WrittenStandard:
        """Work out one standard."""
        whole, complete = self._extended(node, (node,))
        self.spent.append(self.spent[-1] + _cost(whole))
        if self.spent[-1] > MAX_VARIANTS:
            facts = {"most": MAX_VARIANTS}
            self.findings.append(Finding("SLA320", inner_place(node), facts))
            return WrittenStandard(node, (), (), complete=False)
        versions = self._dated(self._versions(whole))
        readings = tuple(self._readings(whole, versions))
        return WrittenStandard(node, versions, readings, complete)

    def _extended(
        self, node: MappingNode, chain: tuple[MappingNode, ...]
    ) -> tuple[MappingNode, bool]:
        entry = node.entry("extends")
        if entry is None:
            return node, True
        target = self._target(entry, chain) if len(chain) <= MAX_CHAIN else None
        if len(chain) > MAX_CHAIN:
            self.findings.append(Finding("SLA319", entry_place(entry), {"most": MAX_CHAIN}))
        own = without(node, {"extends"})
        if target is None:
            return own, False
        base, complete = self._extended(target, (*chain, target))
        # The id comes first, so that a missing key is reported here and not at the base.
        start = {**only(own, {"id"}).by_key, **without(base, {"id", "extends"}).by_key}
        return overridden(MappingNode(own.file, own.extent, start), own), complete

    def _target(self, entry: Entry, chain: tuple[MappingNode, ...]) -> MappingNode | None:
        name = scalar_text(entry.value)
        target = self.by_id.get(name) if name else None
        if name is None:
            facts: dict[str, str | int] = {"key": "extends", "kind": "text"}
            self.findings.append(Finding("SLA207", entry_place(entry), facts))
        elif target is None:
            known = [word for word in self.by_id if word]
            facts = {"key": "extends", "shown": name, **suggested(name, known)}
            self.findings.append(Finding("SLA302", entry_place(entry), facts))
        elif any(target is link for link in chain):
            if target is chain[0] and target.extent == min(link.extent for link in chain):
                names = [scalar_text(link.get("id")) or "" for link in (*chain, target)]
                facts = {"key": "extends", "circle": " → ".join(names)}
                self.findings.append(Finding("SLA303", _extends_place(target), facts))
            return None
        return target

    def _versions(self, whole: MappingNode) -> list[MappingNode]:
        base = without(whole, WRITTEN_KEYS)
        span = base.get("in_force")
        outer = self.charter if span is None else bounds_of(span)
        entry = whole.entry("versions")
        if entry is None:
            return [with_bounds(base, outer) if span is None else base]
        rows = [self._version(item) for item in self._mappings(entry, {"id", *WRITTEN_KEYS})]
        rows.sort(key=lambda row: row[0].from_on or date.min)
        versions = []
        for index, (bounds, changes) in enumerate(rows):
            following = rows[index + 1][0] if index + 1 < len(rows) else None
            closed = self._closed(bounds, following)
            inside = outer.narrowed(closed)
            if inside.empty and not closed.empty:
                where = place(bounds.from_node or bounds.until_node or changes)
                self.findings.append(Finding("SLA310", where))
            elif not inside.empty:
                versions.append(with_bounds(overridden(base, changes), inside))
        return versions

    def _version(self, item: MappingNode) -> tuple[Bounds, MappingNode]:
        if "in_force" in item.by_key:
            return bounds_of(item.get("in_force")), item
        bounds = bounds_of(item)
        if bounds.empty and bounds.from_node is not None:
            self.findings.append(Finding("SLA316", place(bounds.from_node)))
        return bounds, without(item, _SPAN_KEYS)

    def _closed(self, bounds: Bounds, following: Bounds | None) -> Bounds:
        """Let a version end where the next begins; they may not overlap."""
        if following is None:
            return bounds
        start, end = following.from_on, bounds.until_on
        unreadable = following.from_node is not None and start is None
        same = start is None or start == bounds.from_on
        if not unreadable and (same or (end is not None and start is not None and end > start)):
            earlier = bounds.from_node or bounds.until_node
            facts = {"line": earlier.extent[0] if earlier else 0}
            where = following.from_node or following.until_node
            if where is not None:
                self.findings.append(Finding("SLA309", place(where), facts))
        return Bounds(bounds.from_node, bounds.until_node or following.from_node)

    def _dated(self, versions: list[MappingNode]) -> tuple[MappingNode, ...]:
        """Turn dated limits into versions; a date that no version reaches is a finding."""
        used: set[Extent] = set()
        concrete: list[MappingNode] = []
        for version in versions:
            for key, dated in split_by_date(version):
                concrete.append(dated)
                used.add(key)
        for version in versions:
            for entry in _dated_amounts(version):
                if entry.key.extent not in used:
                    used.add(entry.key.extent)
                    self.findings.append(Finding("SLA310", place(entry.key)))
        return tuple(concrete)

    def _readings(
        self, whole: MappingNode, versions: tuple[MappingNode, ...]
    ) -> Iterator[WrittenReading]:
        entry = whole.entry("readings")
        if entry is None:
            return
        for item in self._mappings(entry, {"in_force", *WRITTEN_KEYS}):
            changes = without(item, _HEAD_OF_READING)
            if not changes.by_key:
                self.findings.append(Finding("SLA318", inner_place(item)))
            variants = [
                dated
                for version in versions
                for _, dated in split_by_date(overridden(version, changes))
            ]
            yield WrittenReading(only(item, _HEAD_OF_READING), tuple(variants))

    def _mappings(self, entry: Entry, forbidden: Collection[str]) -> Iterator[MappingNode]:
        """Give the mappings of a list, without the keys that may not stand there."""
        key = entry.key.text
        if not isinstance(entry.value, SequenceNode) or not entry.value.items:
            facts = {"key": key, "kind": "list"}
            self.findings.append(Finding("SLA207", entry_place(entry), facts))
            return
        for item in entry.value.items:
            if not isinstance(item, MappingNode):
                facts = {"key": key, "kind": "mapping"}
                self.findings.append(Finding("SLA207", inner_place(item), facts))
                continue
            for part in item.entries:
                if part.key.text in forbidden:
                    facts = {"key": part.key.text, "within": key}
                    self.findings.append(Finding("SLA218", place(part.key), facts))
            yield without(item, forbidden)


def split_by_date(version: MappingNode) -> Iterator[tuple[Extent, MappingNode]]:
    """Split a version with a dated limit: for each date its version, named by the date's extent.

    The first is in force from its date, never before. Without a dated limit, or with a date that
    cannot be read, the version stays whole.
    """
    limit = version.entry("limit")
    amounts = sorted(_dated_amounts(version), key=lambda entry: entry.key.text)
    if limit is None or not isinstance(limit.value, MappingNode) or not amounts:
        yield version.extent, version
        return
    bound = limit.value.entries[0]
    outer = bounds_of(version.get("in_force"))
    ends = [*(entry.key for entry in amounts[1:]), None]
    for amount, end in zip(amounts, ends, strict=True):
        inside = outer.narrowed(Bounds(amount.key, end))
        if not inside.empty:
            fixed = with_value(limit.value, bound.key, amount.value)
            yield amount.key.extent, with_bounds(with_value(version, limit.key, fixed), inside)


def _dated_amounts(version: MappingNode) -> tuple[Entry, ...]:
    limit = version.get("limit")
    if not isinstance(limit, MappingNode) or len(limit.entries) != 1:
        return ()
    bound = limit.entries[0]
    if bound.key.text not in BOUNDS or not isinstance(bound.value, MappingNode):
        return ()
    amounts = bound.value.entries
    return amounts if all(node_date(entry.key) for entry in amounts) else ()


def _cost(standard: MappingNode) -> int:
    """How many concrete standards one written standard may come to, at the most."""
    versions = max(1, len(members(standard.get("versions"))))
    readings = 1 + len(members(standard.get("readings")))
    dates = [len(keys_of(bound.value)) for bound in entries_of(standard.get("limit"))]
    return versions * readings * max([1, *dates])


def _extends_place(node: MappingNode) -> Place:
    entry = node.entry("extends")
    return inner_place(node) if entry is None else entry_place(entry)
