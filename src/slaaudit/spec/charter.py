"""The head of `charter.yaml`: institution, sources, calendar, clocks."""

from typing import Annotated, Literal

from pydantic import Field

from slaaudit.spec.meanings import Meanings
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

    id: Identifier = Field(description="기관을 부르는 짧은 이름: 폴더, --rules, 결과에 쓰임")
    name: str = Field(min_length=1, description="기관의 공식 이름")
    aliases: Words = Field(default=(), description="자료의 제목에 나오는 다른 이름")


class Report(SpecModel):
    """How often the institution inspects itself."""

    cycle: Annotated[
        Literal["half_year", "quarter", "year", "month"],
        Meanings({"half_year": "반기", "quarter": "분기", "year": "해", "month": "달"}),
    ] = Field("half_year", description="점검 주기")


class SourceText(SpecModel):
    """A document that quotes come from."""

    title: str = Field(description="문서의 이름")
    publisher: str | None = Field(None, description="펴낸 기관")
    retrieved: DateText | None = Field(None, description="원문을 확인한 날")
    url: str | None = Field(None, description="원문의 주소 (접속하지 않음)")
    statute: Flag = Field(default=False, description="법령인지: 법령은 조문 번호만으로 인용됨")
    revised: tuple[DateText, ...] = Field(default=(), description="개정 이력")


class DatedHours(SpecModel):
    """Office hours from a day on, or of some weekdays only."""

    from_on: DateText | None = Field(None, alias="from", description="이 근무시간의 시행일")
    weekdays: tuple[Weekday, ...] = Field(default=(), description="이 요일만")
    hours: tuple[IntervalText, ...] = Field(
        min_length=1, description="근무시간 (점심시간을 뺀 구간들)"
    )


class Closure(SpecModel):
    """A day on which the institution is closed, or open, against the calendar."""

    on: DateText = Field(description="그 날짜")
    name: str = Field(description="까닭 (예: 창립기념일)")


class CalendarSpec(SpecModel):
    """The institution's own calendar on top of the public holidays."""

    office_hours: tuple[IntervalText, ...] = Field(
        default=((32_400, 43_200), (46_800, 64_800)),
        description="근무시간; 없으면 09:00-12:00, 13:00-18:00 (국가공무원 복무규정 제9조)",
    )
    dated_office_hours: tuple[DatedHours, ...] = Field(default=(), description="바뀐 근무시간")
    closures: tuple[Closure, ...] = Field(default=(), description="휴무일")
    working_days: tuple[Closure, ...] = Field(default=(), description="휴일이지만 근무한 날")
    labour_day_before_2026: Annotated[
        Literal["working", "closed"], Meanings({"working": "근무일", "closed": "휴무일"})
    ] = Field("working", description="2025년까지의 5월 1일")


class DeclaredRecord(SpecModel):
    """A kind of log that the rule set declares itself."""

    title: str = Field(description="기록의 한글 이름")
    dated_by: str = Field(description="건의 기간과 판을 정하는 일시 항목")
    note: str | None = Field(None, description="무엇을 적은 기록인지")


class Provision(SpecModel):
    """A promise that is no standard of its own but governs others (기산 방법, 목표, 제외)."""

    id: Identifier = Field(description="약속의 id")
    title: str = Field(min_length=1, description="약속의 짧은 이름")
    cite: Cite = Field(description="약속한 구절")
    kind: Annotated[
        Literal["clock", "target", "exclusion"],
        Meanings({"clock": "시간을 세는 법", "target": "목표", "exclusion": "적용 제외"}),
    ] = Field(description="무엇을 정하는지")
    standards: Identifiers = Field(min_length=1, description="이 약속을 따르는 표준")
    note: str | None = Field(None, description="담당자에게 보일 설명")


class Charter(SpecModel):
    """The head of a rule set: everything but its standards."""

    schema_name: Annotated[
        Literal["slaaudit/charter/1"], Meanings({"slaaudit/charter/1": "헌장의 약속, 1판"})
    ] = Field(alias="schema", description="파일의 종류와 판")
    institution: Institution = Field(description="어느 기관의 헌장인지")
    in_force: Span = Field(
        default_factory=Span, description="헌장의 시행 기간; 원문에 없으면 적지 않음"
    )
    report: Report = Field(default_factory=Report, description="이행실태의 점검")
    sources: dict[Identifier, SourceText] = Field(
        min_length=1, description="인용하는 문서들: 이름과 서지"
    )
    calendar: CalendarSpec = Field(
        default_factory=CalendarSpec, description="공휴일 위에 더하는 기관의 달력"
    )
    clocks: dict[str, ClockRule] = Field(default_factory=dict, description="이름 붙인 파생 시계")
    provisions: tuple[Provision, ...] = Field(
        default=(), description="스스로는 표준이 아니나 다른 표준을 다스리는 약속"
    )
    records: dict[FieldName, DeclaredRecord] = Field(
        default_factory=dict, description="정해진 종류에 없어 스스로 정한 기록"
    )
    petition_law: Flag = Field(default=True, description="민원처리법이 적용되는 기관인지")
