"""Random calendars, hours and holds against counting second by second and day by day."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from slaaudit.business_time import (
    AFTER_CALENDAR,
    BEFORE_CALENDAR,
    DAY_SECONDS,
    NO_DUE,
    OPEN,
    BusinessCalendar,
    ClockName,
    ClockRule,
    DatedOfficeHours,
    Unit,
    build_calendar,
    calendar_days,
    counting_for,
    day_of,
    holds_of,
    lead_time_for,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slaaudit.business_time import BoolArray, HoldUnit

Pair: TypeAlias = tuple[int, int]

REPEATABLE = settings(derandomize=True, deadline=None, database=None)

FIRST = date(2026, 2, 23)  # a Monday; the month turns within the first week
DAYS = 14
START = day_of(FIRST) * DAY_SECONDS
END = START + DAYS * DAY_SECONDS
ORDINARY = [DatedOfficeHours(None, ((9 * 3_600, 12 * 3_600), (13 * 3_600, 18 * 3_600)))]


@dataclass(frozen=True)
class World:
    """A calendar, and the same facts as one flag per second and per day."""

    calendar: BusinessCalendar
    open_seconds: BoolArray
    working: list[bool]


@st.composite
def hours_of_a_day(draw: st.DrawFn) -> tuple[Pair, ...]:
    pieces = draw(st.integers(1, 3))
    edges = st.integers(0, DAY_SECONDS)
    drawn = sorted(draw(st.sets(edges, min_size=2 * pieces, max_size=2 * pieces)))
    return tuple(zip(drawn[::2], drawn[1::2], strict=True))


@st.composite
def worlds(draw: st.DrawFn) -> World:
    usual = draw(hours_of_a_day())
    ragged = draw(st.dictionaries(st.integers(0, 6), hours_of_a_day(), max_size=4))
    later = draw(st.none() | st.tuples(st.integers(0, DAYS - 1), hours_of_a_day()))
    picked = st.sets(st.integers(0, DAYS - 1), max_size=3)
    holidays, closures = draw(picked), draw(picked)
    extra = draw(picked) - closures
    entries = [DatedOfficeHours(None, usual)]
    entries += [DatedOfficeHours(None, own, frozenset({day})) for day, own in ragged.items()]
    if later is not None:
        entries.append(DatedOfficeHours(FIRST + timedelta(days=later[0]), later[1]))
    working, open_seconds = [], np.zeros(DAYS * DAY_SECONDS, np.bool_)
    for place in range(DAYS):
        weekday = place % 7
        off = weekday >= 5 or place in holidays or place in closures
        working.append(place in extra or not off)
        hours = ragged.get(weekday, usual)
        if later is not None and place >= later[0]:
            hours = later[1]
        for start, end in hours if working[-1] else ():
            open_seconds[place * DAY_SECONDS + start : place * DAY_SECONDS + end] = True
    days = calendar_days(
        FIRST,
        FIRST + timedelta(days=DAYS - 1),
        holidays={FIRST + timedelta(days=place): "공휴일" for place in holidays},
        office_hours=entries,
        closures={FIRST + timedelta(days=place): "휴무" for place in closures},
        working_days_extra={FIRST + timedelta(days=place): "대체근무" for place in extra},
    )
    return World(build_calendar(days), open_seconds, working)


def opens(world: World) -> bool:
    return bool(world.open_seconds.any())


instants = st.integers(START, END - 1)
amounts = st.integers(0, 6 * DAY_SECONDS)


@st.composite
def hold_lists(draw: st.DrawFn, *, may_be_open: bool = True) -> list[Pair]:
    pairs = draw(st.lists(st.tuples(instants, instants), max_size=4))
    holds = [(min(pair), max(pair)) for pair in pairs]
    if may_be_open and draw(st.integers(0, 4)) == 0:
        holds.append((draw(instants), OPEN))
    return holds


def held_seconds(holds: list[Pair], unit: HoldUnit) -> BoolArray:
    held = np.zeros(DAYS * DAY_SECONDS, np.bool_)
    for start, end in holds:
        first, last = start - START, (END if end == OPEN else end) - START
        if unit == "days":
            first = first // DAY_SECONDS * DAY_SECONDS
            last = (last // DAY_SECONDS + 1) * DAY_SECONDS
        held[first:last] = True
    return held


def naive_due(counted: BoolArray, start: int, amount: int, *, stands_still: bool) -> int:
    """End of the amount-th counted second from the start on, one second after another."""
    if amount == 0:
        return start
    places = np.flatnonzero(counted[start - START :])
    if len(places) >= amount:
        return start + int(places[amount - 1]) + 1
    return NO_DUE if stands_still else AFTER_CALENDAR


def column(*values: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    return np.array(values, np.int64)


@settings(REPEATABLE, max_examples=120)
@given(worlds().filter(opens), instants, instants, amounts)
def test_elapsed_advance_and_retreat_agree_with_counting_seconds(
    world: World, one: int, other: int, amount: int
) -> None:
    clock, start, end = world.calendar.clock("office_hours"), min(one, other), max(one, other)
    counted = int(world.open_seconds[start - START : end - START].sum())
    assert clock.elapsed(column(start, end), column(end, start)).tolist() == [counted, -counted]
    expected = naive_due(world.open_seconds, start, amount, stands_still=False)
    assert clock.advance(column(start), amount).tolist() == [expected]
    places = np.flatnonzero(world.open_seconds[: end - START])
    latest = START + int(places[-amount]) if 0 < amount <= len(places) else BEFORE_CALENDAR
    assert clock.retreat(column(end), amount).tolist() == [end if amount == 0 else latest]


@settings(REPEATABLE, max_examples=60)
@given(worlds().filter(opens), st.integers(0, 2**32 - 1))
def test_the_clock_is_monotone_additive_and_its_own_inverse(world: World, seed: int) -> None:
    clock = world.calendar.clock("office_hours")
    random = np.random.default_rng(seed)
    early, middle, late = np.sort(random.integers(START, END, (3, 500)), axis=0)
    first, second = clock.elapsed(early, middle), clock.elapsed(middle, late)
    assert (first >= 0).all()
    assert (first + second == clock.elapsed(early, late)).all()
    reached = clock.advance(early, first)
    assert (reached <= middle).all()
    assert (clock.elapsed(early, reached) == first).all()
    assert (clock.retreat(middle, first) >= early).all()
    moved = first > 0
    assert (clock.elapsed(early[moved], reached[moved] - 1) == first[moved] - 1).all()


@settings(REPEATABLE, max_examples=40)
@given(worlds().filter(opens))
def test_a_second_before_at_and_after_each_edge_is_exact(world: World) -> None:
    clock = world.calendar.clock("office_hours")
    edges = START + 1 + np.flatnonzero(np.diff(world.open_seconds))
    around = np.concatenate([edges - 1, edges, edges + 1])
    counted = np.concatenate([[0], np.cumsum(world.open_seconds)])
    assert (clock.reading(around) == counted[around - START]).all()
    assert (clock.reading(column(START, END)) == [0, counted[-1]]).all()


@settings(REPEATABLE, max_examples=120)
@given(
    worlds().filter(opens),
    st.lists(st.tuples(instants, amounts, hold_lists()), min_size=1, max_size=3),
    instants,
    st.sampled_from(["minutes", "days"]),
)
def test_seconds_outside_the_holds_are_counted_once(
    world: World, cases: list[tuple[int, int, list[Pair]]], end: int, unit: HoldUnit
) -> None:
    counting = counting_for(ClockRule("office_hours"), 1, Unit.SECOND, world.calendar)
    starts, limits = column(*(case[0] for case in cases)), column(*(case[1] for case in cases))
    holds = holds_of([case[2] for case in cases], unit)
    ends = np.maximum(starts, end)
    due, elapsed = counting.due(starts, limits, holds), counting.elapsed(starts, ends, holds)
    within = counting.within(starts, ends, limits, holds)
    for place, (start, amount, held) in enumerate(cases):
        counted = world.open_seconds & ~held_seconds(held, unit)
        still = any(last == OPEN for _, last in held)
        spent = int(counted[start - START : int(ends[place]) - START].sum())
        assert due[place] == naive_due(counted, start, amount, stands_still=still)
        assert elapsed[place] == spent
        assert within[place] == (spent <= amount)


@settings(REPEATABLE, max_examples=20)
@given(worlds().filter(opens), st.integers(0, 2**32 - 1))
def test_a_block_of_many_cases_equals_each_case_alone(world: World, seed: int) -> None:
    random = np.random.default_rng(seed)
    counting = counting_for(ClockRule("office_hours"), 1, Unit.SECOND, world.calendar)
    starts = random.integers(START, END, 60)
    cases = [
        [(int(a), int(a + b)) for a, b in random.integers(START, END - DAYS * 9_000, (k, 2))]
        for k in random.integers(0, 4, 60)
    ]
    cases = [[(a, min(b - START, END - 1)) for a, b in case] for case in cases]
    cases = [[pair for pair in case if pair[0] <= pair[1]] for case in cases]
    holds = holds_of(cases)
    due = counting.due(starts, 20_000, holds)
    alone = [
        counting.due(starts[[row]], 20_000, holds_of([case]))[0] for row, case in enumerate(cases)
    ]
    assert due.tolist() == alone
    picked = random.permutation(60)[:20]
    assert (counting.due(starts[picked], 20_000, holds.take(picked)) == due[picked]).all()


def held_days(holds: list[Pair]) -> set[int]:
    days: set[int] = set()
    for start, end in holds:
        last = END - 1 if end == OPEN else end
        days |= set(range((start - START) // DAY_SECONDS, (last - START) // DAY_SECONDS + 1))
    return days


def naive_last_day(
    world: World, start: int, amount: int, held: set[int], *, first_counted: bool
) -> int | None:
    """Place of the amount-th counted day, one day after another."""
    place = (start - START) // DAY_SECONDS + (not first_counted)
    count = 0
    while place < DAYS:
        count += world.working[place] and place not in held
        if count == amount:
            return place
        place += 1
    return None


@settings(REPEATABLE, max_examples=150)
@given(
    worlds(),
    instants,
    instants,
    st.integers(1, 12),
    hold_lists(),
    st.sampled_from(["business_days", "business_days_from_first"]),
)
def test_working_days_agree_with_walking_the_days(
    world: World, one: int, other: int, amount: int, holds: list[Pair], base: ClockName
) -> None:
    start, end = min(one, other), max(one, other)
    first_counted = base == "business_days_from_first"
    counting = counting_for(ClockRule(base), amount, Unit.DAY, world.calendar)
    ragged = holds_of([holds], "days")
    held = held_days(holds)
    place = naive_last_day(world, start, amount, held, first_counted=first_counted)
    expected = AFTER_CALENDAR if place is None else START + (place + 1) * DAY_SECONDS
    if place is None and ragged.open_ended[0]:
        expected = NO_DUE
    assert counting.due(column(start), amount, ragged).tolist() == [expected]
    days = range(
        (start - START) // DAY_SECONDS + (not first_counted), (end - START) // DAY_SECONDS + 1
    )
    spent = sum(world.working[day] and day not in held for day in days)
    assert counting.elapsed(column(start), column(end), ragged).tolist() == [spent]
    met = counting.within(column(start), column(end), amount, ragged)[0]
    assert met == (end < expected)
    assert met or spent >= amount
    strictly = counting.within(column(start), column(end), amount, ragged, strict=True)[0]
    assert strictly == (spent < amount)


@settings(REPEATABLE, max_examples=60)
@given(worlds(), instants, st.integers(1, 5))
def test_working_days_before_an_event_agree_with_walking_back(
    world: World, event: int, amount: int
) -> None:
    lead = lead_time_for(ClockRule("business_days"), amount, Unit.DAY, world.calendar)
    place, count = (event - START) // DAY_SECONDS, 0
    while count < amount and place > 0:
        place -= 1
        count += world.working[place]
    found = START + (place + 1) * DAY_SECONDS if count == amount else BEFORE_CALENDAR
    assert lead.latest(column(event)).tolist() == [found]


@settings(REPEATABLE, max_examples=60)
@given(worlds(), instants, instants, st.integers(1, 8))
def test_a_hold_in_minutes_stops_a_day_only_when_no_office_hour_is_left(
    world: World, one: int, other: int, amount: int
) -> None:
    held = {
        place
        for place in range(DAYS)
        if min(one, other) <= START + place * DAY_SECONDS + opening(world, place)
        and max(one, other) >= START + place * DAY_SECONDS + closing(world, place)
    }
    counting = counting_for(ClockRule("business_days"), amount, Unit.DAY, world.calendar)
    place = naive_last_day(world, START, amount, held, first_counted=False)
    expected = AFTER_CALENDAR if place is None else START + (place + 1) * DAY_SECONDS
    holds = holds_of([[(min(one, other), max(one, other))]], "minutes")
    assert counting.due(column(START), amount, holds).tolist() == [expected]


def opening(world: World, place: int) -> int:
    return int(world.calendar.opening_seconds()[place])


def closing(world: World, place: int) -> int:
    return int(world.calendar.closing_seconds()[place])


CIVIL_FIRST, CIVIL_LAST = date(2023, 1, 1), date(2029, 12, 31)
HOLIDAYS = {date(year, month, 1): "초하루" for year in range(2023, 2030) for month in (1, 3, 10)}
CIVIL = build_calendar(
    calendar_days(CIVIL_FIRST, CIVIL_LAST, holidays=HOLIDAYS, office_hours=ORDINARY)
)

CIVIL_RULES = [
    ClockRule("calendar_days"),
    ClockRule("calendar_days", first_day="counted"),
    ClockRule("calendar_days", rolls=False),
    ClockRule("calendar_days", first_day="counted", rolls=False),
]


def months_later(first: date, months: int) -> date:
    """Last day of a period of months by 민법 제160조, with datetime.date alone."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    if first.day > monthrange(year, month + 1)[1]:
        return date(year, month + 1, monthrange(year, month + 1)[1])
    return date(year, month + 1, first.day) - timedelta(days=1)


def following(day: date) -> Iterator[date]:
    while True:
        yield day
        day += timedelta(days=1)


@settings(REPEATABLE, max_examples=300)
@given(
    st.dates(CIVIL_FIRST, date(2025, 12, 31)),
    st.integers(1, 40),
    st.sampled_from([Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR]),
    st.sampled_from(CIVIL_RULES),
)
def test_civil_periods_agree_with_date_arithmetic(
    start: date, drawn: int, unit: Unit, rule: ClockRule
) -> None:
    amount = min(drawn, 3) if unit is Unit.YEAR else drawn
    first = start if rule.first_day == "counted" else start + timedelta(days=1)
    if unit in {Unit.DAY, Unit.WEEK}:
        last = first + timedelta(days=amount * (7 if unit is Unit.WEEK else 1) - 1)
    else:
        last = months_later(first, amount * (12 if unit is Unit.YEAR else 1))
    if rule.rolls is not False:
        last = next(d for d in following(last) if d.weekday() < 5 and d not in HOLIDAYS)
    counting = counting_for(rule, amount, unit, CIVIL)
    due = counting.due(column(day_of(start) * DAY_SECONDS + 40_000), amount)
    assert due.tolist() == [(day_of(last) + 1) * DAY_SECONDS]
