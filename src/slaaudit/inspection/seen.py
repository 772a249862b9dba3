"""What an inspection saw. Everything here is frozen."""

from collections.abc import Mapping
from dataclasses import field

from slaaudit.findings import Finding
from slaaudit.normalise import FieldMapping
from slaaudit.periods import Period
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import HeaderReasons, Skipped
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file: its kind by its bytes, and how a text file was read (encoding, delimiter)."""

    file: str
    sha256: str
    kind: str
    read_as: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableSeen:
    """A table of a sheet, or a sheet without one: why its header is one, and where its rows went.

    `record` is empty where no record takes it. `hidden` counts hidden rows and columns that were
    read, `formulas` cells whose value a formula gave. `unused` are the headings that no standard
    needs: their cells were never loaded.
    """

    file: str
    sheet: str | None
    area: str
    record: str
    rows: int
    cases: int
    reasons: HeaderReasons | None
    skipped: tuple[Skipped, ...]
    hidden: tuple[int, int]
    formulas: int
    mapping: tuple[FieldMapping, ...]
    unused: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class UnreadSeen:
    """Values of one column of one sheet that could not be read; `samples` are masked."""

    file: str
    sheet: str | None
    heading: str
    count: int
    rows: str
    samples: str


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A field of a record: how much of it was read, and how finely its instants are written.

    `resolution` counts instants by the seconds that they cover (1, 60, 3600, 86400).
    """

    field: str
    kind: str
    read: int
    blank: int
    unreadable: int
    resolution: Mapping[int, int]

    @property
    def cases(self) -> int:
        """All cells."""
        return self.read + self.blank + self.unreadable


@dataclass(frozen=True, slots=True)
class RecordSeen:
    """A record: its columns, put together from all its tables.

    `timed` names the fields between which some standard measures time.
    """

    record: str
    cases: int
    columns: tuple[ColumnSeen, ...]
    unread: tuple[UnreadSeen, ...]
    timed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StandardSeen:
    """What stands in a standard's way: for each reason how many cases, and the first rows.

    `missing` names the columns that the log lacks; `lacks_record`: it lacks the record as a whole.
    """

    id: str
    title: str
    record: str
    cases: int
    lacks_record: bool
    missing: tuple[str, ...]
    hindered: Mapping[str, int]
    rows: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Inspection:
    """Everything that was seen.

    `rules` are the usual ones where `named` is false: then no standard is spoken of. `period` is
    None where no case has a date.
    """

    rules: RuleSet
    named: bool
    period: Period | None
    as_of: str | None
    files: tuple[FileSeen, ...]
    tables: tuple[TableSeen, ...]
    records: tuple[RecordSeen, ...]
    standards: tuple[StandardSeen, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
