"""What pydantic says of a part of a rule file, as findings at the key or value that is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, get_args

from slaaudit.conditions import Comparison
from slaaudit.findings import Finding, Place
from slaaudit.rulefile.nodes import (
    Entry,
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    entry_place,
    inner_place,
    place,
)
from slaaudit.rulefile.other_words import example_of
from slaaudit.rulefile.suggest import suggested, suggested_amount, suggested_field
from slaaudit.spec.charter import Charter
from slaaudit.spec.scalars import SpecModel
from slaaudit.spec.standards import MEASURES, WRITTEN_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pydantic import ValidationError
    from pydantic_core import ErrorDetails

    Loc = tuple[int | str, ...]
    Facts = dict[str, str | int | float]

_KINDS = {
    "string_type": "text",
    "model_type": "mapping",
    "model_attributes_type": "mapping",
    "dict_type": "mapping",
    "tuple_type": "list",
    "list_type": "list",
}
_CODES = {
    "missing": "SLA202",
    "extra_forbidden": "SLA201",
    "union_tag_not_found": "SLA202",
    "union_tag_invalid": "SLA203",
    "literal_error": "SLA203",
    "enum": "SLA203",
    "not_an_amount": "SLA204",
    "not_a_date": "SLA205",
    "not_an_id": "SLA208",
    "not_a_field": "SLA209",
    "not_a_time": "SLA210",
    "not_office_hours": "SLA210",
    "not_true_or_false": "SLA211",
    "int_parsing": "SLA212",
    "int_type": "SLA212",
    "int_from_float": "SLA212",
    "int_parsing_size": "SLA212",
    "float_parsing": "SLA212",
    "float_type": "SLA212",
    "finite_number": "SLA212",
    "greater_than_equal": "SLA212",
    "less_than_equal": "SLA212",
    "limit_not_one": "SLA214",
    "due_by_not_one": "SLA215",
    "pause_units": "SLA215",
    "extension_not_one": "SLA215",
    "columns_not_one": "SLA215",
    "waiver_not_one": "SLA215",
    "check_empty": "SLA215",
    "string_too_short": "SLA216",
    "too_short": "SLA216",
    **dict.fromkeys(_KINDS, "SLA207"),
}
_CONDITION_CODES = {
    "unknown_comparison": "SLA213",
    "not_true_or_false": "SLA211",
    "not_a_number": "SLA212",
    "not_a_mapping": "SLA217",
    "not_a_list": "SLA217",
}
#: An empty value is reported as such, whatever it should have been.
_OF_VALUES = frozenset(_CODES.values()) - {"SLA201", "SLA202", "SLA214", "SLA215"}
#: What is wrong with a scalar; a list or a mapping in its place has the wrong shape first.
_OF_SCALARS = frozenset({"SLA203", "SLA204", "SLA205", *(f"SLA{n}" for n in range(208, 213))})
_LONGEST_SHOWN = 60
_SIGNS = {"ge": "≥", "le": "≤"}
_COMPARISONS = [
    comparison.value
    for comparison in Comparison
    if comparison not in (Comparison.ANY_OF, Comparison.IS)
]


def schema_findings(
    error: ValidationError, node: Node, model: type[SpecModel] | None
) -> Iterator[Finding]:
    """Turn each of pydantic's errors about `node` into a finding.

    `model` is what the node was read as; None for a standard, whose measure names its model.
    """
    for detail in error.errors(include_url=False):
        loc = detail["loc"]
        root = model
        if model is None and loc:
            root, loc = MEASURES.get(str(loc[0])), loc[1:]
        yield _finding(detail, loc, node, root)


def _finding(detail: ErrorDetails, loc: Loc, node: Node, root: type[SpecModel] | None) -> Finding:
    context: dict[str, Any] = detail.get("ctx", {})
    kind = detail["type"]
    if kind.startswith("union_tag"):
        loc = (*loc, "measure")
    if kind == "condition":
        kind = context["problem"]
        loc = (*loc, *context["path"])
        code = _CONDITION_CODES[kind]
    else:
        code = _CODES.get(kind, "SLA203")
    spot = _Spot(node, loc)
    facts = spot.facts()
    if code == "SLA202":
        facts = {"key": str(loc[-1]), "example": example_of(str(loc[-1]))}
    facts |= _more_facts(code, detail, context, known_keys(root, loc))
    if code in _OF_VALUES and spot.empty:
        code = "SLA216"
    elif code in _OF_SCALARS and not isinstance(spot.node, ScalarNode):
        code, facts["kind"] = "SLA207", "text"
    return Finding(code, spot.place(at_key=code in ("SLA201", "SLA213")), facts)


def _more_facts(
    code: str, detail: ErrorDetails, context: dict[str, Any], keys: Sequence[str]
) -> Facts:
    """What the sentences of some codes say beyond key and value."""
    facts: Facts = {}
    if code == "SLA201":
        facts = _suggested(str(detail["loc"][-1]), keys)
    elif code == "SLA203":
        words = _allowed(context)
        facts = _suggested(str(context.get("tag", detail["input"])), words)
        facts |= {} if words else {"known": detail["msg"]}
    elif code == "SLA204":
        facts = {**suggested_amount(str(detail["input"]))}
    elif code == "SLA209":
        facts = {**suggested_field(str(detail["input"]))}
    elif code == "SLA207":
        facts = {"kind": _KINDS[detail["type"]]}
    elif code == "SLA212":
        bounds = [f"{sign} {context[name]}" for name, sign in _SIGNS.items() if name in context]
        facts = {"range": f" ({', '.join(bounds)})" if bounds else ""}
    elif code == "SLA213":
        facts = {"shown": context["shown"], **_suggested(context["shown"], _COMPARISONS)}
    elif code == "SLA214":
        facts = {"given": context["shown"]}
    elif code == "SLA215":
        facts = {"ways": context["shown"]}
    return facts


def _suggested(word: str, known: Sequence[str]) -> Facts:
    return {**suggested(word, known)}


def _allowed(context: dict[str, Any]) -> list[str]:
    """Read the words that pydantic lists: `'met', 'missed' or 'excused'`."""
    written = str(context.get("expected", context.get("expected_tags", "")))
    return re.findall(r"'([^']*)'", written)


class _Spot:
    """Where an error lies in the tree: the way there skips what only pydantic knows."""

    def __init__(self, node: Node, loc: Loc) -> None:
        self.root, self.node = node, node
        self.entry: Entry | None = None
        self.is_key = bool(loc) and loc[-1] == "[key]"
        self.key = ""
        for part in loc:
            self._step(part)

    def _step(self, part: int | str) -> None:
        node = self.node
        if isinstance(node, MappingNode) and isinstance(part, str):
            entry = node.entry(part)
            if entry is not None:
                self.entry, self.node, self.key = entry, entry.value, part
        elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.items):
            self.entry, self.node = None, node.items[part]

    @property
    def empty(self) -> bool:
        """Whether the value was left out."""
        return isinstance(self.node, ScalarNode) and not self.node.text.strip()

    def place(self, *, at_key: bool) -> Place:
        """Point at the key or at the value."""
        if self.entry is None:
            return inner_place(self.node)
        if at_key or self.is_key:
            return place(self.entry.key)
        return entry_place(self.entry)

    def facts(self) -> Facts:
        """Name the key, and show the value or the key that is wrong."""
        wrong = self.entry.key if self.is_key and self.entry else self.node
        shown = wrong.text if isinstance(wrong, ScalarNode) else ""
        if len(shown) > _LONGEST_SHOWN:
            shown = f"{shown[:_LONGEST_SHOWN]}…"
        return {"key": self.key, "shown": shown}


def known_keys(root: type[SpecModel] | None, loc: Loc) -> list[str]:
    """Give the keys that may stand where the last part of `loc` stands."""
    if root is None:
        return []
    models: list[type[SpecModel]] = [root]
    for part in loc[:-1]:
        named = [
            field.annotation
            for model in models
            for name, field in model.model_fields.items()
            if (field.alias or name) == part
        ]
        models = [inner for hint_ in named for inner in _models_in(hint_)] or models
    keys = [key for model in models for key in model.written_keys()]
    if len(loc) == 1 and root is Charter:
        return [*keys, "standards"]  # they are read one by one, not as a part of the head
    return [*keys, *WRITTEN_KEYS] if len(loc) == 1 and root in MEASURES.values() else keys


def _models_in(annotation: Any) -> Iterator[type[SpecModel]]:  # noqa: ANN401  # types are untyped
    if isinstance(annotation, type) and issubclass(annotation, SpecModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)
