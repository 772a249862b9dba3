"""The lines that a finding points at, with carets under the characters meant."""

from collections.abc import Iterator

from slaaudit.display_width import visible, width
from slaaudit.finding_reports.page import FindingsPage
from slaaudit.findings import Finding, Place

#: More lines than this tell no more.
_MOST_LINES = 4
#: A line longer than this many characters is shown around the place only.
_LONGEST = 100
_BEFORE = 30


def code_frame(finding: Finding, page: FindingsPage) -> Iterator[str]:
    """Write the lines of a finding's place, without line ends."""
    numbered = page.lines_at(finding)
    gutter = max((len(str(number)) for number, _ in numbered[:_MOST_LINES]), default=0)
    blank = " " * max(gutter, 4)
    for number, text in numbered[:_MOST_LINES]:
        first, last = _span(finding.place, number, text)
        shown, before, marked = _window(text, first, last)
        yield f"  {number:>{len(blank)}} | {shown}".rstrip()
        yield f"  {blank} | {' ' * before}{'^' * max(marked, 1)}"
    if len(numbered) > _MOST_LINES:
        yield f"  {blank} | …"


def _span(place: Place, number: int, text: str) -> tuple[int, int]:
    """The characters meant in one line: first (from 0) and last (exclusive)."""
    indent = len(text) - len(text.lstrip())
    first = (place.column or 1) - 1 if number == place.line else indent
    ends_here = number == (place.end_line or place.line)
    last = place.end_column - 1 if ends_here and place.end_column else len(text)
    return min(first, len(text)), max(min(last, len(text)), first)


def _window(text: str, first: int, last: int) -> tuple[str, int, int]:
    """Cut a long line; give what is shown, the columns before the carets, and those marked."""
    start = max(0, first - _BEFORE) if len(text) > _LONGEST else 0
    until = min(len(text), start + _LONGEST)
    lead, tail = "…" * bool(start), "…" * (until < len(text))
    before = lead + "".join(map(visible, text[start:first]))
    marked = "".join(map(visible, text[first : min(last, until)]))
    rest = "".join(map(visible, text[min(last, until) : until]))
    return f"{before}{marked}{rest}{tail}", width(before), width(marked)
