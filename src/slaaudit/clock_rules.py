"""The named clocks that a rule set may use, and what it may change about each."""

from __future__ import annotations

from typing import Final, Literal, TypeAlias, get_args

from slaaudit.value_classes import dataclass

ClockName: TypeAlias = Literal[
    "wall",
    "office_hours",
    "working_day_hours",
    "calendar_days",
    "business_days",
    "business_days_from_first",
    "civil_petition",
    "information_disclosure",
]
CLOCK_NAMES: Final[tuple[ClockName, ...]] = get_args(ClockName)

PETITION_DAY_SECONDS: Final = 8 * 3_600  # 민원처리법 제19조제1항: 1일은 8시간의 근무시간
PETITION_HOUR_DAYS: Final = 5  # 제19조제1항: 5일 이하는 근무시간, 제2항: 6일 이상은 일

# 당일 may be promised on every clock, so what places its day and its end goes with all of them.
_SAME_DAY: Final = frozenset({"day_ends", "after_hours"})
_WORKED: Final = frozenset({"holidays", "weekend"})
_OPTIONS: Final[dict[str, frozenset[str]]] = {
    "wall": _SAME_DAY | {"judged_by"},
    "office_hours": _SAME_DAY | _WORKED | {"judged_by"},
    "working_day_hours": _SAME_DAY | _WORKED | {"judged_by"},
    "calendar_days": _SAME_DAY | {"first_day", "rolls"},
    "business_days": _SAME_DAY | _WORKED | {"first_day"},
    "business_days_from_first": _SAME_DAY | _WORKED | {"first_day"},
    # The acts themselves leave out Saturdays and holidays: no option counts them.
    "civil_petition": _SAME_DAY | {"first_day", "rolls", "judged_by"},
    "information_disclosure": _SAME_DAY | {"first_day", "rolls"},
}


class UnusedOption(ValueError):  # noqa: N818 - named after what is wrong in the rule file
    """A clock rule sets an option that its base clock has no use for."""

    def __init__(self, base: str, option: str) -> None:
        """Keep the clock's name and the option's name."""
        self.base = base
        self.option = option
        super().__init__(f"시계 {base}에는 {option} 항목이 쓰이지 않습니다")


@dataclass(frozen=True, slots=True)
class ClockRule:
    """A named clock and the readings in which a rule set departs from it; None keeps the law's.

    ``first_day``: whether the first day counts (민법 제157조; A4). ``rolls``: whether a last day on
    a Saturday or holiday moves on (제161조). ``day_ends``: at 24:00 (제159조) or at closing (A2).
    ``after_hours``: a receipt outside office hours belongs to its own date or to the next working
    day (A1, A3, A4; 당일 takes the next working day where None). ``holidays``, ``weekend``: counted
    like working days. ``judged_by``: a limit used up at 12:00 and answered in the lunch hour is
    met by the elapsed seconds and late by the due moment (A12).
    Raises UnusedOption where the base has no use for an option, ValueError for an unknown base.
    """

    base: ClockName
    first_day: Literal["counted", "not_counted"] | None = None
    rolls: bool | None = None
    day_ends: Literal["24:00", "closing"] = "24:00"
    after_hours: Literal["same_day", "next_working_day"] | None = None
    holidays: Literal["skipped", "counted"] = "skipped"
    weekend: Literal["skipped", "counted"] = "skipped"
    judged_by: Literal["elapsed", "due"] = "elapsed"

    def __post_init__(self) -> None:
        """Check that the base exists and has a use for each option set."""
        if self.base not in _OPTIONS:
            raise ValueError(f"모르는 시계입니다: {self.base}")
        set_options = {
            "first_day": self.first_day is not None,
            "rolls": self.rolls is not None,
            "day_ends": self.day_ends != "24:00",
            "after_hours": self.after_hours is not None,
            "holidays": self.holidays != "skipped",
            "weekend": self.weekend != "skipped",
            "judged_by": self.judged_by != "elapsed",
        }
        for option, is_set in set_options.items():
            if is_set and option not in _OPTIONS[self.base]:
                raise UnusedOption(self.base, option)
