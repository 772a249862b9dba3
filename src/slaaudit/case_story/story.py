"""The shape of a story. Formats say it; none of them works anything out."""

from typing import Literal

from slaaudit.business_time import LedgerDay
from slaaudit.model import Owed
from slaaudit.spec.parts import Excuse, Pause, Remedy
from slaaudit.spec.ruleset import ReadingRule, StandardRule
from slaaudit.spec.standards import JudgedStandard
from slaaudit.spec.waivers import Waiver
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass

EventKind = Literal[
    "begun",
    "done",
    "held",
    "released",
    "extension_notified",
    "extended_until",
    "notified",
    "event",
    "due_unextended",
    "due",
    "as_of",
]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a case stands in the log; nothing where it stands in none."""

    file: str = ""
    sheet: str | None = None
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A written instant: seconds of Seoul wall time, and how many the writing covers."""

    at: int
    width: int


@dataclass(frozen=True, slots=True)
class Due:
    """A due moment: the instant, or where `is_date` the midnight that ends the due day."""

    at: int
    is_date: bool

    @property
    def last(self) -> int:
        """The last second that is in time."""
        return self.at - self.is_date


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or a moment that counts; `field` of `record` says so."""

    kind: EventKind
    moment: Moment
    field: str | None = None
    record: str | None = None
    is_due_date: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """What the log says in a field that a standard reads.

    `value` is None where it is blank, cannot be read, or is a word that no rule knows: such a word
    may be anything, a name too.
    """

    field: str
    state: Literal["present", "blank", "unreadable", "no_column"]
    value: bool | float | str | Moment | None = None


@dataclass(frozen=True, slots=True)
class HoldTold:
    """A hold of the case; `applied`: the promise leaves it out. `end` is None while it goes on.

    `elsewhere`: it is left out of the time of another row that has the same id.
    """

    pause: Pause
    start: Moment | None
    end: Moment | None
    reason: str | None
    applied: bool
    elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class ExtensionTold:
    """An extension that the log names: what was asked, and what makes it valid or not."""

    notified: Moment | None
    until: Moment | None
    added: float | None
    in_time: bool
    reasoned: bool
    allowed: bool
    before: Due
    after: Due

    @property
    def valid(self) -> bool:
        """Whether it widened the limit."""
        asked = self.until is not None or self.added is not None
        return self.in_time and self.reasoned and self.allowed and asked


@dataclass(frozen=True, slots=True)
class ExcuseTold:
    """An excuse of the promise: whether each thing that it asks for holds (None: not asked)."""

    excuse: Excuse
    notified: Moment | None
    in_time: bool | None
    condition: bool | None
    unsaid: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether it is proven."""
        told = self.excuse.notified is None or self.notified is not None
        asked = told and self.in_time is not False and self.condition is not False
        return asked and not self.unsaid


@dataclass(frozen=True, slots=True)
class TimeTold:
    """How time was counted: `unit` of the days' figures, `limit` in it (None: no figure).

    `over`: how much of it ran after the due moment; None where nothing did. `backwards`: counted
    back from an event.
    """

    unit: Literal["day", "second"]
    days: tuple[LedgerDay, ...]
    limit: int | None
    counted: int
    over: int | None = None
    backwards: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """How far a case went over: in counted days, seconds of its clock, or the limit's own unit.

    `plain`: days of the calendar, or seconds of the wall clock.
    """

    amount: float
    unit: Literal["day", "second", "limit"]
    plain: bool = False


@dataclass(frozen=True, slots=True)
class OtherReading:
    """What another reading says of the case."""

    rule: ReadingRule
    verdict: Verdict
    reason: str | None
    due: Due | None


@dataclass(frozen=True, slots=True)
class StandardStory:
    """What one standard says of one case, and from what.

    `standard` is the version that applied. `open`: what was promised has not been done yet.
    """

    rule: StandardRule
    standard: JudgedStandard
    verdict: Verdict
    reason: str | None
    value: float | None
    limit_given: float | None
    due: Due | None
    open: bool
    facts: tuple[Fact, ...]
    events: tuple[Event, ...] = ()
    time: TimeTold | None = None
    over: Over | None = None
    holds: tuple[HoldTold, ...] = ()
    extension: ExtensionTold | None = None
    excuses: tuple[ExcuseTold, ...] = ()
    waiver: Waiver | None = None
    readings: tuple[OtherReading, ...] = ()
    remedy: Remedy | None = None
    owed: Owed | None = None


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A standard that does not look at the case, and the part of its rule that says so."""

    rule: StandardRule
    standard: JudgedStandard
    reason: str
    part: Literal["when", "after", "exclude", "specific", "due_of", "version"]
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseStory:
    """One row of the log and what every standard says of it."""

    case: str
    record: str
    origin: Origin
    department: str | None
    told: tuple[StandardStory, ...]
    not_applicable: tuple[NotApplicable, ...]


@dataclass(frozen=True, slots=True)
class SpanStory:
    """A span of time (a month …) that a standard judges as a whole; `happened`: days since 1970."""

    label: str
    rule: StandardRule
    standard: JudgedStandard
    verdict: Verdict
    reason: str | None
    value: float | None
    happened: tuple[int, ...]
    readings: tuple[OtherReading, ...] = ()
