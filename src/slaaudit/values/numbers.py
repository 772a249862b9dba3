"""Columns of numbers: counts, scores, days, and lengths of time."""

import math
import re
from collections.abc import Sequence
from datetime import time, timedelta
from enum import StrEnum
from functools import partial

import numpy as np

from slaaudit.tables import BrokenCell, CellState, Column
from slaaudit.terms import FieldKind
from slaaudit.values.cells import RawCell, cell_state, factorise, parse_distinct, tidy


class NumberUnit(StrEnum):
    """What the numbers of a column count, so that `3시간` never becomes three days."""

    COUNT = "count"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    OPEN = "open"


#: Seconds of a unit, for the units that a length of time can be turned into. Where nothing says
#: what a column counts, bare numbers stay as they are and written lengths become seconds.
_UNIT_SECONDS = {
    NumberUnit.SECONDS: 1,
    NumberUnit.MINUTES: 60,
    NumberUnit.HOURS: 3_600,
    NumberUnit.OPEN: 1,
}
_COUNT_WORDS = frozenset({"회", "번", "건", "명", "인", "개", "점", "%", "차례", "통", "콜", "원"})
_DAY_WORDS = frozenset({"일", "업무일", "영업일", "근무일"})
_WORDS: dict[NumberUnit, frozenset[str]] = {
    NumberUnit.COUNT: _COUNT_WORDS,
    NumberUnit.DAYS: _DAY_WORDS,
    NumberUnit.WEEKS: frozenset({"주", "주일"}),
    NumberUnit.MONTHS: frozenset({"월", "개월"}),
    NumberUnit.OPEN: _COUNT_WORDS | _DAY_WORDS,
}
_FIGURE = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_NUMBER = re.compile(rf"₩?\s?([+-]?{_FIGURE})\s?([^\d\s.,+-]*)")
_LENGTH = re.compile(
    rf"(?=\d)(?:({_FIGURE})\s?(?:시간|hours?|hrs?|h))?\s?(?:({_FIGURE})\s?(?:분|mins?|m|'))?"
    rf"\s?(?:({_FIGURE})\s?(?:초|secs?|s|\"|''))?",
    re.IGNORECASE,
)
_CLOCK_LENGTH = re.compile(r"(\d{1,6}):(\d{2}):(\d{2})(?:\.\d+)?")
_SIXTY = 60


def _length_seconds(cell: RawCell) -> float | None:
    """Give a written length of time (`3분 20초`, `00:03:20`, a spreadsheet's time) in seconds."""
    if isinstance(cell, timedelta):
        return cell.total_seconds()
    if isinstance(cell, time):
        return cell.hour * 3600 + cell.minute * 60 + cell.second + cell.microsecond / 1e6
    if not isinstance(cell, str):
        return None
    text = tidy(cell)
    clock = _CLOCK_LENGTH.fullmatch(text)
    if clock is not None:
        hours, minutes, seconds = int(clock[1]), int(clock[2]), int(clock[3])
        shown = minutes < _SIXTY and seconds < _SIXTY
        return hours * 3600.0 + minutes * 60 + seconds if shown else None
    length = _LENGTH.fullmatch(text)
    if length is None:
        return None
    return sum(
        float(part.replace(",", "")) * seconds
        for part, seconds in zip(length.groups(), (3600, 60, 1), strict=True)
        if part is not None
    )


def _written_number(text: str, unit: NumberUnit) -> float | CellState:
    match = _NUMBER.fullmatch(text)
    if match is None or (match[2] and match[2] not in _WORDS.get(unit, ())):
        return CellState.UNREADABLE
    number = float(match[1].replace(",", ""))
    return number if math.isfinite(number) else CellState.UNREADABLE


def _number_of(cell: RawCell, unit: NumberUnit) -> float | CellState:
    state = cell_state(cell)
    if state is not CellState.PRESENT or isinstance(cell, BrokenCell | bool):
        return state or CellState.UNREADABLE
    if isinstance(cell, float | int):
        return float(cell)
    length = _length_seconds(cell)
    if length is not None:
        seconds = _UNIT_SECONDS.get(unit)
        known = seconds is not None and math.isfinite(length)
        return length / seconds if known and seconds else CellState.UNREADABLE
    if isinstance(cell, str):
        return _written_number(tidy(cell), unit)
    return CellState.UNREADABLE


def number_column(cells: Sequence[RawCell], unit: NumberUnit = NumberUnit.OPEN) -> Column:
    """Read cells as float64 numbers in `unit`.

    A written unit must fit: `3회` is no length of time, `3시간` no number of days; such cells are
    unreadable. With `OPEN`, lengths of time are given in seconds and everything else as written.
    """
    distinct, codes = factorise(cells)
    numbers, states = parse_distinct(distinct, partial(_number_of, unit=unit), math.nan)
    return Column(FieldKind.NUMBER, np.array(numbers, dtype=np.float64)[codes], states[codes])


def rings_column(cells: Sequence[RawCell], cycle_seconds: float) -> Column:
    """Turn ringing time into the number of rings that have started.

    The first ring begins at 0 s and each next one a cycle later, so the count is
    floor(seconds ÷ cycle) + 1: with a cycle of 3 s, 5.9 s are two rings and 6.0 s are three. Bare
    numbers are seconds; a negative time is unreadable.
    """
    ringing = number_column(cells, NumberUnit.SECONDS)
    seconds = ringing.values.astype(np.float64)
    states = ringing.state.copy()
    states[ringing.present & (seconds < 0)] = CellState.UNREADABLE
    return Column(FieldKind.NUMBER, np.floor(seconds / cycle_seconds) + 1, states)
