"""Findings: problems as values, each with its place and what to do.

A finding holds a code and the facts; the words come from the catalogue in either language, which
is loaded when one is looked up: most commands find nothing.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from enum import IntEnum
from types import MappingProxyType

from slaaudit.findings.message import Message, Severity
from slaaudit.value_classes import dataclass

__all__ = [
    "Edit",
    "Finding",
    "Message",
    "Place",
    "Refusal",
    "RefusalKind",
    "Severity",
    "WaivedBy",
]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: in a rule file by line and column, in a log by sheet, row and heading.

    Lines, columns and rows count from 1; `end_line` and `end_column` are exclusive ends.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    sheet: str | None = None
    row: int | None = None
    heading: str | None = None


@dataclass(frozen=True, slots=True)
class WaivedBy:
    """The waiver by which a finding is accepted, up to its last day (`expires_on`, inclusive)."""

    id: str
    reason: str
    expires_on: date


@dataclass(frozen=True, slots=True)
class Edit:
    """Text that takes the place of other text: of all that lies between two places of a file.

    Lines, columns and ends are those of `Place`. A byte order mark stands in column 0 of line 1.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `facts` fill the catalogue's sentences; what is waived fails no run.

    `fix` mends it where that is safe.
    """

    code: str
    place: Place = field(default_factory=Place)
    facts: Mapping[str, str | int | float] = field(default_factory=lambda: MappingProxyType({}))
    waived_by: WaivedBy | None = None
    fix: Edit | None = None

    @property
    def entry(self) -> Message:
        """The catalogue's entry of this code."""
        from slaaudit.findings.catalogue import CATALOGUE  # noqa: PLC0415  # it is long

        return CATALOGUE[self.code]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return self.entry.severity

    def message(self, lang: str) -> str:
        """The sentence, in Korean or English."""
        return self.entry.sentence(lang).format_map(self.facts)

    def help(self, lang: str) -> str:
        """What to do about it; empty where the message says it all."""
        return self.entry.advice(lang).format_map(self.facts)


class RefusalKind(IntEnum):
    """Why nothing was judged; the number is the exit code."""

    UNUSABLE = 2
    NOTHING_TO_JUDGE = 3


class Refusal(Exception):  # noqa: N818  # it is an outcome with an exit code, not an error of ours
    """Work that cannot go on, with every finding that says why."""

    def __init__(self, kind: RefusalKind, *findings: Finding) -> None:
        """Keep the kind and the findings."""
        super().__init__("; ".join(finding.message("en") for finding in findings))
        self.kind = kind
        self.findings = findings
