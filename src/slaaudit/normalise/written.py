"""Rows as they are written: told apart by a number, so that their cells need not be kept."""

from collections.abc import Mapping, Sequence
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from slaaudit.table_finder import heading_key
from slaaudit.tables import BrokenCell, Cell
from slaaudit.values import factorise

_MIX = np.uint64(0x9E37_79B9_7F4A_7C15)
_BYTES = 8


def written_marks(
    columns: Mapping[str, Sequence[Cell | BrokenCell]], places: NDArray[np.int64]
) -> NDArray[np.uint64]:
    """Give a number for each of some rows: the same where all cells under like headings are."""
    marks = np.zeros(len(places), dtype=np.uint64)
    if not len(places):
        return marks
    for heading in sorted(columns, key=heading_key):
        cells = columns[heading]
        distinct, codes = factorise([cells[place] for place in places.tolist()])
        named = np.array([_mark(heading, cell) for cell in distinct], dtype=np.uint64)
        marks = marks * _MIX + named[codes]
    return marks


def _mark(heading: str, cell: Cell | BrokenCell) -> int:
    text = f"{heading_key(heading)}\0{cell!r}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=_BYTES).digest())
