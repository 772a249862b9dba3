"""Find the tables of a sheet: their headers, their cases, and what every other row is.

Only columns whose heading is wanted are kept: a name or a telephone number that no standard needs
is never loaded. Why a row was taken for the header, and which rows were passed over for what
reason, stays with each table.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice

import numpy as np

from slaaudit.findings import Finding
from slaaudit.table_finder.area_reader import AreaReader
from slaaudit.table_finder.areas import Columns, cut, side_by_side
from slaaudit.table_finder.column_block import ColumnBlock
from slaaudit.table_finder.gathering import Growing
from slaaudit.table_finder.header_search import HEADER_WITHIN, find_header, search_header
from slaaudit.table_finder.headings import Row, heading_key, is_empty, known_in
from slaaudit.table_finder.places import MergedCells, SheetPlace
from slaaudit.table_finder.row_kinds import first_filled
from slaaudit.tables import HeaderReasons, RawTable, Skipped

__all__ = [
    "HEADER_WITHIN",
    "ColumnBlock",
    "MergedCells",
    "Row",
    "SheetPlace",
    "find_header",
    "find_table_in_pieces",
    "find_tables",
    "find_tables_in_blocks",
    "heading_key",
    "is_empty",
    "known_in",
    "row_blocks",
    "unread_sheet",
]

#: Rows held whole at one time: so few that the garbage collector finds them gone again.
_BLOCK = 256
#: More columns than any register has; an area that is not cut ends there.
_EVERY_COLUMN: Columns = (0, 16_384)


def _no_table(
    place: SheetPlace, rows: int, known: frozenset[str], reasons: HeaderReasons
) -> RawTable:
    # Korean headings tell the reader more than the fields' own English names.
    looked_for = ", ".join(sorted(known, key=lambda word: (word.isascii(), word))[:8])
    facts: dict[str, str | int | float] = {
        "sheet": place.sheet or place.file,
        "rows": rows,
        "headings": looked_for,
    }
    nothing = np.zeros(0, dtype=np.int64)
    return RawTable(
        file=place.file,
        sha256=place.sha256,
        sheet=place.sheet,
        title="",
        header_row=0,
        headings=(),
        columns={},
        row_numbers=nothing,
        rows_read=rows,
        skipped=(Skipped("no_header", rows, ((1, rows),)),),
        findings=(Finding("SLA711", place.at(), facts),),
        reasons=reasons,
    )


def unread_sheet(place: SheetPlace, finding: Finding) -> RawTable:
    """Give the empty table of a sheet that is not read, with the finding that says so."""
    nothing = np.zeros(0, dtype=np.int64)
    return RawTable(
        place.file, place.sha256, place.sheet, "", 0, (), {}, nothing, 0, (), (finding,)
    )


def find_tables(
    rows: Iterable[Row],
    known: frozenset[str],
    place: SheetPlace,
    column: Callable[[], Growing] = list,
) -> tuple[RawTable, ...]:
    """Read the rows of a sheet, first to last, into its tables; none where the sheet is empty.

    `known` holds the wanted headings as `heading_key` gives them. Tables may stand below each other
    or side by side; each accounts for all the rows of its own. A sheet without a header gives one
    table without columns, with a finding and all its rows counted. `column` makes the columns that
    cells are kept in.
    """
    return find_tables_in_blocks(row_blocks(rows), known, place, column)


def find_tables_in_blocks(
    blocks: Iterator[Sequence[Row]],
    known: frozenset[str],
    place: SheetPlace,
    column: Callable[[], Growing] = list,
) -> tuple[RawTable, ...]:
    """Read the rows of a sheet as `find_tables` does, where they come many at a time."""
    head, coming = _head(blocks)
    found, reasons = search_header(head, known)
    if found is None:
        filled = any(first_filled(row) is not None for row in head)
        count = len(head) + sum(map(len, coming))
        some = filled or count > HEADER_WITHIN
        return (_no_table(place, count, known, reasons),) if some else ()
    areas = side_by_side(head, known)
    if areas:
        return _beside(head, coming, areas, (known, place, column))
    width = max(map(len, head))
    reader = AreaReader(place, known, (0, width), column)
    reader.begin(head, found)
    count = found.last + 1
    for block in chain([head[count:]], coming):
        reader.take(count + 1, block)
        count += len(block)
    return tuple(reader.tables(alone=True))


def find_table_in_pieces(
    blocks: Callable[[], Iterator[Sequence[Row]]],
    known: frozenset[str],
    place: SheetPlace,
    column: Callable[[], Growing],
    size: int,
) -> Iterator[RawTable]:
    """Read the rows as `find_tables_in_blocks` does; a long table comes in pieces of about `size`.

    Only a table that stands alone does. Where another begins below it, the rows are read from the
    first one again, and the tables come whole.
    """
    head, coming = _head(blocks())
    found, _ = search_header(head, known)
    if found is None or side_by_side(head, known):
        yield from find_tables_in_blocks(blocks(), known, place, column)
        return
    reader = AreaReader(place, known, (0, max(map(len, head))), column)
    reader.begin(head, found)
    count, pieces = found.last + 1, 0
    for block in chain([head[count:]], coming):
        reader.take(count + 1, block)
        count += len(block)
        if reader.further:
            yield from find_tables_in_blocks(blocks(), known, place, column)
            return
        if reader.gathered >= size:
            yield replace(reader.piece(), piece=pieces)
            pieces += 1
    (last,) = reader.tables(alone=True)
    yield replace(last, piece=pieces)


def _head(blocks: Iterator[Sequence[Row]]) -> tuple[list[Row], Iterator[Sequence[Row]]]:
    """Give the rows among which the first header stands, and the blocks below them."""
    head: list[Row] = []
    for block in blocks:
        missing = HEADER_WITHIN - len(head)
        head += block[:missing]
        if len(block) >= missing:
            return head, chain([block[missing:]], blocks)
    return head, blocks


def row_blocks(rows: Iterable[Row]) -> Iterator[Sequence[Row]]:
    """Give rows many at a time."""
    coming = iter(rows)
    while block := list(islice(coming, _BLOCK)):
        yield block


def _beside(
    head: list[Row],
    coming: Iterator[Sequence[Row]],
    areas: list[Columns],
    of: tuple[frozenset[str], SheetPlace, Callable[[], Growing]],
) -> tuple[RawTable, ...]:
    """Read tables that stand side by side, each with its own header."""
    known, place, column = of
    readers: list[tuple[AreaReader, Columns, int]] = []
    for columns in areas:
        own = cut(head, columns)
        found, _ = search_header(own, known)
        if found is not None:
            reader = AreaReader(place, known, columns, column)
            reader.begin(own, found)
            reader.take(found.last + 2, own[found.last + 1 :])
            readers.append((reader, columns, len(head)))
    count = len(head)
    for block in coming:
        for reader, columns, _ in readers:
            reader.take(count + 1, cut(block, columns))
        count += len(block)
    return tuple(table for reader, _, _ in readers for table in reader.tables(alone=False))
