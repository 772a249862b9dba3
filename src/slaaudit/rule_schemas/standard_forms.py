"""`charter.yaml` as it is written: standards by measure, taken over, dated and read otherwise.

The models in `spec` are the standards worked out. As written, one with `extends`, a version and a
reading hold only what differs, and an empty value takes a key away.
"""

import json
from collections.abc import Iterable, Iterator
from functools import cached_property

from slaaudit.clock_rules import CLOCK_NAMES
from slaaudit.rule_schemas.limit_forms import clock_refs, fitted, units_by_clock, units_without_sum
from slaaudit.rule_schemas.model_forms import Form, model_forms, ref
from slaaudit.rulefile.merge import KEYS_BY_ENTRY
from slaaudit.spec.charter import Charter
from slaaudit.spec.standards import MEASURES, WRITTEN_KEYS, Reading
from slaaudit.terms import RECORD_TERMS

#: What may differ: in a standard that takes over another, in a version, in a reading.
_OVER, _VERSION, _READING = "extended", "version", "reading"
#: The measure is another standard's, and not known here.
_ANY = "any"


def charter_form() -> tuple[Form, dict[str, Form]]:
    """Give the form of a whole `charter.yaml` and the definitions that it rests on."""
    forms = model_forms(Charter, Reading, *MEASURES.values())
    charter = forms.pop("Charter")
    standards = _Standards(forms)
    charter["required"].append("standards")
    charter["properties"]["standards"] = {
        "type": "array",
        "minItems": 1,
        "items": ref("Standard"),
        "description": "이행표준: 약속 하나에 하나씩",
    }
    closed = [
        _closed("clocks", ("clock",), CLOCK_NAMES),
        _closed("records", ("record",), RECORD_TERMS),
    ]
    return charter | {"allOf": closed}, {**forms, **standards.forms()}


def _closed(declared: str, keys: Iterable[str], names: Iterable[str]) -> Form:
    """Without names of its own, a charter can use only those that always are."""
    known = [*names]
    word = {"enum": known, "errorMessage": f"쓸 수 있는 이름: {', '.join(known)} "
            f"(그 밖의 것은 `{declared}`에 먼저 적습니다)"}  # fmt: skip
    named = {"if": {"type": "object"}, "then": {"properties": {"base": word}}, "else": word}
    here = {"properties": dict.fromkeys(keys, named)}
    whole = {**here["properties"], "versions": {"items": here}, "readings": {"items": here}}
    return {
        "if": {"not": {"required": [declared]}},
        "then": {"properties": {"standards": {"items": {"properties": whole}}}},
    }


class _Standards:
    """Writes the definitions of standards; each distinct form of a key is written once."""

    def __init__(self, forms: dict[str, Form]) -> None:
        self.models = {name: forms.pop(model.__name__) for name, model in MEASURES.items()}
        self.reading = forms.pop("Reading")["properties"]
        self.span = forms["Span"]["properties"]
        for measure, form in self.models.items():
            form["properties"] |= fitted(measure, form["properties"], forms)

    @cached_property
    def keys(self) -> dict[str, dict[str, str]]:
        """Measure → key → the name of its definition."""
        names: dict[str, dict[str, str]] = {measure: {} for measure in self.models}
        for key in dict.fromkeys(
            key for form in self.models.values() for key in form["properties"]
        ):
            holders = [name for name, form in self.models.items() if key in form["properties"]]
            distinct = {self._written(name, key) for name in holders}
            for name in holders:
                names[name][key] = f"key.{key}" if len(distinct) == 1 else f"{name}.{key}"
        return names

    def _written(self, measure: str, key: str) -> str:
        return json.dumps(self.models[measure]["properties"][key])

    def forms(self) -> dict[str, Form]:
        """Give every definition."""
        made: dict[str, Form] = {
            "Standard": self._standard(),
            "Version": self._part(_VERSION),
            "Reading": self._part(_READING),
        }
        for measure, model in self.models.items():
            for key, name in self.keys[measure].items():
                if key != "measure":
                    made[name] = model["properties"][key]
                    made[_or_none(name)] = _taken_away_if_empty(key, name, made[name])
            made |= units_by_clock(measure)
            made[f"{measure}.standard"] = self._whole(measure)
        for measure in (*self.models, _ANY):
            for kind in (_OVER, _VERSION, _READING):
                made[f"{measure}.{kind}"] = self._differing(measure, kind)
        return made

    # --- whole standards and their parts ----------------------------------------------------------

    def _measure(self) -> Form:
        words = [model["properties"]["measure"]["description"] for model in self.models.values()]
        return {
            "enum": [*self.models],
            "enumDescriptions": words,
            "description": "무엇을 재는지",
        }

    def _standard(self) -> Form:
        return {
            "type": "object",
            "required": ["id"],
            "properties": {"measure": self._measure()},
            "if": {"required": ["extends"]},
            "then": {"allOf": [*self._by_measure(_OVER), _unstated(ref(f"{_ANY}.{_OVER}"))]},
            "else": {"allOf": [_here_or_in_versions("measure"), *self._by_measure("standard")]},
        }

    def _part(self, kind: str) -> Form:
        """Give the form of a version or reading that states a measure of its own."""
        measure = {"measure": self._measure()}
        return {"type": "object", "properties": measure, "allOf": [*self._by_measure(kind)]}

    def _by_measure(self, kind: str) -> Iterator[Form]:
        for measure in self.models:
            stated = {"properties": {"measure": {"const": measure}}, "required": ["measure"]}
            yield {"if": stated, "then": ref(f"{measure}.{kind}")}

    def _whole(self, measure: str) -> Form:
        model = self.models[measure]
        properties = {key: ref(name) for key, name in self.keys[measure].items()}
        kept = ("type", "additionalProperties")
        whole = {key: value for key, value in model.items() if key not in (*kept, "properties")}
        split = [_here_or_in_versions(key) for key in whole["required"]]
        more = [*clock_refs(measure, inherited=False), *units_without_sum(measure)]
        return {key: model[key] for key in kept} | {
            "properties": properties | {"measure": {}} | self._lists(measure),
            "if": {"required": ["versions"]},
            "then": {"allOf": split},
            "else": whole,
            **({"allOf": more} if more else {}),
        }

    def _lists(self, measure: str) -> Form:
        """Give the keys of a written standard that hold others."""
        stated = {"required": ["measure"]}
        kinds = {"versions": ("Version", _VERSION), "readings": ("Reading", _READING)}
        forms: Form = {
            key: {
                "type": "array",
                "minItems": 1,
                "items": {"if": stated, "then": ref(named), "else": ref(f"{measure}.{kind}")},
                "description": WRITTEN_KEYS[key],
            }
            for key, (named, kind) in kinds.items()
        }
        return forms | ({"readings": False} if measure == "attest" else {})

    # --- what differs -----------------------------------------------------------------------------

    def _differing(self, measure: str, kind: str) -> Form:
        properties = {"measure": self._measure() if measure == _ANY else {}} | {
            key: form for key, form in self._open_keys(measure) if key != "measure"
        }
        more = clock_refs(measure, inherited=True)
        form: Form = {"type": "object", "additionalProperties": False}
        form |= {"allOf": more} if more else {}
        if kind == _OVER:
            own = {"id": ref("key.id"), "extends": _extends(), **self._lists(measure)}
            return form | {"properties": properties | own}
        if kind == _READING:
            kept = {key: each for key, each in properties.items() if key != "in_force"}
            least = {"required": ["id", "why"], "minProperties": len(self.reading) + 1}
            return form | {"properties": kept | self.reading} | least
        del properties["id"]
        return form | self._dated(properties)

    def _dated(self, properties: Form) -> Form:
        """Say that `from` and `until` are a version's days, unless `in_force` holds those."""
        fields = {"from": properties.get("from", False), "until": False}
        return {
            "properties": properties | {"from": {}, "until": {}},
            "if": {"required": ["in_force"]},
            "then": {"properties": fields},
            "else": {"properties": {key: self.span[key] for key in fields}},
        }

    def _open_keys(self, measure: str) -> Iterator[tuple[str, Form]]:
        if measure != _ANY:
            for key, name in self.keys[measure].items():
                yield key, ref(_or_none(name))
            return
        every: dict[str, dict[str, None]] = {}
        for names in self.keys.values():
            for key, name in names.items():
                every.setdefault(key, {})[name] = None
        for key, distinct in every.items():
            refs = [ref(_or_none(name)) for name in distinct if key != "measure"]
            yield key, refs[0] if len(refs) == 1 else {"anyOf": refs}


def _or_none(name: str) -> str:
    """Name the definition in which an empty value takes the key away."""
    return f"{name}.or-none"


def _taken_away_if_empty(key: str, name: str, form: Form) -> Form:
    """Let an empty value take a key away; of exclusions it takes away one (`rulefile.merge`)."""
    held = ref(name)
    if key in KEYS_BY_ENTRY:
        entry = {"if": {"type": "null"}, "else": form["additionalProperties"]}
        held = form | {"additionalProperties": entry}
    return {"if": {"type": "null"}, "else": held}


def _here_or_in_versions(key: str) -> Form:
    in_each = {"required": ["versions"], "properties": {"versions": {"items": {"required": [key]}}}}
    return {"anyOf": [{"required": [key]}, in_each]}


def _unstated(then: Form) -> Form:
    return {"if": {"not": {"required": ["measure"]}}, "then": then}


def _extends() -> Form:
    return ref("key.id") | {"description": WRITTEN_KEYS["extends"]}
