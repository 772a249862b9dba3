"""`waivers.yaml`: exceptions that someone approved, each with its reason, evidence and last day."""

from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from slaaudit.spec.meanings import Meanings
from slaaudit.spec.parts import Span
from slaaudit.spec.scalars import (
    DATE_FORM,
    ConditionMap,
    DateText,
    Identifier,
    ReadBy,
    SpecModel,
    as_list,
    read_date,
)


def _last_day(text: object) -> date | None:
    """Read a last day; what cannot be read has run out already, so that no slip prolongs it."""
    return text if isinstance(text, date) else read_date(str(text))


LastDay = Annotated[date | None, ReadBy(_last_day), DATE_FORM]
FileName = Literal["charter.yaml", "columns.yaml", "tests.yaml"]
_FILES = {
    "charter.yaml": "헌장의 약속",
    "columns.yaml": "자료의 제목",
    "tests.yaml": "규칙의 시험",
}
FilledText = Annotated[str, Field(min_length=1)]
FilledWords = Annotated[tuple[FilledText, ...], BeforeValidator(as_list), Field(min_length=1)]


def _any_of(*keys: str) -> dict[str, Any]:
    return {"anyOf": [{"required": [key]} for key in keys]}


_CASES_OF_STANDARD: dict[str, Any] = {
    "required": ["standard"],
    "not": _any_of("code", "file"),
    "oneOf": [{"required": ["cases"]}, {"required": ["when"]}, _any_of("from", "until")],
}
_FINDING: dict[str, Any] = {
    "required": ["code"],
    "not": _any_of("cases", "when", "from", "until"),
}


class Waiver(SpecModel):
    """An approved exception: for the missed cases of a standard, or for a finding of `check`."""

    model_config = ConfigDict(json_schema_extra={"oneOf": [_CASES_OF_STANDARD, _FINDING]})

    id: Identifier = Field(description="예외의 이름 (결과에 waiver:id로 남음)")
    reason: FilledText = Field(description="예외를 인정한 까닭")
    approver: FilledText = Field(description="승인한 직위 (예: 고객지원팀장); 이름은 적지 않음")
    approved_on: DateText = Field(description="승인일: 이날부터의 건에 쓰임")
    expires_on: LastDay = Field(description="끝나는 날 (그날 포함); 읽을 수 없으면 끝난 것으로 봄")
    evidence: FilledWords = Field(description="근거 문서의 번호나 파일")
    standard: Identifier | None = Field(
        None, description="예외를 인정하는 표준; code와 함께면 그 표준의 지적만"
    )
    cases: FilledWords = Field(default=(), description="예외인 건의 번호")
    when: ConditionMap | None = Field(None, description="예외인 건의 조건")
    from_on: DateText | None = Field(None, alias="from", description="이날부터의 건 (그날 포함)")
    until_on: DateText | None = Field(None, alias="until", description="이날까지의 건 (그날 제외)")
    code: str | None = Field(None, description="받아들이는 지적사항의 코드 (예: SLA330)")
    file: Annotated[FileName, Meanings(_FILES)] | None = Field(
        None, description="그 지적이 있는 파일"
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if self.code is not None:
            fits = not self.ways
        else:
            fits = self.standard is not None and len(self.ways) == 1 and self.file is None
        if not fits:
            shown = "code, standard + cases, standard + when, standard + from/until"
            raise PydanticCustomError("waiver_not_one", "{shown}", {"shown": shown})
        return self

    @property
    def ways(self) -> tuple[str, ...]:
        """How its cases are named: by `cases`, `when` or `from`."""
        span = self.from_on or self.until_on
        given = (("cases", self.cases), ("when", self.when), ("from", span))
        return tuple(name for name, value in given if value)

    @property
    def span(self) -> Span:
        """The days that its cases must lie in."""
        return Span(from_on=self.from_on, until_on=self.until_on)

    def covers(self, day: date) -> bool:
        """Tell whether it is approved and has not run out on a day."""
        return self.expires_on is not None and self.approved_on <= day <= self.expires_on


class WaiverFile(SpecModel):
    """A whole `waivers.yaml`."""

    schema_name: Annotated[
        Literal["slaaudit/waivers/1"], Meanings({"slaaudit/waivers/1": "승인된 예외, 1판"})
    ] = Field(alias="schema", description="파일의 종류와 판")
    waivers: tuple[Waiver, ...] = Field(default=(), description="승인된 예외들")
