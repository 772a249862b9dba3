"""What the cells of a column look like, asked of all of them at once.

The questions are those of `row_kinds` and `headings`. Of packed cells most are answered by their
bytes; only the distinct ones that these leave open become texts.
"""

from collections.abc import Callable, Collection

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import CellRun
from slaaudit.packed_cells import PackedRun
from slaaudit.packed_texts import are_ascii, last_signs, signs
from slaaudit.table_finder.headings import is_empty
from slaaudit.table_finder.row_kinds import is_figure, is_id, is_plain, is_total_word
from slaaudit.tables import BrokenCell, Cell

Run = CellRun | PackedRun
Bools = NDArray[np.bool_]

_BYTES = np.arange(256)
_ASCII = 0x80
_DIGITS = (ord("0") <= _BYTES) & (ord("9") >= _BYTES)
_LETTERS = np.array([chr(byte).isalpha() and byte < _ASCII for byte in _BYTES.tolist()])
_DELETE = 0x7F
#: First bytes of Hangul in UTF-8: a text that begins so is not empty and begins with no digit.
_HANGUL = np.isin(_BYTES, (0xEB, 0xEC))
_SEEN = ((ord(" ") < _BYTES) & (_BYTES < _DELETE)) | _HANGUL


def filled(run: Run) -> Bools:
    """Tell cells that hold something, if only blanks."""
    if not isinstance(run, PackedRun):
        return run.tell(bool, of_stamps=True)
    told: Bools = run.sizes > 0
    return _with_odd(run, told, bool)


def plain(run: Run) -> Bools:
    """Tell the first cells of most cases, as `is_plain` does."""
    if not isinstance(run, PackedRun):
        return run.tell(is_plain, of_stamps=False)
    told = (_DIGITS | _LETTERS)[signs(run.packed)[:, 0]] & _numbered(run)
    return _with_odd(run, told, is_plain)


def ids(run: Run) -> Bools:
    """Tell numbers of cases, as `is_id` does."""
    if not isinstance(run, PackedRun):
        return run.tell(is_id, of_stamps=False)
    rows = signs(run.packed)
    begun = _LETTERS[rows[:, 0]]
    numbers = _DIGITS[rows[:, 0]]
    if numbers.any():
        begun |= numbers & np.logical_or.reduce([signs == ord("-") for signs in rows.T])
    return _with_odd(run, begun & _numbered(run), is_id)


def empty(run: Run) -> Bools:
    """Tell cells with nothing in them, or blanks."""
    if not isinstance(run, PackedRun):
        return run.tell(is_empty, of_stamps=False)
    return _asked(run, ~_SEEN[signs(run.packed)[:, 0]], is_empty)


def figures(run: Run) -> Bools:
    """Tell what stands in no header, as `is_figure` does."""
    if not isinstance(run, PackedRun):
        return run.tell(is_figure, of_stamps=True)
    first = signs(run.packed)[:, 0]
    return _DIGITS[first] | _asked(run, (first >= _ASCII) & ~_HANGUL[first], is_figure)


def totals(run: Run) -> Bools:
    """Tell words of a total, as `is_total_word` does."""
    if not isinstance(run, PackedRun):
        return run.tell(is_total_word, of_stamps=False)
    return _asked(run, ~are_ascii(run.packed), is_total_word)


def among(run: Run, words: Collection[object]) -> Bools:
    """Tell cells that are one of some words."""
    if not isinstance(run, PackedRun):
        return run.tell(words.__contains__, of_stamps=False)
    begun = {word.encode(run.encoding, "replace")[:1] for word in words if isinstance(word, str)}
    likely = np.isin(_BYTES, [first[0] if first else 0 for first in begun])
    return _asked(run, likely[signs(run.packed)[:, 0]], words.__contains__)


def _numbered(run: PackedRun) -> Bools:
    """Tell ASCII texts that end with a digit."""
    told: Bools = _DIGITS[last_signs(run.packed, run.sizes)] & are_ascii(run.packed)
    return told


def _asked(run: PackedRun, left_open: Bools, ask: Callable[[Cell | BrokenCell], bool]) -> Bools:
    """Ask of those cells which bytes leave open; the others are not what is asked for."""
    told = np.zeros(len(run.packed), dtype=np.bool_)
    if left_open.any():
        told[left_open] = PackedRun(run.packed[left_open], run.sizes[left_open], run.encoding).tell(
            ask
        )
    return _with_odd(run, told, ask)


def _with_odd(run: PackedRun, told: Bools, ask: Callable[[Cell | BrokenCell], bool]) -> Bools:
    for place, text in run.odd.items():
        told[place] = ask(text)
    return told
