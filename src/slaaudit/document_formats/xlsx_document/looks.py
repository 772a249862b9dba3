"""How cells look: fonts, frames, and number formats that print a figure as the report does."""

import re
import unicodedata
from datetime import datetime
from functools import lru_cache
from typing import Any

from slaaudit.plain_text import clean_text
from slaaudit.report_model import Cell, Emphasis
from slaaudit.report_model.document import ColumnKind

#: A cell of a workbook holds 32,767 UTF-16 units.
MOST_UNITS = 32_767
_CUT = " …(줄임)"
_FIGURE = re.compile(r"([+-]?)([\d,]+(?:\.(\d+))?)(\D{0,20})")
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?")
_DATE_LENGTH, _MINUTE_LENGTH = 10, 16
_FONT = {"font_name": "맑은 고딕", "font_size": 10, "valign": "vcenter"}
_FRAME = {**_FONT, "border": 1, "border_color": "#A6A6A6"}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {**_FONT, "font_size": 16, "bold": True},
    "caption": {**_FONT, "font_size": 12, "bold": True},
    "heading": {
        **_FRAME, "bold": True, "bg_color": "#DCE6F1", "align": "center", "text_wrap": True,
    },
    "name": {**_FONT, "bold": True},
    "fact": _FONT,
    "plain": {**_FONT, "text_wrap": True},
    "strong": {**_FONT, "text_wrap": True, "bold": True},
    "note": {**_FONT, "text_wrap": True, "font_size": 9, "font_color": "#404040"},
    "link": {**_FONT, "font_color": "#0B4FA0", "underline": 1},
}  # fmt: skip
_EMPHASIS: dict[Emphasis, dict[str, Any]] = {
    Emphasis.NONE: {},
    Emphasis.GOOD: {},
    Emphasis.SHORT: {"bold": True, "font_color": "#B00020"},
    Emphasis.UNKNOWN: {"italic": True, "font_color": "#404040"},
}
_WORDS = {"align": "left", "indent": 1, "text_wrap": True}
_TOTAL = {"bold": True, "bg_color": "#F2F2F2", "top": 2}
_LINKED = {"font_color": "#0B4FA0", "underline": 1}


class Looks:
    """The formats of a workbook, each made once."""

    def __init__(self, workbook: Any) -> None:  # noqa: ANN401  # xlsxwriter has no types
        """Start without any."""
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._cells: dict[tuple[Emphasis, ColumnKind, bool, bool, str], Any] = {}

    def style(self, name: str) -> Any:  # noqa: ANN401  # the same
        """Give the format of a heading, a note and the like."""
        return self._format(_STYLES[name])

    def cell(
        self, cell: Cell, kind: ColumnKind, *, total: bool = False, linked: bool = False
    ) -> Any:  # noqa: ANN401  # the same
        """Give the format of a table's cell: words to the left, figures to the right."""
        code = number_format(cell, kind)
        key = cell.emphasis, kind, total, linked, code
        if key not in self._cells:
            side = _WORDS if kind == "words" else {"align": "right"}
            extra = {**(_TOTAL if total else {}), **(_LINKED if linked else {})}
            look = {**_FRAME, **side, **_EMPHASIS[cell.emphasis], **extra, "num_format": code}
            self._cells[key] = self._format(look)
        return self._cells[key]

    def _format(self, properties: dict[str, Any]) -> Any:  # noqa: ANN401  # the same
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]


def number_format(cell: Cell, kind: ColumnKind) -> str:
    """Give the format in which a cell's number reads as its text: `0.0"*"`, `+0.0;-0.0;0.0`."""
    if cell.number is None:
        return _moment_format(cell.text) if kind == "moment" else "General"
    found = _FIGURE.fullmatch(cell.text)
    if found is None:
        return _literal(cell.text)
    decimals, size = len(found[3] or ""), abs(cell.number)
    if f"{size:,.{decimals}f}" == found[2]:
        whole = "#,##0"
    elif f"{size:.{decimals}f}" == found[2]:
        whole = "0"
    else:
        return _literal(cell.text)
    body = whole + (f".{'0' * decimals}" if decimals else "") + _quoted(found[4])
    return f"+{body};-{body};{body}" if kind == "points" else body


def _literal(text: str) -> str:
    """Show the very text, whatever sign the number has."""
    return ";".join([_quoted(text)] * 3)


def _quoted(text: str) -> str:
    return f'"{clean_text(text).replace(chr(34), "")}"' if text else ""


def _moment_format(text: str) -> str:
    if moment_of(text) is None:
        return "General"
    if len(text) == _DATE_LENGTH:
        return "yyyy-mm-dd"
    return "yyyy-mm-dd hh:mm" if len(text) == _MINUTE_LENGTH else "yyyy-mm-dd hh:mm:ss"


def moment_of(text: str) -> datetime | None:
    """Read a moment that a workbook can hold; None where the text is none."""
    if not _MOMENT.fullmatch(text):
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.year > 1900 else None  # noqa: PLR2004  # a workbook begins with 1900


@lru_cache(maxsize=4096)
def safe(text: str) -> str:
    """Give text that a cell can hold: cleaned, and cut where it is too long, which is said."""
    cleaned = unicodedata.normalize("NFC", clean_text(text))
    if len(cleaned) * 2 <= MOST_UNITS or len(cleaned.encode("utf-16-le")) // 2 <= MOST_UNITS:
        return cleaned
    room = (MOST_UNITS - len(_CUT)) * 2
    return cleaned.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + _CUT


def width_of(text: str) -> int:
    """Give how many narrow characters wide a text is: Korean ones count twice."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
