"""What the words of the rule language mean, said in Korean where an editor shows it.

The markers here go into a type's annotation: they change nothing about what is read, and give the
JSON Schema of the rule files its words.
"""

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema

from slaaudit.terms import RECORD_TERMS
from slaaudit.value_classes import dataclass

#: What each named clock counts (`business_time.rules`).
CLOCK_MEANINGS: dict[str, str] = {
    "wall": "밤과 휴일까지 모든 시각을 셈",
    "office_hours": "근무일의 근무시간만 셈 (점심시간 제외)",
    "working_day_hours": "근무일은 하루 24시간을 세고 휴일은 세지 않음",
    "calendar_days": "역일: 첫날을 빼고, 말일이 토요일이나 공휴일이면 다음 근무일로 미룸 (민법)",
    "business_days": "근무일: 첫날을 뺌",
    "business_days_from_first": "근무일: 첫날을 넣음",
    "civil_petition": "민원처리법 제19조: 5일 이하는 근무시간(하루 8시간), 6일 이상은 첫날을 넣은 "
    "근무일, 주·월은 역법, 즉시는 3근무시간",
    "information_disclosure": "정보공개법 제29조제2항: 첫날을 넣은 근무일",
}
RECORD_MEANINGS: dict[str, str] = {term.name: term.word for term in RECORD_TERMS.values()}
VERDICT_MEANINGS: dict[str, str] = {
    "met": "이행",
    "missed": "미이행",
    "excused": "면책",
    "pending": "진행중: 아직 열려 있고 기한 전",
    "not_applicable": "해당없음",
    "unmeasurable": "판정불가",
}
COUNTED_MEANINGS: dict[str, str] = {"skipped": "세지 않음", "counted": "셈"}


@dataclass(frozen=True, slots=True)
class Meanings:
    """Says what each of a key's values means."""

    words: Mapping[str, str] = field(hash=False)

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Write the meanings beside the values, as editors know them."""
        values = handler.resolve_ref_schema(handler(core_schema))["enum"]
        return {"enum": values, "enumDescriptions": [self.words[value] for value in values]}


@dataclass(frozen=True, slots=True)
class Known:
    """Offers known names with what they mean, where a rule set may declare others."""

    words: Mapping[str, str] = field(hash=False)

    def __get_pydantic_json_schema__(
        self, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Tell a known name from any other; an `anyOf` would hide the key's own words."""
        names = {"enum": [*self.words], "enumDescriptions": [*self.words.values()]}
        return {"if": {"enum": names["enum"]}, "then": names, "else": handler(core_schema)}
