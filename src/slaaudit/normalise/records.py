"""All tables of one record to its case table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from slaaudit.findings import Finding
from slaaudit.normalise.heading_findings import (
    absent,
    ambiguous,
    blanks_below,
    likely,
    sheet_name,
    table_place,
)
from slaaudit.normalise.mapping import FieldSource, declared_field, field_mappings, map_fields
from slaaudit.normalise.merging import absent_column, join_columns, keep_cases
from slaaudit.normalise.repeats import Entries, find_repeats, without_disputed
from slaaudit.normalise.typed import (
    FieldPlan,
    first_rows,
    long_id_findings,
    read_field,
    unread_findings,
)
from slaaudit.spec.fields import dating_field
from slaaudit.spec.number_units import number_unit, number_units
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseTable, Column, RawTable
from slaaudit.terms import FieldKind


@dataclass(frozen=True, slots=True)
class RecordPart:
    """One table of a record, and the index of its source."""

    table: RawTable
    source: int


def _plans(record: str, rules: RuleSet, kinds: Mapping[str, FieldKind]) -> Iterator[FieldPlan]:
    units = number_units(record, rules)
    for name, kind in kinds.items():
        yield FieldPlan(name, kind, number_unit(name, units), declared_field(rules, record, name))


def _part_column(
    table: RawTable, source: FieldSource | None, plan: FieldPlan
) -> tuple[Column, list[Finding]]:
    if source is None:
        missing = absent_column(plan.kind, len(table.row_numbers))
        return missing, list(absent(table, plan.name))
    column = read_field(table, source, plan)
    findings = list(unread_findings(table, source, plan, column))
    findings.extend(ambiguous(table, plan.name, source))
    if plan.name == "case_id":
        findings.extend(long_id_findings(table, source.heading))
    if plan.name == "department":
        findings.extend(blanks_below(table, source.heading, column))
    return column, findings


def _columns(
    parts: Sequence[RecordPart], record: str, rules: RuleSet, kinds: Mapping[str, FieldKind]
) -> tuple[dict[str, Column], list[Finding]]:
    sources = [map_fields(part.table, record, rules) for part in parts]
    columns: dict[str, Column] = {}
    findings: list[Finding] = []
    for plan in _plans(record, rules, kinds):
        if not any(plan.name in fields for fields in sources):
            continue
        pieces: list[Column] = []
        for part, fields in zip(parts, sources, strict=True):
            column, found = _part_column(part.table, fields.get(plan.name), plan)
            pieces.append(column)
            findings.extend(found)
        columns[plan.name] = join_columns(pieces)
    for part in parts:
        for mapped in field_mappings(part.table, record, rules):
            findings.extend(likely(part.table, record, mapped))
    return columns, findings


def _row_names(parts: Sequence[RecordPart]) -> list[str]:
    """Name each row by sheet and number; by file too where two sheets share a name."""
    sheets = [sheet_name(part.table) for part in parts]
    files = {
        sheet: {p.table.file for p in parts if sheet_name(p.table) == sheet} for sheet in sheets
    }
    names: list[str] = []
    for part, sheet in zip(parts, sheets, strict=True):
        label = sheet if len(files[sheet]) == 1 else f"{part.table.file}/{sheet}"
        if part.table.area:  # two tables side by side share their row numbers
            label = f"{label}!{part.table.area}"
        names.extend(f"{label}:{row}" for row in part.table.row_numbers.tolist())
    return names


def _case_ids(
    column: Column | None, parts: Sequence[RecordPart]
) -> tuple[NDArray[np.object_], NDArray[np.bool_]]:
    """Give every case's id, and whether the log itself gives it."""
    size = sum(len(part.table.row_numbers) for part in parts)
    numbered = np.zeros(size, dtype=np.bool_) if column is None else column.present
    ids = np.empty(size, dtype=np.object_)
    if column is not None and column.labels:
        ids[:] = np.array(column.labels, dtype=np.object_)[column.values.astype(np.int64)]
    if not numbered.all():
        ids[~numbered] = np.array(_row_names(parts), dtype=np.object_)[~numbered]
    return ids, numbered


def _unnumbered(
    record: str, part: RecordPart, ids: NDArray[np.object_], numbered: NDArray[np.bool_]
) -> Iterator[Finding]:
    bare = np.flatnonzero(~numbered)
    if not len(bare):
        return
    facts: dict[str, str | int | float] = {"sheet": sheet_name(part.table), "count": len(bare)}
    if record == "hold":
        rows = first_rows(part.table.row_numbers[bare])
        yield Finding("SLA734", table_place(part.table), facts | {"rows": rows})
    else:
        yield Finding("SLA733", table_place(part.table), facts | {"example": ids[bare[0]]})


def build_record(
    record: str, parts: Sequence[RecordPart], rules: RuleSet, kinds: Mapping[str, FieldKind]
) -> tuple[CaseTable, list[Finding]]:
    """Read and join the tables of a record. Fields that no table has are left out."""
    columns, findings = _columns(parts, record, rules, kinds)
    tables = [part.table for part in parts]
    ids, numbered = _case_ids(columns.get("case_id"), parts)
    start = 0
    for part in parts:
        end = start + len(part.table.row_numbers)
        findings.extend(_unnumbered(record, part, ids[start:end], numbered[start:end]))
        start = end
    source = np.concatenate([np.full(len(p.table.row_numbers), p.source) for p in parts])
    row = np.concatenate([table.row_numbers for table in tables])
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
    columns = {name: keep_cases(column, kept) for name, column in columns.items()}
    table = CaseTable(
        record, ids[kept], source[kept].astype(np.int32), row[kept], MappingProxyType(columns)
    )
    return table, findings


def _entries(
    record: str,
    ids: tuple[NDArray[np.object_], NDArray[np.bool_]],
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
    tables = [part.table for part in parts]
    return Entries(record, *ids, tables, columns, dates | {"department"}, headings)
