"""The units and bounds that fit a measure and its clock, as `rulefile.limit_checks` has them."""

import json
from collections.abc import Iterable
from typing import cast

from slaaudit.amounts import AmountUnit
from slaaudit.clock_rules import CLOCK_NAMES
from slaaudit.rule_schemas.model_forms import Form, ref
from slaaudit.rulefile.limit_checks import (
    BOUNDS_OF_MEASURE,
    UNITS_OF_GRACE,
    UNITS_OF_MEASURE,
    UNITS_OF_SUM,
    fitting_units,
    unit_examples,
)
from slaaudit.spec.parts import BOUNDS
from slaaudit.spec.scalars import amount_pattern

_CLOCKED = ("duration", "lead_time")
_ONLY_PERCENT = frozenset({AmountUnit.PERCENT})


def fitted(measure: str, properties: Form, forms: dict[str, Form]) -> dict[str, Form]:
    """Give the keys of a measure that hold amounts, with the units that they may have."""
    found: dict[str, Form] = {}
    if "limit" in properties:
        units = UNITS_OF_SUM if measure == "count" else UNITS_OF_MEASURE[measure]
        found["limit"] = {**_limit(measure, forms["Limit"], units),
                          "description": properties["limit"]["description"]}  # fmt: skip
    if "target" in properties:
        found["target"] = _with_units(properties["target"], _ONLY_PERCENT)
    if "within" in properties:
        found["within"] = _with_units(properties["within"], UNITS_OF_GRACE)
    return found


def _limit(measure: str, form: Form, units: Iterable[AmountUnit]) -> Form:
    """Only a duration may take its limit from the log."""
    limit = _with_units(form, units)
    for bound in BOUNDS:
        if bound not in BOUNDS_OF_MEASURE.get(measure, BOUNDS):
            limit["properties"][bound] = False
        elif measure != "duration":
            fixed_or_dated = limit["properties"][bound]
            limit["properties"][bound] = fixed_or_dated["else"] | {
                "description": fixed_or_dated["description"]
            }
    return limit


def _with_units(form: Form, units: Iterable[AmountUnit]) -> Form:
    """Copy a form; its amounts have one of these units."""
    known = frozenset(units)
    text = json.dumps(form, ensure_ascii=False)
    changed = json.loads(text, object_hook=lambda part: _narrowed(part, known))
    return cast("Form", changed)


def _narrowed(part: Form, units: frozenset[AmountUnit]) -> Form:
    if part.get("pattern") != f"^{amount_pattern()}$":
        return part
    examples = unit_examples(units)
    return part | {
        "pattern": f"^{amount_pattern(units)}$",
        "errorMessage": f"숫자와 단위를 붙여 적습니다 (예: {examples})",
        "examples": examples.split(", "),
    }


def units_by_clock(measure: str) -> dict[str, Form]:
    """Define, for a measure with a clock, which units each clock does not count."""
    if measure not in _CLOCKED:
        return {}
    named = [_of_clock(measure, clock) for clock in CLOCK_NAMES]
    usual = {"if": {"not": {"required": ["clock"]}}, "then": _uncounted(measure, "calendar_days")}
    return {f"{measure}.units": {"allOf": named}} | (
        {f"{measure}.usual-units": usual} if measure == "lead_time" else {}
    )


def clock_refs(measure: str, *, inherited: bool) -> list[Form]:
    """Refer to what `units_by_clock` defines; `inherited`: the clock may be named elsewhere."""
    names = [f"{measure}.units"] if measure in _CLOCKED else []
    if measure == "lead_time" and not inherited:
        names.append(f"{measure}.usual-units")  # of the clock that holds where none is named
    return [ref(name) for name in names]


def _of_clock(measure: str, clock: str) -> Form:
    named = {"const": clock}
    derived = {"type": "object", "properties": {"base": named}, "required": ["base"]}
    stated = {"properties": {"clock": {"anyOf": [named, derived]}}, "required": ["clock"]}
    return {"if": stated, "then": _uncounted(measure, clock)}


def _uncounted(measure: str, clock: str) -> Form:
    fitting = fitting_units(clock, measure)
    return _without(UNITS_OF_MEASURE[measure] - fitting, clock, fitting)


def units_without_sum(measure: str) -> list[Form]:
    """Cases are counted in times; only a sum adds up anything else."""
    if measure != "count":
        return []
    units = UNITS_OF_MEASURE["count"]
    unfit = _without(UNITS_OF_SUM - units, "count", units)
    return [{"if": {"not": {"required": ["sum"]}}, "then": unfit}]


def _without(unfit: frozenset[AmountUnit], what: str, fitting: frozenset[AmountUnit]) -> Form:
    amount = {
        "pattern": f"^(?!{amount_pattern(unfit)}$)",
        "errorMessage": f"{what}에 맞지 않는 단위입니다 (예: {unit_examples(fitting)})",
    }
    return {"properties": {"limit": {"properties": dict.fromkeys(BOUNDS, amount)}}}
