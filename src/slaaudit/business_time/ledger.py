"""The days of one case, each counted or not and why: what an auditor asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from slaaudit.business_time.case_days import DayRole, LedgerCase, LedgerDay, case_days
from slaaudit.business_time.day_counting import DayCounting
from slaaudit.calendar_days import DAY_SECONDS, date_of
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from numpy.typing import NDArray

    from slaaudit.business_time.calendar import BusinessCalendar
    from slaaudit.business_time.countings import Counting
    from slaaudit.business_time.holds import Holds
    from slaaudit.business_time.instants import BoolArray, Int64Array

    Float64Array = NDArray[np.float64]

_WHY: Final = {
    DayRole.AFTER_HOURS: "근무시간 밖 접수",
    DayRole.FIRST_DAY: "첫날 불산입",
    DayRole.HELD: "산입하지 않는 기간",
}
_CASES_AT_ONCE: Final = 20_000


@dataclass(frozen=True, slots=True)
class DayNote:
    """One day of a case: whether it counted, and why in words."""

    on: date
    counted: bool
    why: str


@dataclass(frozen=True, slots=True)
class LedgerCases:
    """The same of n cases that one counting counts, one entry per case."""

    starts: Int64Array
    untils: Int64Array
    amounts: Float64Array
    holds: Holds | None = None

    def case(self, place: int) -> LedgerCase:
        """Give one of them."""
        holds = None if self.holds is None else self.holds.take(np.array([place]))
        amount = float(self.amounts[place])
        return LedgerCase(int(self.starts[place]), int(self.untils[place]), amount, holds)

    def held(self) -> BoolArray:
        """Whether a case has holds, shape (n,)."""
        if self.holds is None:
            return np.zeros(len(self.starts), np.bool_)
        return np.diff(self.holds.offsets) > 0


def day_ledgers(
    calendar: BusinessCalendar, counting: Counting, cases: LedgerCases
) -> list[list[DayNote]]:
    """Tell each day of many cases; what is the same of several is worked out once.

    Cases that are counted in time differ by the second, so those without holds are told all
    together. Raises OutsideCalendar.
    """
    if isinstance(counting, DayCounting):
        alike = np.stack([counting.receipt_days(cases.starts), cases.starts // DAY_SECONDS,
                          cases.untils, cases.amounts.astype(np.int64)], axis=1)  # fmt: skip
        return _told_once(calendar, counting, cases, alike)
    told: list[list[DayNote]] = [[] for _ in cases.starts]
    plain = np.flatnonzero(~cases.held())
    for place, notes in zip(
        plain.tolist(), _time_ledgers(calendar, counting, cases, plain), strict=True
    ):
        told[place] = notes
    for place in np.flatnonzero(cases.held()).tolist():
        told[place] = day_ledger(calendar, counting, cases.case(place))
    return told


def _told_once(
    calendar: BusinessCalendar, counting: Counting, cases: LedgerCases, alike: Int64Array
) -> list[list[DayNote]]:
    seen: dict[tuple[int, ...], list[DayNote]] = {}
    told = []
    for place, (key, held) in enumerate(zip(map(tuple, alike.tolist()), cases.held(), strict=True)):
        if held:
            told.append(day_ledger(calendar, counting, cases.case(place)))
            continue
        if key not in seen:
            seen[key] = day_ledger(calendar, counting, cases.case(place))
        told.append(seen[key])
    return told


def _time_ledgers(
    calendar: BusinessCalendar, counting: Counting, cases: LedgerCases, places: Int64Array
) -> Iterator[list[DayNote]]:
    """Tell the days of cases without holds, block by block."""
    for block in np.array_split(places, max(1, len(places) // _CASES_AT_ONCE)):
        starts, untils = cases.starts[block], cases.untils[block]
        calendar.span.require(np.concatenate([starts, untils]))
        first = starts // DAY_SECONDS
        lengths = np.maximum(untils // DAY_SECONDS - first + 1, 0)
        case = np.repeat(np.arange(len(block)), lengths)
        begins = np.cumsum(lengths) - lengths
        days = first[case] + np.arange(len(case)) - begins[case]
        ends = np.minimum((days + 1) * DAY_SECONDS, untils[case])
        reached = counting.elapsed(starts[case], ends)
        added = np.diff(reached, prepend=0)
        added[begins[lengths > 0]] = reached[begins[lengths > 0]]
        kinds: dict[int, tuple[date, str]] = {}
        notes = [
            _short_note(calendar, kinds, day, seconds)
            for day, seconds in zip(days.tolist(), added.tolist(), strict=True)
        ]
        for begin, length in zip(begins.tolist(), lengths.tolist(), strict=True):
            yield notes[begin : begin + length]


def _short_note(
    calendar: BusinessCalendar, kinds: dict[int, tuple[date, str]], day: int, seconds: int
) -> DayNote:
    if day not in kinds:
        kinds[day] = (date_of(day), _closed(calendar, date_of(day)))
    on, closed = kinds[day]
    return DayNote(on, bool(seconds), _amount(seconds) if seconds else closed)


def day_ledger(calendar: BusinessCalendar, counting: Counting, case: LedgerCase) -> list[DayNote]:
    """Tell each day of a case: the ordinal of each counted day, or its counted time, or why not.

    A last day that moved on (민법 제161조) is told as such. Raises OutsideCalendar.
    """
    by_day = counting.unit_kind == "day"
    return [
        DayNote(day.on, day.role is DayRole.COUNTED, _why(calendar, day, by_day=by_day))
        for day in case_days(calendar, counting, case)
    ]


def _why(calendar: BusinessCalendar, day: LedgerDay, *, by_day: bool) -> str:
    match day.role:
        case DayRole.COUNTED:
            return f"{day.total}일째" if by_day else _amount(day.counted)
        case DayRole.ROLLED:
            return f"말일이 옮겨짐: {day.kind}"
        case DayRole.REST if by_day:
            return day.kind
        case DayRole.REST | DayRole.OUTSIDE_HOURS:
            return _closed(calendar, day.on)
        case role:
            return _WHY[role]


def _amount(seconds: int) -> str:
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}분" + (f" {rest}초" if rest else "")


def _closed(calendar: BusinessCalendar, on: date) -> str:
    kind = calendar.day_kind(on)
    return "근무시간 밖" if kind.startswith("근무일") else kind
