"""Hidden rows and columns, told by the tags of a sheet's XML."""

import re
from collections.abc import Iterator

from slaaudit.workbook.extent import COLUMNS
from slaaudit.workbook.xml_parts import Attributes, whole_number

_HIDDEN = b" hidden="
_ROW_OR_COLUMN = re.compile(rb"<(row|col)\s([^>]*)>")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)["']""")
_TRUE = ("1", "true")


def is_hidden(attributes: Attributes) -> bool:
    """Tell whether a row or columns are hidden by the attributes of their tag."""
    return attributes.get("hidden") in _TRUE


def hidden_columns(attributes: Attributes) -> range:
    """Give the columns (from 0) that a tag of columns stands for."""
    first, last = (whole_number(attributes.get(name, ""), COLUMNS) for name in ("min", "max"))
    return range(first - 1, min(last, COLUMNS))


def hidden_tags(seen: bytes) -> Iterator[tuple[str, Attributes]]:
    """Give the tags of what is hidden in a piece of XML: `row` or `col`, and the attributes."""
    if _HIDDEN not in seen:
        return
    for kind, written in _ROW_OR_COLUMN.findall(seen):
        attributes: Attributes = dict(_ATTRIBUTE.findall(written.decode("utf-8", "replace")))
        if is_hidden(attributes):
            yield kind.decode("ascii"), attributes
