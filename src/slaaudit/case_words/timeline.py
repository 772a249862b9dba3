"""The timeline of a case in words."""

from slaaudit.business_time import DAY_SECONDS, date_of
from slaaudit.case_story import Due, Event, StandardStory
from slaaudit.case_words.moment_words import due_text, instant_text, moment_text
from slaaudit.case_words.page import Sheet
from slaaudit.rule_words.voice import Voice

_WORDS: dict[str, tuple[str, str]] = {
    "begun": ("시작", "begun"),
    "done": ("끝", "done"),
    "event": ("행사·약속", "the event"),
    "held": ("중지 시작", "held"),
    "released": ("중지 끝", "released"),
    "extension_notified": ("연장을 알림", "extension notified"),
    "extended_until": ("연장하려는 기한", "extension asked until"),
    "notified": ("중간통지", "notice"),
    "due_unextended": ("연장 전 기한", "due without the extension"),
    "due": ("기한", "due"),
    "as_of": ("기준시점 (아직 하지 않음)", "as of (not done yet)"),
}


def timeline_sheet(told: StandardStory, record: str, voice: Voice) -> Sheet:
    """Say what happened, in order."""
    rows = tuple((_when(event, voice), event_words(event, record, voice)) for event in told.events)
    columns = voice.said("일시", "When"), voice.said("있었던 일", "What")
    return Sheet(voice.said("경과", "What happened"), columns, rows)


def event_words(event: Event, record: str, voice: Voice) -> str:
    """Say what happened: the institution's own heading names it."""
    words = voice.said(*_WORDS[event.kind])
    if event.field is None:
        return words
    return f"{voice.field(event.field, event.record or record)} ({words})"


def _when(event: Event, voice: Voice) -> str:
    if event.kind in ("due", "due_unextended"):
        return due_text(Due(event.moment.at, event.is_due_date), voice)
    if event.kind == "as_of":
        return instant_text(event.moment.at, voice)
    return moment_text(event.moment, voice)


def event_day(event: Event) -> object:
    """Give the day on which it happened; a due day is its own."""
    return date_of((event.moment.at - event.is_due_date) // DAY_SECONDS)
