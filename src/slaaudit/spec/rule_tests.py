"""`tests.yaml`: cases with the verdict that they must get."""

from typing import Literal

from pydantic import Field

from slaaudit.spec.parts import VerdictKey
from slaaudit.spec.scalars import Flag, Identifier, SpecModel


class Expected(SpecModel):
    """What the case must come to; what is not named is not compared."""

    verdict: VerdictKey
    reason: str | None = None
    due_at: str | None = Field(None, description="날짜면 그날 24:00까지, 시각이면 그 시각까지")
    value: float | None = None
    remedy: int | None = Field(None, description="보상 금액")


class RuleTest(SpecModel):
    """One case of one standard."""

    standard: Identifier
    name: str = Field(min_length=1)
    given: dict[str, str] = Field(default_factory=dict, description="한 건의 항목과 값")
    rows: tuple[dict[str, str], ...] = Field(
        default=(), description="여러 행이 있어야 하는 표준(count, mean, share)의 행들"
    )
    holds: tuple[dict[str, str], ...] = ()
    period: str | None = Field(None, description="점검 기간 (예: 2026H1)")
    as_of: str | None = Field(None, description="기준시점")
    expect: Expected
    todo: Flag = Field(default=False, description="사람이 아직 확인하지 않은 시험")


class RuleTestFile(SpecModel):
    """A whole `tests.yaml`."""

    schema_name: Literal["slaaudit/tests/1"] = Field(alias="schema")
    tests: tuple[RuleTest, ...] = ()
