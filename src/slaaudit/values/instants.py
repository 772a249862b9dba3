"""Columns of instants: dates and times as a spreadsheet holds them, or as text."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from functools import partial
from itertools import compress
from operator import not_
from typing import cast

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import STAMP, CellRun, GrowingRun
from slaaudit.coded_cells import CodedCells
from slaaudit.packed_cells import PackedCells
from slaaudit.tables import CellState, Column
from slaaudit.terms import FieldKind
from slaaudit.values.cells import RawCell, cell_state, factorise, parse_distinct, tidy
from slaaudit.values.moments import DAY, EPOCH, HOUR, MINUTE, Moment, read_clock, read_clock_digits
from slaaudit.values.written_instants import Instants, read_packed, read_texts

#: Stands for "a spreadsheet's time": whether it shows seconds is known from the whole column.
_COLUMN_DECIDES = 0
_AT_ONCE = 1 << 18
#: Day 0 of a spreadsheet's serial numbers, as seconds since 1970-01-01; right from 1900-03-01 on.
_SERIAL_ZERO = (date(1899, 12, 30).toordinal() - EPOCH) * DAY
_SERIAL_FROM, _SERIAL_UNTIL = 61.0, 2_958_466.0
#: A number this large (20260302) is a date written in digits, not a serial number.
_DIGITS_FROM = 19_000_101.0
#: Milliseconds of a second.
_SECOND = 1000
_EPOCH_STAMP = datetime(1970, 1, 1)  # noqa: DTZ001  # cells hold wall time


def _stamp_seconds(stamps: Sequence[datetime]) -> NDArray[np.int64]:
    """Give spreadsheet stamps to the nearest second: their serials are off by microseconds."""
    spans = [stamp - _EPOCH_STAMP for stamp in stamps]  # numpy's own conversion is far slower
    exact = np.fromiter(map(timedelta.total_seconds, spans), np.float64, count=len(spans))
    return np.rint(exact).astype(np.int64)


def _stamps(stamps: Sequence[datetime]) -> Instants:
    """Read spreadsheet stamps; one at exactly midnight is a date without a time."""
    return _stamped(_stamp_seconds(stamps))


def _stamped(values: NDArray[np.int64]) -> Instants:
    widths = np.where(values % DAY == 0, DAY, _COLUMN_DECIDES).astype(np.int32)
    return Instants(values, widths, np.zeros(len(values), dtype=np.uint8))


def _serial_moment(serial: float) -> Moment | None:
    if not _SERIAL_FROM <= serial < _SERIAL_UNTIL:
        return None
    seconds = _SERIAL_ZERO + round(serial * DAY)
    return seconds, DAY if seconds % DAY == 0 else _COLUMN_DECIDES


def _as_text(cell: RawCell, *, serial: bool) -> str | Moment | CellState:
    """Give a cell's text where text decides, else its moment or its state."""
    if isinstance(cell, str):
        text = tidy(cell) if serial else ""
        numeric = text.isascii() and text.replace(".", "", 1).isdigit()
        found = _serial_moment(float(text)) if numeric else None
        return found or cell
    if isinstance(cell, date):
        return (cell.toordinal() - EPOCH) * DAY, DAY
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _number_moment(float(cell), serial=serial)
    state = cell_state(cell)
    return CellState.UNREADABLE if state is CellState.PRESENT else state


def _number_moment(number: float, *, serial: bool) -> str | Moment | CellState:
    if number >= _DIGITS_FROM and number.is_integer():
        return str(int(number))
    found = _serial_moment(number) if serial else None
    return found or CellState.UNREADABLE


def _read_distinct(distinct: Sequence[RawCell], *, serial: bool) -> Instants:
    found = [
        cell if isinstance(cell, str) and not serial else _as_text(cell, serial=serial)
        for cell in distinct
    ]
    written = np.fromiter((isinstance(one, str) for one in found), np.bool_, count=len(found))
    texts = read_texts([one for one in found if isinstance(one, str)])
    if written.all():
        return texts
    return Instants.of([one for one in found if not isinstance(one, str)]).woven(texts, written)


def _read_cells(cells: Sequence[RawCell], *, serial: bool) -> Instants:
    """Read a column: stamps all at once, of the rest each distinct cell once."""
    if isinstance(cells, PackedCells) and not serial:
        return _read_packed(cells)
    if isinstance(cells, CodedCells | PackedCells):
        return _read_cells(cells.distinct, serial=serial).take(cells.codes)
    if isinstance(cells, GrowingRun):
        return _read_run(cells.whole(), serial=serial)
    stamped = [type(cell) is datetime for cell in cells]
    stamps = cast("list[datetime]", list(compress(cells, stamped)))
    if len(stamps) == len(cells):
        return _stamps(stamps)
    distinct, codes = factorise(list(compress(cells, map(not_, stamped))))
    others = _read_distinct(distinct, serial=serial).take(codes)
    if not stamps:
        return others
    return others.woven(_stamps(stamps), np.array(stamped, dtype=np.bool_))


def _read_run(run: CellRun, *, serial: bool) -> Instants:
    """Read a column whose stamps stand apart as milliseconds: those to the nearest second."""
    seconds = np.rint(run.stamps / _SECOND).astype(np.int64)
    stamps = _stamped(seconds)
    stamped = run.codes == STAMP
    if stamped.all():
        return stamps
    others = _read_distinct(run.distinct, serial=serial).take(run.codes[~stamped])
    return others.woven(stamps, stamped)


def _read_packed(cells: PackedCells) -> Instants:
    """Read texts by their bytes; of those in other forms each distinct one once."""
    read, left = read_packed(cells.packed, cells.sizes)
    left[list(cells.odd)] = True
    others = np.flatnonzero(left)
    if len(others):
        rest = cells.take(others)
        read.put(others, _read_cells(rest.distinct, serial=False).take(rest.codes))
    return read


def _column(read: Instants) -> Column:
    return Column(FieldKind.INSTANT, read.values, read.states, read.widths)


def settled(pieces: Sequence[Column]) -> list[Column]:
    """Settle spreadsheet times of a column that was read in pieces: all of it decides.

    It shows seconds where any of them has some. Their widths are changed in place.
    """
    widths = [np.ones(0, np.int32) if each.width is None else each.width for each in pieces]
    seconds_shown = any(map(_shows_seconds, pieces, widths))
    decided = np.int32(1 if seconds_shown else MINUTE)
    return [
        replace(piece, width=_decided(width, decided))
        for piece, width in zip(pieces, widths, strict=True)
    ]


def _shows_seconds(piece: Column, width: NDArray[np.int32]) -> bool:
    """Tell whether any spreadsheet time of a piece has seconds."""
    for start in range(0, len(width), _AT_ONCE):
        part = slice(start, start + _AT_ONCE)
        if (piece.values[part][width[part] == _COLUMN_DECIDES] % MINUTE).any():
            return True
    return False


def _decided(width: NDArray[np.int32], decided: np.int32) -> NDArray[np.int32]:
    """Enter what was decided; in place, but in a view of one value for all."""
    still_open = width == _COLUMN_DECIDES
    if not still_open.any():
        return width
    if still_open.all():
        return np.broadcast_to(decided, width.shape)
    width[still_open] = decided
    return width


def instant_column(cells: Sequence[RawCell], *, serial: bool = False) -> Column:
    """Read cells as instants: int64 seconds since 1970-01-01 on Seoul's wall clock, with widths.

    A spreadsheet's date, or its stamp at exactly midnight, is a date (86,400 seconds wide). Its
    other stamps are 1 wide where any of the column shows seconds, else 60. Text is as wide as it
    is written. Bare numbers are unreadable unless `serial` says that they are serial days.
    """
    (column,) = settled([open_instants(cells, serial=serial)])
    return column


def open_instants(cells: Sequence[RawCell], *, serial: bool = False) -> Column:
    """Read a piece of a column as `instant_column` does, to be `settled` with all the others."""
    return _column(_read_cells(cells, serial=serial))


def _clock_of(cell: RawCell, *, serial: bool) -> Moment | CellState:
    """Read one cell of a time column as (seconds of the day, seconds covered)."""
    if isinstance(cell, datetime):
        return CellState.UNREADABLE
    if isinstance(cell, time):
        return cell.hour * HOUR + cell.minute * MINUTE + cell.second, _COLUMN_DECIDES
    if isinstance(cell, timedelta):
        seconds = round(cell.total_seconds())
        return (seconds, _COLUMN_DECIDES) if 0 <= seconds <= DAY else CellState.UNREADABLE
    if isinstance(cell, float) and serial and 0 <= cell <= 1:
        return round(cell * DAY), _COLUMN_DECIDES
    state = cell_state(cell)
    if state is not CellState.PRESENT:
        return state
    text = tidy(cell) if isinstance(cell, str) else ""
    clock = read_clock(text) or read_clock_digits(text)
    return CellState.UNREADABLE if clock is None else (clock.seconds + clock.shift, clock.width)


def _read_clocks(cells: Sequence[RawCell], *, serial: bool) -> Instants:
    distinct, codes = factorise(cells)
    moments, states = parse_distinct(distinct, partial(_clock_of, serial=serial), (0, 1))
    pairs = np.array(moments, dtype=np.int64).reshape(-1, 2)[codes]
    return Instants(pairs[:, 0], pairs[:, 1].astype(np.int32), states[codes])


def instant_column_from_parts(
    dates: Sequence[RawCell], times: Sequence[RawCell], *, serial: bool = False
) -> Column:
    """Read instants whose date and time stand in two columns of equal length.

    Without a time a date stays a date. A time without a date, or beside a date that already has
    another time, is unreadable.
    """
    (column,) = settled([open_instants_from_parts(dates, times, serial=serial)])
    return column


def open_instants_from_parts(
    dates: Sequence[RawCell], times: Sequence[RawCell], *, serial: bool = False
) -> Column:
    """Read a piece of two columns in the same way, to be `settled` with all the others."""
    read, clocks = _read_cells(dates, serial=serial), _read_clocks(times, serial=serial)
    day_only = (read.states == CellState.PRESENT) & (read.widths == DAY)
    timed = clocks.states == CellState.PRESENT
    agrees = (read.states == CellState.PRESENT) & (read.values % DAY == clocks.values)
    broken = clocks.states == CellState.UNREADABLE
    broken |= timed & ~day_only & ~agrees
    joined = timed & day_only
    read.values[joined] += clocks.values[joined]
    read.widths[joined] = clocks.widths[joined]
    read.states[broken] = CellState.UNREADABLE
    return _column(read)
