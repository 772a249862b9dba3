"""Fields: one kind each, and tests give only fields that their standard reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft, references, test_entries
from slaaudit.rulefile.nodes import (
    MappingNode,
    Node,
    child,
    entries_of,
    find_word,
    inner_place,
    members,
    place,
    scalar_text,
)
from slaaudit.rulefile.suggest import suggested
from slaaudit.spec.fields import FieldUse, condition_uses, dating_field, standard_uses

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from slaaudit.terms import FieldKind

#: Every log has them, whatever the standards read.
_EVERYWHERE = ("case_id", "department")


def two_kinds(draft: Draft) -> Iterator[Finding]:
    """No field is a number here and a word there, unless `columns.yaml` fixes its kind."""
    first: dict[tuple[str, str], tuple[FieldKind, str]] = {}
    for node, own_id, use in _uses(draft):
        if use.kind is None or use.field == "case_id" or _fixed(draft, use):
            continue
        kind, holder = first.setdefault((use.record, use.field), (use.kind, own_id))
        if kind is not use.kind:
            word = find_word(node, use.field)
            facts = {
                "field": use.field,
                "kind": use.kind.value,
                "other_kind": kind.value,
                "other": holder,
            }
            yield Finding("SLA311", place(word) if word else inner_place(node), facts)


def _uses(draft: Draft) -> Iterator[tuple[MappingNode, str, FieldUse]]:
    """Every use of a field, with what uses it: standards first, then waivers of their cases."""
    records: dict[str, str] = {}
    for node, standard in draft.judged:
        records[standard.id] = standard.record
        yield from ((node, standard.id, use) for use in standard_uses(standard))
    for node, waiver in draft.waivers:
        record = records.get(waiver.standard or "")
        if record is not None:
            yield from ((node, waiver.id, use) for use in condition_uses(record, waiver.when))


def _fixed(draft: Draft, use: FieldUse) -> bool:
    where = child(draft.columns, "records", use.record, "fields", use.field)
    return child(where, "kind") is not None


def unused_test_fields(draft: Draft) -> Iterator[Finding]:
    """A test gives only fields that its standard, or one that it rests on, reads."""
    if draft.rules is None:
        return
    if draft.tests is None:
        return
    own, held = _fields_of_standards(draft)
    linked = _linked(draft)
    for test in test_entries(draft.tests):
        name = scalar_text(test.get("standard")) or ""
        if name not in own:
            continue
        near = [name, *linked.get(name, ())]
        known = dict.fromkeys(field for other in near for field in own.get(other, ()))
        known |= dict.fromkeys(_EVERYWHERE)
        for part in (test.get("given"), *members(test.get("rows"))):
            yield from _unused(part, known, name)
        for part in members(test.get("holds")):
            yield from _unused(part, dict.fromkeys((*held[name], "case_id")), name)


def _fields_of_standards(
    draft: Draft,
) -> tuple[dict[str, dict[str, None]], dict[str, dict[str, None]]]:
    """The fields of each standard's cases, and of its pauses, over all versions and readings."""
    own: dict[str, dict[str, None]] = {}
    held: dict[str, dict[str, None]] = {}
    for _, standard in draft.judged:
        fields, pauses = own.setdefault(standard.id, {}), held.setdefault(standard.id, {})
        if draft.rules is not None:
            fields[dating_field(standard, draft.rules)] = None
        for use in standard_uses(standard):
            (fields if use.record == standard.record else pauses)[use.field] = None
        for pause in getattr(standard, "pause", ()):
            pauses |= {pause.from_field: None, pause.to_field: None}
    return own, held


def _linked(draft: Draft) -> dict[str, set[str]]:
    """Standards whose fields decide a case of another: those it names, those that name it."""
    linked: dict[str, set[str]] = {}
    for node in draft.nodes:
        own = scalar_text(node.get("id")) or ""
        for _, name in references(node):
            linked.setdefault(own, set()).add(name.text)
            linked.setdefault(name.text, set()).add(own)
    return {name: _reached(name, linked) for name in linked}


def _reached(start: str, linked: Mapping[str, set[str]]) -> set[str]:
    """Follow the links: what takes a case from a standard decides what rests on that one too."""
    reached, fresh = {start}, {start}
    while fresh:
        fresh = {near for name in fresh for near in linked.get(name, ())} - reached
        reached |= fresh
    return reached


def _unused(part: Node | None, known: dict[str, None], standard: str) -> Iterator[Finding]:
    if not isinstance(part, MappingNode):
        return
    for entry in entries_of(part):
        name = entry.key.text
        if name not in known:
            facts = {"field": name, "standard": standard, **suggested(name, known)}
            yield Finding("SLA501", place(entry.key), facts)
