"""JSON text as results hold it: UTF-8, keys in the order given, the same bytes every time."""

import json
from collections.abc import Iterator, Mapping

from slaaudit.reporting.verdict_rows import ROW_KEYS, Columns

_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
_ROW = "{" + ", ".join(f'"{key}": %s' for key in ROW_KEYS) + "}"


def pretty(plain: object) -> str:
    """Write a value over several lines."""
    return json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False)


def members(plain: Mapping[str, object]) -> Iterator[str]:
    """Write the members of the outermost object, each without the comma that may follow."""
    for key, value in plain.items():
        yield f' "{key}": ' + pretty(value).replace("\n", "\n ")


def row_lines(columns: Columns) -> Iterator[str]:
    """Write rows, one line each. Every distinct value is encoded once."""
    encoded = [_encoded(columns[key]) for key in ROW_KEYS]
    return (_ROW % row for row in zip(*encoded, strict=True))


def _encoded(cells: list[object]) -> list[str]:
    texts = {cell: _text(cell) for cell in set(cells)}
    return [texts[cell] for cell in cells]


def _text(cell: object) -> str:
    """Write text, a number or nothing, as `json.dumps` does and several times as fast."""
    if isinstance(cell, str):
        return _ENCODE(cell)
    return "null" if cell is None else repr(cell)
