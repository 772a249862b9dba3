"""A columns.yaml to start from: what was found is written, what is only likely stays a comment."""

import json
import re
from collections.abc import Iterator, Mapping

from slaaudit.inspection.seen import Inspection, TableSeen
from slaaudit.normalise import FieldMapping, Origin
from slaaudit.plain_text import clean_text
from slaaudit.spec.columns import FieldColumns, RecordColumns

_PLAIN = re.compile(r"[가-힣A-Za-z][가-힣A-Za-z0-9_·]*")
#: Words that some readers of YAML take for a truth or for nothing.
_TAKEN = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def columns_draft(seen: Inspection) -> str:
    """Write the file: every record that was found, and what its rules say already."""
    records = dict.fromkeys(
        [*seen.rules.columns.records, *(each.record for each in seen.tables if each.record)]
    )
    lines = [
        "# slaaudit inspect --write로 자료에서 찾은 제목을 적었습니다.",
        "# '추정'은 비슷하기만 한 제목이라 쓰지 않습니다: 맞으면 그 줄 앞의 #을 지우십시오.",
        "schema: slaaudit/columns/1",
    ]
    if not records:
        return "\n".join([*lines, "records: {}", ""])
    lines.append("records:")
    for record in records:
        tables = [each for each in seen.tables if each.record == record]
        declared = seen.rules.columns.records.get(record, RecordColumns())
        lines += [*_record(record, tables, declared), ""]
    return "\n".join(lines)


def _record(record: str, tables: list[TableSeen], declared: RecordColumns) -> Iterator[str]:
    yield f"  {record}:"
    named = [*declared.sheets, *(_name(table) for table in tables)]
    sheets = dict.fromkeys(map(_text, named))
    if sheets:
        yield f"    sheets: [{', '.join(sheets)}]"
    fields = _fields(tables)
    kept = [name for name in declared.fields if name not in fields]
    if not any(_is_written(name, fields, declared) for name in (*fields, *kept)):
        yield "    fields: {}"
    else:
        yield "    fields:"
    for name in (*fields, *kept):
        yield from _field(name, fields.get(name, ()), declared.fields.get(name))


def _name(table: TableSeen) -> str:
    """Name a table by its sheet, else by its file without the ending."""
    name = table.sheet if table.sheet is not None else table.file.rpartition("/")[2]
    return name if table.sheet is not None else name.rpartition(".")[0] or name


def _fields(tables: list[TableSeen]) -> Mapping[str, list[FieldMapping]]:
    """Give what each table says of each field; fields in the order of the rules."""
    fields: dict[str, list[FieldMapping]] = {}
    for table in tables:
        for mapped in table.mapping:
            fields.setdefault(mapped.field, []).append(mapped)
    return fields


def _found(mapped: list[FieldMapping] | tuple[()], origin: Origin) -> dict[str, FieldMapping]:
    return {
        _text(each.heading): each
        for each in mapped
        if each.origin is origin and each.heading is not None
    }


def _is_written(
    name: str, fields: Mapping[str, list[FieldMapping]], declared: RecordColumns
) -> bool:
    return name in declared.fields or bool(_found(fields.get(name, ()), Origin.SYNONYM))


def _field(
    name: str, mapped: list[FieldMapping] | tuple[()], declared: FieldColumns | None
) -> Iterator[str]:
    """Write one field; what nobody has confirmed behind a #."""
    found = _found(mapped, Origin.SYNONYM)
    if declared is not None:
        yield f"      {name}: {_flow(declared)}"
    elif found:
        yield f"      {name}: {{columns: [{', '.join(found)}]}}"
        others = dict.fromkeys(_text(each) for one in found.values() for each in one.others)
        if others:
            yield f"      # {name}에 맞는 제목이 더 있습니다: {', '.join(others)}"
    guesses = {heading: each for heading, each in _found(mapped, Origin.GUESS).items() if not found}
    for heading, guess in guesses.items():
        yield f"      # {name}: {{columns: [{heading}]}}  # 추정 (닮음 {guess.likeness}%)"
    if declared is None and not found and not guesses:
        yield f"      # {name}: 자료에서 찾지 못함"


def _flow(declared: FieldColumns) -> str:
    """Write what the file says already, in its own keys."""
    plain = declared.model_dump(mode="json", exclude_defaults=True)
    if declared.per is not None:
        plain["per"] = declared.per.text
    return _value(plain)


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_text(key)}: {_value(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    return _text(str(value))


def _text(text: str | None) -> str:
    """Write a text as YAML reads it back: bare where nothing in it means anything to YAML."""
    shown = " ".join(clean_text(text or "").split())
    bare = _PLAIN.fullmatch(shown) is not None and shown.lower() not in _TAKEN
    return shown if bare else json.dumps(shown, ensure_ascii=False)
