"""SLA331: where the petition clock counts by office hours, a day of them is eight hours long."""

from collections.abc import Iterator

from slaaudit.checks.promises import petitions, place_of
from slaaudit.clock_rules import PETITION_DAY_SECONDS
from slaaudit.findings import Finding, Place
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.nodes import MappingNode, child, members, place
from slaaudit.spec.charter import CalendarSpec

#: Petitions are not counted on these days, whatever the hours.
_WEEKEND = {"토", "일"}


def petition_office_hours(draft: Draft) -> Iterator[Finding]:
    """Find office hours that do not come to eight, where the petition clock counts by them."""
    rules = draft.readable
    if rules is None or not rules.charter.petition_law or not petitions(draft):
        return
    for seconds, where in _days(rules.charter.calendar, draft):
        if seconds != PETITION_DAY_SECONDS:
            yield Finding("SLA331", where, {"hours": f"{seconds / 3600:g}"})


def _days(calendar: CalendarSpec, draft: Draft) -> Iterator[tuple[int, Place]]:
    written = child(draft.head, "calendar")
    if isinstance(written, MappingNode):
        yield _length(calendar.office_hours), place_of(written, "office_hours")
        dated = members(written.get("dated_office_hours"))
        for hours, node in zip(calendar.dated_office_hours, dated, strict=False):
            if not hours.weekdays or set(hours.weekdays) - _WEEKEND:
                yield _length(hours.hours), place(node)


def _length(intervals: tuple[tuple[int, int], ...]) -> int:
    return sum(until - since for since, until in intervals)
