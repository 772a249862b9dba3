"""`tests.yaml`: cases with the verdict that they must get."""

from typing import Annotated, Literal

from pydantic import Field

from slaaudit.spec.meanings import Meanings
from slaaudit.spec.parts import VerdictKey
from slaaudit.spec.scalars import Flag, Identifier, SpecModel


class Expected(SpecModel):
    """What the case must come to; what is not named is not compared."""

    verdict: VerdictKey = Field(description="나와야 할 판정")
    reason: str | None = Field(None, description="그 까닭 (예: over_limit, field_missing:rings)")
    due_at: str | None = Field(None, description="날짜면 그날 24:00까지, 시각이면 그 시각까지")
    value: float | None = Field(None, description="잰 값")
    remedy: int | None = Field(None, description="보상 금액")


class RuleTest(SpecModel):
    """One case of one standard."""

    standard: Identifier = Field(description="시험할 표준의 id")
    name: str = Field(min_length=1, description="무엇을 보이는 시험인지")
    given: dict[str, str] = Field(default_factory=dict, description="한 건의 항목과 값")
    rows: tuple[dict[str, str], ...] = Field(
        default=(), description="여러 행이 있어야 하는 표준(count, mean, share)의 행들"
    )
    holds: tuple[dict[str, str], ...] = Field(
        default=(), description="보류 기록의 행들 (산입하지 않는 기간)"
    )
    period: str | None = Field(None, description="점검 기간 (예: 2026H1)")
    as_of: str | None = Field(None, description="기준시점")
    expect: Expected = Field(description="나와야 할 결과; 적지 않은 것은 견주지 않음")
    todo: Flag = Field(default=False, description="사람이 아직 확인하지 않은 시험")


class RuleTestFile(SpecModel):
    """A whole `tests.yaml`."""

    schema_name: Annotated[
        Literal["slaaudit/tests/1"], Meanings({"slaaudit/tests/1": "규칙의 시험, 1판"})
    ] = Field(alias="schema", description="파일의 종류와 판")
    tests: tuple[RuleTest, ...] = Field(default=(), description="판정되어야 할 건들")
