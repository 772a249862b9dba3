"""Columns of words: categories with their synonyms, and ids."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, time
from itertools import count
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.coded_cells import kinds_of
from slaaudit.packed_cells import PackedCells
from slaaudit.packed_texts import are_visible, last_signs, signs
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
#: The longest ASCII word that a blank cell may have without its brackets is `null`.
_LONGEST_BLANK = len("null")
_DELETE = 0x7F
#: The first bytes of Hangul in UTF-8.
_FIRST_HANGUL, _LAST_HANGUL = 0xEA, 0xED
#: Signs that a word may have, and what stands behind it.
_VISIBLE = np.array([not byte or ord(" ") < byte < _DELETE for byte in range(256)])
_ALNUM = np.array([byte < _DELETE and chr(byte).isalnum() for byte in range(256)])
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
    """Read cells as int32 indices into labels: composed (NFC) and trimmed, zeros kept.

    Where most cells are another, each is its own label.
    """
    if isinstance(cells, PackedCells):
        return _packed_text(cells)
    if kinds_of(cells) <= {str}:
        distinct, codes = factorise(cells)
        labels = tuple(map(str, distinct))
        if _PLAIN_LINES.fullmatch("\n".join((*labels, ""))):
            present = np.zeros(len(cells), dtype=np.uint8)
            return Column(FieldKind.TEXT, codes.astype(np.int32), present, labels=labels)
    return _labelled(FieldKind.TEXT, cells, _written)


def _packed_text(cells: PackedCells) -> Column:
    """Take plain words as they stand; only others become texts."""
    others = ~plain_words(cells)
    others[list(cells.odd)] = True
    if others.sum() * 2 > len(others):
        return _labelled(FieldKind.TEXT, cells, _written)
    width = max(int(cells.sizes.max(initial=0)), 1)
    ids, states = CaseIds(cells.packed.astype(f"S{width}")), np.zeros(len(cells), dtype=np.uint8)
    places = np.flatnonzero(others)
    if len(places):
        rest = cells.take(places)
        words, found = parse_distinct(rest.distinct, _written, "")
        ids = ids.replaced(places, [words[code] for code in rest.codes.tolist()])
        states[places] = found[rest.codes]
    return Column(FieldKind.TEXT, np.arange(len(cells), dtype=np.int32), states, labels=ids)


def plain_words(cells: PackedCells) -> NDArray[np.bool_]:
    """Tell words that are tidy as they stand by their bytes: as `_PLAIN_LINES`, with Hangul too.

    A word of a blank cell ends with no digit, or is shorter than these.
    """
    sizes = cells.sizes
    first, last = signs(cells.packed)[:, 0], last_signs(cells.packed, sizes)
    begun = _ALNUM[first] | (first >= _FIRST_HANGUL)
    ended = (last >= ord("0")) & (last <= ord("9"))
    ended |= (first < _DELETE) & (sizes > _LONGEST_BLANK)
    told: NDArray[np.bool_] = are_visible(cells.packed)
    if cells.encoding == "utf-8" and not told.all():
        others = np.flatnonzero(~told)
        told[others] = _worded(signs(cells.packed[others]))
    plain: NDArray[np.bool_] = told & begun & ended
    return plain


def _worded(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell texts of visible ASCII signs and syllables."""
    known = _VISIBLE[rows] | _hangul(rows)
    worded: NDArray[np.bool_] = np.logical_and.reduce(known, axis=1)
    return worded


def _hangul(rows: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell the bytes of syllables, which take three each in UTF-8: U+AC00 to U+D77F."""
    first = (rows >= _FIRST_HANGUL) & (rows <= _LAST_HANGUL)
    second = np.roll(rows, -1, axis=1)
    first &= (rows != _FIRST_HANGUL) | (second >= 0xB0)  # noqa: PLR2004  # of U+AC00
    first &= (rows != _LAST_HANGUL) | (second <= 0x9D)  # noqa: PLR2004  # of U+D77F
    return first | np.roll(first, 1, axis=1) | np.roll(first, 2, axis=1)
