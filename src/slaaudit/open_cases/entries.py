"""The shape of the list: one entry for each open case and promise."""

from typing import Literal

from slaaudit.case_story import Due, Origin
from slaaudit.spec.ruleset import StandardRule
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Left:
    """What is left of the time, negative where it is over: working days or seconds, or `plain`.

    `plain` days are those of the calendar and `plain` seconds those of the wall clock.
    """

    amount: int
    unit: Literal["day", "second"]
    plain: bool


@dataclass(frozen=True, slots=True)
class OpenCase:
    """A case in which a promise is still to be kept, or is over and still not kept.

    `due` is None where the calendar does not reach it; of a paused case it is the due moment if the
    hold ended at the moment asked about.
    """

    state: Literal["over", "open", "paused"]
    rule: StandardRule
    case: str
    record: str
    origin: Origin
    department: str
    begun_at: int | None
    due: Due | None
    left: Left | None
    excused: bool = False


@dataclass(frozen=True, slots=True)
class UnknownDue:
    """A case that is not done and whose due moment cannot be told, with the reason."""

    rule: StandardRule
    case: str
    record: str
    origin: Origin
    department: str
    reason: str


@dataclass(frozen=True, slots=True)
class DueList:
    """All of them: those over first, then by due moment; the paused last."""

    cases: tuple[OpenCase, ...]
    unknown: tuple[UnknownDue, ...]
