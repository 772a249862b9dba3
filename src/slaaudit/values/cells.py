"""What all parsers share: tidy text, what counts as blank, and each distinct value once."""

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import GrowingRun
from slaaudit.coded_cells import CodedCells, kinds_of
from slaaudit.packed_cells import PackedCells
from slaaudit.plain_text import clean_text
from slaaudit.tables import BrokenCell, Cell, CellState

T = TypeVar("T")
RawCell = Cell | BrokenCell
Codes = NDArray[np.int64] | NDArray[np.intc]

#: Signs that stand for an apostrophe or a quote; NFKC would make two signs of some.
_APOSTROPHES = dict.fromkeys(map(ord, "´＇′ʹʼ‵‛"), "'") | {ord("″"): '"'}
_DASHES = re.compile(r"[-‐‑‒–—―−－ㅡ]+")
#: Words that say that there is no value, without blanks and in lower case.
_BLANK_WORDS = frozenset(
    {"", "해당없음", "해당사항없음", "미정", "공란", "(공란)", "n/a", "null", "(null)", "\\n"}
)
_ERROR = re.compile(r"#(?:N/A|DIV/0!|REF!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#+)")


def tidy(text: str) -> str:
    """Give text for parsing: full-width forms narrowed, every run of blanks one blank."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFKC", clean_text(text).translate(_APOSTROPHES))
    return _bare(" ".join(text.split()))


def tidy_label(text: str) -> str:
    """Give text for showing and comparing: composed (NFC), every run of blanks one blank."""
    if not (text.isascii() and text.isprintable()):
        text = unicodedata.normalize("NFC", clean_text(text))
    return _bare(" ".join(text.split()))


def _bare(text: str) -> str:
    """Take off `="…"`, by which an export keeps a spreadsheet from turning text into a number."""
    kept_as_text = text[:2] == '="' and text[-1:] == '"' and len(text) > len('=""')
    return text[2:-1] if kept_as_text else text


def text_state(text: str) -> CellState:
    """Tell blank words and dashes from values, and the error words of a spreadsheet from both.

    An error word (`#N/A`) is unreadable, never blank: a broken reply date is not an open case.
    """
    first = text[:1]
    if first.isascii() and first.isalnum() and first not in "Nn":
        return CellState.PRESENT  # most values: no error word and no blank word begins so
    if _ERROR.fullmatch(text):
        return CellState.UNREADABLE
    if text.replace(" ", "").lower() in _BLANK_WORDS or _DASHES.fullmatch(text):
        return CellState.BLANK
    return CellState.PRESENT


def cell_state(cell: RawCell) -> CellState:
    """Tell whether a cell holds something, before it is known whether it can be read."""
    if cell is None:
        return CellState.BLANK
    if isinstance(cell, BrokenCell) or (isinstance(cell, float) and not math.isfinite(cell)):
        return CellState.UNREADABLE
    return text_state(tidy(cell)) if isinstance(cell, str) else CellState.PRESENT


def _told_apart(cell: RawCell) -> RawCell:
    return str(cell).upper() if isinstance(cell, bool) else cell


def factorise(cells: Sequence[RawCell]) -> tuple[list[RawCell], Codes]:
    """Give the distinct cells in order of appearance, and for each cell the index of its own.

    TRUE and 1 are one key to Python, so booleans become the words TRUE and FALSE.
    """
    if isinstance(cells, CodedCells | PackedCells):
        return list(map(_told_apart, cells.distinct)), cells.codes
    if isinstance(cells, GrowingRun):
        distinct, codes = cells.coded()
        return list(map(_told_apart, distinct)), codes
    if bool in kinds_of(cells):
        cells = list(map(_told_apart, cells))
    index: dict[RawCell, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(index.__getitem__, cells), dtype=np.int64, count=len(cells))
    return list(index), codes


def parse_distinct(
    distinct: Sequence[RawCell], parse: Callable[[RawCell], T | CellState], nothing: T
) -> tuple[list[T], NDArray[np.uint8]]:
    """Parse each distinct cell; `nothing` stands where the state is not PRESENT."""
    values: list[T] = []
    states = np.zeros(len(distinct), dtype=np.uint8)
    for position, cell in enumerate(distinct):
        parsed = parse(cell)
        if isinstance(parsed, CellState):
            states[position] = parsed
            parsed = nothing
        values.append(parsed)
    return values, states
