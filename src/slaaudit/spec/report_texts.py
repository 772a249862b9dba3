"""`plan.yaml`: what only the institution can say in its report. A blank value is still to come."""

from typing import Annotated, Literal, TypeVar

from pydantic import BeforeValidator, Field

from slaaudit.spec.meanings import Meanings
from slaaudit.spec.scalars import DateText, Identifier, SpecModel, Words, none_if_blank

_Value = TypeVar("_Value")
#: A value that may be left blank: the file is begun before everything is known.
Open = Annotated[_Value | None, BeforeValidator(none_if_blank)]
Score = Annotated[float, Field(allow_inf_nan=False)]
FilledText = Annotated[str, Field(min_length=1)]


class PlannedMeasure(SpecModel):
    """What is done about a standard that fell short."""

    standard: Identifier = Field(description="미흡한 표준의 id")
    shortfall: str = Field("", description="미흡사항; 없으면 표준의 제목과 미이행 건수")
    measure: str = Field("", description="개선내용")
    owner: str = Field("", description="담당부서; 이름은 적지 않음")
    due_on: Open[DateText] = Field(None, description="완료예정일")
    indicator: str = Field("", description="확인지표: 무엇이 얼마가 되면 끝난 것인지")
    last_result: str = Field("", description="앞 기간에 세운 계획의 이행결과")


class StatedSurvey(SpecModel):
    """A survey that no log holds."""

    title: FilledText = Field(description="조사의 이름")
    period: str = Field("", description="조사기간")
    answers: Open[Annotated[int, Field(ge=0)]] = Field(None, description="표본수(n)")
    score: Open[Score] = Field(None, description="점수")
    bar: str = Field("", description="기준 (예: 80점 이상)")
    previous_score: Open[Score] = Field(None, description="앞 기간의 점수")


class ReportTextsFile(SpecModel):
    """A whole file of the institution's own texts."""

    schema_name: Annotated[
        Literal["slaaudit/report-texts/1"],
        Meanings({"slaaudit/report-texts/1": "보고서에 적을 기관의 글, 1판"}),
    ] = Field(alias="schema", description="파일의 종류와 판")
    basis: Words = Field(default=(), description="추진근거 (지침, 헌장의 조항 등)")
    method: Words = Field(default=(), description="점검방법에 덧붙일 것")
    extracted_on: Open[DateText] = Field(None, description="자료를 뽑은 날")
    department: str = Field("", description="담당부서와 문의처; 이름은 적지 않음")
    telephone: str = Field("", description="문의 전화 (부서의 대표번호)")
    written_on: Open[DateText] = Field(None, description="작성일; 없으면 기준시점의 날")
    limits: Words = Field(default=(), description="자료의 한계")
    corrections: Words = Field(default=(), description="정정 이력; 없으면 '없음'이라고 적음")
    plans: tuple[PlannedMeasure, ...] = Field(default=(), description="개선계획")
    surveys: tuple[StatedSurvey, ...] = Field(default=(), description="기록에 없는 만족도 조사")
