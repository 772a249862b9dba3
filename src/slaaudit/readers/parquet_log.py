"""Parquet files by pyarrow, an extra: only the wanted columns are read."""

import io
import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import chain, repeat

import numpy as np
import pyarrow as pa
from pyarrow import parquet

from slaaudit.coded_cells import CodedCells
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.table_finder import SheetPlace, find_tables, heading_key
from slaaudit.tables import BrokenCell, Cell, RawTable
from slaaudit.workbook.errors import PackageError, damaged
from slaaudit.workbook.limits import MOST_CODED_CELLS

_NO_CODES = np.zeros(0, dtype=np.intc)


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:  # noqa: ARG001  # every reader takes the options
    """Read the file as one table; its first row is numbered 2, as if headings stood in row 1."""
    try:
        stored = parquet.ParquetFile(io.BytesIO(file.payload))
        names = list(dict.fromkeys(stored.schema_arrow.names))
        wanted = [name for name in names if heading_key(name) in known]
        _require_bounded(stored.metadata.num_rows, max(len(wanted), 1), file.name)
        columns = {name: _cells(stored, name) for name in wanted}
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        raise damaged(error) from None
    place = SheetPlace(file.name, file.sha256, None)
    rows = int(stored.metadata.num_rows)
    if not wanted:
        return find_tables(chain([names], repeat([None], rows)), known, place)
    numbers = np.arange(2, rows + 2, dtype=np.int64)
    whole = RawTable(
        file.name, file.sha256, None, "", 1, tuple(names), columns, numbers, rows
    )  # fmt: skip
    return (whole,)


def _require_bounded(rows: int, columns: int, sheet: str) -> None:
    if rows * columns > MOST_CODED_CELLS:
        raise PackageError("SLA744", rows=rows, columns=columns, sheet=sheet)


def _cells(stored: parquet.ParquetFile, name: str) -> Sequence[Cell | BrokenCell]:
    column = stored.read(columns=[name]).column(name)
    if pa.types.is_timestamp(column.type):  # spreadsheets know no nanoseconds
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)
    if pa.types.is_dictionary(column.type):  # its indices may skip nulls
        column = column.cast(column.type.value_type)
    try:
        coded = column.dictionary_encode(null_encoding="encode")
    except pa.ArrowNotImplementedError:  # lists and the like, which no field holds
        return [_cell(value) for value in column.to_pylist()]
    parts = [part.indices.to_numpy() for part in coded.chunks]
    values = coded.chunk(0).dictionary.to_pylist() if parts else []
    return CodedCells.of(map(_cell, values), np.concatenate([*parts, _NO_CODES]))


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
