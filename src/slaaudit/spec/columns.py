"""`columns.yaml`: which heading of an institution's log is which field."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from slaaudit.spec.meanings import Meanings
from slaaudit.spec.scalars import AmountText, FieldName, Flag, SpecModel, Words, exactly_one
from slaaudit.terms import FieldKind

_KIND_MEANINGS = {
    FieldKind.INSTANT.value: "날짜나 일시",
    FieldKind.NUMBER.value: "수",
    FieldKind.FLAG.value: "예·아니오",
    FieldKind.CATEGORY.value: "정해진 낱말 가운데 하나",
    FieldKind.TEXT.value: "글",
}


class FieldColumns(SpecModel):
    """The headings that a field may stand under, and how its values are written."""

    model_config = exactly_one("date", needs={"time": "date"}, columns={"minItems": 1})

    columns: Words = Field(default=(), description="제목 후보 (앞의 것이 우선)")
    date: str | None = Field(None, description="날짜 열 (시각이 다른 열에 있을 때)")
    time: str | None = Field(None, description="시각 열")
    values: dict[str, Words] = Field(default_factory=dict, description="값과 그 다른 표기")
    yes: Words = Field(default=(), description="예로 읽을 표기")
    no: Words = Field(default=(), description="아니오로 읽을 표기")
    per: AmountText | None = Field(None, description="벨 한 주기의 길이: 울린 시간을 횟수로 바꿈")
    kind: Annotated[FieldKind, Meanings(_KIND_MEANINGS)] | None = Field(
        None, description="값의 종류 (규칙에서 알 수 없을 때)"
    )
    serial: Flag = Field(default=False, description="날짜 서식 없는 엑셀 일련번호를 날짜로 읽음")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.columns) == (self.date is not None) or (self.date is None and self.time):
            raise PydanticCustomError("columns_not_one", "{shown}", {"shown": "columns, date"})
        return self


class RecordColumns(SpecModel):
    """The sheets of a record, and its fields."""

    sheets: Words = Field(default=(), description="시트나 파일 이름 (*는 아무 글자)")
    fields: dict[FieldName, FieldColumns] = Field(
        default_factory=dict, description="항목마다 그 제목"
    )


class ColumnMap(SpecModel):
    """A whole `columns.yaml`."""

    schema_name: Annotated[
        Literal["slaaudit/columns/1"], Meanings({"slaaudit/columns/1": "자료의 제목, 1판"})
    ] = Field("slaaudit/columns/1", alias="schema", description="파일의 종류와 판")
    records: dict[FieldName, RecordColumns] = Field(
        default_factory=dict, description="기록마다 그 시트와 항목"
    )
