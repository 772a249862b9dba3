"""A model of the rule language → JSON Schema, as an editor meets it.

The loader reads every scalar as text, by its declared type; an editor has read it by YAML's guess
before it looks at the schema. So a text may be a number or a truth value here, and an empty one
null. No `default` is given, as editors would write it into the file.
"""

import json
import re
from typing import Any, cast, get_args

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue, models_json_schema
from pydantic_core import core_schema

from slaaudit.conditions import Comparison
from slaaudit.spec.meanings import CLOCK_MEANINGS
from slaaudit.spec.scalars import Flag, SpecModel, amount_pattern, as_list, none_if_blank

Form = dict[str, Any]

_TEXT = ["string", "number", "boolean"]
_INTEGER = r"^\s*[-+]?[0-9]+(?:_[0-9]+)*(?:\.0*)?\s*$"
_DECIMAL = r"[-+]?(?:[0-9]+(?:_[0-9]+)*\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?"
_REF = "#/definitions/{model}"
#: How to tell the forms of a value apart, by their tags in `spec`; the first that fits, else text.
_TOLD_BY: dict[str, Form] = {
    "per_case": {"type": "object", "required": ["field"]},
    "dated": {"type": "object"},
    "derived": {"type": "object"},
}


def ref(name: str) -> Form:
    """Refer to a definition."""
    return {"$ref": _REF.format(model=name)}


class _Draft7(GenerateJsonSchema):
    """Takes from pydantic what holds for the written file."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        form = super().str_schema(schema)
        return form | {"type": _TEXT if "minLength" in form else [*_TEXT, "null"]}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        form = super().int_schema(schema)
        return form | {"type": ["integer", "string"], "pattern": _INTEGER}

    def float_schema(self, schema: core_schema.FloatSchema) -> JsonSchemaValue:
        form = super().float_schema(schema)
        return form | {"type": ["number", "string"], "pattern": rf"^\s*{_DECIMAL}\s*$"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        return {"enum": list(schema["expected"])}

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        return {"enum": [member.value for member in schema["members"]]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        form: Form = {"type": "object", "additionalProperties": self._part(schema, "values_schema")}
        keys = {key: value for key, value in self._part(schema, "keys_schema").items()
                if key in ("pattern", "errorMessage")}  # fmt: skip
        least = {"minProperties": schema["min_length"]} if schema.get("min_length") else {}
        return form | ({"propertyNames": keys} if keys else {}) | least

    def _part(self, schema: core_schema.DictSchema, name: str) -> Form:
        part = cast("core_schema.CoreSchema | None", schema.get(name))
        return {} if part is None else self.generate_inner(part)

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        form = super().function_before_schema(schema)
        if schema["function"]["function"] is none_if_blank:
            return {"if": {"not": {"enum": [None, ""]}}, "then": form}
        if schema["function"]["function"] is not as_list:
            return form
        return {"if": {"type": "array"}, "then": form, "else": form["items"]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        forms = {str(tag): self.generate_inner(form) for tag, form in schema["choices"].items()}
        (told,) = (form for tag, form in forms.items() if tag not in _TOLD_BY)
        for tag in reversed([tag for tag in _TOLD_BY if tag in forms]):
            told = {"if": _TOLD_BY[tag], "then": forms[tag], "else": told}
        return told

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Leave out the docstring, which is for programmers."""
        form = super().model_schema(schema)
        return {key: value for key, value in form.items() if key not in ("title", "description")}

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ANN401, ARG002  # as declared there
        return False


def model_forms(*models: type[SpecModel]) -> dict[str, Form]:
    """Give the form of each model and of all that they are made of, by name."""
    wanted = [(model, "validation") for model in models]
    _, forms = models_json_schema(cast("Any", wanted), schema_generator=_Draft7, ref_template=_REF)
    return cast("dict[str, Form]", forms["$defs"])


def settled(form: Form, forms: dict[str, Form]) -> Form:
    """Put a schema and its definitions together, in draft-07's own way."""
    named = {name: _settle(each) for name, each in {**forms, "Condition": _condition()}.items()}
    whole: Form = _settle(form)
    used: dict[str, Form] = {}
    waiting = [*_refs(whole)]
    while waiting:  # pydantic also describes what only Python sees
        name = waiting.pop()
        if name not in used:
            used[name] = named[name]
            waiting += _refs(used[name])
    return whole | {"definitions": dict(sorted(used.items()))}


def _refs(form: Form) -> list[str]:
    return re.findall(r'"\$ref": "#/definitions/([^"]+)"', json.dumps(form))


def _settle(part: Any) -> Any:  # noqa: ANN401  # any part of a schema
    if isinstance(part, list):
        return [_settle(each) for each in part]
    if not isinstance(part, dict):
        return part
    part = {key: _settle(each) for key, each in part.items()}
    if "$form" in part or "$ref" in part:
        way = ref(part.pop("$form")) if "$form" in part else {"$ref": part.pop("$ref")}
        # what stands beside a reference is not read in draft-07
        return way if not part else {**part, "allOf": [way, *part.get("allOf", [])]}
    return part


def _condition() -> Form:
    """Say what `conditions.parse_condition` reads."""
    word = {"type": [*_TEXT, "null"]}
    parts = {"type": "array", "minItems": 1, "items": ref("Condition")}
    number = {
        "type": ["number", "string"],
        "pattern": rf"^(?:\s*{_DECIMAL}\s*|{amount_pattern()})$",
        "errorMessage": "수를 적습니다 (예: 10, 10명)",
    }
    comparisons = {
        Comparison.AT_LEAST: "이상",
        Comparison.AT_MOST: "이하",
        Comparison.MORE_THAN: "초과",
        Comparison.LESS_THAN: "미만",
    }
    return {
        "type": "object",
        "minProperties": 1,
        "errorMessage": "조건은 `항목: 값` 묶음입니다 (예: {channel: 홈페이지})",
        "properties": {
            "all": parts | {"description": "모두 맞아야 하는 조건들"},
            "any": parts | {"description": "하나만 맞으면 되는 조건들"},
            "not": ref("Condition") | {"description": "맞지 않아야 하는 조건"},
        },
        "additionalProperties": {
            "description": "항목과 그 값: 낱말, 낱말 목록, true·false, 또는 비교",
            "if": {"type": "object"},
            "then": {
                "minProperties": 1,
                "additionalProperties": False,
                "properties": {
                    "present": _flag() | {"description": "값이 있는지"},
                    "during": {
                        "type": "string",
                        "description": "그 시계가 열려 있는 때인지",
                        "if": {"enum": [*CLOCK_MEANINGS]},
                        "then": {
                            "enum": [*CLOCK_MEANINGS],
                            "enumDescriptions": [*CLOCK_MEANINGS.values()],
                        },
                    },
                    **{
                        comparison.value: number | {"description": words}
                        for comparison, words in comparisons.items()
                    },
                },
            },
            "else": {"if": {"type": "array"}, "then": {"items": word}, "else": word},
        },
    }


def _flag() -> Form:
    forms = (getattr(part, "json_schema", None) for part in get_args(Flag))
    return next(form for form in forms if form is not None)
