"""The days of a case: the small calendar, and the list that says why."""

from collections.abc import Iterator
from datetime import date, timedelta

from slaaudit.business_time import DAY_SECONDS, DayRole, LedgerDay, date_of
from slaaudit.case_story import StandardStory, TimeTold
from slaaudit.case_words.moment_words import WEEKDAYS, day_mark, day_text, day_why, length_text
from slaaudit.case_words.page import DayCell, Grid, Look, Part, Sheet
from slaaudit.case_words.timeline import event_day
from slaaudit.rule_words.voice import Voice

_WEEK = 7
#: What the small calendar says of an event; what is not here is in the timeline.
_HAPPENED: dict[str, tuple[str, str]] = {
    "begun": ("시작", "begun"),
    "done": ("끝", "done"),
    "notified": ("통지", "notice"),
    "due": ("기한", "DUE"),
    "event": ("행사", "event"),
}
_LOOKS: dict[DayRole, Look] = {
    DayRole.COUNTED: "counted",
    DayRole.REST: "rest",
    DayRole.HELD: "held",
}


def day_sheets(told: StandardStory, voice: Voice) -> Iterator[Part]:
    """Give the calendar and the list; nothing where no day was counted."""
    if told.time is None:
        return
    yield _grid(told, told.time, voice)
    yield _list(told, told.time, voice)


def _grid(told: StandardStory, time: TimeTold, voice: Voice) -> Grid:
    cells = {day.on: _cell(day, told, time, voice) for day in time.days}
    first = min(cells)
    monday = first - timedelta(days=first.weekday())
    weeks = []
    while monday <= max(cells):
        weeks.append(tuple(cells.get(monday + timedelta(days=place)) for place in range(_WEEK)))
        monday += timedelta(days=_WEEK)
    title = voice.said("달력", "Calendar")
    return Grid(title, tuple(WEEKDAYS[voice.lang]), tuple(weeks))


def _cell(day: LedgerDay, told: StandardStory, time: TimeTold, voice: Voice) -> DayCell:
    happened = tuple(
        voice.said(*_HAPPENED[event.kind])
        for event in told.events
        if event.kind in _HAPPENED and event_day(event) == day.on
    )
    mark = day_mark(day, time.unit, voice)
    if time.backwards and day.role is DayRole.COUNTED and time.unit == "day":
        mark = voice.said(f"{day.total}일전", f"-{day.total}")
    look = _LOOKS.get(day.role, "none")
    return DayCell(day.on, mark, "late" if _is_late(day, told) else look, happened)


def _is_late(day: LedgerDay, told: StandardStory) -> bool:
    if told.due is None:
        return False
    due_on = date_of(told.due.last // DAY_SECONDS)
    return day.role is DayRole.COUNTED and day.on > due_on


def _list(told: StandardStory, time: TimeTold, voice: Voice) -> Sheet:
    last = _last_listed(told, time)
    rows = tuple(_row(day, told, time, voice) for day in time.days if day.on <= last)
    columns = [voice.said("날", "Day"), voice.said("셈", "Counts"), voice.said("까닭", "Why")]
    if time.unit == "second":
        columns.append(voice.said("누계", "So far"))
    return Sheet(voice.said("날마다", "Day by day"), tuple(columns), rows)


def _last_listed(told: StandardStory, time: TimeTold) -> date:
    """What came after the due day is in the calendar; the list ends where the case was decided."""
    last = time.days[-1].on
    if told.due is None or time.backwards:
        return last
    return min(last, date_of(told.due.last // DAY_SECONDS))


def _row(day: LedgerDay, told: StandardStory, time: TimeTold, voice: Voice) -> tuple[str, ...]:
    counts = day.role is DayRole.COUNTED
    said = voice.said("셈", "yes") if counts else voice.said("뺌", "no")
    why = day_why(day, time.unit, voice, backwards=time.backwards)
    if told.due is not None and day.on == date_of(told.due.last // DAY_SECONDS):
        why += voice.said(" · 기한", " · due")
    row = (day_text(day.on, voice), said, why)
    return (*row, length_text(day.total, voice)) if time.unit == "second" else row
