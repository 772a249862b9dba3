"""Tables as read to the case log: records, fields, typed columns, and every row accounted for."""

from collections.abc import Iterable, Sequence
from dataclasses import field, replace

import numpy as np

from slaaudit.findings import Finding, Place
from slaaudit.normalise.mapping import (
    FieldMapping,
    Kinds,
    Origin,
    choose_records,
    field_mappings,
    known_headings,
    map_fields,
    named_records,
)
from slaaudit.normalise.parts import Outlining, PartReader, RecordPart
from slaaudit.normalise.records import build_record, part_reader
from slaaudit.spec.fields import all_uses, field_kinds
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, CaseTable, RawTable, Skipped, Source
from slaaudit.terms import RECORD_TERMS
from slaaudit.value_classes import dataclass

__all__ = [
    "FieldMapping",
    "Origin",
    "RowsLost",
    "field_mappings",
    "known_headings",
    "map_fields",
    "missing_fields",
    "missing_records",
    "normalise",
]


class RowsLost(ValueError):  # noqa: N818  # named for what happened, as Refusal is
    """Rows read and rows accounted for differ: the run must not go on."""


def _source(table: RawTable, record: str, cases: int, reason: str) -> Source:
    """Account for a table's rows: those that are no case are skipped for `reason`."""
    dropped = len(table.row_numbers) - cases
    skipped = (*table.skipped, Skipped(reason, dropped)) if dropped else table.skipped
    if cases + sum(skip.rows for skip in skipped) != table.rows_read:
        raise RowsLost(f"{table.file}/{table.sheet}: {table.rows_read} rows read, {cases} cases")
    return Source(
        table.file,
        table.sha256,
        table.sheet,
        record,
        table.rows_read,
        cases,
        skipped,
        area=table.area,
    )


def _sheet_name(table: RawTable) -> str:
    return table.sheet if table.sheet is not None else table.file


def _unused(table: RawTable, records: Sequence[str]) -> Finding:
    place = Place(file=table.file, sheet=table.sheet)
    sheet, rows = _sheet_name(table), len(table.row_numbers) or table.rows_read
    if len(records) == 1:
        term = RECORD_TERMS.get(records[0])
        word = term.word if term else records[0]
        return Finding("SLA722", place, {"sheet": sheet, "record": word, "rows": rows})
    facts: dict[str, str | int | float] = {"sheet": sheet, "rows": rows}
    return Finding("SLA721", place, facts | {"records": ", ".join(records) or "-"})


def _without_table(
    table: RawTable, rules: RuleSet, kinds: Kinds
) -> tuple[list[Source], tuple[Finding, ...]]:
    """Account for a sheet without a header: that it was not found, or that nothing needs it."""
    if not table.rows_read:
        return [], table.findings
    named = named_records(table, rules, kinds)
    if not named or any(record in kinds for record in named):
        return [_source(table, "", 0, "no_header")], table.findings
    unused = replace(table, skipped=(Skipped("unused", table.rows_read),))
    return [_source(unused, "", 0, "unused")], (_unused(table, named),)


@dataclass(slots=True)
class _Reading:
    """A table while its pieces come: which record it holds, and what reads it for that."""

    records: Sequence[str]
    reader: PartReader | None
    outline: Outlining = field(default_factory=Outlining)

    @classmethod
    def of(cls, table: RawTable, rules: RuleSet, kinds: Kinds) -> "_Reading":
        """Begin with the first piece of a table."""
        records = choose_records(table, rules, kinds)
        if len(records) == 1 and records[0] in kinds:
            (record,) = records
            return cls(records, part_reader(table, record, rules, kinds[record]))
        return cls(records, None)

    def take(self, piece: RawTable) -> None:
        """Take a piece."""
        self.outline.take(piece)
        if self.reader is not None:
            self.reader.take(piece)

    def table(self, last: RawTable) -> RawTable:
        """Give the whole table without its cells. Raises RowsLost where its rows do not add up."""
        try:
            return self.outline.table(last)
        except ValueError as error:
            raise RowsLost(str(error)) from None


def normalise(
    tables: Iterable[RawTable], rules: RuleSet, seen: list[RawTable] | None = None
) -> CaseLog:
    """Turn tables into the case log that the rule set can judge.

    They are typed as they come, whole or in pieces, and their cells let go. Each table goes to one
    record; tables of one record are joined in the order given. `sources` follows the order of
    `tables` (but for those without rows) and its numbers add up, else `RowsLost` is raised. A table
    that fits no record is named in a finding and counted. `seen` takes the tables without cells.
    """
    kinds = field_kinds(rules)
    sources: list[Source] = []
    findings: list[Finding] = []
    parts: dict[str, list[RecordPart]] = {}
    reading = None
    for piece in tables:
        if not piece.columns:
            source, said = _without_table(piece, rules, kinds)
            sources += source
            findings += said
            _note(seen, piece)
            continue
        if reading is None or not piece.piece:
            reading = _Reading.of(piece, rules, kinds)
        reading.take(piece)
        if piece.more:
            continue
        table, reader, records = reading.table(piece), reading.reader, reading.records
        reading = None
        _note(seen, table)
        findings += table.findings
        record = records[0] if len(records) == 1 else ""
        if reader is None:
            findings.append(_unused(table, records))
        else:
            parts.setdefault(record, []).append(reader.part(table, len(sources)))
        sources.append(_source(table, record, 0, "unused"))
    cases: dict[str, CaseTable] = {}
    for record in list(parts):
        of_record = parts.pop(record)
        cases[record], found = build_record(record, of_record, rules, kinds[record])
        findings.extend(found)
        counts = np.bincount(cases[record].source, minlength=len(sources)).tolist()
        for part in of_record:
            sources[part.source] = _source(part.table, record, counts[part.source], "duplicate")
    return CaseLog(cases, tuple(sources), tuple(findings))


def _note(seen: list[RawTable] | None, table: RawTable) -> None:
    if seen is not None:
        seen.append(table)


def missing_fields(log: CaseLog, rules: RuleSet) -> list[tuple[str, str]]:
    """Give each (record, field) that a standard reads and the log lacks, in the rules' order.

    Records that the log lacks as a whole are left to `missing_records`.
    """
    uses = dict.fromkeys((use.record, use.field) for use in all_uses(rules))
    return [
        (record, field)
        for record, field in uses
        if record in log.tables and field not in log.tables[record].columns
    ]


def missing_records(log: CaseLog, rules: RuleSet) -> list[str]:
    """Give each record that a standard reads and the log lacks, in the rules' order."""
    records = dict.fromkeys(use.record for use in all_uses(rules))
    return [record for record in records if record not in log.tables]
