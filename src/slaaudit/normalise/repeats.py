"""Cases that share an id: copies count once; what two of one case say differently is not known."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_ids import CaseIds
from slaaudit.findings import Finding, Place
from slaaudit.tables import CellState, Column, RawTable
from slaaudit.value_classes import dataclass

#: Ids with the places or rows of their cases.
Groups = list[tuple[str, list[int]]]
Ints = NDArray[np.int64]

_EXAMPLES = 3
_ROWS_OF_EXAMPLE = 4
_FIELDS_SHOWN = 5
#: Whole numbers that stand for one field of one case: its state, value and width.
_PARTS = 3


@dataclass(frozen=True, slots=True)
class Entries:
    """The cases of a record, end to end, with what is known of each.

    `numbered`: the log itself gives the id. `identity`: the fields in which two rows of one id must
    agree to be one case written twice. `headings` names fields as the log does. `written`: places
    of the cases with something that cannot be read, and numbers that tell their cells apart.
    """

    record: str
    case_ids: CaseIds
    numbered: NDArray[np.bool_]
    tables: Sequence[RawTable]
    columns: Mapping[str, Column]
    identity: Iterable[str]
    headings: Mapping[str, str]
    written: tuple[Ints, NDArray[np.uint64]]


@dataclass(frozen=True, slots=True)
class Repeats:
    """What became of cases with one id: which are kept, which values are disputed, what to say."""

    kept: NDArray[np.bool_]
    disputed: Mapping[str, Ints] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()


def _written(entries: Entries, places: Ints) -> Ints:
    """Number cases with something unreadable by their cells as written; 0 where all is read."""
    unread, marks = entries.written
    numbers = np.zeros(len(places), dtype=np.int64)
    if len(unread):
        at = np.minimum(np.searchsorted(unread, places), len(unread) - 1)
        numbers = np.where(unread[at] == places, marks[at].view(np.int64), 0)
    return numbers


def _contents(entries: Entries, places: Ints) -> NDArray[np.int64]:
    """Give a row of whole numbers per case, three per field: equal where all that is kept is."""
    parts: list[Ints] = []
    for column in entries.columns.values():
        state = column.state[places]
        values = column.values[places]
        bits = values.view(np.int64) if values.dtype == np.float64 else values.astype(np.int64)
        width = column.width[places] if column.width is not None else np.zeros_like(state)
        present = state == CellState.PRESENT
        parts += [state.astype(np.int64), np.where(present, bits, 0), np.where(present, width, 0)]
    parts.append(_written(entries, places))
    return np.ascontiguousarray(np.stack(parts, axis=1))


@dataclass(frozen=True, slots=True)
class _Shared:
    """The cases that share ids: where they stand, and what each holds."""

    places: Ints
    contents: Ints
    names: tuple[str, ...]
    identity: tuple[int, ...]

    @classmethod
    def of(cls, entries: Entries, places: Ints) -> "_Shared":
        names, same = tuple(entries.columns), frozenset(entries.identity)
        identity = tuple(at for at, name in enumerate(names) if name in same)
        return cls(places, _contents(entries, places), names, identity)

    def distinct(self, group: range) -> tuple[list[int], list[int]]:
        """Give the cases that say something of their own, and the copies of earlier ones."""
        seen: dict[bytes, int] = {}
        first = [seen.setdefault(self.contents[at].tobytes(), at) for at in group]
        copies = [at for at, own in zip(group, first, strict=True) if own != at]
        return list(seen.values()), copies

    def by_identity(self, cases: Sequence[int]) -> list[list[int]]:
        """Group cases that agree in the fields of identity."""
        groups: dict[bytes, list[int]] = {}
        for at in cases:
            cells = [self._cell(at, field).tobytes() for field in self.identity]
            groups.setdefault(b"".join(cells), []).append(at)
        return list(groups.values())

    def _cell(self, at: int, field: int) -> Ints:
        cell: Ints = self.contents[at, _PARTS * field : _PARTS * (field + 1)]
        return cell

    def differing(self, cases: Sequence[int]) -> list[str]:
        """Name the fields in which cases differ; unreadable ones where only their text does."""
        first, rest = cases[0], cases[1:]
        fields = range(len(self.names))
        differ = [
            self.names[field]
            for field in fields
            if any((self._cell(at, field) != self._cell(first, field)).any() for at in rest)
        ]
        unread = (field for field in fields if self._cell(first, field)[0] == CellState.UNREADABLE)
        return differ or [self.names[field] for field in unread]

    def places_of(self, cases: Sequence[int]) -> list[int]:
        """Give the cases' places among all."""
        found: list[int] = self.places[list(cases)].tolist()
        return found


@dataclass(slots=True)
class _Sorted:
    """The groups of one kind, and the fields in which their cases differ."""

    groups: Groups = field(default_factory=list)
    fields: dict[str, list[int]] = field(default_factory=dict)

    def add(self, case_id: str, places: list[int], fields: Iterable[str] = ()) -> None:
        """Add the cases of one id."""
        self.groups.append((case_id, places))
        for name in fields:
            self.fields.setdefault(name, []).extend(places)


def find_repeats(entries: Entries) -> Repeats:
    """Sort out the cases that share an id.

    Copies (every field equal) count once. Rows that agree in the fields of identity and differ
    elsewhere are one case written twice: both stay, and what differs is disputed. Rows that differ
    in those are cases of their own under one id.
    """
    kept = np.ones(len(entries.case_ids), dtype=np.bool_)
    groups = entries.case_ids.repeated(entries.numbered)
    if not groups:
        return Repeats(kept)
    places = np.array([place for group in groups.values() for place in group], dtype=np.int64)
    shared = _Shared.of(entries, places)
    copied, apart, disputed = _Sorted(), _Sorted(), _Sorted()
    start = 0
    for case_id, group in groups.items():
        cases, copies = shared.distinct(range(start, start + len(group)))
        start += len(group)
        if copies:
            copied.add(case_id, shared.places_of(copies))
        of_one = shared.by_identity(cases)
        if len(of_one) > 1:
            apart.add(case_id, shared.places_of(cases), shared.differing(cases))
        for twice in of_one:
            if len(twice) > 1:
                disputed.add(case_id, shared.places_of(twice), shared.differing(twice))
    kept[[place for _, places in copied.groups for place in places]] = False
    found = (("SLA735", apart, 1), ("SLA738", disputed, 1), ("SLA736", copied, 0))
    findings = tuple(_finding(code, entries, each, at) for code, each, at in found if each.groups)
    values = {name: np.array(cases, dtype=np.int64) for name, cases in disputed.fields.items()}
    return Repeats(kept, values, findings)


def without_disputed(column: Column, disputed: Ints | None) -> Column:
    """Give a column in which disputed values are unreadable: nobody can say which is right."""
    if disputed is None:
        return column
    state = column.state.copy()
    state[disputed] = CellState.UNREADABLE
    return replace(column, state=state)


def _examples(groups: Groups, row_of: Ints) -> str:
    shown = (
        f"{case_id} ({', '.join(map(str, row_of[places[:_ROWS_OF_EXAMPLE]].tolist()))})"
        for case_id, places in groups[:_EXAMPLES]
    )
    return "; ".join(shown) + (" …" if len(groups) > _EXAMPLES else "")


def _finding(code: str, entries: Entries, found: _Sorted, at: int) -> Finding:
    """Name ids, rows and fields; the place to look at is the second of two, the first copy.

    SLA736 counts the rows that were not counted, the others ids.
    """
    tables = entries.tables
    row_of = np.concatenate([table.row_numbers for table in tables])
    table_of = np.repeat(np.arange(len(tables)), [len(table.row_numbers) for table in tables])
    first = found.groups[0][1][at]
    table = tables[int(table_of[first])]
    count = len(found.groups) if at else sum(len(places) for _, places in found.groups)
    fields = [entries.headings.get(name, name) for name in found.fields]
    facts: dict[str, str | int | float] = {
        "record": entries.record,
        "count": count,
        "examples": _examples(found.groups, row_of),
        "fields": ", ".join(fields[:_FIELDS_SHOWN]) + (" …" if len(fields) > _FIELDS_SHOWN else ""),
    }
    return Finding(code, Place(table.file, sheet=table.sheet, row=int(row_of[first])), facts)
