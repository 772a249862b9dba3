"""What only the institution can say: its grounds, plans, surveys, corrections and contact."""

from datetime import date

from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class PlanEntry:
    """What is done about a standard that fell short. `standard`: its id."""

    standard: str
    measure: str = ""
    owner: str = ""
    due_on: date | None = None
    indicator: str = ""
    last_result: str = ""
    shortfall: str = ""


@dataclass(frozen=True, slots=True)
class SurveyEntry:
    """A survey that no log holds: what was asked whom, and what it came to (in points)."""

    title: str
    period: str = ""
    answers: int | None = None
    score: float | None = None
    bar: str = ""
    previous_score: float | None = None


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """The institution's own words. What is left out is said to be left out, never made up."""

    basis: tuple[str, ...] = ()
    method: tuple[str, ...] = ()
    extracted_on: date | None = None
    department: str = ""
    telephone: str = ""
    written_on: date | None = None
    limits: tuple[str, ...] = ()
    corrections: tuple[str, ...] = ()
    plans: tuple[PlanEntry, ...] = ()
    surveys: tuple[SurveyEntry, ...] = ()
