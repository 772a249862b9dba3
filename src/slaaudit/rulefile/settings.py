"""Settings for a trial: keys of resolved standards, set by their path before they are validated.

A value is read by the declaration of its key, exactly as in a rule file; nothing is written.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.merge import overridden, with_value
from slaaudit.rulefile.nodes import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    child,
    members,
    scalar_text,
)
from slaaudit.rulefile.suggest import suggested
from slaaudit.rulefile.yaml_nodes import read_nodes
from slaaudit.spec.parts import BOUNDS
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from slaaudit.rulefile.resolve import WrittenReading, WrittenStandard

_WHERE = re.compile(r"\s*([^\s.=]+)\.([^\s=]+)\s*=(.*)", re.DOTALL)
#: Keys that say which standard it is, or that are resolved before a setting is applied.
_FIXED = frozenset({"id", "extends", "versions", "readings"})
_USUAL_BOUND = "at_most"


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of one standard and its value; `written` is the option as the user wrote it."""

    standard: str
    path: tuple[str, ...]
    value: Node
    written: str

    @property
    def place(self) -> Place:
        """Where its findings are: in no file, but in the option as it was written."""
        return Place(self.value.file)

    def key(self, name: str) -> ScalarNode:
        """Give a key as if it stood where the option does."""
        return ScalarNode(self.value.file, self.value.extent, name)


@dataclass(frozen=True, slots=True)
class Trial:
    """What is tried: settings of standards, and office hours (`09:00-12:00`) for every day."""

    settings: tuple[Setting, ...] = ()
    office_hours: tuple[str, ...] = ()

    def head(self, head: MappingNode) -> MappingNode:
        """Give the head of the charter with the hours that are tried, on every date."""
        if not self.office_hours:
            return head
        file, extent = "--office-hours", (1, 1, 1, 2)
        hours = SequenceNode(
            file, extent, tuple(ScalarNode(file, extent, each) for each in self.office_hours)
        )
        old = head.get("calendar")
        kept = dict(old.by_key) if isinstance(old, MappingNode) else {}
        kept.pop("dated_office_hours", None)
        kept["office_hours"] = Entry(ScalarNode(file, extent, "office_hours"), hours)
        calendar = MappingNode(head.file, (old or head).extent, kept)
        return with_value(head, ScalarNode(file, extent, "calendar"), calendar)

    def standards(
        self, written: Sequence[WrittenStandard]
    ) -> tuple[tuple[WrittenStandard, ...], tuple[Finding, ...]]:
        """Apply every setting in turn; what cannot be applied is a finding."""
        tried = list(written)
        findings: list[Finding] = []
        for setting in self.settings:
            ids = [each.id for each in tried]
            if setting.standard not in ids:
                facts = {"shown": setting.standard, **suggested(setting.standard, ids)}
                findings.append(Finding("SLA844", setting.place, facts))
                continue
            place = ids.index(setting.standard)
            outcome = _with_setting(tried[place], setting)
            if isinstance(outcome, Finding):
                findings.append(outcome)
            else:
                tried[place] = outcome
        return tuple(tried), tuple(findings)


NO_TRIAL = Trial()


def parse_setting(written: str, option: str = "--set") -> Setting | tuple[Finding, ...]:
    """Read `ID.limit=5일`; a value that begins with a bracket is read as in a rule file."""
    text = unicodedata.normalize("NFC", written)
    file = f"{option} {text}"
    match = _WHERE.fullmatch(text)
    if match is None or "" in (path := tuple(match[2].split("."))):
        return (Finding("SLA843", Place(file), {"shown": text}),)
    value = match[3].strip()
    if not value.startswith(("{", "[")):
        return Setting(match[1], path, ScalarNode(file, (1, 1, 1, 2), value), text)
    node, findings = read_nodes(file, value.encode())
    if node is None or findings:
        return findings
    return Setting(match[1], path, node, text)


def without_lines(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Name an option as the place of its findings: it has no lines."""
    return tuple(
        replace(each, place=Place(each.place.file))
        if (each.place.file or "").startswith("--")
        else each
        for each in findings
    )


def _with_setting(written: WrittenStandard, setting: Setting) -> WrittenStandard | Finding:
    key = setting.path[0]
    if key == "reading" and len(setting.path) == 1:
        return _with_reading(written, setting)
    if key in _FIXED or (key == "in_force" and len(written.versions) > 1):
        return Finding("SLA845", setting.place, {"key": key, "standard": written.id})
    readings = tuple(
        replace(
            reading,
            versions=tuple(_inheriting(each, written, setting) for each in reading.versions),
        )
        for reading in written.readings
    )
    versions = tuple(_set(each, setting) for each in written.versions)
    # some checks look at the standard as it was written
    node = _set(written.node, setting)
    return replace(written, node=node, versions=versions, readings=readings)


def _inheriting(reading: MappingNode, written: WrittenStandard, setting: Setting) -> MappingNode:
    """Let a reading follow a setting of a key that it takes over from its standard."""
    key = setting.path[0]
    own = reading.get(key)
    inherited = any(own == version.get(key) for version in written.versions)
    return _set(reading, setting) if inherited else reading


def _with_reading(written: WrittenStandard, setting: Setting) -> WrittenStandard | Finding:
    """Take another reading that the rules define for the standard itself."""
    name = scalar_text(setting.value) or ""
    by_id = {scalar_text(each.head.get("id")) or "": each for each in written.readings}
    chosen: WrittenReading | None = by_id.get(name)
    if chosen is None:
        facts = {"shown": name, "standard": written.id, **suggested(name, by_id)}
        return Finding("SLA846", setting.place, facts)
    why = chosen.head.get("why") or setting.value
    versions = tuple(with_value(each, setting.key("reading"), why) for each in chosen.versions)
    return replace(written, versions=versions)


def _set(standard: MappingNode, setting: Setting) -> MappingNode:
    key, *rest = setting.path
    old = standard.get(key)
    if key == "limit":
        value = _limit(old, rest, setting)
    elif key == "clock" and rest and isinstance(old, ScalarNode):
        named = MappingNode(old.file, old.extent, {"base": Entry(setting.key("base"), old)})
        value = _inside(named, rest, setting)
    else:
        value = _inside(old, rest, setting)
    change = {key: Entry(setting.key(key), value)}
    return overridden(standard, MappingNode(setting.value.file, setting.value.extent, change))


def _limit(old: Node | None, rest: Sequence[str], setting: Setting) -> Node:
    """Keep the bound where only the amount is set; a bound that is named takes its place."""
    if not rest and (isinstance(setting.value, MappingNode) or not scalar_text(setting.value)):
        return setting.value
    bound = next((each for each in BOUNDS if child(old, each) is not None), _USUAL_BOUND)
    name, *deeper = rest or [bound]
    value = _inside(child(old, name), deeper, setting)
    return _mapping(setting, {name: Entry(setting.key(name), value)})


def _inside(old: Node | None, rest: Sequence[str], setting: Setting) -> Node:
    """Set what lies deeper: by key in a mapping, by id or number (from 1) in a list."""
    if not rest:
        return setting.value
    name, *deeper = rest
    if isinstance(old, SequenceNode):
        place = _place_in(old, name)
        if place is not None:
            items = list(old.items)
            items[place] = _inside(items[place], deeper, setting)
            return SequenceNode(old.file, old.extent, tuple(items))
        if len(old.items) == 1:  # a list of one is as good as the one
            return SequenceNode(old.file, old.extent, (_inside(old.items[0], rest, setting),))
    base = old if isinstance(old, MappingNode) else _mapping(setting, {})
    if name == scalar_text(base.get("id")) and deeper:  # a list of one may be written as the one
        return _inside(base, deeper, setting)
    value = _inside(base.get(name), deeper, setting)
    change = _mapping(setting, {name: Entry(setting.key(name), value)})
    return overridden(base, change)


def _place_in(listed: SequenceNode, name: str) -> int | None:
    ids = [scalar_text(child(item, "id")) for item in members(listed)]
    if name in ids:
        return ids.index(name)
    number = int(name) - 1 if name.isdecimal() else -1
    return number if 0 <= number < len(ids) else None


def _mapping(setting: Setting, by_key: dict[str, Entry]) -> MappingNode:
    return MappingNode(setting.value.file, setting.value.extent, by_key)
