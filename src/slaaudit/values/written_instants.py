"""Distinct texts to instants, many at a time."""

from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_texts import Packed, Sizes
from slaaudit.packed_texts import signs as text_signs
from slaaudit.tables import CellState
from slaaudit.value_classes import dataclass
from slaaudit.values.cells import Codes, factorise, text_state, tidy
from slaaudit.values.moments import (
    DAY,
    FIRST_YEAR,
    HOUR,
    MINUTE,
    Clock,
    Moment,
    combine,
    read_clock,
    read_day,
    read_moment,
)

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
#: The signs of many texts of one length: one row per place in the text.
Signs = NDArray[np.uint8]
MONTHS = 12
_LAST_YEAR = 9999
#: What two noughts make of their bytes, counted by the ten, as a byte holds it.
_TWO_NOUGHTS = np.uint8(11 * ord("0") % 256)
_NINE = 9
_CLOCK_WORDS = ("시", "분", "초")


@dataclass(frozen=True, slots=True)
class FixedForm:
    """A form in which every part has its place; `width` is the seconds that it covers."""

    pattern: str
    width: int

    def at(self, letter: str) -> list[int]:
        """Give the places of a letter: Y, M, D, h, m, s are digits, - and : and _ parting signs."""
        return [place for place, sign in enumerate(self.pattern) if sign == letter]


_FIXED_FORMS = (
    FixedForm("YYYY-MM-DD", DAY),
    FixedForm("YYYY-MM-DD_hh:mm", MINUTE),
    FixedForm("YYYY-MM-DD_hh:mm:ss", 1),
    FixedForm("YYYYMMDD", DAY),
    FixedForm("YYYYMMDDhhmm", MINUTE),
    FixedForm("YYYYMMDDhhmmss", 1),
)


def _number(signs: Signs, places: Sequence[int]) -> NDArray[np.int32]:
    """Read digits, two at a time: all parts of a form have an even number of them."""
    total = np.zeros(signs.shape[1], dtype=np.int32)
    for tens, ones in zip(places[::2], places[1::2], strict=True):
        total = total * 100 + (signs[tens] * np.uint8(10) + signs[ones] - _TWO_NOUGHTS)
    return total


@cache
def _first_days() -> NDArray[np.int32]:
    """Give the first day of each month from FIRST_YEAR to the year 10000, since 1970-01-01."""
    months = np.arange((FIRST_YEAR - 1970) * MONTHS, (_LAST_YEAR + 1 - 1970) * MONTHS + 1)
    days: NDArray[np.int32] = (
        months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int32)
    )
    return days


def _well_formed(signs: Signs, form: FixedForm) -> Bools:
    good: Bools = np.ones(signs.shape[1], dtype=np.bool_)
    for place in (place for letter in "YMDhms" for place in form.at(letter)):
        good &= signs[place] - np.uint8(ord("0")) <= _NINE
    for place in form.at("-"):
        good &= (signs[place] >= ord("-")) & (signs[place] <= ord("/"))  # one of - . /
        good &= signs[place] == signs[form.at("-")[0]]
    for place in form.at(":"):
        good &= signs[place] == ord(":")
    for place in form.at("_"):
        good &= (signs[place] == ord(" ")) | (signs[place] == ord("T"))
    return good


def _days(signs: Signs, form: FixedForm) -> tuple[NDArray[np.int32], Bools]:
    """Give the days since 1970-01-01, and whether each day exists."""
    year, month, day = (_number(signs, form.at(letter)) for letter in "YMD")
    good = (year >= FIRST_YEAR) & (year <= _LAST_YEAR) & (month >= 1) & (month <= MONTHS)
    months = np.where(good, (year - FIRST_YEAR) * MONTHS + month - 1, 0)
    first, after = _first_days()[months], _first_days()[months + 1]
    good &= (day >= 1) & (day <= after - first)
    return first + day - 1, good


def _clocks(signs: Signs, form: FixedForm) -> tuple[NDArray[np.int32], Bools]:
    """Give the seconds of the day, up to 24:00, and whether a clock shows them."""
    hour, minute, second = (_number(signs, form.at(letter)) for letter in "hms")
    seconds = hour * HOUR + minute * MINUTE + second
    return seconds, (minute < MINUTE) & (second < MINUTE) & (seconds <= DAY)


def _moments(signs: Signs, form: FixedForm) -> tuple[Ints, Bools]:
    """Give the seconds since 1970-01-01, and whether the form is kept and the moment exists."""
    days, day_good = _days(signs, form)
    seconds, clock_good = _clocks(signs, form)
    moments = days.astype(np.int64) * DAY + seconds
    return moments, _well_formed(signs, form) & day_good & clock_good


@dataclass(frozen=True, slots=True)
class Instants:
    """Instants as three arrays: seconds since 1970-01-01, seconds covered, and `CellState`."""

    values: Ints
    widths: NDArray[np.int32]
    states: NDArray[np.uint8]

    @classmethod
    def unread(cls, size: int) -> "Instants":
        """Give room for `size` instants, none of them readable yet."""
        states = np.full(size, CellState.UNREADABLE, dtype=np.uint8)
        return cls(np.zeros(size, dtype=np.int64), np.ones(size, dtype=np.int32), states)

    @classmethod
    def of(cls, found: Sequence[Moment | CellState]) -> "Instants":
        """Gather instants, or what stands in the place of one."""
        rows = ((0, 1, one) if isinstance(one, CellState) else (*one, 0) for one in found)
        flat = np.fromiter(chain.from_iterable(rows), dtype=np.int64, count=3 * len(found))
        table = flat.reshape(-1, 3)
        return cls(table[:, 0], table[:, 1].astype(np.int32), table[:, 2].astype(np.uint8))

    @classmethod
    def present(cls, values: Ints, width: int) -> "Instants":
        """Give instants that all are known, and cover as many seconds."""
        widths = np.full(len(values), width, dtype=np.int32)
        return cls(values, widths, np.zeros(len(values), dtype=np.uint8))

    def take(self, places: Codes) -> "Instants":
        """Give the instants at these places."""
        return Instants(self.values[places], self.widths[places], self.states[places])

    def put(self, places: Ints | Bools, part: "Instants") -> None:
        """Enter others at these places."""
        self.values[places], self.widths[places] = part.values, part.widths
        self.states[places] = part.states

    def woven(self, others: "Instants", at: Bools) -> "Instants":
        """Give these and others in one row: the others where `at` is true."""
        whole = Instants.unread(len(at))
        whole.put(~at, self)
        whole.put(at, others)
        return whole


def _read_fixed(texts: Sequence[str], form: FixedForm, read: Instants) -> None:
    """Read the texts of one fixed form by the place of each sign."""
    size = len(form.pattern)
    fits = [at for at, text in enumerate(texts) if len(text) == size and text.isascii()]
    chosen = np.array([texts[at] for at in fits], dtype=f"S{size}")
    signs = np.ascontiguousarray(chosen.view(np.uint8).reshape(-1, size).T)
    moments, good = _moments(signs, form)
    places = np.array(fits, dtype=np.int64)[good]
    read.values[places] = moments[good]
    read.widths[places] = form.width
    read.states[places] = CellState.PRESENT


def read_packed(packed: Packed, sizes: Sizes) -> tuple[Instants, Bools]:
    """Read cells of the fixed forms, and blank ones; mark those that are neither."""
    rows = text_signs(packed)
    read = Instants.unread(len(rows))
    read.states[sizes == 0] = CellState.BLANK
    for form in _FIXED_FORMS:
        size = len(form.pattern)
        fits = np.flatnonzero(sizes == size)
        if len(fits):
            chosen = rows if len(fits) == len(rows) else rows[fits]
            moments, good = _moments(np.ascontiguousarray(chosen[:, :size].T), form)
            if not good.all():
                fits, moments = fits[good], moments[good]
            read.put(fits, Instants.present(moments, form.width))
    left: Bools = read.states == CellState.UNREADABLE
    return read, left


def _halves(text: str) -> tuple[str, str]:
    """Cut text before its time of day; the first part is empty where no blank parts them."""
    cut = text.find("일 ") + 1 if text[-1:] in _CLOCK_WORDS else text.rfind(" ")
    if text[cut - 2 : cut] in ("오전", "오후"):
        cut = text.rfind(" ", 0, cut)
    return text[: max(cut, 0)], text[cut + 1 :]


def _read_halves(texts: Sequence[str]) -> Instants:
    """Read texts cut in two: a log repeats dates and times of day far more than their pairs."""
    halves = list(map(_halves, texts))
    heads, head_of = factorise([head for head, _ in halves])
    tails, tail_of = factorise([tail for _, tail in halves])
    days = Instants.of([_as_moment(read_day(tidy(str(head)))) for head in heads]).take(head_of)
    clocks = Instants.of([_as_shift(read_clock(tidy(str(tail)))) for tail in tails]).take(tail_of)
    values = days.values + clocks.values
    return Instants(values, clocks.widths, np.maximum(days.states, clocks.states))


def _as_moment(day: int | None) -> Moment | CellState:
    return CellState.UNREADABLE if day is None else (day, DAY)


def _as_shift(clock: Clock | None) -> Moment | CellState:
    return CellState.UNREADABLE if clock is None else combine(0, clock)


def _read_free(texts: Sequence[str]) -> Instants:
    """Read texts of any form."""
    read = _read_halves(texts)
    others = np.flatnonzero(read.states != CellState.PRESENT)
    found = (read_moment(tidy(texts[at])) or _unread_state(texts[at]) for at in others.tolist())
    read.put(others, Instants.of(list(found)))
    return read


def _unread_state(text: str) -> CellState:
    blank = text_state(tidy(text)) is CellState.BLANK
    return CellState.BLANK if blank else CellState.UNREADABLE


def read_texts(texts: Sequence[str]) -> Instants:
    """Read distinct texts in any form that logs use."""
    read = Instants.unread(len(texts))
    for form in _FIXED_FORMS:
        _read_fixed(texts, form, read)
    free = np.flatnonzero(read.states != CellState.PRESENT)
    read.put(free, _read_free([texts[place] for place in free.tolist()]))
    return read
