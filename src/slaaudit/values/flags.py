"""Columns of yes and no."""

from collections.abc import Mapping, Sequence
from functools import partial

import numpy as np

from slaaudit.tables import CellState, Column
from slaaudit.terms import FieldKind
from slaaudit.values.cells import RawCell, cell_state, factorise, parse_distinct, tidy

#: Only words that say yes or no by themselves; others (완료, 여) need `yes` and `no` lists.
YES_WORDS = (
    "y",
    "yes",
    "예",
    "네",
    "o",
    "○",
    "◯",
    "ㅇ",  # the letter 이응, typed as a circle
    "●",
    "◎",
    "1",
    "유",
    "있음",
    "부재",
    "true",
    "✓",
    "✔",
    "√",
    "v",
    "☑",
    "✅",
)
NO_WORDS = (
    "n",
    "no",
    "아니오",
    "아니요",
    "아뇨",
    "x",
    "×",
    "✕",
    "✖",
    "✗",
    "✘",
    "❌",
    "0",
    "무",
    "없음",
    "재실",
    "false",
)


def _key(text: str) -> str:
    return tidy(text).casefold()


def _words(yes: Sequence[str], no: Sequence[str]) -> dict[str, bool]:
    """Each list given replaces the default of its side, and wins over the other side's default."""
    known = {} if yes else dict.fromkeys(map(_key, YES_WORDS), True)
    if not no:
        known |= dict.fromkeys(map(_key, NO_WORDS), False)
    known |= dict.fromkeys(map(_key, yes), True)
    return known | dict.fromkeys(map(_key, no), False)


def _written(cell: RawCell) -> str | None:
    if isinstance(cell, str):
        return _key(cell)
    if isinstance(cell, float | int):
        return str(int(cell)) if float(cell).is_integer() else None
    return None


def _flag_of(cell: RawCell, words: Mapping[str, bool]) -> bool | CellState:
    written = _written(cell)
    if written is not None and written in words:
        return words[written]
    return cell_state(cell) or CellState.UNREADABLE


def flag_column(
    cells: Sequence[RawCell], yes: Sequence[str] = (), no: Sequence[str] = ()
) -> Column:
    """Read cells as bool. `yes` and `no` replace the default words of their side."""
    distinct, codes = factorise(cells)
    flags, states = parse_distinct(distinct, partial(_flag_of, words=_words(yes, no)), False)  # noqa: FBT003
    return Column(FieldKind.FLAG, np.array(flags, dtype=np.bool_)[codes], states[codes])
