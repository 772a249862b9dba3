"""The timeline of a case: what happened and which moments counted, in order."""

from collections.abc import Iterator

from slaaudit.case_story.reading_log import moment_in
from slaaudit.case_story.story import (
    Due,
    Event,
    EventKind,
    ExcuseTold,
    ExtensionTold,
    HoldTold,
    Moment,
)
from slaaudit.case_view import CaseView
from slaaudit.spec.standards import (
    DeadlineStandard,
    DurationStandard,
    JudgedStandard,
    LeadTimeStandard,
)

#: What comes first where several moments are the same second.
_ORDER: tuple[EventKind, ...] = (
    "begun",
    "held",
    "notified",
    "extension_notified",
    "released",
    "extended_until",
    "done",
    "event",
    "due_unextended",
    "due",
    "as_of",
)


def begun_and_done(standard: JudgedStandard) -> tuple[str | None, str | None]:
    """Name the fields that begin and end what a standard measures."""
    match standard:
        case DurationStandard():
            return standard.from_field, standard.to_field
        case LeadTimeStandard():
            return None, standard.from_field
        case DeadlineStandard():
            return standard.from_field or standard.by.of, standard.to_field
        case _:
            return None, None


def own_events(standard: JudgedStandard, view: CaseView) -> Iterator[Event]:
    """Give the begin, the end and the event itself."""
    begun, done = begun_and_done(standard)
    event = standard.to_field if isinstance(standard, LeadTimeStandard) else None
    kinds: tuple[tuple[EventKind, str | None], ...] = (
        ("begun", begun),
        ("done", done),
        ("event", event),
    )
    for kind, field in kinds:
        moment = moment_in(view, field)
        if moment is not None:
            yield Event(kind, moment, field, view.table.record)


def hold_events(holds: tuple[HoldTold, ...], record: str) -> Iterator[Event]:
    """Give when the holds began and ended."""
    for hold in holds:
        own = hold.pause.record or record
        if hold.start is not None:
            yield Event("held", hold.start, hold.pause.from_field, own)
        if hold.end is not None:
            yield Event("released", hold.end, hold.pause.to_field, own)


def extension_events(
    extension: ExtensionTold | None, standard: JudgedStandard, record: str
) -> Iterator[Event]:
    """Give when an extension was notified, what it asked for, and when it was due without it."""
    if extension is None or not isinstance(standard, DurationStandard):
        return
    named = standard.extension
    if named is None:
        return
    if extension.notified is not None:
        yield Event("extension_notified", extension.notified, named.notified, record)
    if extension.until is not None:
        yield Event("extended_until", extension.until, named.until, record)
    if extension.after != extension.before:
        yield due_event("due_unextended", extension.before)


def excuse_events(excuses: tuple[ExcuseTold, ...], record: str) -> Iterator[Event]:
    """Give the notices that may excuse."""
    for told in excuses:
        if told.notified is not None:
            yield Event("notified", told.notified, told.excuse.notified, record)


def due_event(kind: EventKind, due: Due) -> Event:
    """Give a due moment as an event."""
    return Event(kind, Moment(due.at, 1), is_due_date=due.is_date)


def in_order(events: Iterator[Event]) -> tuple[Event, ...]:
    """Sort by time; a due day comes at its end, a bare date at its beginning."""

    def key(event: Event) -> tuple[int, int]:
        return event.moment.at - event.is_due_date, _ORDER.index(event.kind)

    return tuple(sorted(set(events), key=key))
