"""Dated versions side by side: the stretches of time in which each pair of them is in force."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from slaaudit.spec.parts import Span
from slaaudit.spec.standards import AttestStandard, JudgedStandard
from slaaudit.value_classes import dataclass

Version = JudgedStandard | AttestStandard


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of time, and the version of either side that is in force throughout."""

    span: Span
    before: Version | None
    after: Version | None


def segments(before: Sequence[Version], after: Sequence[Version]) -> tuple[Segment, ...]:
    """Cut time where a version of either side begins or ends; leave out where none is in force."""
    joined: list[Segment] = []
    for segment in _cut(before, after):
        last = joined[-1] if joined else None
        if last is not None and _continues(last, segment):
            span = Span(from_on=last.span.from_on, until_on=segment.span.until_on)
            joined[-1] = Segment(span, last.before, last.after)
        else:
            joined.append(segment)
    return tuple(each for each in joined if each.before is not None or each.after is not None)


def _continues(last: Segment, segment: Segment) -> bool:
    return last.before is segment.before and last.after is segment.after


def _cut(before: Sequence[Version], after: Sequence[Version]) -> Iterator[Segment]:
    spans = [version.in_force for version in (*before, *after)]
    edges = {day for span in spans for day in (span.from_on, span.until_on) if day is not None}
    for first, end in pairwise((None, *sorted(edges), None)):
        yield Segment(
            Span(from_on=first, until_on=end),
            _in_force(before, first, end),
            _in_force(after, first, end),
        )


def _in_force(versions: Sequence[Version], first: date | None, end: date | None) -> Version | None:
    """Find the version of a stretch that none begins or ends inside."""
    for version in versions:
        since, until = version.in_force.from_on, version.in_force.until_on
        begun = since is None or (first is not None and since <= first)
        lasting = until is None or (end is not None and end <= until)
        if begun and lasting:
            return version
    return None
