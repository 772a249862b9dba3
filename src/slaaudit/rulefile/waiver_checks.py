"""Waivers must lead somewhere: a code that can be waived, cases that can be missed, days enough."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache
from typing import TYPE_CHECKING

from slaaudit.findings import Finding
from slaaudit.findings.catalogue import CATALOGUE
from slaaudit.rulefile.nodes import MappingNode, child, inner_place, members, place
from slaaudit.rulefile.suggest import hint
from slaaudit.spec.standards import CountStandard, MeanStandard, ShareStandard

if TYPE_CHECKING:
    from collections.abc import Iterator

    from slaaudit.findings import Place
    from slaaudit.rulefile.draft import Draft
    from slaaudit.rulefile.nodes import Node
    from slaaudit.spec.waivers import Waiver, WaiverFile

#: A year, with its leap day: what nobody looks at again for longer is no exception but the rule.
LONGEST_DAYS = 366


def paired(tree: Node | None, waivers: WaiverFile | None) -> tuple[tuple[MappingNode, Waiver], ...]:
    """Pair each waiver with the node that it was read from."""
    nodes = (node for node in members(child(tree, "waivers")) if isinstance(node, MappingNode))
    return tuple(zip(nodes, waivers.waivers, strict=True)) if waivers is not None else ()


def place_in(node: MappingNode, *keys: str) -> Place:
    """Where the first of these keys' values was written; the first key where none was."""
    found = next((value for key in keys if (value := node.get(key)) is not None), None)
    return inner_place(node) if found is None else place(found)


def reversed_waivers(draft: Draft) -> Iterator[Finding]:
    """No waiver, and no range of its cases, ends before it begins."""
    for node, waiver in draft.waivers:
        if waiver.expires_on is not None and waiver.expires_on < waiver.approved_on:
            yield Finding("SLA611", place_in(node, "expires_on"), {"id": waiver.id})
        first, until = waiver.from_on, waiver.until_on
        if first is not None and until is not None and until <= first:
            yield Finding("SLA316", place_in(node, "from"))


def long_waivers(draft: Draft) -> Iterator[Finding]:
    """No waiver holds for longer than a year."""
    for node, waiver in draft.waivers:
        if waiver.expires_on is None:
            continue
        days = (waiver.expires_on - waiver.approved_on + timedelta(days=1)).days
        if days > LONGEST_DAYS:
            facts: dict[str, str | int | float] = {
                "id": waiver.id,
                "days": days,
                "most": LONGEST_DAYS,
            }
            yield Finding("SLA605", place_in(node, "expires_on"), facts)


def unknown_waived_codes(draft: Draft) -> Iterator[Finding]:
    """A waiver of a finding names a code that rule files can be given."""
    for node, waiver in draft.waivers:
        if waiver.code is not None and waiver.code not in _waivable():
            names = {name: code for code, name in _waivable().items()}
            meant = names.get(waiver.code)
            near = f" → `{meant}`?" if meant else hint(waiver.code, _waivable())
            facts = {"id": waiver.id, "shown": waiver.code, "hint": near}
            yield Finding("SLA607", place_in(node, "code"), facts)


@cache
def _waivable() -> dict[str, str]:
    """Give the codes of rule files with their names; waivers themselves cannot be waived.

    SLA119 says that not all was looked at: whoever accepts it does not know what.
    """
    codes = (code for code in CATALOGUE if re.match("SLA(?!119)[1-5]", code))
    return {code: CATALOGUE[code].name for code in codes}


def useless_waivers(draft: Draft) -> Iterator[Finding]:
    """A waiver of cases names a standard that has such cases."""
    if draft.rules is None:
        return
    for node, waiver in draft.waivers:
        rule = draft.rules.standard(waiver.standard or "")
        if rule is None or waiver.code is not None:
            continue
        if not rule.judged:
            facts = {"id": waiver.id, "standard": rule.id, "measure": "attest", "way": "standard"}
            yield Finding("SLA608", place_in(node, "standard"), facts)
        elif waiver.when is not None and isinstance(
            rule.judged[-1], CountStandard | MeanStandard | ShareStandard
        ):
            measure = rule.judged[-1].measure
            facts = {"id": waiver.id, "standard": rule.id, "measure": measure, "way": "when"}
            yield Finding("SLA608", place_in(node, "when"), facts)
