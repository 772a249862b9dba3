"""From what was read to what is shown of it."""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.findings import Finding
from slaaudit.inspection.seen import (
    ColumnSeen,
    FileSeen,
    Inspection,
    RecordSeen,
    StandardSeen,
    TableSeen,
    UnreadSeen,
)
from slaaudit.model import Audit, StandardResult
from slaaudit.normalise import field_mappings
from slaaudit.plain_text import clean_text
from slaaudit.reporting.clean import file_name
from slaaudit.spec.fields import field_kinds
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import DurationStandard, LeadTimeStandard
from slaaudit.table_finder import heading_key
from slaaudit.tables import CaseLog, CaseTable, Column, RawTable, Source
from slaaudit.terms import FieldKind, Verdict

_UNREAD = ("SLA731", "SLA732")
#: Findings that name standards: without rules of the institution there are none to name.
_OF_STANDARDS = ("SLA75", "SLA764")
_COLUMN_MISSING = "column_missing"
#: Not the log's doing.
_OF_THE_CHARTER = "no_figure"
_ROWS_SHOWN = 5
_HEADING_SHOWN = 30


def inspected(
    tables: Sequence[RawTable], log: CaseLog, rules: RuleSet, audit: Audit | None, *, named: bool
) -> Inspection:
    """Put together what was seen. `audit` is None where nothing could be dated.

    `named`: the rules are the institution's own, not the usual ones.
    """
    findings = log.findings if audit is None else audit.findings
    if not named:
        findings = tuple(each for each in findings if not each.code.startswith(_OF_STANDARDS))
    sources = log.sources if audit is None else audit.sources
    return Inspection(
        rules=rules,
        named=named,
        period=None if audit is None else audit.period,
        as_of=None if audit is None else audit.as_of.isoformat(),
        files=tuple(_files(tables)),
        tables=tuple(_tables(tables, sources, rules)),
        records=tuple(_records(log, rules)),
        standards=tuple(_standards(log, audit)) if audit is not None and named else (),
        findings=tuple(each for each in findings if each.code not in _UNREAD),
    )


def _files(tables: Sequence[RawTable]) -> Iterator[FileSeen]:
    """Give each file once, as its first sheet tells of it."""
    first: dict[str, RawTable] = {}
    for table in tables:
        if table.notes.kind:
            first.setdefault(table.file, table)
    for table in first.values():
        yield FileSeen(table.file, table.sha256, table.notes.kind, table.notes.read_as)


def _tables(
    tables: Sequence[RawTable], sources: Sequence[Source], rules: RuleSet
) -> Iterator[TableSeen]:
    """Follow the log's sources, which leave out only sheets without rows."""
    following = iter(sources)
    for table in tables:
        if table.rows_read or table.columns:
            source = next(following)
            yield _table(table, source, rules)
        else:
            yield _table(table, None, rules)


def _table(table: RawTable, source: Source | None, rules: RuleSet) -> TableSeen:
    record = "" if source is None else source.record
    mapping = field_mappings(table, record, rules) if table.columns and record else ()
    used = {
        heading_key(heading)
        for each in mapping
        for heading in (each.heading, each.time, *each.others)
        if heading is not None
    }
    unused = (heading for heading in table.headings if heading_key(heading) not in used)
    return TableSeen(
        file=table.file,
        sheet=table.sheet,
        area=table.area,
        record=record,
        rows=table.rows_read,
        cases=0 if source is None else source.cases,
        reasons=table.reasons,
        skipped=table.skipped if source is None else source.skipped,
        hidden=(len(table.notes.hidden_rows), len(table.notes.hidden_columns)),
        formulas=table.notes.formulas,
        mapping=mapping,
        unused=tuple(filter(None, map(_shown, unused))) if table.columns else (),
    )


def _shown(heading: str) -> str:
    return " ".join(clean_text(heading).split())[:_HEADING_SHOWN]


def _records(log: CaseLog, rules: RuleSet) -> Iterator[RecordSeen]:
    kinds = field_kinds(rules)
    for name, table in log.tables.items():
        columns = (
            _column(field, kinds[name][field], column) for field, column in table.columns.items()
        )
        timed = tuple(field for field in _timed(name, rules) if field in table.columns)
        yield RecordSeen(name, len(table), tuple(columns), tuple(_unread(log, table)), timed)


def _timed(record: str, rules: RuleSet) -> list[str]:
    """Give the fields between which some standard measures time."""
    fields: dict[str, None] = {}
    for rule in rules:
        for version in rule.judged:
            if version.record == record and isinstance(
                version, DurationStandard | LeadTimeStandard
            ):
                fields |= {version.from_field: None, version.to_field: None}
    return list(fields)


def _column(field: str, kind: FieldKind, column: Column) -> ColumnSeen:
    resolution: dict[int, int] = {}
    if column.width is not None:
        widths, counts = np.unique(column.width[column.present], return_counts=True)
        resolution = dict(zip(widths.tolist(), counts.tolist(), strict=True))
    read, unreadable = int(column.present.sum()), int(column.unreadable.sum())
    return ColumnSeen(
        field, kind.value, read, len(column) - read - unreadable, unreadable, resolution
    )


def _unread(log: CaseLog, table: CaseTable) -> Iterator[UnreadSeen]:
    """Give the values that could not be read in the sheets of a record, as its findings say."""
    sheets = {
        (source.file, source.sheet) for source in log.sources if source.record == table.record
    }
    for finding in log.findings:
        place = finding.place
        if finding.code in _UNREAD and (place.file, place.sheet) in sheets:
            yield _unread_of(finding)


def _unread_of(finding: Finding) -> UnreadSeen:
    facts = finding.facts
    return UnreadSeen(
        file=finding.place.file or "",
        sheet=finding.place.sheet,
        heading=_shown(str(facts["heading"])),
        count=int(facts["count"]),
        rows=str(facts["rows"]),
        samples=str(facts["samples"]),
    )


def _standards(log: CaseLog, audit: Audit) -> Iterator[StandardSeen]:
    for result in audit.standards:
        yield _standard(result, log)


def _standard(result: StandardResult, log: CaseLog) -> StandardSeen:
    """Say why cases of a standard cannot be judged; what they would come to is not said."""
    hindered: dict[str, int] = {}
    rows: dict[str, str] = {}
    missing: list[str] = []
    for reason in result.rulings.reasons_of(result.counts, Verdict.UNMEASURABLE):
        if reason == _OF_THE_CHARTER:
            continue
        hit = result.places(Verdict.UNMEASURABLE, reason=reason)
        kind, _, name = reason.partition(":")
        if kind == _COLUMN_MISSING:
            missing.append(name)
        hindered[reason] = len(hit)
        rows[reason] = _rows(result, hit, log)
    latest = result.rule.judged[-1]
    return StandardSeen(
        id=result.rule.id,
        title=clean_text(latest.title),
        record=latest.record,
        cases=result.tally.cases - result.tally.not_applicable,
        lacks_record=latest.record not in log.tables,
        missing=tuple(missing),
        hindered=hindered,
        rows=rows,
    )


def _rows(result: StandardResult, hit: NDArray[np.int64], log: CaseLog) -> str:
    """Name the first rows; with their sheets where a record has several."""
    table = result.table
    if table is None:
        return ""
    sources = [source for source in log.sources if source.record == table.record]
    first = result.at(hit[:_ROWS_SHOWN]).rows.tolist()
    shown = [
        _row_name(log.sources[int(table.source[place])], int(table.row[place]), sources)
        for place in first
    ]
    return ", ".join(shown) + (" …" if len(hit) > _ROWS_SHOWN else "")


def _row_name(source: Source, row: int, among: Sequence[Source]) -> str:
    if len(among) == 1:
        return str(row)
    sheets = {each.sheet for each in among}
    named = source.sheet is not None and len(sheets) == len(among)
    return clean_text(f"{source.sheet if named else file_name(source.file)} {row}")
