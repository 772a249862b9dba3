"""The shape of a case's page: what every format draws, and none works out."""

from datetime import date
from typing import Literal

from slaaudit.value_classes import dataclass

Look = Literal["counted", "rest", "held", "late", "none"]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A thing and what it is called; `strong` where the eye is to fall first."""

    label: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Lines:
    """Labelled lines under a heading."""

    title: str
    lines: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: its heading is its caption."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class DayCell:
    """A day in the small calendar: what became of it, and what happened on it."""

    on: date
    mark: str
    look: Look
    happened: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """The small calendar: weeks from Monday; None for days that are not told."""

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[DayCell | None, ...], ...]


Part = Lines | Sheet | Grid


@dataclass(frozen=True, slots=True)
class StandardPart:
    """What one standard says of the case. `verdict` is its key, for the looks alone."""

    id: str
    title: str
    verdict: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class CasePage:
    """The page of one row of the log; `notes` end it."""

    title: str
    lang: str
    facts: tuple[Labelled, ...]
    standards: tuple[StandardPart, ...]
    others: Sheet | None
    notes: tuple[str, ...]
