"""Scalars of the rule language. Every scalar arrives as text and is read by its declared type."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError
from pydantic_core.core_schema import CoreSchema, no_info_plain_validator_function

from slaaudit.amounts import UNIT_WORDS, WHOLE_WORDS, Amount, AmountUnit, parse_amount
from slaaudit.conditions import Condition, ConditionError, parse_condition
from slaaudit.value_classes import dataclass

Interval = tuple[int, int]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIELD = re.compile(r"[a-z][a-z0-9_]*")


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


@dataclass(frozen=True, slots=True)
class ReadBy:
    """How a scalar is read: pydantic's PlainValidator, but for the way back to text.

    Working that out too, for each of a hundred keys, would be half of what the models cost.
    """

    read: Callable[[object], object]

    def __get_pydantic_core_schema__(self, *_: object) -> CoreSchema:
        """Give the reader alone."""
        return no_info_plain_validator_function(self.read)


def read_date(text: str) -> date | None:
    """Read `YYYY-MM-DD`; None where the text is none or no such day exists."""
    written = text.strip()
    if not _DATE.fullmatch(written):
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
    if not isinstance(text, str) or not _IDENTIFIER.fullmatch(text):
        raise PydanticCustomError("not_an_id", "{shown}", {"shown": str(text)})
    return text


def _field(text: object) -> str:
    if not isinstance(text, str) or not _FIELD.fullmatch(text):
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


def none_if_blank(value: object) -> object:
    """Let a blank value stand for one that is still to come."""
    return None if isinstance(value, str) and not value.strip() else value


def _written(pattern: str, message: str, *examples: str, **more: object) -> WithJsonSchema:
    """Describe a scalar's text. `more` widens the type to what YAML may make of such a text."""
    form: dict[str, Any] = {"type": "string", "pattern": f"^{pattern}$", "errorMessage": message}
    return WithJsonSchema(form | ({"examples": [*examples]} if examples else {}) | more)


def amount_pattern(units: Collection[AmountUnit] = tuple(AmountUnit)) -> str:
    """Give the pattern of an amount in one of these units."""
    words = sorted((word for word, unit in UNIT_WORDS.items() if unit in units), key=len)
    counted = [rf"[0-9]+(?:\.[0-9]+)?\s*(?:{'|'.join(reversed(words))})"] if words else []
    whole = [word for word, unit in WHOLE_WORDS.items() if unit in units]
    return rf"\s*(?:{'|'.join((*whole, *counted))})\s*"


_DAY = (
    r"(?!0000)[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9]))"
)
_CLOCK_TIME = r"\s*(?:(?:[01]?[0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?|24:00(?::00)?)\s*"

DATE_FORM = _written(
    rf"\s*{_DAY}\s*", "있는 날짜를 연-월-일로 적습니다 (예: 2026-01-01)", "2026-01-01"
)
DateText = Annotated[date, ReadBy(_date), DATE_FORM]
Flag = Annotated[
    bool,
    ReadBy(_flag),
    _written("(?:true|false)", "true나 false를 적습니다", type=["boolean", "string"]),
]
AmountText = Annotated[
    Amount,
    ReadBy(_amount),
    _written(
        amount_pattern(),
        "숫자와 단위를 붙여 적습니다 (예: 7일, 1시간, 30초, 3회, 80.0점, 95%, 즉시)",
        "7일", "1시간", "30초", "3회", "80.0점", "즉시",
    ),
]  # fmt: skip
#: An id of digits is a number to an editor, and `on` is a truth value to an older one.
Identifier = Annotated[
    str,
    ReadBy(_identifier),
    _written(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "영문 소문자와 숫자를 붙임표(-)로 이어 적습니다 (예: phone-3-rings)",
        "phone-3-rings",
        type=["string", "integer", "boolean"],
        minimum=0,
    ),
]
FieldName = Annotated[
    str,
    ReadBy(_field),
    _written(
        r"[a-z][a-z0-9_]*",
        "항목은 영문 소문자 이름으로 적습니다 (예: received_at)",
        "received_at",
        type=["string", "boolean"],
    ),
]
FieldNames = Annotated[tuple[FieldName, ...], BeforeValidator(as_list)]
Words = Annotated[tuple[str, ...], BeforeValidator(as_list)]
#: YAML 1.1 reads 10:00 as 600, in base 60: from 1:00 on, and only without a leading zero.
TimeText = Annotated[
    int,
    ReadBy(_time),
    _written(
        _CLOCK_TIME,
        "시각을 24시간제로 적습니다 (예: 10:00)",
        "10:00",
        type=["string", "integer"],
        minimum=60,
        maximum=86_400,
    ),
]
IntervalText = Annotated[
    Interval,
    ReadBy(_interval),
    _written(
        rf"{_CLOCK_TIME}-{_CLOCK_TIME}",
        "시작과 끝을 24시간제로 적습니다 (예: 09:00-12:00)",
        "09:00-12:00",
    ),
]
#: A condition holds conditions: the schema of the rule files gives it a definition of its own.
ConditionMap = Annotated[Condition, ReadBy(_condition), WithJsonSchema({"$form": "Condition"})]


def exactly_one(*keys: str, needs: Mapping[str, str] | None = None, **ways: object) -> ConfigDict:
    """Say in the JSON Schema what a model's own check says: one of these keys, never two.

    `ways` are keys whose value must have a form to count; `needs` names keys that bring another.
    """
    forms: list[Any] = [{"required": [key]} for key in keys]
    forms += [{"required": [key], "properties": {key: form}} for key, form in ways.items()]
    extra: dict[str, Any] = {"oneOf": forms}
    if needs:
        extra["dependencies"] = {key: [other] for key, other in needs.items()}
    return ConfigDict(json_schema_extra=extra)


def some_of(*keys: str) -> ConfigDict:
    """Say in the JSON Schema what a model's own check says: one of these lists holds something."""
    held: list[Any] = [{"required": [key], "properties": {key: {"minItems": 1}}} for key in keys]
    return ConfigDict(json_schema_extra={"anyOf": held})
