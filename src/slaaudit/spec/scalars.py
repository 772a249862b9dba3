"""Scalars of the rule language. Every scalar arrives as text and is read by its declared type."""

import re
from datetime import date
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from slaaudit.amounts import Amount, parse_amount
from slaaudit.conditions import Condition, ConditionError, parse_condition

Interval = tuple[int, int]


class SpecModel(BaseModel):
    """A part of a rule file: unknown keys are errors, and nothing changes after loading."""

    model_config = ConfigDict(
        extra="forbid",
        defer_build=True,
        frozen=True,
        populate_by_name=True,
        arbitrary_types_allowed=True,
    )

    @classmethod
    def written_keys(cls) -> tuple[str, ...]:
        """Give the keys as rule files write them, in the order declared."""
        return tuple(field.alias or name for name, field in cls.model_fields.items())


def read_date(text: str) -> date | None:
    """Read `YYYY-MM-DD`; None where the text is none or no such day exists."""
    written = text.strip()
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written):
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _date(text: object) -> date:
    day = text if isinstance(text, date) else read_date(str(text))
    if day is None:
        raise PydanticCustomError("not_a_date", "{shown}", {"shown": str(text)})
    return day


def _flag(text: object) -> bool:
    if isinstance(text, bool):
        return text
    if text in ("true", "false"):
        return text == "true"
    raise PydanticCustomError("not_true_or_false", "{shown}", {"shown": str(text)})


def _amount(text: object) -> Amount:
    amount = text if isinstance(text, Amount) else parse_amount(str(text))
    if amount is None:
        raise PydanticCustomError("not_an_amount", "{shown}", {"shown": str(text)})
    return amount


def _identifier(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text):
        raise PydanticCustomError("not_an_id", "{shown}", {"shown": str(text)})
    return text


def _field(text: object) -> str:
    if not isinstance(text, str) or not re.fullmatch(r"[a-z][a-z0-9_]*", text):
        raise PydanticCustomError("not_a_field", "{shown}", {"shown": str(text)})
    return text


def _condition(plain: object) -> Condition:
    try:
        return parse_condition(plain)
    except ConditionError as error:
        facts = {"shown": error.shown, "problem": error.problem, "path": list(error.path)}
        raise PydanticCustomError("condition", "{shown}", facts) from None


def seconds_of_day(text: str) -> int | None:
    """Read `HH:MM` or `HH:MM:SS` (up to 24:00) as seconds of the day; None where it is none."""
    match = re.fullmatch(r"(\d{1,2}):(\d{2})(?::(\d{2}))?", text.strip())
    if match is None:
        return None
    hour, minute, second = int(match[1]), int(match[2]), int(match[3] or 0)
    seconds = hour * 3600 + minute * 60 + second
    return seconds if minute < 60 and second < 60 and seconds <= 86_400 else None  # noqa: PLR2004


def _time(text: object) -> int:
    seconds = seconds_of_day(str(text))
    if seconds is None:
        raise PydanticCustomError("not_a_time", "{shown}", {"shown": str(text)})
    return seconds


def _interval(text: object) -> Interval:
    first, _, last = str(text).partition("-")
    start, end = seconds_of_day(first), seconds_of_day(last)
    if start is None or end is None or start >= end:
        raise PydanticCustomError("not_office_hours", "{shown}", {"shown": str(text)})
    return start, end


def as_list(value: object) -> object:
    """Let a single value stand for a list of one."""
    return value if isinstance(value, list | tuple) else [value]


def _text_schema(pattern: str, *examples: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": pattern, "examples": list(examples)})


DateText = Annotated[
    date, PlainValidator(_date), _text_schema(r"^\d{4}-\d{2}-\d{2}$", "2026-01-01")
]
Flag = Annotated[bool, PlainValidator(_flag), WithJsonSchema({"type": "boolean"})]
AmountText = Annotated[
    Amount,
    PlainValidator(_amount),
    _text_schema(
        r"^(즉시|당일|\d+(\.\d+)?\s*\D+)$", "7일", "1시간", "30초", "3회", "80.0점", "즉시"
    ),
]
Identifier = Annotated[
    str, PlainValidator(_identifier), _text_schema(r"^[a-z0-9]+(-[a-z0-9]+)*$", "phone-3-rings")
]
FieldName = Annotated[
    str, PlainValidator(_field), _text_schema(r"^[a-z][a-z0-9_]*$", "received_at")
]
FieldNames = Annotated[tuple[FieldName, ...], BeforeValidator(as_list)]
Words = Annotated[tuple[str, ...], BeforeValidator(as_list)]
TimeText = Annotated[int, PlainValidator(_time), _text_schema(r"^\d{1,2}:\d{2}(:\d{2})?$", "10:00")]
IntervalText = Annotated[
    Interval,
    PlainValidator(_interval),
    _text_schema(r"^\d{1,2}:\d{2}(:\d{2})?-\d{1,2}:\d{2}(:\d{2})?$", "09:00-12:00"),
]
ConditionMap = Annotated[
    Condition, PlainValidator(_condition), WithJsonSchema({"$ref": "#/$defs/Condition"})
]
