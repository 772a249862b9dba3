"""Which record a table holds, and which of its headings are which fields."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum

from slaaudit.normalise.guessing import guess_heading
from slaaudit.spec.columns import FieldColumns
from slaaudit.spec.fields import field_kinds
from slaaudit.spec.ruleset import RuleSet
from slaaudit.table_finder import heading_key
from slaaudit.tables import RawTable
from slaaudit.terms import RECORD_TERMS, FieldKind, canonical_headings
from slaaudit.value_classes import dataclass

Kinds = Mapping[str, Mapping[str, FieldKind]]


@dataclass(frozen=True, slots=True)
class FieldSource:
    """Where a field stands in a table: its heading, and that of its time if that stands apart.

    `others` are further headings that would have fitted, where nobody has said which one is meant.
    `declared`: `columns.yaml` says so, not only the canonical headings.
    """

    heading: str
    time: str | None = None
    others: tuple[str, ...] = ()
    declared: bool = False


class Origin(StrEnum):
    """Who says that a heading is a field's. A guess is shown and never used."""

    DECLARED = "columns.yaml"
    SYNONYM = "synonym"
    GUESS = "guess"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """A field and its heading in one table, with who says so.

    `likeness` (percent) is that of a guess to the heading it is like; `others` as in FieldSource.
    """

    field: str
    origin: Origin
    heading: str | None = None
    time: str | None = None
    likeness: int | None = None
    others: tuple[str, ...] = ()


def declared_field(rules: RuleSet, record: str, name: str) -> FieldColumns | None:
    """Give what `columns.yaml` says of a field."""
    mapped = rules.columns.records.get(record)
    return mapped.fields.get(name) if mapped else None


def _declared_headings(declared: FieldColumns | None) -> tuple[str, ...]:
    if declared is None:
        return ()
    return (*declared.columns, *filter(None, (declared.date, declared.time)))


def known_headings(rules: RuleSet) -> frozenset[str]:
    """Give every heading that any field of the rule set may stand under, as `heading_key` does."""
    return frozenset(
        heading_key(heading)
        for record, fields in field_kinds(rules).items()
        for name in fields
        for heading in (
            *_declared_headings(declared_field(rules, record, name)),
            *canonical_headings(name),
        )
    )


def _present(headings: Iterable[str], written: Mapping[str, str]) -> tuple[str, ...]:
    keys = dict.fromkeys(map(heading_key, headings))
    return tuple(written[key] for key in keys if key in written)


def field_source(table: RawTable, name: str, declared: FieldColumns | None) -> FieldSource | None:
    """Find a field in a table; None where it has none of the headings.

    What `columns.yaml` declares holds alone: another heading may be another event.
    """
    written = {heading_key(heading): heading for heading in table.columns}
    if declared is None:
        found = _present(canonical_headings(name), written)
        return FieldSource(found[0], others=found[1:]) if found else None
    found = _present(declared.columns or filter(None, [declared.date]), written)
    if not found:
        return None
    times = _present(filter(None, [declared.time]), written)
    return FieldSource(found[0], time=times[0] if times else None, declared=True)


def map_fields(table: RawTable, record: str, rules: RuleSet) -> dict[str, FieldSource]:
    """Map the fields of a record to the headings of a table; absent fields are left out."""
    sources: dict[str, FieldSource] = {}
    for name in field_kinds(rules).get(record, {}):
        source = field_source(table, name, declared_field(rules, record, name))
        if source is not None:
            sources[name] = source
    return sources


def field_mappings(table: RawTable, record: str, rules: RuleSet) -> tuple[FieldMapping, ...]:
    """Say of every field of a record where it stands in a table, or what it may be."""
    sources = map_fields(table, record, rules)
    kinds = field_kinds(rules).get(record, {})
    used = {heading_key(each) for s in sources.values() for each in (s.heading, s.time, *s.others)}
    free = [heading for heading in table.headings if heading_key(heading) not in used]
    return tuple(
        _mapped(name, sources[name])
        if name in sources
        else _guessed(name, kind, declared_field(rules, record, name), free)
        for name, kind in kinds.items()
    )


def _mapped(name: str, source: FieldSource) -> FieldMapping:
    origin = Origin.DECLARED if source.declared else Origin.SYNONYM
    return FieldMapping(name, origin, source.heading, source.time, others=source.others)


def _guessed(
    name: str, kind: FieldKind, declared: FieldColumns | None, free: Iterable[str]
) -> FieldMapping:
    wanted = (*_declared_headings(declared), *canonical_headings(name))
    guess = guess_heading(name, kind, wanted, free)
    if guess is None:
        return FieldMapping(name, Origin.NONE)
    return FieldMapping(name, Origin.GUESS, guess.heading, likeness=guess.likeness)


def _matches(name: str, patterns: Iterable[str]) -> bool:
    text = unicodedata.normalize("NFC", name).strip().casefold()
    return any(
        re.fullmatch(".*".join(map(re.escape, pattern.strip().casefold().split("*"))), text)
        for pattern in patterns
    )


def _named_records(name: str, patterns: Mapping[str, Iterable[str]]) -> list[str]:
    return [record for record, words in patterns.items() if _matches(name, words)]


def _by_headings(table: RawTable, records: Iterable[str], rules: RuleSet) -> list[str]:
    """Give the record whose headings the table has most of; several where they tie."""
    counts = {record: len(map_fields(table, record, rules)) for record in records}
    best = max(counts.values(), default=0)
    return [record for record, count in counts.items() if count == best and best]


def _table_names(table: RawTable) -> tuple[str, ...]:
    stem = table.file.rpartition(".")[0] or table.file
    return (table.sheet, stem) if table.sheet is not None else (stem,)


def named_records(table: RawTable, rules: RuleSet, kinds: Kinds) -> list[str]:
    """Give the records that a table's names speak of: first the sheet's, then the file's.

    What `columns.yaml` says comes before the usual names; among the usual ones also those of
    records that no standard uses, so that a sheet of calls is never judged as requests.
    """
    declared = {record: mapped.sheets for record, mapped in rules.columns.records.items()}
    usual = {record: term.sheets for record, term in RECORD_TERMS.items()}
    usual |= {record: (kind.title,) for record, kind in rules.charter.records.items()}
    for patterns in (declared, usual):
        for name in _table_names(table):
            named = _named_records(name, patterns)
            used = [record for record in named if record in kinds]
            if named:
                return used or named
    return []


def choose_records(table: RawTable, rules: RuleSet, kinds: Kinds) -> list[str]:
    """Give the record that a table holds; several or none where it cannot be told.

    Where several tables stand on a sheet its name speaks for one of them at most: the headings come
    first. What a table is said to hold stands above all.
    """
    if table.record is not None:
        return [table.record]
    named = named_records(table, rules, kinds)
    if table.area:
        likely = _by_headings(table, kinds, rules)
        return [record for record in likely if record in named] or likely
    candidates = named or list(kinds)
    if len(candidates) == 1:
        return candidates
    return _by_headings(table, candidates, rules)
