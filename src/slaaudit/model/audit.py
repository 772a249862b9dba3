"""The audit: one institution's period, judged."""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime

from slaaudit.business_time import BusinessCalendar
from slaaudit.findings import Finding
from slaaudit.model.result import StandardResult
from slaaudit.model.tally import Tally
from slaaudit.periods import Period
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseTable, Source
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class GroupTally:
    """A department or a month: its tally over all standards, and by standard."""

    label: str
    tally: Tally
    by_standard: Mapping[str, Tally]


@dataclass(frozen=True, slots=True)
class Audit:
    """One institution's period, judged. `tables`: the log's, by record."""

    rules: RuleSet
    calendar: BusinessCalendar
    period: Period
    as_of: datetime
    sources: tuple[Source, ...]
    standards: tuple[StandardResult, ...]
    departments: tuple[GroupTally, ...]
    months: tuple[GroupTally, ...]
    findings: tuple[Finding, ...]
    tables: Mapping[str, CaseTable] = field(default_factory=dict)

    @property
    def tally(self) -> Tally:
        """All verdicts of all standards."""
        return sum((result.tally for result in self.standards), Tally())


def compliance_rate(met: int, missed: int, decimals: int = 2) -> float | None:
    """Give met ÷ (met + missed) in %; None where nothing was judged.

    Rounded half up, but never to 100 with a miss in it, nor to 0 with a success.
    """
    judged = met + missed
    if judged == 0:
        return None
    scale: int = 10**decimals
    rounded: int = (2 * met * 100 * scale + judged) // (2 * judged)
    if missed:
        rounded = min(rounded, 100 * scale - 1)
    if met:
        rounded = max(rounded, 1)
    return rounded / scale
