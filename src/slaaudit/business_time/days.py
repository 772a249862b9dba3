"""Walking over days: the n-th counted one, and weeks, months and years by 민법."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from slaaudit.business_time.instants import AFTER_CALENDAR, BEFORE_CALENDAR, Int64Array
from slaaudit.business_time.units import Unit
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from slaaudit.business_time.clock import Span
    from slaaudit.business_time.instants import BoolArray


@dataclass(frozen=True, eq=False, slots=True)
class DayWalk:
    """The counted days of a calendar as one monotone coordinate and its inverse."""

    first_day: int
    _counted_before: Int64Array  # per day, and once more for the end
    _counted_days: Int64Array

    def before(self, days: Int64Array) -> Int64Array:
        """Count the days before each day, shape kept; from the first day to one past the last."""
        return self._counted_before.take(days - self.first_day)

    def nth(self, counts: Int64Array) -> Int64Array:
        """Find the day with which each count is reached, shape kept.

        AFTER_CALENDAR beyond the last counted day, BEFORE_CALENDAR for a count below 1.
        """
        total = len(self._counted_days)
        if not counts.size or (counts.min() > 0 and counts.max() <= total):
            return self._counted_days.take(counts - 1)
        # Two marks behind the table, so that both kinds of outside are gathered like a day.
        table = np.append(self._counted_days, [AFTER_CALENDAR, BEFORE_CALENDAR])
        return table.take(np.where(counts < 1, total + 1, np.minimum(counts - 1, total)))

    def at_or_after(self, days: Int64Array) -> Int64Array:
        """Each day itself if counted, else the next counted one; AFTER_CALENDAR where none is."""
        return self.nth(self.before(days) + 1)


def build_walk(first_day: int, counted: BoolArray) -> DayWalk:
    """Walk over the days from ``first_day`` on that ``counted`` marks."""
    before = np.concatenate([[0], np.cumsum(counted)]).astype(np.int64)
    return DayWalk(first_day, before, first_day + np.flatnonzero(counted).astype(np.int64))


def every_day(span: Span) -> DayWalk:
    """Walk that counts each covered day."""
    return build_walk(span.first_day, np.ones(span.end_day - span.first_day, np.bool_))


def civil_end(first_days: Int64Array, amounts: Int64Array, unit: Unit) -> Int64Array:
    """Last day of a period of weeks, months or years whose 기산일 is ``first_days``.

    민법 제160조: it ends the day before the day that corresponds to the 기산일, or with the last
    day of a month that has no such day. No roll (제161조) is applied here.
    """
    if unit is Unit.WEEK:
        return first_days + 7 * amounts - 1
    months = amounts * (12 if unit is Unit.YEAR else 1)
    month = first_days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    day_of_month = first_days - _first_of_month(month)
    # The day before the corresponding one; capped by the last day of the month that lacks it.
    target = _first_of_month(month + months)
    following = _first_of_month(month + months + 1)
    return np.minimum(target + day_of_month, following) - 1


def months_before(days: Int64Array, amounts: Int64Array, unit: Unit) -> Int64Array:
    """Find the day so many months or years earlier, or the last of a month that lacks it."""
    months = amounts * (12 if unit is Unit.YEAR else 1)
    month = days.astype("datetime64[D]").astype("datetime64[M]").astype(np.int64)
    day_of_month = days - _first_of_month(month)
    target = _first_of_month(month - months)
    return np.minimum(target + day_of_month, _first_of_month(month - months + 1) - 1)


def _first_of_month(months: Int64Array) -> Int64Array:
    return months.astype("datetime64[M]").astype("datetime64[D]").astype(np.int64)
