"""Columns of words: categories with their synonyms, and ids."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from itertools import count
from types import MappingProxyType

import numpy as np

from slaaudit.coded_cells import kinds_of
from slaaudit.tables import CellState, Column
from slaaudit.terms import FieldKind
from slaaudit.values.cells import (
    RawCell,
    cell_state,
    factorise,
    parse_distinct,
    text_state,
    tidy,
    tidy_label,
)

#: Words that are tidy as they stand, one a line: no blank, no full-width form, no error word.
_PLAIN_LINES = re.compile(r"(?:(?!(?i:n/a|null)\n)[0-9A-Za-z][!-~]*\n)+")
_NO_SYNONYMS: Mapping[str, Sequence[str]] = MappingProxyType({})


def _without_mark(label: str) -> str:
    """Take off the apostrophe by which a spreadsheet keeps a value text."""
    return label[1:] if label[:1] in "'’" and label[1:2].isalnum() else label


def _written(cell: RawCell) -> str | CellState:
    """Give a cell as words: whole numbers without the `.0` that spreadsheets store."""
    if isinstance(cell, str):
        label = _without_mark(tidy_label(cell))
        return text_state(label) or label
    state = cell_state(cell)
    if state is not CellState.PRESENT:
        return state
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)


def _labelled(
    kind: FieldKind, cells: Sequence[RawCell], label_of: Callable[[RawCell], str | CellState]
) -> Column:
    distinct, codes = factorise(cells)
    words, states = parse_distinct(distinct, label_of, "")
    labels: dict[str, int] = defaultdict(count().__next__)
    present = states == CellState.PRESENT
    places = np.zeros(len(words), dtype=np.int32)
    places[present] = list(map(labels.__getitem__, filter(None, words)))
    return Column(kind, places[codes], states[codes], labels=tuple(labels))


def _folded(word: str) -> str:
    """Give a word as it is compared where it is written otherwise: width, case and blanks aside."""
    return "".join(tidy(word).split()).casefold()


def category_column(
    cells: Sequence[RawCell], synonyms: Mapping[str, Sequence[str]] = _NO_SYNONYMS
) -> Column:
    """Read cells as int32 indices into the labels that occur.

    `synonyms` maps a canonical word to its spellings (it is one itself); a word in none of them
    stays its own label. Width, case and blanks make no other word of a spelling.
    """
    canonical = {
        tidy_label(spelling): tidy_label(word)
        for word, spellings in synonyms.items()
        for spelling in spellings
    } | {tidy_label(word): tidy_label(word) for word in synonyms}
    alike = {_folded(spelling): word for spelling, word in reversed(canonical.items())}

    def label_of(cell: RawCell) -> str | CellState:
        if isinstance(cell, str) and tidy_label(cell) in canonical:
            return canonical[tidy_label(cell)]  # before blank words: columns.yaml may give `-`
        word = _written(cell)
        if isinstance(word, CellState):
            return word
        return canonical.get(word) or alike.get(_folded(word), word)

    return _labelled(FieldKind.CATEGORY, cells, label_of)


def text_column(cells: Sequence[RawCell]) -> Column:
    """Read cells as int32 indices into labels: composed (NFC) and trimmed, zeros kept."""
    if kinds_of(cells) <= {str}:
        distinct, codes = factorise(cells)
        labels = tuple(map(str, distinct))
        if _PLAIN_LINES.fullmatch("\n".join((*labels, ""))):
            present = np.zeros(len(cells), dtype=np.uint8)
            return Column(FieldKind.TEXT, codes.astype(np.int32), present, labels=labels)
    return _labelled(FieldKind.TEXT, cells, _written)
