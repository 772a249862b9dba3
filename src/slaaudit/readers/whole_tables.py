"""Pieces of tables put together again, for those who look at cells."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

import numpy as np

from slaaudit.tables import RawTable


def whole_tables(pieces: Iterable[RawTable]) -> Iterator[RawTable]:
    """Give every table whole; pieces that no last one follows are void."""
    held: list[RawTable] = []
    for piece in pieces:
        held = [*held, piece] if piece.piece else [piece]
        if not piece.more:
            yield _joined(held) if len(held) > 1 else piece


def _joined(pieces: Sequence[RawTable]) -> RawTable:
    last = pieces[-1]
    return replace(
        last,
        columns={
            heading: list(chain.from_iterable(piece.columns[heading] for piece in pieces))
            for heading in last.columns
        },
        row_numbers=np.concatenate([piece.row_numbers for piece in pieces]),
        rows_read=sum(piece.rows_read for piece in pieces),
        piece=0,
    )
