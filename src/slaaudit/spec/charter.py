"""The head of `charter.yaml`: institution, sources, calendar, clocks."""

from typing import Literal

from pydantic import Field

from slaaudit.spec.parts import Cite, ClockRule, Identifiers, Span
from slaaudit.spec.scalars import (
    DateText,
    FieldName,
    Flag,
    Identifier,
    IntervalText,
    SpecModel,
    Words,
)

Weekday = Literal["월", "화", "수", "목", "금", "토", "일"]


class Institution(SpecModel):
    """Whose charter it is."""

    id: Identifier
    name: str = Field(min_length=1)
    aliases: Words = ()


class Report(SpecModel):
    """How often the institution inspects itself."""

    cycle: Literal["half_year", "quarter", "year", "month"] = "half_year"


class SourceText(SpecModel):
    """A document that quotes come from."""

    title: str
    publisher: str | None = None
    retrieved: DateText | None = Field(None, description="원문을 확인한 날")
    url: str | None = None
    statute: Flag = Field(default=False, description="법령인지: 법령은 조문 번호만으로 인용됨")
    revised: tuple[DateText, ...] = Field(default=(), description="개정 이력")


class DatedHours(SpecModel):
    """Office hours from a day on, or of some weekdays only."""

    from_on: DateText | None = Field(None, alias="from", description="이 근무시간의 시행일")
    weekdays: tuple[Weekday, ...] = Field(default=(), description="이 요일만")
    hours: tuple[IntervalText, ...] = Field(min_length=1)


class Closure(SpecModel):
    """A day on which the institution is closed, or open, against the calendar."""

    on: DateText
    name: str


class CalendarSpec(SpecModel):
    """The institution's own calendar on top of the public holidays."""

    office_hours: tuple[IntervalText, ...] = Field(
        default=((32_400, 43_200), (46_800, 64_800)),
        description="근무시간; 없으면 09:00-12:00, 13:00-18:00 (국가공무원 복무규정 제9조)",
    )
    dated_office_hours: tuple[DatedHours, ...] = Field(default=(), description="바뀐 근무시간")
    closures: tuple[Closure, ...] = Field(default=(), description="휴무일")
    working_days: tuple[Closure, ...] = Field(default=(), description="휴일이지만 근무한 날")
    labour_day_before_2026: Literal["working", "closed"] = Field(
        "working", description="2025년까지의 5월 1일"
    )


class DeclaredRecord(SpecModel):
    """A kind of log that the rule set declares itself."""

    title: str
    dated_by: str
    note: str | None = None


class Provision(SpecModel):
    """A promise that is no standard of its own but governs others (기산 방법, 목표, 제외)."""

    id: Identifier
    title: str = Field(min_length=1)
    cite: Cite
    kind: Literal["clock", "target", "exclusion"] = Field(
        description="무엇을 정하는지: 시간을 세는 법, 목표, 적용 제외"
    )
    standards: Identifiers = Field(min_length=1, description="이 약속을 따르는 표준")
    note: str | None = Field(None, description="담당자에게 보일 설명")


class Charter(SpecModel):
    """The head of a rule set: everything but its standards."""

    schema_name: Literal["slaaudit/charter/1"] = Field(alias="schema")
    institution: Institution
    in_force: Span = Field(default_factory=Span)
    report: Report = Field(default_factory=Report)
    sources: dict[Identifier, SourceText] = Field(min_length=1)
    calendar: CalendarSpec = Field(default_factory=CalendarSpec)
    clocks: dict[str, ClockRule] = Field(default_factory=dict, description="이름 붙인 파생 시계")
    provisions: tuple[Provision, ...] = Field(
        default=(), description="스스로는 표준이 아니나 다른 표준을 다스리는 약속"
    )
    records: dict[FieldName, DeclaredRecord] = Field(default_factory=dict)
    petition_law: Flag = Field(default=True, description="민원처리법이 적용되는 기관인지")
