"""One concrete standard: read by the form of its measure, with every mistake that it holds."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from slaaudit.findings import Finding
from slaaudit.rulefile.merge import only, without
from slaaudit.rulefile.nodes import MappingNode, place, plain, scalar_text
from slaaudit.rulefile.schema_findings import schema_findings
from slaaudit.rulefile.suggest import nearest, suggested
from slaaudit.spec.standards import (
    MEASURES,
    WRITTEN_KEYS,
    AttestStandard,
    Judged,
    JudgedStandard,
    Standard,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@cache
def _forms() -> TypeAdapter[JudgedStandard | AttestStandard]:
    return TypeAdapter(Standard)


def read_standard(
    node: MappingNode,
) -> tuple[JudgedStandard | AttestStandard | None, Iterable[Finding]]:
    """Read a concrete standard; None with the findings, not sought until they are taken."""
    try:
        return _forms().validate_python(plain(node), by_alias=True, by_name=False), ()
    except ValidationError as error:
        return None, chain(schema_findings(error, node, None), _behind_measure(node))


def _behind_measure(node: MappingNode) -> Iterator[Finding]:
    """What else is wrong where the measure is: by the measure most likely meant, else by any."""
    written = scalar_text(node.get("measure")) or ""
    if written in MEASURES:
        return
    meant = nearest(written, MEASURES) if written else None
    if meant is not None:
        content: dict[str, Any] = {**_content(node), "measure": meant}
        yield from _as_form(node, content, MEASURES[meant])
        return
    shared = only(node, Judged.written_keys())
    for finding in _as_form(shared, _content(shared), Judged):
        if finding.facts.get("key") != "record":  # attest has none
            yield finding
    yield from _unknown_to_all(node)


def _as_form(node: MappingNode, content: dict[str, Any], form: type[Any]) -> Iterator[Finding]:
    try:
        form.model_validate(content, by_alias=True, by_name=False)
    except ValidationError as error:
        yield from schema_findings(error, node, form)


def _content(node: MappingNode) -> dict[str, Any]:
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def _unknown_to_all(node: MappingNode) -> Iterator[Finding]:
    every = [key for form in MEASURES.values() for key in form.written_keys()]
    known = [*dict.fromkeys(every), *WRITTEN_KEYS]
    for entry in without(node, known).entries:
        name = entry.key.text
        facts = {"key": name, "shown": "", **suggested(name, known)}
        yield Finding("SLA201", place(entry.key), facts)
