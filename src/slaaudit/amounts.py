"""Amounts as charters write them: `7일`, `1시간`, `3회`, `80.0점`, `100%`, `즉시`, `당일`."""

import re
from enum import StrEnum

from slaaudit.value_classes import dataclass


class AmountUnit(StrEnum):
    """What an amount counts."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    BUSINESS_DAY = "business_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    SAME_DAY = "same_day"
    IMMEDIATE = "immediate"
    COUNT = "count"
    POINT = "point"
    PERCENT = "percent"


#: Seconds of the units that are a fixed length of time.
UNIT_SECONDS: dict[AmountUnit, int] = {
    AmountUnit.SECOND: 1,
    AmountUnit.MINUTE: 60,
    AmountUnit.HOUR: 3600,
}

#: Korean unit words, longest first where one begins with another.
UNIT_WORDS: dict[str, AmountUnit] = {
    "초": AmountUnit.SECOND,
    "분": AmountUnit.MINUTE,
    "시간": AmountUnit.HOUR,
    "업무일": AmountUnit.BUSINESS_DAY,
    "영업일": AmountUnit.BUSINESS_DAY,
    "근무일": AmountUnit.BUSINESS_DAY,
    "일": AmountUnit.DAY,
    "주일": AmountUnit.WEEK,
    "주": AmountUnit.WEEK,
    "개월": AmountUnit.MONTH,
    "년": AmountUnit.YEAR,
    "회": AmountUnit.COUNT,
    "번": AmountUnit.COUNT,
    "건": AmountUnit.COUNT,
    "명": AmountUnit.COUNT,
    "인": AmountUnit.COUNT,
    "개": AmountUnit.COUNT,
    "점": AmountUnit.POINT,
    "%": AmountUnit.PERCENT,
}

#: Words that are an amount by themselves.
WHOLE_WORDS: dict[str, AmountUnit] = {"즉시": AmountUnit.IMMEDIATE, "당일": AmountUnit.SAME_DAY}
_AMOUNT = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(\D+?)\s*")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit; `text` is what was written, for messages and reports."""

    value: float
    unit: AmountUnit
    text: str

    @property
    def word(self) -> str:
        """The unit as written (회, 건, 일 …)."""
        return self.text.lstrip("0123456789. ") or self.text

    def __str__(self) -> str:
        """Give the amount as written."""
        return self.text


def parse_amount(text: str) -> Amount | None:
    """Read an amount; None where the text is none."""
    written = text.strip()
    if written in WHOLE_WORDS:
        return Amount(1.0, WHOLE_WORDS[written], written)
    match = _AMOUNT.fullmatch(written)
    if match is None or match[2] not in UNIT_WORDS:
        return None
    return Amount(float(match[1]), UNIT_WORDS[match[2]], f"{match[1]}{match[2]}")
