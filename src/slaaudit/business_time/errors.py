"""The errors this package raises: each carries what a caller needs to report it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from slaaudit.business_time.units import Unit


class OutsideCalendar(ValueError):  # noqa: N818 - the name of the verdict reason it becomes
    """An instant lies on a day whose holidays and hours are not known."""

    def __init__(self, first_on: date, last_on: date, instant: int) -> None:
        """Keep the first and last covered date and the offending instant (seconds)."""
        self.first_on = first_on
        self.last_on = last_on
        self.instant = instant
        super().__init__(f"달력 범위({first_on}~{last_on}) 밖의 시각입니다: {instant}초")


class UnitMismatch(ValueError):  # noqa: N818 - named after what is wrong in the rule file
    """A limit's unit cannot be counted on the clock that the rule names."""

    def __init__(self, base: str, unit: Unit) -> None:
        """Keep the clock's name and the unit."""
        self.base = base
        self.unit = unit
        super().__init__(f"시계 {base}(으)로는 단위 {unit.value}을(를) 셀 수 없습니다")
