"""A result as read back: the same shape whether it was judged just now or stored long ago."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import PurePath
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.dataclasses import dataclass

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.model import Audit, Tally
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.result_entries import RESULT_SCHEMA, finding_entries
from slaaudit.results.plain import result_plain


class _Part(BaseModel):
    """A part of a result: keys that a later version added are left alone."""

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


class Counted(_Part):
    """The six counts; they add up to `cases`. `waived` of the excused were so by a waiver."""

    cases: int = Field(ge=0)
    met: int = Field(ge=0)
    missed: int = Field(ge=0)
    excused: int = Field(ge=0)
    pending: int = Field(ge=0)
    not_applicable: int = Field(ge=0)
    unmeasurable: int = Field(ge=0)
    waived: int = Field(0, ge=0)

    @property
    def tally(self) -> Tally:
        """Give the counts as a tally."""
        return Tally(
            self.met,
            self.missed,
            self.excused,
            self.pending,
            self.not_applicable,
            self.unmeasurable,
            self.waived,
        )


class StoredReading(Counted):
    """What another reading would have said."""

    id: str
    why: str
    flips: int


class StoredBin(_Part):
    """How many cases took more than `above` and up to `until` units."""

    above: float
    until: float | None
    cases: int


class StoredDistribution(_Part):
    """How long the cases that were done took, in `unit`."""

    cases: int
    median: float
    ninety_percent: float
    longest: float
    unit: str | None
    mean: float | None = None
    limit: float | None = None
    bins: tuple[StoredBin, ...] = ()


class StoredSpan(_Part):
    """One span of time that a promise was counted in."""

    span: str
    value: float | None
    limit: str | None
    verdict: str
    reason: str | None


class StoredSpans(_Part):
    """All spans of a standard. `counted`: cases that the figures are made of, by month beside."""

    unit: str | None
    counted: int
    months: Mapping[str, int]
    spans: tuple[StoredSpan, ...]


class StoredRemedy(_Part):
    """What a standard's breach owes, in words."""

    words: str
    form: str | None
    cite: str


class StoredCite(_Part):
    """The charter's own words."""

    source: str
    at: str
    quote: str | None


class StoredStandard(Counted):
    """One promise with what came out. Words that older results lack are empty."""

    id: str
    title: str
    measure: str
    target_percent: float | None
    attained: bool | None
    readings: tuple[StoredReading, ...]
    reasons: Mapping[str, int]
    cite: StoredCite
    reasons_by_verdict: Mapping[str, Mapping[str, int]] = Field(default_factory=dict)
    number: int = 0
    method: str = ""
    bar: str = ""
    own_choice: str | None = None
    record: str = ""
    record_word: str = ""
    in_log: bool = True
    clock: str | None = None
    clock_articles: str | None = None
    reading: str | None = None
    interim_of: tuple[str, ...] = ()
    lines: Mapping[str, tuple[str, ...]] = Field(default_factory=dict)
    lines_digest: str = ""
    reason_words: Mapping[str, str] = Field(default_factory=dict)
    remedy: StoredRemedy | None = None
    distribution: StoredDistribution | None = None
    spans: StoredSpans | None = None
    evidence: tuple[str, ...] = ()

    @property
    def attested(self) -> bool:
        """Whether no log can show it."""
        return self.measure == "attest"


class StoredGroupStandard(Counted):
    """A standard's part of a group."""

    id: str


class StoredGroup(Counted):
    """A department or a month."""

    standards: tuple[StoredGroupStandard, ...]
    department: str | None = None
    month: str | None = None


class StoredProvision(_Part):
    """A promise that governs others."""

    id: str
    number: int
    title: str
    at: str
    quote: str | None
    standards: tuple[str, ...]


class StoredOwed(_Part):
    """What is owed for one case: `unit_amount`, `times` over. What older results lack is empty."""

    standard: str
    case: str
    amount: int | None
    currency: str
    paid: bool | None = None
    paid_amount: int | None = None
    times: float | None = None
    unit_amount: int | None = None
    dated_on: date | None = None
    department: str | None = None
    file: str | None = None
    sheet: str | None = None
    row: int | None = None


class StoredSkip(_Part):
    """Rows that hold no judged case."""

    reason: str
    rows: int


class StoredInput(_Part):
    """A sheet that was read."""

    file: str
    sha256: str
    sheet: str | None
    record: str
    rows: int
    cases: int
    skipped: tuple[StoredSkip, ...]


class StoredPeriod(_Part):
    """The period: `from` inside, `until` outside."""

    label: str
    from_on: date = Field(alias="from")
    until_on: date = Field(alias="until")


class StoredInstitution(_Part):
    """Whose charter it is."""

    id: str
    name: str


class StoredTool(_Part):
    """What judged it."""

    name: str
    version: str


class StoredRules(_Part):
    """Which rules judged it."""

    digest: str
    standards: int
    files: Mapping[str, str] = Field(default_factory=dict)


class StoredCalendar(_Part):
    """Which calendar it was judged by."""

    source: str
    digest: str
    holidays: tuple[tuple[date, str], ...]


class StoredCycle(_Part):
    """How often the institution inspects itself."""

    cycle: Literal["half_year", "quarter", "year", "month"] = "half_year"


@dataclass(frozen=True, slots=True)
class StoredRow:
    """One verdict. There may be very many: they are kept small."""

    standard: str
    case: str
    verdict: str
    reason: str | None
    value: float | None
    unit: str | None
    limit: str | None
    due_at: str | None
    department: str | None
    file: str | None
    sheet: str | None
    row: int | None
    started_at: str | None = None
    ended_at: str | None = None
    counted_days: str | None = None


class StoredWaiver(_Part):
    """An approved exception for a standard's cases, and how many it excused."""

    id: str
    standard: str
    reason: str
    approver: str
    approved_on: date
    expires_on: date | None
    evidence: tuple[str, ...]
    cases: int


class StoredFinding(_Part):
    """A finding in the log."""

    code: str
    severity: str
    message: str
    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None


class StoredResult(_Part):
    """A whole result but for its verdict rows, which are many: those stay plain."""

    schema_name: Literal["slaaudit/result/1"] = Field(alias="schema")
    tool: StoredTool
    institution: StoredInstitution
    department: str | None = None
    period: StoredPeriod
    as_of: datetime
    inputs: tuple[StoredInput, ...]
    rules: StoredRules
    calendar: StoredCalendar
    standards: tuple[StoredStandard, ...]
    departments: tuple[StoredGroup, ...]
    months: tuple[StoredGroup, ...]
    remedies: tuple[StoredOwed, ...]
    provisions: tuple[StoredProvision, ...] = ()
    report: StoredCycle = Field(default_factory=StoredCycle)
    findings: tuple[StoredFinding, ...] = ()
    waivers: tuple[StoredWaiver, ...] = ()

    def standard(self, standard_id: str) -> StoredStandard | None:
        """Find a standard by its id."""
        return next((each for each in self.standards if each.id == standard_id), None)

    @property
    def tally(self) -> Tally:
        """All verdicts of all standards."""
        return sum((each.tally for each in self.standards), Tally())


def stored_result(audit: Audit, options: ReportOptions) -> StoredResult:
    """Give a fresh audit the shape of a stored result."""
    findings = finding_entries(audit.findings, options.lang)
    return StoredResult.model_validate({**result_plain(audit, options), "findings": findings})


def read_result(file: str, content: bytes) -> tuple[StoredResult, list[Mapping[str, object]]]:
    """Read a stored result and its verdict rows; raises Refusal where it is none or damaged."""
    try:
        plain = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError):
        raise _refusal("SLA861", file) from None
    schema = plain.get("schema") if isinstance(plain, dict) else None
    if schema != RESULT_SCHEMA:
        raise _refusal("SLA862", file, shown=str(schema), wanted=RESULT_SCHEMA)
    try:
        rows = plain.pop("verdicts", [])
        result = StoredResult.model_validate(plain)
    except ValidationError as error:
        where = ".".join(str(part) for part in error.errors()[0]["loc"])
        raise _refusal("SLA863", file, where=where) from None
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _refusal("SLA863", file, where="verdicts")
    return result, rows


def _refusal(code: str, file: str, **facts: str) -> Refusal:
    place, name = Place(file=file), PurePath(file).name
    return Refusal(RefusalKind.UNUSABLE, Finding(code, place, {"file": name, **facts}))
