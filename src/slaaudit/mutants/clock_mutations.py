"""Changes of a clock, and how to know that two clocks count a limit alike."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, get_args

import numpy as np

from slaaudit.amounts import UNIT_WORDS, Amount
from slaaudit.business_time import (
    CLOCK_NAMES,
    BusinessCalendar,
    Unit,
    UnitMismatch,
    UnusedOption,
    counting_for,
    lead_time_for,
)
from slaaudit.measuring.bench import clock_rule
from slaaudit.measuring.extending import AT_MOST_DOUBLE
from slaaudit.mutants.change import Change, Place, changed
from slaaudit.mutants.words import Words, moved
from slaaudit.spec.parts import ClockRule, PerCase
from slaaudit.spec.standards import DurationStandard, JudgedStandard, LeadTimeStandard

_ALIKE = Words("두 시계가 이 한도를 똑같이 셉니다", "both clocks count this limit alike")
_NO_GAPS = Words(
    "멈추지 않는 시계라 흐른 시간과 마감 시각이 같은 답을 냅니다",
    "the clock never stops, so that time used up and due moment give the same answer",
)
_FULL_DAYS = Words("온 날(full_days)을 바꿈", "full_days the other way")
_PETITION_SIZES = (5.0, 6.0)  # 민원처리법 제19조: up to 5 days in hours, from 6 on in days
_OPTION_WORDS = {
    "first_day": "첫날(first_day)",
    "rolls": "말일이 휴일이면(rolls)",
    "day_ends": "마지막 날의 끝(day_ends)",
    "after_hours": "근무시간 뒤의 접수(after_hours)",
    "holidays": "공휴일(holidays)",
    "weekend": "토·일요일(weekend)",
    "judged_by": "판정 기준(judged_by)",
}
#: What each option is where neither the rule nor the law of its clock says otherwise.
_DEFAULTS: dict[str, object] = {
    "rolls": True,
    "day_ends": "24:00",
    "holidays": "skipped",
    "weekend": "skipped",
    "judged_by": "elapsed",
}


def other_clock(place: Place) -> Iterator[Change]:
    """Every other named clock that can count the limit's unit."""
    spec = _spec_of(place)
    for name in CLOCK_NAMES if spec is not None else ():
        if spec is not None and name != spec.base:
            yield from _clocked(
                place, moved("시계", "clock", spec.base, name), ClockRule(base=name)
            )


def clock_options(place: Place) -> Iterator[Change]:
    """Every option of the clock the other way, where the clock has a use for it."""
    spec = _spec_of(place)
    if spec is None:
        return
    for option, shown_option in _OPTION_WORDS.items():
        for value in _values_of(option):
            if value == getattr(spec, option) or value == _said(spec, option):
                continue
            shown = str(value).lower() if isinstance(value, bool) else value
            words = Words(f"시계의 {shown_option} → {shown}", f"clock {option} → {shown}")
            yield from _clocked(place, words, spec.model_copy(update={option: value}))


def full_days(place: Place) -> Iterator[Change]:
    """Full days between notice and event, or the difference of the dates."""
    version = place.version
    if isinstance(version, LeadTimeStandard):
        change = changed(place, _FULL_DAYS, full_days=not version.full_days)
        yield _judged_alike(place, change)


def can_count(place: Place, version: JudgedStandard) -> bool:
    """Whether the clock of a version can count its limit."""
    try:
        return bool(_countings(version, place))
    except (UnitMismatch, UnusedOption, ValueError):
        return False


def _said(spec: ClockRule, option: str) -> object:
    return _DEFAULTS.get(option) if getattr(spec, option) is None else None


def _values_of(option: str) -> tuple[object, ...]:
    if option == "rolls":
        return (True, False)
    told, *_ = get_args(ClockRule.model_fields[option].annotation)
    literal, *_ = get_args(told)  # the words beside it are for editors
    return get_args(literal)


def _spec_of(place: Place) -> ClockRule | None:
    version = place.version
    if not isinstance(version, DurationStandard | LeadTimeStandard):
        return None
    if not _sizes(version):
        return None  # without a figure nothing is judged
    clock = version.clock
    named = place.rules.charter.clocks.get(clock, clock) if isinstance(clock, str) else clock
    return ClockRule(base=named) if isinstance(named, str) else named


def _clocked(place: Place, words: Words, spec: ClockRule) -> Iterator[Change]:
    change = changed(place, words, clock=spec)
    if change.versions is not None and can_count(place, change.versions[place.index]):
        yield _judged_alike(place, change)


def _judged_alike(place: Place, change: Change) -> Change:
    """Mark a change after which the limit is counted by the very same method and days."""
    if change.versions is None:
        return change
    other = change.versions[place.index]
    extended = getattr(place.version, "extension", None) is not None
    rules = [clock_rule(each, place.rules.charter.clocks) for each in _clocks(place.version, other)]
    # With an extension only a clock whose law caps it is like another such clock.
    if extended and len({rule.base in AT_MOST_DOUBLE for rule in rules}) > 1:
        return change
    if _without_gaps(place.version) and _without_gaps(other):
        first, second = (replace(rule, judged_by="elapsed") for rule in rules)
        if first == second:
            return replace(change, same=_NO_GAPS)
    pairs = zip(_countings(place.version, place), _countings(other, place), strict=True)
    alike = all(_same(first, second) for first, second in pairs)
    return replace(change, same=_ALIKE) if alike else change


def _without_gaps(version: JudgedStandard) -> bool:
    """Whether every second counts: then the time used up and the due moment say the same."""
    if not isinstance(version, DurationStandard) or version.pause:
        return False
    clock = version.clock
    return (clock if isinstance(clock, str) else clock.base) == "wall"


def _clocks(*versions: JudgedStandard) -> Iterator[str | ClockRule]:
    for version in versions:
        if isinstance(version, DurationStandard | LeadTimeStandard):
            yield version.clock


def _sizes(version: DurationStandard | LeadTimeStandard) -> tuple[tuple[float, Unit], ...]:
    given = version.limit.given
    if isinstance(given, Amount):
        return ((given.value, Unit(given.unit.value)),)
    if isinstance(given, PerCase):
        return tuple((size, Unit(UNIT_WORDS[given.unit].value)) for size in _PETITION_SIZES)
    return ()


def _countings(version: JudgedStandard, place: Place) -> tuple[object, ...]:
    if not isinstance(version, DurationStandard | LeadTimeStandard):
        return ()
    rule = clock_rule(version.clock, place.rules.charter.clocks)
    calendar = place.calendar
    if isinstance(version, DurationStandard):
        return tuple(counting_for(rule, *size, calendar) for size in _sizes(version))
    whole = version.full_days
    return tuple(lead_time_for(rule, *size, calendar, full_days=whole) for size in _sizes(version))


def _same(first: Any, second: Any) -> bool:  # noqa: ANN401  # any part of a counting
    """Whether two ways of counting are made of equal parts."""
    if first is second or isinstance(first, BusinessCalendar):
        return True
    if isinstance(first, np.ndarray):
        return bool(np.array_equal(first, second))
    if type(first) is type(second) and is_dataclass(first):
        names = [field.name for field in fields(first)]
        return all(_same(getattr(first, name), getattr(second, name)) for name in names)
    return bool(first == second)
