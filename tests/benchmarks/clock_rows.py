"""The clock per row at a million rows, beside pandas and businesstimedelta."""

from datetime import datetime, time

import numpy as np
import pandas as pd
from rows import Row, median_seconds, seconds

from slaaudit.business_time import (
    BusinessCalendar,
    ClockRule,
    Holds,
    Unit,
    counting_for,
)
from slaaudit.korean_holidays import institution_calendar
from slaaudit.spec.charter import CalendarSpec

ROWS = 1_000_000
SAMPLE = 200
NANOSECONDS = 1e9
_ELAPSED, _ADVANCE, _NTH_DAY, _HELD = 25.0, 35.0, 20.0, 200.0


def instants(seed: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    chance = np.random.default_rng(seed)
    first = np.datetime64("2024-01-01", "s").astype(np.int64)
    return first + chance.integers(0, 900 * 86_400, ROWS)


def clock_rows() -> list[Row]:
    calendar = institution_calendar(CalendarSpec())
    starts = instants(1)
    ends = starts + np.random.default_rng(2).integers(0, 20 * 86_400, ROWS)
    rows = _own_rows(calendar, starts, ends)
    rows += _peer_rows(calendar, starts, ends, rows[0].ours)
    return rows


def _own_rows(
    calendar: BusinessCalendar,
    starts: np.ndarray[tuple[int], np.dtype[np.int64]],
    ends: np.ndarray[tuple[int], np.dtype[np.int64]],
) -> list[Row]:
    clock = calendar.clock("office_hours")
    counting = counting_for(ClockRule("civil_petition"), 7, Unit.DAY, calendar)
    hours = counting_for(ClockRule("office_hours"), 8, Unit.HOUR, calendar)
    held_from = starts + 3_600
    holds = Holds(np.arange(ROWS + 1), held_from, held_from + 86_400)
    # advance is the inverse of elapsed: what it reaches has run exactly so long.
    reached = clock.advance(starts, 8 * 3_600)
    assert (clock.elapsed(starts, reached) == 8 * 3_600).all()
    works = (
        ("elapsed", lambda: clock.elapsed(starts, ends), _ELAPSED),
        ("advance", lambda: clock.advance(starts, 8 * 3_600), _ADVANCE),
        ("n번째 근무일", lambda: counting.due(starts, 7), _NTH_DAY),
        ("중지 기간이 있는 elapsed", lambda: hours.elapsed(starts, ends, holds), _HELD),
        ("중지 기간이 있는 due", lambda: hours.due(starts, 8, holds), _HELD),
    )
    return [
        Row(name, median_seconds(work) / ROWS * NANOSECONDS, "ns", budget)
        for name, work, budget in works
    ]


def _peer_rows(
    calendar: BusinessCalendar,
    starts: np.ndarray[tuple[int], np.dtype[np.int64]],
    ends: np.ndarray[tuple[int], np.dtype[np.int64]],
    ours: float,
) -> list[Row]:
    """Hold a few rows against the peers: they cost too much for a million."""
    rows = [_pandas_row(calendar, starts)]
    peer = _businesstimedelta(calendar)
    if peer is not None:
        rows.append(peer(starts, ends, ours))
    return rows


def _pandas_row(
    calendar: BusinessCalendar, starts: np.ndarray[tuple[int], np.dtype[np.int64]]
) -> Row:
    offset = pd.offsets.CustomBusinessHour(
        8,
        start=[time(9), time(13)],
        end=[time(12), time(18)],
        holidays=[str(day) for day in calendar.holidays],
    )
    stamps = starts[:SAMPLE].astype("datetime64[s]").astype(object)
    clock = calendar.clock("office_hours")
    theirs_due = [pd.Timestamp(stamp) + offset for stamp in stamps]
    ours_due = clock.advance(starts[:SAMPLE], 8 * 3_600).astype("datetime64[s]")
    # Both reach the same working second; pandas may name it by the next opening.
    reached = np.array(theirs_due, dtype="datetime64[s]").astype(np.int64)
    assert (clock.elapsed(ours_due.astype(np.int64), reached) == 0).all()
    spent = seconds(lambda: [pd.Timestamp(stamp) + offset for stamp in stamps])
    ours = median_seconds(lambda: clock.advance(starts, 8 * 3_600)) / ROWS * NANOSECONDS
    theirs = spent / SAMPLE * NANOSECONDS
    return Row("advance", ours, "ns", 1.0, "pandas CustomBusinessHour", theirs)


def _businesstimedelta(calendar: BusinessCalendar):  # type: ignore[no-untyped-def]  # noqa: ANN202
    try:
        import businesstimedelta as peer  # noqa: PLC0415
    except ImportError:
        print("businesstimedelta가 없어 그 행을 건너뜁니다: pip install 'slaaudit[bench]'")
        return None
    weekdays = [0, 1, 2, 3, 4]
    day = peer.WorkDayRule(start_time=time(9), end_time=time(18), working_days=weekdays)
    lunch = peer.LunchTimeRule(start_time=time(12), end_time=time(13), working_days=weekdays)
    closed = peer.HolidayRule(calendar.holidays)
    rules = peer.Rules([day, lunch, closed])

    def row(
        starts: np.ndarray[tuple[int], np.dtype[np.int64]],
        ends: np.ndarray[tuple[int], np.dtype[np.int64]],
        ours: float,
    ) -> Row:
        pairs: list[tuple[datetime, datetime]] = [
            (first.item(), last.item())
            for first, last in zip(
                starts[:SAMPLE].astype("datetime64[s]"),
                ends[:SAMPLE].astype("datetime64[s]"),
                strict=True,
            )
        ]
        counted = [rules.difference(first, last) for first, last in pairs]
        whole = np.array([each.hours * 3_600 + each.seconds for each in counted])
        same = calendar.clock("office_hours").elapsed(starts[:SAMPLE], ends[:SAMPLE]) == whole
        assert same.all(), f"{SAMPLE - int(same.sum())} of {SAMPLE} differ"
        spent = seconds(lambda: [rules.difference(first, last) for first, last in pairs])
        return Row("elapsed", ours, "ns", 1.0, "businesstimedelta", spent / SAMPLE * NANOSECONDS)

    return row
