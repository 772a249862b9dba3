"""What a row below the header is: a case, or why it is none."""

import re
from collections.abc import Sequence

from slaaudit.table_finder.headings import Row, heading_key, is_empty
from slaaudit.tables import BrokenCell, Cell
from slaaudit.value_classes import dataclass

#: A cell that says by itself that its row is a total.
TOTAL_WORDS = frozenset({"소계", "합계", "총계", "누계", "계", "합 계", "총 계", "소 계", "누 계"})
_TOTAL = re.compile(
    r"(?:소계|합계|총계|누계|계|평균)(?![가-힣])|.{0,20}(?:소계|합계|총계|누계)$"
    r"|(?:\d{1,2}월|\d/?4?분기|[상하]반기|월|연)계$|총건수|전체건수|총\d[\d,]*건$"
)
_TOTAL_SIGNS = ("계", "평균", "총", "전체건수")
#: Columns of a row in which the word of a total may stand.
TOTAL_WITHIN = 6
_NOTE = re.compile(
    r"※|\*|주\s?\d*\)|\(주\)|비고|[-·]?\s*이하\s?여백|끝\.?$|[□■▣◎▶☞「]|[<\[(].*[가-힣]|[-·ㅇ○●]\s"
    r"|(?:작성|확인|담당|출처|자료|기준|문의|조회|출력|단위)[가-힣\s]{0,6}[:：]"
)
#: Plain texts, one a line.
_PLAIN = re.compile(r"(?:(?=[0-9A-Za-z])[ -~]*[0-9]\n)*")
_SENTENCE = 20
_HANGUL = re.compile(r"[가-힣]")


def first_filled(row: Row) -> Cell | BrokenCell:
    """Give the first cell with something in it."""
    return next((cell for cell in row if not is_empty(cell)), None)


def is_plain(cell: Cell | BrokenCell) -> bool:
    """Tell the first cells of most cases, which begin no total, note, header or blank row."""
    if isinstance(cell, str):
        return cell.isascii() and cell[:1].isalnum() and cell[-1:].isdigit()
    return type(cell) is float


def are_plain(cells: Sequence[Cell | BrokenCell]) -> bool:
    """Tell cells that are all plain, as `is_plain` tells one."""
    kinds = set(map(type, cells))
    if kinds == {float}:
        return True
    return kinds == {str} and _PLAIN.fullmatch("\n".join((*map(str, cells), ""))) is not None


def is_id(cell: Cell | BrokenCell) -> bool:
    """Tell a number of a case (`M-0012`, `2026-31`), as only cases have; 12 may be a count."""
    return (
        isinstance(cell, str)
        and cell.isascii()
        and cell[-1:].isdigit()
        and (cell[:1].isalpha() or (cell[:1].isdigit() and "-" in cell))
    )


def is_lone(row: Row) -> bool:
    """Tell a row with one cell in it; most rows have a second one soon."""
    seen = False
    for cell in row:
        if not is_empty(cell):
            if seen:
                return False
            seen = True
    return seen


def is_figure(cell: Cell | BrokenCell) -> bool:
    """Tell what stands in no header: a value that is no text, or begins with a digit."""
    return not is_empty(cell) and (not isinstance(cell, str) or cell[:1].isdigit())


def is_total_word(cell: Cell | BrokenCell) -> bool:
    """Tell a cell that makes its row a total, if it is the row's first."""
    text = "".join(cell.split()) if isinstance(cell, str) else ""
    return any(sign in text for sign in _TOTAL_SIGNS) and _TOTAL.match(text) is not None


def _is_total(first: Cell | BrokenCell, row: Row) -> bool:
    if is_total_word(first):
        return True
    # below a department that is merged over its rows the word stands further right
    begun = [cell.strip() for cell in row[:TOTAL_WITHIN] if isinstance(cell, str)]
    return not TOTAL_WORDS.isdisjoint(begun)


def _is_note(text: str) -> bool:
    """Tell a lone text that is no id: ids hold neither sentences nor labels."""
    if _NOTE.match(text):
        return True
    worded = _HANGUL.search(text) is not None
    return worded and (len(text) > _SENTENCE or " " in text or ":" in text)


@dataclass(frozen=True, slots=True)
class RowKinds:
    """Tells the rows of one table apart. `keys` are the wanted headings and their places."""

    header_rows: tuple[Row, ...]
    keys: dict[str, int]

    def no_case(self, row: Row) -> str | None:
        """Say why a row is no case; None where it is one."""
        first = first_filled(row)
        if first is None:
            return "blank"
        if row in self.header_rows or self._is_header(row):
            return "header"
        if _is_total(first, row):
            return "total"
        if isinstance(first, str) and is_lone(row) and _is_note(" ".join(first.split())):
            return "note"
        return self._unfilled(first, row)

    def _is_header(self, row: Row) -> bool:
        """Tell the header written again in other cells' company: each wanted heading in place."""
        for key, place in self.keys.items():
            cell = row[place] if place < len(row) else None
            if not isinstance(cell, str) or (cell.isascii() and not key.isascii()):
                return False  # as in nearly all cases, before the heading is made comparable
            if heading_key(cell) != key:
                return False
        return True

    def _unfilled(self, first: Cell | BrokenCell, row: Row) -> str | None:
        """Tell a row of a form that was never filled in: a running number and nothing else."""
        if not is_lone(row):
            return None
        if any(place < len(row) and not is_empty(row[place]) for place in self.keys.values()):
            return None
        return "note" if isinstance(first, str) and _HANGUL.search(first) else "unfilled"
