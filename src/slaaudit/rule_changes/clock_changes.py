"""Clocks: another one, or one of its options the other way; the first day, holidays, closing."""

from collections.abc import Iterator

from slaaudit.business_time import ClockRule
from slaaudit.measuring.bench import clock_rule
from slaaudit.rule_changes.change import Change, Effect, Meaning, Side, VersionPair, changed
from slaaudit.rule_changes.counting_meaning import counting_meaning
from slaaudit.rule_changes.limit_changes import limit_of, same_limit
from slaaudit.rule_words.standard_words import clock_of
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.standards import AttestStandard, JudgedStandard

#: What each option of a clock is called, and what its values are.
_OPTIONS: dict[str, tuple[str, str]] = {
    "first_day": ("첫날", "first day"),
    "rolls": ("마지막 날이 휴일이면", "last day on a holiday"),
    "day_ends": ("마지막 날이 끝나는 때", "end of the last day"),
    "after_hours": ("근무시간 밖에 시작한 건의 첫날", "first day of a start after hours"),
    "holidays": ("공휴일", "holidays"),
    "weekend": ("토·일요일", "weekends"),
    "judged_by": ("판정하는 것", "judged by"),
}
_VALUES: dict[tuple[str, object], tuple[str, str]] = {
    ("first_day", "counted"): ("넣음", "counts"),
    ("first_day", "not_counted"): ("넣지 않음", "does not count"),
    ("rolls", True): ("다음 근무일까지", "moves on"),
    ("rolls", False): ("그대로 끝남", "ends there"),
    ("day_ends", "24:00"): ("24:00", "24:00"),
    ("day_ends", "closing"): ("근무시간이 끝나는 때", "closing time"),
    ("after_hours", "same_day"): ("그날", "that day"),
    ("after_hours", "next_working_day"): ("다음 근무일", "the next working day"),
    ("holidays", "skipped"): ("뺌", "skipped"),
    ("holidays", "counted"): ("셈", "counted"),
    ("weekend", "skipped"): ("뺌", "skipped"),
    ("weekend", "counted"): ("셈", "counted"),
    ("judged_by", "elapsed"): ("흐른 시간", "elapsed time"),
    ("judged_by", "due"): ("마감 시각", "the due moment"),
}
_AS_THE_CLOCK = ("시계가 정한 대로", "as the clock has it")


def clock_changes(pair: VersionPair) -> Iterator[Change]:
    """Say the clock and its options; what follows is said here only where the limit stays."""
    before, after = rule_of(pair.before, pair.old), rule_of(pair.after, pair.new)
    if before is None or after is None:
        return
    found = [*_clock(before, after, pair), *_options(before, after, pair), *_full_days(pair)]
    meaning = Meaning()
    limits = limit_of(pair.before), limit_of(pair.after)
    if found and limits[0] is not None and limits[1] is not None and same_limit(*limits):  # type: ignore[arg-type]  # neither is None
        meaning = counting_meaning(pair)
    for place, (key, label, sides) in enumerate(found):
        more = Meaning() if place else meaning
        yield changed(key, Effect.VERDICTS, label, sides, pair.voice, more)


def rule_of(standard: JudgedStandard | AttestStandard, side: Side) -> ClockRule | None:
    """Resolve the clock of a standard, its own or one that the charter names."""
    clock = getattr(standard, "clock", None)
    return None if clock is None else clock_rule(clock, side.voice.rules.charter.clocks)


_Said = tuple[str, str, tuple[str, str]]


def _clock(before: ClockRule, after: ClockRule, pair: VersionPair) -> Iterator[_Said]:
    if before.base == after.base:
        return
    sides = _named(pair.before, pair.old.voice), _named(pair.after, pair.new.voice)
    yield "clock", pair.voice.said("시계", "clock"), sides


def _named(standard: JudgedStandard | AttestStandard, voice: Voice) -> str:
    words = clock_of(standard, voice)
    base = getattr(standard, "clock", "")
    return str(base) if words is None else f"{words.short} ({words.articles})"


def _options(before: ClockRule, after: ClockRule, pair: VersionPair) -> Iterator[_Said]:
    for option, label in _OPTIONS.items():
        old, new = getattr(before, option), getattr(after, option)
        if old != new:
            sides = _value(option, old, pair.voice), _value(option, new, pair.voice)
            yield f"clock.{option}", pair.voice.said(*label), sides


def _value(option: str, value: object, voice: Voice) -> str:
    return voice.said(*_VALUES.get((option, value), _AS_THE_CLOCK))


def _full_days(pair: VersionPair) -> Iterator[_Said]:
    old, new = (getattr(each, "full_days", None) for each in (pair.before, pair.after))
    if old != new and old is not None and new is not None:
        words = {
            True: pair.voice.said("있어야 함", "needed"),
            False: pair.voice.said("없어도 됨", "not needed"),
        }
        label = pair.voice.said("사이에 온 날", "full days in between")
        yield "full_days", label, (words[old], words[new])
