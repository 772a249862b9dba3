"""Parquet files by pyarrow, an extra: only the wanted columns, a batch of rows at a time."""

import math
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from slaaudit.cell_runs import STAMP, CellRun, GrowingRun
from slaaudit.coded_cells import CodedCells
from slaaudit.packed_cells import LONGEST, PackedCells, PackedRun
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.table_finder import SheetPlace, find_tables, heading_key
from slaaudit.tables import BrokenCell, Cell, RawTable
from slaaudit.workbook.errors import PackageError, damaged
from slaaudit.workbook.limits import MOST_CODED_CELLS

#: Cases of a piece of a long table: its cells are held at one time.
PIECE = 1 << 16
_BROKEN = (pa.ArrowException, OSError, ValueError, OverflowError)
_MILLISECOND, _DAY = 1_000, 86_400_000_000


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> Iterator[RawTable]:  # noqa: ARG001  # every reader takes the options
    """Read the file as one table; its first row is numbered 2, as if headings stood in row 1.

    A long one comes in pieces.
    """
    with file.opened() as stream:
        try:
            stored = parquet.ParquetFile(stream)
            names = list(dict.fromkeys(stored.schema_arrow.names))
            rows = int(stored.metadata.num_rows)
        except _BROKEN as error:
            raise damaged(error) from None
        wanted = [name for name in names if heading_key(name) in known]
        _require_bounded(rows, max(len(wanted), 1), file.name)
        place = SheetPlace(file.name, file.sha256, None)
        if wanted:
            yield from _pieces(stored, names, wanted, place)
        else:
            yield from find_tables(chain([names], repeat([None], rows)), known, place)


def _pieces(
    stored: parquet.ParquetFile, names: Sequence[str], wanted: Sequence[str], place: SheetPlace
) -> Iterator[RawTable]:
    rows = int(stored.metadata.num_rows)
    read = piece = 0
    batches = _batches(stored, wanted)
    while not piece or read < rows:
        columns = next(batches, {name: CodedCells() for name in wanted})
        count = len(columns[wanted[0]])
        numbers = np.arange(read + 2, read + count + 2, dtype=np.int64)
        read += count
        yield RawTable(
            place.file,
            place.sha256,
            None,
            "",
            1,
            tuple(names),
            columns,
            numbers,
            count,
            piece=piece,
            more=read < rows,
        )
        piece += 1


def _batches(
    stored: parquet.ParquetFile, wanted: Sequence[str]
) -> Iterator[dict[str, Sequence[Cell | BrokenCell]]]:
    try:
        for groups in _groups(stored.metadata):
            for batch in stored.iter_batches(
                PIECE, row_groups=groups, columns=list(wanted), use_threads=False
            ):
                yield {name: _cells(batch.column(name)) for name in wanted}
    except _BROKEN as error:
        raise damaged(error) from None


def _groups(metadata: parquet.FileMetaData) -> Iterator[list[int]]:
    """Give groups of rows, small ones together: their bytes are let go with the last of them."""
    together: list[int] = []
    rows = 0
    for group in range(metadata.num_row_groups):
        together.append(group)
        rows += metadata.row_group(group).num_rows
        if rows >= PIECE:
            yield together
            together, rows = [], 0
    if together:
        yield together


def _require_bounded(rows: int, columns: int, sheet: str) -> None:
    if rows * columns > MOST_CODED_CELLS:
        raise PackageError("SLA744", rows=rows, columns=columns, sheet=sheet)


def _cells(column: pa.Array) -> Sequence[Cell | BrokenCell]:
    if pa.types.is_timestamp(column.type):  # spreadsheets know no nanoseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
        stamps = _stamps(column) if column.type.tz is None else None
        return stamps if stamps is not None else _coded(column)
    if pa.types.is_dictionary(column.type):  # its indices may skip nulls
        column = column.cast(column.type.value_type)
    if pa.types.is_string(column.type) or pa.types.is_large_string(column.type):
        texts = _texts(column)
        return texts if texts is not None else _coded(column)
    return _coded(column)


def _coded(column: pa.Array) -> Sequence[Cell | BrokenCell]:
    """Make a cell of each distinct value."""
    try:
        coded = column.dictionary_encode(null_encoding="encode")
    except pa.ArrowNotImplementedError:  # lists and the like, which no field holds
        return [_cell(value) for value in column.to_pylist()]
    return CodedCells.of(map(_cell, coded.dictionary.to_pylist()), coded.indices.to_numpy())


def _stamps(column: pa.Array) -> GrowingRun | None:
    """Take stamps as numbers; of a day without a time the cells are few."""
    micros = column.cast(pa.int64()).fill_null(0).to_numpy()
    there = column.is_valid().to_numpy(zero_copy_only=False)
    if (micros % _MILLISECOND).any():
        return None
    timed = there & (micros % _DAY != 0)
    codes = np.full(len(micros), STAMP, dtype=np.intc)
    others = _coded(column.filter(pa.array(~timed)))
    distinct: list[Cell | BrokenCell] = []
    if isinstance(others, CodedCells) and len(others):
        distinct, codes[~timed] = others.distinct, others.codes
    run = GrowingRun()
    run.extend_run(CellRun(distinct, codes, micros[timed] // _MILLISECOND))
    return run


def _texts(column: pa.Array) -> PackedCells | None:
    """Take texts by their bytes; what is not there is empty."""
    filled = column.fill_null("")
    _, offsets, written = filled.buffers()
    if written is None:
        return None
    wide = pa.types.is_large_string(column.type)
    ends = np.frombuffer(offsets, dtype=np.int64 if wide else np.int32).astype(np.int64)
    ends = ends[filled.offset : filled.offset + len(filled) + 1]
    data = written.slice(int(ends[0]), int(ends[-1] - ends[0])).to_pybytes()
    if b"\0" in data:
        return None
    cells = PackedCells()
    cells.extend_run(
        PackedRun.cut(data + bytes(LONGEST), ends[:-1] - ends[0], np.diff(ends), "utf-8")
    )
    return cells


def _cell(value: object) -> Cell:
    match value:
        case float() if math.isnan(value):
            return None
        case datetime() if value.tzinfo is not None:
            return value.isoformat()
        case None | str() | bool() | int() | float() | date() | time() | timedelta():
            return value
        case _:
            return str(value)
