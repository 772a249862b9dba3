"""Which row is the header, and why: the rows that might have been are kept beside it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from slaaudit.table_finder.headings import Row, filled, heading_key, is_empty, is_wordy, known_in
from slaaudit.tables import HeaderCandidate, HeaderReasons
from slaaudit.value_classes import dataclass

#: Titles and notes above a header are few; a header further down is none.
HEADER_WITHIN = 30
_ALTERNATIVES = 3


@dataclass(frozen=True, slots=True)
class FoundHeader:
    """A header: its cells (of two rows joined), where it stands, and why it is taken for one.

    `at` and `last` are indices of its first and its last row; `rows` are these as they are.
    """

    cells: Row
    at: int
    last: int
    rows: tuple[Row, ...]
    reasons: HeaderReasons


def _joined_cell(upper: object, lower: object, known: frozenset[str]) -> str:
    """Give the heading of a column under two: both joined, the lower or the upper, as is known."""
    both = f"{upper} {lower}"
    for heading in (both, str(lower), str(upper)):
        if heading_key(heading) in known:
            return heading
    return both


def join_rows(upper: Row, lower: Row, known: frozenset[str]) -> list[str | None]:
    """Make one header of two rows; a wide cell of the upper one stands above all that it covers."""
    width = max(len(upper), len(lower))
    above = [*upper, *[None] * (width - len(upper))]
    below = [*lower, *[None] * (width - len(lower))]
    joined: list[str | None] = []
    carried: object = None
    for own, under in zip(above, below, strict=True):
        if not is_empty(own):
            carried = own
        if is_empty(under):
            joined.append(None if is_empty(own) else str(own))
        elif carried is None or str(carried).strip() == str(under).strip():
            joined.append(str(under))
        else:
            joined.append(_joined_cell(carried, under, known))
    return joined


@dataclass(frozen=True, slots=True)
class _Option:
    """One row or two that may be the header."""

    at: int
    last: int
    cells: Row
    known: frozenset[str]

    @property
    def rank(self) -> tuple[int, int]:
        """Order options: the most known headings first, of equals two rows before one."""
        return len(self.known), self.last - self.at

    def candidate(self, first: int) -> HeaderCandidate:
        """Give it as reasons hold it; `first` is the sheet's number of the first row."""
        rows = tuple(range(first + self.at, first + self.last + 1))
        return HeaderCandidate(rows, tuple(sorted(self.known)), filled(self.cells))


def _pairs(
    rows: Sequence[Row], hits: Sequence[frozenset[str]], known: frozenset[str]
) -> Iterator[_Option]:
    """Give the pairs of rows in which each row adds something to the other."""
    for at, (upper, lower) in enumerate(pairwise(rows)):
        over, under = hits[at], hits[at + 1]
        if not (over or under) or filled(upper) < 2 or not (is_wordy(upper) and is_wordy(lower)):  # noqa: PLR2004
            continue
        cells = join_rows(upper, lower, known)
        found = known_in(cells, known)
        more = len(found) > max(len(over), len(under))
        if more or (over and under and len(found) == max(len(over), len(under))):
            yield _Option(at, at + 1, cells, found)


def _above(options: Sequence[_Option], rows: Sequence[Row]) -> _Option:
    """Give the best option, or the best of those that have cases between them and the first."""
    best = options[0]
    earlier = [
        option
        for option in options
        if option.last < best.at
        and is_wordy(option.cells)
        and any(filled(row) > 1 and not is_wordy(row) for row in rows[option.last + 1 : best.at])
    ]
    if not earlier:
        return best
    top = min(earlier, key=lambda option: option.at)
    return next(option for option in earlier if option.at <= top.last and option.last >= top.at)


def search_header(
    rows: Sequence[Row], known: frozenset[str], first: int = 1
) -> tuple[FoundHeader | None, HeaderReasons]:
    """Find the row, or the two, with the most known headings; give the reasons in any case.

    Where a table with fewer of them stands above, with cases of its own, that one's header comes
    first. It takes two known headings, or one where the sheet has only one column. `first` is the
    sheet's number of the first row.
    """
    hits = [known_in(row, known) for row in rows]
    options = [_Option(at, at, rows[at], found) for at, found in enumerate(hits) if found]
    options += _pairs(rows, hits, known)
    options.sort(key=lambda option: option.rank, reverse=True)
    columns = max(map(filled, rows), default=0)
    needed = min(2, max(columns, 1))
    enough = [option for option in options if len(option.known) >= needed]
    best = _above(enough, rows) if enough else None
    others = [option.candidate(first) for option in options if option is not best]
    alternatives = tuple(others[:_ALTERNATIVES])
    if best is None:
        return None, HeaderReasons(None, alternatives, needed)
    reasons = HeaderReasons(best.candidate(first), alternatives, needed)
    own = tuple(rows[best.at : best.last + 1])
    return FoundHeader(best.cells, best.at, best.last, own, reasons), reasons


def find_header(rows: Sequence[Row], known: frozenset[str]) -> int | None:
    """Give the index of the header's last row, or None."""
    found, _ = search_header(rows, known)
    return None if found is None else found.last
