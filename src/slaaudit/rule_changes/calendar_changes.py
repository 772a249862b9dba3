"""The institution's own calendar: office hours, closures, extra working days, 1 May."""

from collections.abc import Iterator

from slaaudit.rule_changes.change import Change, Effect, Meaning, Side, VersionPair, changed
from slaaudit.rule_changes.declared import differences
from slaaudit.rule_changes.due_shifts import due_shift
from slaaudit.rule_changes.remaining import remaining
from slaaudit.rule_words.rule_set_words import dated_hours_words, hours_words
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.charter import CalendarSpec, Closure

_HOURS = ("office_hours", "dated_office_hours")


def calendar_changes(old: Side, new: Side) -> Iterator[Change]:
    """Say which hours and days of work changed, and whose due moments move with the hours."""
    before, after = (side.voice.rules.charter.calendar for side in (old, new))
    if before == after:
        return
    found = [*_hours(before, after, new.voice), *_days(before, after, new.voice)]
    moved = _moved(old, new)
    for place, change in enumerate(found):
        more = Meaning(None, moved if place == 0 else ())
        yield changed(change[0], change[3], change[1], change[2], new.voice, more)
    if not found:
        yield from remaining(differences(before, after), new.voice)


_Said = tuple[str, str, tuple[str | None, str | None], Effect]


def _hours(before: CalendarSpec, after: CalendarSpec, voice: Voice) -> Iterator[_Said]:
    sides = hours_words(before.office_hours), hours_words(after.office_hours)
    if sides[0] != sides[1]:
        yield "office_hours", voice.said("근무시간", "office hours"), sides, Effect.VERDICTS
    old, new = (
        [dated_hours_words(each, voice) for each in spec.dated_office_hours]
        for spec in (before, after)
    )
    if old != new:
        dated = "; ".join(old) or None, "; ".join(new) or None
        label = voice.said("바뀐 근무시간", "changed hours")
        yield "dated_office_hours", label, dated, Effect.VERDICTS
    if before.labour_day_before_2026 != after.labour_day_before_2026:
        words = {
            "working": voice.said("근무", "working"),
            "closed": voice.said("휴무", "closed"),
        }
        ends = words[before.labour_day_before_2026], words[after.labour_day_before_2026]
        label = voice.said("2025년까지의 5월 1일", "1 May until 2025")
        yield "labour_day_before_2026", label, ends, Effect.VERDICTS


def _days(before: CalendarSpec, after: CalendarSpec, voice: Voice) -> Iterator[_Said]:
    named: tuple[tuple[str, tuple[str, str]], ...] = (
        ("closures", ("휴무일", "closed")),
        ("working_days", ("휴일에 근무한 날", "extra working day")),
    )
    for key, label in named:
        old, new = getattr(before, key), getattr(after, key)
        days = {each.on for each in (*old, *new)}
        for day in sorted(days):
            sides = _named(old, day), _named(new, day)
            if sides[0] != sides[1]:
                # A day that is only called otherwise stays what it was.
                effect = Effect.WORDS if None not in sides else Effect.VERDICTS
                yield key, voice.said(*label), sides, effect


def _named(days: tuple[Closure, ...], on: object) -> str | None:
    return next((f"{each.on} {each.name}" for each in days if each.on == on), None)


def _moved(old: Side, new: Side) -> tuple[str, ...]:
    """Name the standards whose due moments the new hours and days move, by their own words."""
    moved = []
    for rule in old.voice.rules:
        if rule.judged:
            pair = VersionPair(rule.judged[-1], rule.judged[-1], old, new)
            shift = due_shift(pair)
            if shift is not None and shift.direction != "same":
                moved.append(rule.id)
    if not moved:
        return ()
    names = ", ".join(moved)
    return (new.voice.said(f"기한이 움직이는 표준: {names}", f"due moments move for: {names}"),)
