"""The value of a cell by its tag and what stands in it, as calamine would give it."""

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import count

import numpy as np
from numpy.typing import NDArray

from slaaudit.cell_runs import stamp_cell
from slaaudit.tables import BrokenCell, Cell
from slaaudit.value_classes import dataclass
from slaaudit.workbook.cell_search import UnusualSheetError, require_usual
from slaaudit.workbook.package import Package
from slaaudit.workbook.shared_strings import SharedStrings
from slaaudit.workbook.styles import Shown, shown_by
from slaaudit.workbook.xml_parts import counts_from_1904
from slaaudit.workbook.xml_texts import xml_texts

_TAG = re.compile(rb'(?: (?:s="(?P<style>[0-9]{1,5})"|t="(?P<type>[A-Za-z]+)"|[cv]m="[0-9]+"))*>')
_NUMBER = re.compile(rb"-?[0-9]+(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?")
_NUMBER_SIGNS = np.zeros(256, dtype=np.bool_)
_NUMBER_SIGNS[list(b"0123456789.eE+-")] = True
_TYPES = frozenset({"n", "s", "str", "inlineStr", "b", "e"})
_FLAGS = {b"1": True, b"true": True, b"0": False, b"false": False}
_DAY = 86_400_000
_MIDNIGHT = datetime(1970, 1, 1)  # noqa: DTZ001  # cells hold wall time
#: Day 0 of the serial numbers, in days since 1970-01-01. Spreadsheets count a leap day that 1900
#: did not have: before it all numbers are one less.
_SERIAL_ZERO, _SINCE_1904 = -25_569, 1_462
_LEAP_DAY, _SERIALS_END = 60.0, 2_958_466.0
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class TagMeaning:
    """What a cell's tag says: how the value is written, and as what a number is shown."""

    type: str
    shown: Shown = Shown.NUMBER

    @property
    def is_number(self) -> bool:
        """A number that is shown as one."""
        return self.type == "n" and self.shown is Shown.NUMBER

    @property
    def is_stamp(self) -> bool:
        """A date, or a date with its time."""
        return self.type == "n" and self.shown is Shown.STAMP


class CellValues:
    """Reads the cells of one workbook."""

    def __init__(self, package: Package) -> None:
        """Take the package; its styles and texts are read once they are needed."""
        self._package = package
        self._shared = SharedStrings(package)
        self._meanings: dict[bytes, TagMeaning] = {}
        self._later: int | None = None

    def meaning(self, tag: bytes) -> TagMeaning:
        """Tell what a tag says, from behind the address. Raises `UnusualSheetError`."""
        known = self._meanings.get(tag)
        if known is not None:
            return known
        found = _TAG.fullmatch(tag)
        if found is None:
            raise UnusualSheetError
        kind = (found["type"] or b"n").decode("ascii")
        require_usual(kind in _TYPES)
        meaning = TagMeaning(kind)
        if kind == "n" and found["style"] is not None:
            meaning = TagMeaning(kind, self._shown(int(found["style"])))
        self._meanings[tag] = meaning
        return meaning

    def _shown(self, style: int) -> Shown:
        return shown_by(self._package, [style])[style]

    def cells(
        self, meaning: TagMeaning, raws: Sequence[bytes], *, kept: bool = False
    ) -> Sequence[Cell | BrokenCell]:
        """Give the cells that hold values; `kept`: blanks around a text belong to it."""
        match meaning.type:
            case "s":
                require_usual(all(map(bytes.isdigit, raws)))
                return self._shared.texts([*map(int, raws)])
            case "str":
                return xml_texts(raws)
            case "inlineStr":
                return xml_texts(raws, kept=kept)
            case "b":
                require_usual(_FLAGS.keys() >= set(raws))
                return [_FLAGS[raw] for raw in raws]
            case "e":
                return [*map(BrokenCell, xml_texts(raws))]
            case _:
                require_usual(all(map(_NUMBER.fullmatch, raws)))
                return [self._number(float(raw), meaning.shown) for raw in raws]

    @staticmethod
    def uncomputed(raws: Sequence[bytes]) -> list[BrokenCell]:
        """Give the cells of formulas that have no value."""
        return [BrokenCell(f"={text}") for text in xml_texts([_formula(raw) for raw in raws])]

    def _number(self, number: float, shown: Shown) -> Cell:
        if shown is Shown.NUMBER:
            return number
        require_usual(0 <= number < _SERIALS_END)
        if shown is Shown.SPAN:
            return timedelta(milliseconds=_milliseconds(number))
        if number < 1:
            return (_MIDNIGHT + timedelta(milliseconds=_milliseconds(number))).time()
        return stamp_cell(int(self.stamps(np.array([number]))[0]))

    def stamps(self, serials: NDArray[np.float64]) -> NDArray[np.int64]:
        """Give serial days as milliseconds since 1970-01-01 (wall time)."""
        if self._later is None:
            self._later = _SINCE_1904 if counts_from_1904(self._package) else 0
        days = serials + self._later
        require_usual(((serials >= 1) & (days < _SERIALS_END)).all())
        days = np.where(days < _LEAP_DAY, days + 1, days)
        return np.floor(days * _DAY + _HALF).astype(np.int64) + _SERIAL_ZERO * _DAY


def _formula(raw: bytes) -> bytes:
    return raw.partition(b">")[2]


def _milliseconds(number: float) -> int:
    return int(number * _DAY + _HALF)


def numbers_of(raws: NDArray[np.bytes_]) -> NDArray[np.float64]:
    """Read numbers all at once. Raises `UnusualSheetError`."""
    signs = raws.view(np.uint8)
    require_usual(_NUMBER_SIGNS[signs[signs != 0]].all())
    try:
        return raws.astype(np.float64)
    except ValueError:
        raise UnusualSheetError from None


def distinct_cells(
    raws: Sequence[bytes], read: Callable[[Sequence[bytes]], Sequence[Cell | BrokenCell]]
) -> tuple[Sequence[Cell | BrokenCell], NDArray[np.intc]]:
    """Read each distinct value once; give the cells, and for each value the index of its own."""
    index: dict[bytes, int] = defaultdict(count().__next__)
    codes = np.fromiter(map(index.__getitem__, raws), np.intc, len(raws))
    return read(list(index)), codes
