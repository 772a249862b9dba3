"""Headings, and what cells of a header look like."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from slaaudit.plain_text import clean_text
from slaaudit.tables import BrokenCell, Cell

Row = Sequence[Cell | BrokenCell]

_BRACKETED = re.compile(r"[(\[]([^()\[\]]{1,20})[)\]]$")
#: What a heading says in brackets about how its values are written; all else names another one.
_HINT = re.compile(
    r"분|초|시간|시|일|건|회|번|명|점|원|%|개|단위.*|필수|필수입력|선택|자동|자동입력"
    r"|년월일(?:시분초?)?|시분초?|(?=.*[ymdhs])[ymdhisa\d./:\-~]+",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?:\(?\d{1,2}[.)]|[①-⑳])(?=\D)")
_MARKS = "*※:.·•▼▲△▽★☆'`"
#: A cell of figures and signs alone: a date, a time, a number, a telephone.
_FIGURES = re.compile(r"[\d\W_]*\d[\d\W_]*")


@lru_cache(maxsize=4096)
def _key(heading: str) -> str:
    text = _NUMBERED.sub("", "".join(clean_text(heading).split()), count=1)
    text = unicodedata.normalize("NFKC", text).strip(_MARKS)
    while (hint := _BRACKETED.search(text)) is not None and _HINT.fullmatch(hint[1]):
        text = text[: hint.start()].strip(_MARKS)
    return text.casefold()


def heading_key(heading: object) -> str:
    """Give a heading for comparing.

    Without blanks, line breaks, marks (`*`), a number before it, and what stands in brackets about
    its unit or form; full-width forms narrowed, case folded.
    """
    return _key(str(heading))


def is_empty(cell: Cell | BrokenCell) -> bool:
    """Tell a cell with nothing in it; a broken cell is not empty."""
    return cell is None or (isinstance(cell, str) and not cell.strip())


def shown(cell: Cell | BrokenCell) -> str:
    """Give a cell's text on one line."""
    return " ".join(str(cell).split())


def filled(row: Row) -> int:
    """Count the cells with something in them."""
    return sum(not is_empty(cell) for cell in row)


def known_in(row: Row, known: frozenset[str]) -> frozenset[str]:
    """Give the known headings of a row, as `heading_key` gives them."""
    return known.intersection(heading_key(cell) for cell in row if isinstance(cell, str))


def is_wordy(row: Row) -> bool:
    """Tell a row of words alone, as headers are: no number, date or time stands in it."""
    return all(
        is_empty(cell) or (isinstance(cell, str) and not _FIGURES.fullmatch(cell)) for cell in row
    )
