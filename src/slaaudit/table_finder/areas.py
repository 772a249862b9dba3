"""Tables that stand side by side on a sheet: which columns each of them has."""

import re
from collections.abc import Sequence
from itertools import groupby

from slaaudit.table_finder.column_block import ColumnBlock
from slaaudit.table_finder.header_search import FoundHeader, search_header
from slaaudit.table_finder.headings import Row, heading_key, is_empty, known_in

_NUMBERING = re.compile(r".*번호|연번|순번|no|일련번호")
_HEADINGS_OF_A_TABLE = 2

Columns = tuple[int, int]


def _width(rows: Sequence[Row]) -> int:
    return max(map(len, rows), default=0)


def _blocks(rows: Sequence[Row]) -> list[Columns]:
    """Give the runs of columns between those in which nothing stands."""
    used = [
        any(column < len(row) and not is_empty(row[column]) for row in rows)
        for column in range(_width(rows))
    ]
    blocks: list[Columns] = []
    for is_used, columns in groupby(range(len(used)), key=used.__getitem__):
        if is_used:
            run = list(columns)
            blocks.append((run[0], run[-1] + 1))
    return blocks


def cut(rows: Sequence[Row], columns: Columns) -> Sequence[Row]:
    """Give the rows with some of their columns."""
    start, end = columns
    if isinstance(rows, ColumnBlock):
        return rows.cut(start, end)
    return [row[start:end] for row in rows]


def _begins_with_a_number(header: FoundHeader) -> bool:
    first = next((cell for cell in header.cells if not is_empty(cell)), "")
    return _NUMBERING.fullmatch(heading_key(first)) is not None


def _apart(headers: Sequence[FoundHeader], known: frozenset[str]) -> bool:
    """Tell tables from one table with a blank column in it: each repeats or numbers for itself."""
    if len({header.at for header in headers}) > 1 or all(map(_begins_with_a_number, headers)):
        return True
    found = [known_in(header.cells, known) for header in headers]
    return len(frozenset().union(*found)) < sum(map(len, found))


def _by_gaps(rows: Sequence[Row], known: frozenset[str]) -> list[Columns]:
    blocks = _blocks(rows)
    headed: list[tuple[Columns, FoundHeader]] = []
    for block in blocks if len(blocks) > 1 else []:
        header, _ = search_header(cut(rows, block), known)
        if header is not None and len(header.reasons.known) >= _HEADINGS_OF_A_TABLE:
            headed.append((block, header))
    if len(headed) <= 1 or not _apart([header for _, header in headed], known):
        return []
    starts = [0, *(block[0] for block, _ in headed[1:])]
    return list(zip(starts, [*starts[1:], _width(rows)], strict=True))


def _by_repeats(header: FoundHeader, known: frozenset[str], width: int) -> list[Columns]:
    """Cut where the header begins anew without a blank column between."""
    keys = [heading_key(cell) if isinstance(cell, str) else "" for cell in header.cells]
    wanted = [key for key in keys if key in known]
    repeated = {key for key in wanted if wanted.count(key) > 1}
    if len(repeated) < _HEADINGS_OF_A_TABLE:
        return []
    first = next(key for key in wanted if key in repeated)
    starts = [place for place, key in enumerate(keys) if key == first]
    lead = starts[0] - next((place for place, key in enumerate(keys) if key), 0)
    starts = [0, *(start - lead for start in starts[1:])]
    if any(
        keys[start : start + lead] != keys[starts[1] : starts[1] + lead] for start in starts[1:]
    ):
        return []
    return list(zip(starts, [*starts[1:], width], strict=True))


def side_by_side(rows: Sequence[Row], known: frozenset[str]) -> list[Columns]:
    """Give the columns of each of several tables beside each other; empty where there is one."""
    header, _ = search_header(rows, known)
    if header is None:
        return []
    return _by_gaps(rows, known) or _by_repeats(header, known, _width(rows))
