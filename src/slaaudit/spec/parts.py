"""The parts that standards are made of: citation, limit, pause, extension, excuse, remedy."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from slaaudit.amounts import Amount
from slaaudit.spec.meanings import (
    CLOCK_MEANINGS,
    COUNTED_MEANINGS,
    VERDICT_MEANINGS,
    Known,
    Meanings,
)
from slaaudit.spec.scalars import (
    AmountText,
    ConditionMap,
    DateText,
    FieldName,
    FieldNames,
    Flag,
    Identifier,
    SpecModel,
    TimeText,
    Words,
    as_list,
    exactly_one,
)

VerdictKey = Annotated[
    Literal["met", "missed", "excused", "pending", "not_applicable", "unmeasurable"],
    Meanings(VERDICT_MEANINGS),
]
VerdictKeys = Annotated[tuple[VerdictKey, ...], BeforeValidator(as_list)]
Identifiers = Annotated[tuple[Identifier, ...], BeforeValidator(as_list)]


class Cite(SpecModel):
    """Where the charter or a statute says so, word for word."""

    source: Identifier = Field(description="sources에 적은 출처의 이름")
    at: str = Field(description="출처 안의 위치 (예: 1-1 전화응대, 제19조제1항)")
    quote: str | None = Field(
        None, min_length=1, description="원문 그대로 옮긴 구절 (법령은 조문 번호만으로 됨)"
    )


class Span(SpecModel):
    """When something is in force; both ends may be open."""

    from_on: DateText | None = Field(None, alias="from", description="시행일 (그날 포함)")
    until_on: DateText | None = Field(None, alias="until", description="폐지일 (그날 제외)")

    def covers(self, day: date) -> bool:
        """Tell whether a day lies inside."""
        after = self.from_on is None or self.from_on <= day
        return after and (self.until_on is None or day < self.until_on)


class PerCase(SpecModel):
    """An amount that stands in the log, case by case."""

    field: FieldName = Field(description="처리기간이 적힌 항목")
    unit: Literal["분", "시간", "일", "업무일", "주", "개월"] = Field(
        "일", description="숫자만 적혀 있을 때의 단위"
    )


def _amount_form(value: object) -> str:
    if isinstance(value, PerCase):
        return "per_case"
    if isinstance(value, Mapping):
        return "per_case" if "field" in value else "dated"
    return "fixed"


LimitAmount = Annotated[
    Annotated[AmountText, Tag("fixed")]
    | Annotated[dict[DateText, AmountText], Tag("dated")]
    | Annotated[PerCase, Tag("per_case")],
    Discriminator(_amount_form),
]

Bound = Literal["at_most", "less_than", "at_least", "more_than"]
BOUNDS: tuple[Bound, ...] = ("at_most", "less_than", "at_least", "more_than")


class Limit(SpecModel):
    """The bound of a promise: exactly one of the four, or `no_figure`."""

    model_config = exactly_one(*BOUNDS, no_figure={"enum": [True, "true"]})

    at_most: LimitAmount | None = Field(None, description="이내, 이하, 까지 (그 값을 포함)")
    less_than: LimitAmount | None = Field(None, description="미만, 이상 … 전에 (그 값을 제외)")
    at_least: LimitAmount | None = Field(None, description="이상 (그 값을 포함)")
    more_than: LimitAmount | None = Field(None, description="초과 (그 값을 제외)")
    no_figure: Flag = Field(
        default=False, description="헌장에 수치가 없음: 판정하지 않고 분포만 보임"
    )

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        given = [name for name in BOUNDS if getattr(self, name) is not None]
        if len(given) + self.no_figure != 1:
            shown = ", ".join(given) or "-"
            raise PydanticCustomError("limit_not_one", "{shown}", {"shown": shown})
        return self

    @property
    def bound(self) -> Bound | None:
        """Which bound is given; None without a figure."""
        return next((name for name in BOUNDS if getattr(self, name) is not None), None)

    @property
    def given(self) -> "Amount | dict[date, Amount] | PerCase | None":
        """What the bound holds."""
        return None if self.bound is None else getattr(self, self.bound)

    @property
    def amount(self) -> Amount | None:
        """The fixed amount; None where it stands in the log or there is none.

        Dated amounts are resolved into versions when a rule set is loaded.
        """
        return self.given if isinstance(self.given, Amount) else None

    @property
    def strict(self) -> bool:
        """Whether the limit itself is outside."""
        return self.bound in ("less_than", "more_than")

    @property
    def upper(self) -> bool:
        """Whether it bounds from above."""
        return self.bound in ("at_most", "less_than")

    def __str__(self) -> str:
        """Give it as results do: `less_than 3회`."""
        if self.bound is None:
            return "no_figure"
        given = self.given
        return f"{self.bound} {given.field if isinstance(given, PerCase) else given}"


ClockName = Annotated[str, Field(min_length=1), Known(CLOCK_MEANINGS)]


class ClockRule(SpecModel):
    """A clock derived from a named one."""

    base: ClockName = Field(description="바탕이 되는 시계 (예: calendar_days)")
    first_day: (
        Annotated[
            Literal["counted", "not_counted"], Meanings({"counted": "넣음", "not_counted": "뺌"})
        ]
        | None
    ) = Field(None, description="첫날 산입 여부 (민법 제157조)")
    rolls: Flag | None = Field(None, description="말일이 휴일이면 다음 근무일로 (민법 제161조)")
    day_ends: (
        Annotated[
            Literal["24:00", "closing"], Meanings({"24:00": "밤 12시", "closing": "근무시간 끝"})
        ]
        | None
    ) = Field(None, description="마감일이 끝나는 때")
    after_hours: (
        Annotated[
            Literal["same_day", "next_working_day"],
            Meanings({"same_day": "접수한 그날", "next_working_day": "다음 근무일"}),
        ]
        | None
    ) = Field(None, description="근무시간 밖에 접수한 건의 첫날")
    holidays: Annotated[Literal["skipped", "counted"], Meanings(COUNTED_MEANINGS)] | None = Field(
        None, description="공휴일을 세는지"
    )
    weekend: Annotated[Literal["skipped", "counted"], Meanings(COUNTED_MEANINGS)] | None = Field(
        None, description="토·일요일을 세는지"
    )
    judged_by: (
        Annotated[
            Literal["elapsed", "due"],
            Meanings({"elapsed": "흐른 근무시간으로", "due": "마감 시각으로"}),
        ]
        | None
    ) = Field(None, description="무엇으로 판정하는지")


def _clock_form(value: object) -> str:
    return "derived" if isinstance(value, ClockRule | Mapping) else "named"


#: A clock's name, or a derived one in its place.
Clock = Annotated[
    Annotated[ClockName, Tag("named")] | Annotated[ClockRule, Tag("derived")],
    Discriminator(_clock_form),
]


class Pause(SpecModel):
    """Time that the charter or the law does not count."""

    cite: Cite = Field(description="산입하지 않는다고 정한 구절")
    record: FieldName | None = Field(
        None, description="중지 기간이 여러 행으로 적힌 기록 (예: hold); 없으면 그 건의 열"
    )
    from_field: FieldName = Field(alias="from", description="중지 시작 항목")
    to_field: FieldName = Field(alias="to", description="중지 끝 항목")
    unit: Annotated[
        Literal["minutes", "days"], Meanings({"minutes": "분 단위로 뺌", "days": "온 날로 뺌"})
    ] = Field("minutes", description="빼는 단위")
    when: ConditionMap | None = Field(None, description="이 조건의 중지만 뺌 (hold 기록의 항목)")


class Extension(SpecModel):
    """A longer limit, valid only if notified before the due moment."""

    model_config = exactly_one("add", "until")

    cite: Cite | None = Field(None, description="연장을 정한 구절")
    add: FieldName | None = Field(None, description="연장 일수 항목")
    until: FieldName | None = Field(None, description="연장된 기한 항목")
    notified: FieldName = Field(description="연장을 알린 일시 항목")
    reason: FieldName | None = Field(None, description="연장 사유 항목 (비어 있으면 무효)")
    barred: dict[DateText, Words] = Field(
        default_factory=dict, description="그날부터 접수한 건에서 인정하지 않는 사유"
    )

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if (self.add is None) == (self.until is None):
            raise PydanticCustomError("extension_not_one", "{shown}", {"shown": "add, until"})
        return self


class Excuse(SpecModel):
    """What turns a missed into an excused."""

    id: Identifier = Field(description="면책 사유의 id: 판정의 까닭에 excuse:<id>로 나옴")
    cite: Cite = Field(description="면책을 정한 구절")
    when: ConditionMap | None = Field(None, description="면책되는 조건")
    notified: FieldName | None = Field(None, description="알린 일시 항목")
    before: Annotated[Literal["due"], Meanings({"due": "처리기한 전"})] | None = Field(
        None, description="언제까지 알렸어야 하는지"
    )
    stating: FieldNames = Field(default=(), description="함께 알렸어야 하는 항목")


class Remedy(SpecModel):
    """What the charter owes."""

    cite: Cite = Field(description="보상을 정한 구절")
    amount: int | None = Field(None, ge=0, description="금액; 헌장에 없으면 비움")
    currency: Annotated[Literal["KRW"], Meanings({"KRW": "원"})] = Field(
        "KRW", description="금액의 단위"
    )
    per: FieldName = Field("case", description="건당(case) 또는 수를 적은 항목")
    form: str | None = Field(None, description="보상품의 종류")
    when: Annotated[
        Literal["missed", "met", "applicable"],
        Meanings({"missed": "미이행일 때", "met": "이행일 때", "applicable": "대상이기만 하면"}),
    ] = Field("missed", description="언제 주는지")
    paid: FieldName | None = Field(None, description="지급 여부나 금액 항목")


class After(SpecModel):
    """A duty that exists only when another standard came out so."""

    standard: Identifiers = Field(description="앞선 표준")
    verdict: VerdictKeys = Field(("missed",), description="그 표준의 판정")


class DueBy(SpecModel):
    """The moment by which something is to be done."""

    model_config = exactly_one(
        "field", "day", needs={"day": "of", "of": "day"}, due_of={"minItems": 1}
    )

    field: FieldName | None = Field(None, description="기한이 적힌 항목")
    day: (
        Annotated[
            Literal["same_day", "next_day", "next_business_day"],
            Meanings(
                {"same_day": "그날", "next_day": "다음 날", "next_business_day": "다음 근무일"}
            ),
        ]
        | None
    ) = Field(None, description="of 항목의 날을 기준으로 한 날")
    of: FieldName | None = Field(None, description="day의 기준 항목")
    time: TimeText | None = Field(None, description="그날의 시각; 없으면 24:00")
    due_of: Identifiers = Field(default=(), description="그 표준의 처리기한까지")

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        ways = (self.field is not None) + (self.day is not None) + bool(self.due_of)
        if ways != 1 or (self.day is None) != (self.of is None):
            raise PydanticCustomError("due_by_not_one", "{shown}", {"shown": "field, day, due_of"})
        return self
