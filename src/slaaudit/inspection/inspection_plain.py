"""An inspection as JSON (`slaaudit/inspection/1`)."""

from slaaudit.inspection.seen import (
    ColumnSeen,
    Inspection,
    RecordSeen,
    StandardSeen,
    TableSeen,
    UnreadSeen,
)
from slaaudit.normalise import FieldMapping
from slaaudit.plain_text import clean_text
from slaaudit.release import __version__
from slaaudit.reporting.clean import file_name
from slaaudit.reporting.result_entries import finding_entries
from slaaudit.tables import HeaderReasons, Skipped
from slaaudit.terms import Lang

SCHEMA = "slaaudit/inspection/1"
_RESOLUTIONS = {1: "second", 60: "minute", 3600: "hour", 86_400: "day"}

Plain = dict[str, object]


def inspection_plain(seen: Inspection, lang: Lang) -> Plain:
    """Give the whole inspection; only messages change with the language."""
    institution, period = seen.rules.charter.institution, seen.period
    return {
        "schema": SCHEMA,
        "tool": {"name": "slaaudit", "version": __version__},
        "institution": {"id": institution.id, "name": clean_text(institution.name)}
        if seen.named
        else None,
        "period": None
        if period is None
        else {
            "label": period.label,
            "from": period.from_on.isoformat(),
            "until": period.until_on.isoformat(),
        },
        "as_of": seen.as_of,
        "files": [
            {
                "file": file_name(each.file),
                "sha256": each.sha256,
                "kind": each.kind,
                "read_as": list(each.read_as),
            }
            for each in seen.files
        ],
        "tables": [_table(each) for each in seen.tables],
        "records": [_record(each) for each in seen.records],
        "standards": [_standard(each) for each in seen.standards],
        "findings": finding_entries(seen.findings, lang),
    }


def _sheet(sheet: str | None) -> str | None:
    return None if sheet is None else clean_text(sheet)


def _table(table: TableSeen) -> Plain:
    return {
        "file": file_name(table.file),
        "sheet": _sheet(table.sheet),
        "area": table.area or None,
        "record": table.record or None,
        "rows": table.rows,
        "cases": table.cases,
        "skipped": [_skipped(each) for each in table.skipped],
        "hidden_rows": table.hidden[0],
        "hidden_columns": table.hidden[1],
        "formulas": table.formulas,
        "header": None if table.reasons is None else _header(table.reasons),
        "mapping": [_mapped(each) for each in table.mapping],
        "unused": list(table.unused),
    }


def _skipped(skipped: Skipped) -> Plain:
    return {
        "reason": skipped.reason,
        "rows": skipped.rows,
        "spans": [list(span) for span in skipped.spans],
    }


def _header(reasons: HeaderReasons) -> Plain:
    options = [*filter(None, [reasons.chosen]), *reasons.alternatives]
    plain = [
        {
            "rows": list(each.rows),
            "known": [clean_text(heading) for heading in each.known],
            "filled": each.filled,
        }
        for each in options
    ]
    chosen = plain.pop(0) if reasons.chosen is not None else None
    return {"chosen": chosen, "needed": reasons.needed, "alternatives": plain}


def _mapped(mapped: FieldMapping) -> Plain:
    return {
        "field": mapped.field,
        "source": mapped.origin.value,
        "heading": None if mapped.heading is None else clean_text(mapped.heading),
        "time": None if mapped.time is None else clean_text(mapped.time),
        "likeness": mapped.likeness,
        "others": [clean_text(heading) for heading in mapped.others],
    }


def _record(record: RecordSeen) -> Plain:
    return {
        "record": record.record,
        "cases": record.cases,
        "columns": [_column(each) for each in record.columns],
        "unread": [_unread(each) for each in record.unread],
    }


def _column(column: ColumnSeen) -> Plain:
    return {
        "field": column.field,
        "kind": column.kind,
        "read": column.read,
        "blank": column.blank,
        "unreadable": column.unreadable,
        "resolution": {
            name: column.resolution.get(seconds, 0) for seconds, name in _RESOLUTIONS.items()
        }
        if column.kind == "instant"
        else None,
    }


def _unread(unread: UnreadSeen) -> Plain:
    return {
        "file": file_name(unread.file),
        "sheet": _sheet(unread.sheet),
        "heading": unread.heading,
        "count": unread.count,
        "rows": unread.rows,
        "samples": unread.samples,
    }


def _standard(standard: StandardSeen) -> Plain:
    return {
        "id": standard.id,
        "title": standard.title,
        "record": standard.record,
        "cases": standard.cases,
        "record_missing": standard.lacks_record,
        "columns_missing": list(standard.missing),
        "unmeasurable": [
            {"reason": reason, "cases": cases, "rows": standard.rows[reason]}
            for reason, cases in standard.hindered.items()
        ],
    }
