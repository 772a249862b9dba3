"""A rule set on its way: what was written and what could be read, for the checks of meaning.

Most checks look at the nodes, not at the models, so that a mistake in one key of a standard does
not hide the next one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.clock_rules import CLOCK_NAMES
from slaaudit.rulefile.nodes import (
    Entry,
    MappingNode,
    Node,
    SequenceNode,
    child,
    entries_named,
    entries_of,
    keys_of,
    members,
    scalar_text,
    scalars,
)
from slaaudit.terms import RECORD_TERMS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slaaudit.rulefile.nodes import ScalarNode
    from slaaudit.rulefile.resolve import WrittenStandard
    from slaaudit.spec.ruleset import RuleSet
    from slaaudit.spec.standards import JudgedStandard
    from slaaudit.spec.waivers import Waiver


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that checks may look at.

    `rules` is None until the head and all standards can be read; `readable` has the standards that
    can, and is None where the head or `columns.yaml` cannot. `judged` pairs each readable concrete
    standard with its node, `waivers` each waiver of a readable file with its own.
    """

    head: MappingNode
    standards: tuple[WrittenStandard, ...]
    judged: tuple[tuple[MappingNode, JudgedStandard], ...] = ()
    columns: Node | None = None
    tests: Node | None = None
    rules: RuleSet | None = None
    waivers: tuple[tuple[MappingNode, Waiver], ...] = ()
    readable: RuleSet | None = None
    tests_readable: bool = True

    @property
    def ids(self) -> dict[str, None]:
        """The ids of all standards as written."""
        return dict.fromkeys(standard.id for standard in self.standards if standard.id)

    @property
    def sources(self) -> dict[str, None]:
        """The names of the sources."""
        return dict.fromkeys(keys_of(self.head.get("sources")))

    @property
    def records(self) -> dict[str, None]:
        """The records that standards may name."""
        return dict.fromkeys((*RECORD_TERMS, *keys_of(self.head.get("records"))))

    @property
    def clocks(self) -> dict[str, None]:
        """The clocks that standards may name."""
        return dict.fromkeys((*CLOCK_NAMES, *keys_of(self.head.get("clocks"))))

    @property
    def nodes(self) -> Iterator[MappingNode]:
        """Every concrete standard."""
        for standard in self.standards:
            yield from standard.concrete

    def base_clock(self, clock: Node | None) -> str | None:
        """Follow a clock to the named one that it rests on; None where the way is broken."""
        seen: set[str] = set()
        name = scalar_text(clock) or scalar_text(child(clock, "base"))
        while name is not None and name not in CLOCK_NAMES:
            if name in seen:
                return None
            seen.add(name)
            name = scalar_text(child(self.head, "clocks", name, "base"))
        return name


def references(node: MappingNode) -> Iterator[tuple[str, ScalarNode]]:
    """The other standards that a standard names: the key, and each name."""
    for key, value in (
        ("after", child(node, "after", "standard")),
        ("exception_to", node.get("exception_to")),
        ("due_of", child(node, "by", "due_of")),
    ):
        for name in scalars(value):
            yield key, name


def clock_names(node: MappingNode) -> Iterator[ScalarNode]:
    """Every name of a clock in a standard as written: its own, a base, `during`."""
    for holder in (node, *members(node.get("versions")), *members(node.get("readings"))):
        clock = child(holder, "clock")
        yield from scalars(child(clock, "base") if isinstance(clock, MappingNode) else clock)
    for entry in entries_named(node, "during"):
        yield from scalars(entry.value)


def test_entries(tests: Node | None) -> Iterator[MappingNode]:
    """Every written test of `tests.yaml`."""
    written = child(tests, "tests")
    if isinstance(written, SequenceNode):
        yield from (item for item in written.items if isinstance(item, MappingNode))


def limit_entry(node: MappingNode) -> tuple[Entry, ScalarNode] | None:
    """The one bound of a standard's limit and its amount, or the unit of a `per case` one."""
    bounds = [entry for entry in entries_of(node.get("limit")) if entry.key.text != "no_figure"]
    if len(bounds) != 1:
        return None
    amounts = tuple(scalars(bounds[0].value))
    return (bounds[0], amounts[0]) if len(amounts) == 1 else None
