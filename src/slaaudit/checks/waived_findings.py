"""What waivers accept of the findings of a rule set, and SLA60x: what is to be said of them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from slaaudit.findings import Finding, Place, WaivedBy
from slaaudit.rulefile.draft import Draft, test_entries
from slaaudit.rulefile.load import Waiving
from slaaudit.rulefile.nodes import MappingNode, scalar_text
from slaaudit.rulefile.waiver_checks import place_in
from slaaudit.spec.waivers import Waiver

#: Long enough to settle a matter or to have it approved anew.
SOON_DAYS = 30


def waiving_on(today: date) -> Waiving:
    """Give what waivers do on a day: the findings that they accept say so, and none vanishes."""

    def waiving(draft: Draft, findings: Sequence[Finding]) -> Iterator[Finding]:
        owners = _Owners(draft)
        by_code: dict[str, list[Waiver]] = {}
        for _, each in draft.waivers:
            if each.code is not None and each.covers(today):
                by_code.setdefault(each.code, []).append(each)
        used: set[str] = set()
        for finding in findings:
            candidates = by_code.get(finding.code, ())
            waiver = next((each for each in candidates if _accepts(each, finding, owners)), None)
            if waiver is None or waiver.expires_on is None:
                yield finding
                continue
            used.add(waiver.id)
            waived = WaivedBy(waiver.id, waiver.reason, waiver.expires_on)
            yield replace(finding, waived_by=waived)
        yield from _standings(draft, used, today)

    return waiving


class _Owners:
    """Whose a finding is: the standard that it names, else the one in whose lines it lies."""

    def __init__(self, draft: Draft) -> None:
        """Note where each standard, and each of its tests, was written."""
        tests = test_entries(draft.tests)
        self._written: tuple[tuple[str, MappingNode], ...] = (
            *((standard.id, standard.node) for standard in draft.standards),
            *((scalar_text(test.get("standard")) or "", test) for test in tests),
        )

    def of(self, finding: Finding) -> set[str]:
        """Name the standards that a finding concerns."""
        named = (finding.facts.get(key) for key in ("standard", "other"))
        here = {name for name, node in self._written if _lies_in(finding.place, node)}
        return {*here, *(str(name) for name in named if name is not None)}


def _lies_in(place: Place, node: MappingNode) -> bool:
    line, column, end_line, end_column = node.extent
    if place.file != node.file or place.line is None:
        return False
    return (line, column) <= (place.line, place.column or 1) < (end_line, end_column)


def _accepts(waiver: Waiver, finding: Finding, owners: _Owners) -> bool:
    if waiver.file is not None and waiver.file != finding.place.file:
        return False
    return waiver.standard is None or waiver.standard in owners.of(finding)


def _standings(draft: Draft, used: set[str], today: date) -> Iterator[Finding]:
    """Say which waivers ran out, soon will, are not approved yet, or accept nothing."""
    for node, waiver in draft.waivers:
        ends = waiver.expires_on
        if ends is None:
            yield Finding("SLA603", place_in(node, "expires_on"), {"id": waiver.id})
        elif ends < today:
            facts = {"id": waiver.id, "until": str(ends)}
            yield Finding("SLA601", place_in(node, "expires_on"), facts)
        elif today < waiver.approved_on:
            facts = {"id": waiver.id, "approved": str(waiver.approved_on)}
            yield Finding("SLA610", place_in(node, "approved_on"), facts)
        else:
            yield from _in_force(node, waiver, (ends - today).days, used)


def _in_force(node: MappingNode, waiver: Waiver, days: int, used: set[str]) -> Iterator[Finding]:
    if waiver.code is not None and waiver.id not in used:
        facts: dict[str, str | int | float] = {"id": waiver.id, "what": waiver.code}
        yield Finding("SLA602", place_in(node, "code"), facts)
    if days <= SOON_DAYS:
        facts = {"id": waiver.id, "until": str(waiver.expires_on), "days": days}
        yield Finding("SLA604", place_in(node, "expires_on"), facts)
