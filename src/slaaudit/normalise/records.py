"""All tables of one record to its case table."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.findings import Finding
from slaaudit.normalise.cell_findings import rows_shown
from slaaudit.normalise.heading_findings import absent, likely, sheet_name, table_place
from slaaudit.normalise.mapping import declared_field, field_mappings, map_fields
from slaaudit.normalise.merging import absent_column, join_arrays, join_columns, keep_cases, spread
from slaaudit.normalise.parts import PartReader, RecordPart
from slaaudit.normalise.repeats import Entries, find_repeats, without_disputed
from slaaudit.normalise.typed import FieldPlan
from slaaudit.spec.fields import dating_field
from slaaudit.spec.number_units import number_unit, number_units
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseTable, Column, RawTable
from slaaudit.terms import FieldKind

Bools = NDArray[np.bool_]


def _plans(record: str, rules: RuleSet, kinds: Mapping[str, FieldKind]) -> Iterator[FieldPlan]:
    units = number_units(record, rules)
    for name, kind in kinds.items():
        yield FieldPlan(name, kind, number_unit(name, units), declared_field(rules, record, name))


def part_reader(
    table: RawTable, record: str, rules: RuleSet, kinds: Mapping[str, FieldKind]
) -> PartReader:
    """Give what reads a table of a record; any of its pieces tells where the fields stand."""
    return PartReader(map_fields(table, record, rules), list(_plans(record, rules, kinds)))


def _columns(
    parts: Sequence[RecordPart], record: str, rules: RuleSet, kinds: Mapping[str, FieldKind]
) -> tuple[dict[str, Column], list[Finding]]:
    columns: dict[str, Column] = {}
    findings: list[Finding] = []
    for name, kind in kinds.items():
        if not any(name in part.columns for part in parts):
            continue
        pieces: list[Column] = []
        for part in parts:
            own = part.columns.get(name)
            pieces.append(absent_column(kind, len(part)) if own is None else own)
            findings += part.findings.get(name, absent(part.table, name))
        columns[name] = join_columns(pieces)
    for part in parts:
        for mapped in field_mappings(part.table, record, rules):
            findings.extend(likely(part.table, record, mapped))
    return columns, findings


def _row_names(parts: Sequence[RecordPart], bare: Bools) -> list[str]:
    """Name some rows by sheet and number; by file too where two sheets share a name."""
    sheets = [sheet_name(part.table) for part in parts]
    files = {
        sheet: {p.table.file for p in parts if sheet_name(p.table) == sheet} for sheet in sheets
    }
    names: list[str] = []
    start = 0
    for part, sheet in zip(parts, sheets, strict=True):
        label = sheet if len(files[sheet]) == 1 else f"{part.table.file}/{sheet}"
        if part.table.area:  # two tables side by side share their row numbers
            label = f"{label}!{part.table.area}"
        rows = part.table.row_numbers[bare[start : start + len(part)]]
        names.extend(f"{label}:{row}" for row in rows.tolist())
        start += len(part)
    return names


def _case_ids(column: Column | None, parts: Sequence[RecordPart]) -> tuple[CaseIds, Bools]:
    """Give every case's id, and whether the log itself gives it."""
    size = sum(map(len, parts))
    numbered = np.zeros(size, dtype=np.bool_) if column is None else column.present
    if not numbered.any():
        return CaseIds.of(_row_names(parts, ~numbered)), numbered
    ids = CaseIds.joined([part.ids for part in parts])
    if not numbered.all():
        ids = ids.replaced(np.flatnonzero(~numbered), _row_names(parts, ~numbered))
    return ids, numbered


def _unnumbered(
    record: str, part: RecordPart, ids: CaseIds, bare: NDArray[np.int64]
) -> Iterator[Finding]:
    """Say how many cases of a part have no id; `bare` are their places, `ids` those of the part."""
    if not len(bare):
        return
    facts: dict[str, str | int | float] = {"sheet": sheet_name(part.table), "count": len(bare)}
    if record == "hold":
        rows = rows_shown(part.table.row_numbers[bare[:9]].tolist(), len(bare))
        yield Finding("SLA734", table_place(part.table), facts | {"rows": rows})
    else:
        yield Finding("SLA733", table_place(part.table), facts | {"example": ids[bare[0]]})


def build_record(
    record: str, parts: Sequence[RecordPart], rules: RuleSet, kinds: Mapping[str, FieldKind]
) -> tuple[CaseTable, list[Finding]]:
    """Join the tables of a record. Fields that no table has are left out."""
    columns, findings = _columns(parts, record, rules, kinds)
    ids, numbered = _case_ids(columns.get("case_id"), parts)
    start = 0
    for part in parts:
        own = slice(start, start + len(part))
        findings.extend(_unnumbered(record, part, ids.take(own), np.flatnonzero(~numbered[own])))
        start += len(part)
    source = join_arrays([spread(part.source, len(part), np.int32) for part in parts])
    row = join_arrays([part.table.row_numbers for part in parts])
    if record == "hold":  # its ids point at cases: several holds of one case are no repeats
        kept = np.ones(len(ids), dtype=np.bool_)
    else:
        repeats = find_repeats(_entries(record, (ids, numbered), parts, (columns, rules)))
        kept = repeats.kept
        findings.extend(repeats.findings)
        columns = {
            name: without_disputed(column, repeats.disputed.get(name))
            for name, column in columns.items()
        }
    if not kept.all():
        ids, source, row = ids.take(kept), source[kept], row[kept]
    columns = {
        name: _id_column(column, kept, ids) if name == "case_id" else keep_cases(column, kept)
        for name, column in columns.items()
    }
    return CaseTable(record, ids, source, row, MappingProxyType(columns)), findings


def _id_column(column: Column, kept: Bools, ids: CaseIds) -> Column:
    """Give the column of the ids that are kept: each is its own label."""
    state = column.state if kept.all() else column.state[kept]
    return Column(FieldKind.TEXT, np.arange(len(ids), dtype=np.int32), state, labels=ids)


def _entries(
    record: str,
    ids: tuple[CaseIds, Bools],
    parts: Sequence[RecordPart],
    read: tuple[Mapping[str, Column], RuleSet],
) -> Entries:
    """Give what tells two cases of one id apart: the fields that date them, and the department."""
    columns, rules = read
    judged = (standard for rule in rules for standard in rule.judged if standard.record == record)
    dates = {dating_field(standard, rules) for standard in judged}
    headings = {
        name: source.heading
        for part in reversed(parts)
        for name, source in map_fields(part.table, record, rules).items()
    }
    starts = np.cumsum([0, *map(len, parts[:-1])]).tolist()
    unread = [part.unread + start for part, start in zip(parts, starts, strict=True)]
    return Entries(
        record,
        *ids,
        [part.table for part in parts],
        {name: column for name, column in columns.items() if name != "case_id"},
        dates | {"department"},
        headings,
        (np.concatenate(unread), np.concatenate([part.marks for part in parts])),
    )
