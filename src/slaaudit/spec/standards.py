"""The nine measures of the rule language, each a form of a standard."""

from typing import Annotated, ClassVar, Literal, Self

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from slaaudit.spec.meanings import RECORD_MEANINGS, Known, Meanings
from slaaudit.spec.parts import (
    After,
    Cite,
    Clock,
    DueBy,
    Excuse,
    Extension,
    Identifiers,
    Limit,
    Pause,
    Remedy,
    Span,
)
from slaaudit.spec.scalars import (
    AmountText,
    ConditionMap,
    FieldName,
    FieldNames,
    Flag,
    Identifier,
    SpecModel,
    Words,
    as_list,
    some_of,
)

Excuses = Annotated[tuple[Excuse, ...], BeforeValidator(as_list)]
Pauses = Annotated[tuple[Pause, ...], BeforeValidator(as_list)]


class Promise(SpecModel):
    """What every standard has."""

    id: Identifier = Field(description="표준의 id: 결과에 쓰이며 바꾸지 않음")
    title: str = Field(min_length=1, description="표준의 짧은 이름")
    cite: Cite = Field(description="약속한 구절")
    in_force: Span = Field(default_factory=Span, description="시행 기간")
    own_choice: str | None = Field(None, description="헌장에 없어 기관이 스스로 정한 수치라는 설명")
    note: str | None = Field(None, description="담당자에게 보일 설명")


class Judged(Promise):
    """What every standard that is judged from a log has."""

    record: Annotated[FieldName, Known(RECORD_MEANINGS)] = Field(description="기록의 종류")
    when: ConditionMap | None = Field(None, description="적용 조건")
    exclude: dict[Identifier, ConditionMap] = Field(
        default_factory=dict, description="적용 제외와 그 조건"
    )
    dated_by: FieldName | None = Field(None, description="기간과 판을 정하는 일시 항목")
    after: After | None = Field(None, description="다른 표준의 판정 뒤에만 생기는 의무")
    exception_to: Identifiers = Field(default=(), description="이 표준이 우선하는 일반 표준")
    excuse: Excuses = Field(default=(), description="면책 사유")
    remedy: Remedy | None = Field(None, description="보상")
    target: AmountText | None = Field(None, description="목표 이행률 (%)")
    reading: str | None = Field(None, description="열린 말을 어떻게 읽었는지")


class ValueStandard(Judged):
    """A number in the log against a limit."""

    measure: Literal["value"] = Field(description="값 하나를 기준과 견줌")
    of: FieldName = Field(description="잰 값의 항목")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")


class DurationStandard(Judged):
    """Time from one event to another on a clock."""

    measure: Literal["duration"] = Field(description="한 일에서 다른 일까지의 시간")
    from_field: FieldName = Field(alias="from", description="시작 항목")
    to_field: FieldName = Field(alias="to", description="끝 항목")
    clock: Clock = Field(description="시간을 세는 시계")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")
    pause: Pauses = Field(default=(), description="산입하지 않는 기간")
    extension: Extension | None = Field(None, description="연장")
    stating: FieldNames = Field(default=(), description="함께 알렸어야 하는 항목")

    @model_validator(mode="after")
    def _one_pause_unit(self) -> Self:
        units = sorted({pause.unit for pause in self.pause})
        if len(units) > 1:
            raise PydanticCustomError("pause_units", "{shown}", {"shown": ", ".join(units)})
        return self


class LeadTimeStandard(Judged):
    """Notice at least so long before an event."""

    measure: Literal["lead_time"] = Field(description="어떤 일보다 얼마나 미리 했는지")
    from_field: FieldName = Field(alias="from", description="알린 일시 항목")
    to_field: FieldName = Field(alias="to", description="행사나 약속의 일시 항목")
    clock: Clock = Field("calendar_days", description="시간을 세는 시계")
    full_days: Flag = Field(default=False, description="사이에 온 날이 그만큼 있어야 하는지")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")


class DeadlineStandard(Judged):
    """Done by a moment."""

    measure: Literal["deadline"] = Field(description="정해진 때까지 했는지")
    from_field: FieldName | None = Field(
        None, alias="from", description="시작 항목: 한 일이 그보다 앞서면 판정하지 않음"
    )
    to_field: FieldName = Field(alias="to", description="한 일의 일시 항목")
    by: DueBy = Field(description="언제까지")
    within: AmountText | None = Field(None, description="그 시점에서 더 허용하는 시간 (분)")
    stating: FieldNames = Field(default=(), description="함께 알렸어야 하는 항목")


class CheckStandard(Judged):
    """All the named yes/no fields are yes."""

    model_config = some_of("of", "any_of")

    measure: Literal["check"] = Field(description="예·아니오 항목이 모두 예인지")
    of: FieldNames = Field(default=(), description="모두 예여야 하는 항목")
    any_of: FieldNames = Field(default=(), description="하나라도 예면 되는 항목")

    @model_validator(mode="after")
    def _some_field(self) -> Self:
        if not self.of and not self.any_of:
            raise PydanticCustomError("check_empty", "{shown}", {"shown": "of, any_of"})
        return self


class CountStandard(Judged):
    """How often in each week, month, quarter, half or year."""

    measure: Literal["count"] = Field(description="주·달·분기·반기·해마다 몇 번인지")
    per: Annotated[
        Literal["week", "month", "quarter", "half", "year"],
        Meanings(
            {
                "week": "주마다",
                "month": "달마다",
                "quarter": "분기마다",
                "half": "반기마다",
                "year": "해마다",
            }
        ),
    ] = Field(description="셈 단위 기간")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")
    sum: FieldName | None = Field(None, description="행 수가 아니라 이 항목의 합을 셈")
    in_months: tuple[Annotated[int, Field(ge=1, le=12)], ...] = Field(
        default=(), description="이 달에 한 것만 셈"
    )


class MeanStandard(Judged):
    """The mean of a number over all cases of the period."""

    measure: Literal["mean"] = Field(description="기간 안 모든 건의 평균")
    of: FieldName = Field(description="평균할 항목")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")


class ShareStandard(Judged):
    """The share of cases that meet a condition, in percent."""

    measure: Literal["share"] = Field(description="조건에 맞는 건의 비율 (%)")
    where: ConditionMap = Field(description="비율의 분자가 되는 조건")
    limit: Limit = Field(description="한계: 이내, 미만, 이상, 초과 가운데 하나")


class AttestStandard(Promise):
    """No log can show it: the institution states it, with its evidence."""

    measure: Literal["attest"] = Field(description="기록으로 잴 수 없어 증빙으로 밝힘")
    evidence: Words = Field(min_length=1, description="필요한 증빙")
    target: ClassVar[None] = None


JudgedStandard = (
    ValueStandard
    | DurationStandard
    | LeadTimeStandard
    | DeadlineStandard
    | CheckStandard
    | CountStandard
    | MeanStandard
    | ShareStandard
)
Standard = Annotated[JudgedStandard | AttestStandard, Field(discriminator="measure")]

#: The form of each measure.
MEASURES: dict[str, type[Promise]] = {
    "value": ValueStandard,
    "duration": DurationStandard,
    "lead_time": LeadTimeStandard,
    "deadline": DeadlineStandard,
    "check": CheckStandard,
    "count": CountStandard,
    "mean": MeanStandard,
    "share": ShareStandard,
    "attest": AttestStandard,
}
#: Keys that a written standard may have and a resolved one has not, and what they say.
WRITTEN_KEYS: dict[str, str] = {
    "extends": "이어받을 표준의 id: 여기 적지 않은 키를 그 표준에서 가져옴",
    "versions": "시행일마다 달라지는 판: 달라지는 키만 적음",
    "readings": "달리 읽는 길: 달라지는 키와 까닭을 적음",
}


class Reading(SpecModel):
    """Another way to read an open word: the keys that differ, and why one may read so."""

    id: Identifier = Field(description="해석의 id")
    why: str = Field(min_length=1, description="그렇게 읽는 까닭")
