"""The bytes of `plan.yaml` → the institution's own texts, with the place of every mistake."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from slaaudit.findings import Finding
from slaaudit.report_model.texts import PlanEntry, ReportTexts, SurveyEntry
from slaaudit.rulefile.nodes import MappingNode, child, inner_place, members, place, plain, scalars
from slaaudit.rulefile.schema_findings import schema_findings
from slaaudit.rulefile.suggest import hint, listed
from slaaudit.rulefile.yaml_nodes import read_nodes
from slaaudit.spec.report_texts import ReportTextsFile
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from slaaudit.rulefile.nodes import Node


@dataclass(frozen=True, slots=True)
class WrittenTexts:
    """The texts, and the tree that they were read from."""

    texts: ReportTexts
    node: Node

    def unknown_standards(self, known: Collection[str]) -> Iterator[Finding]:
        """Find the plans for standards that the result does not have."""
        for entry in members(child(self.node, "plans")):
            for name in scalars(child(entry, "standard")):
                if name.text not in known:
                    near = {"hint": hint(name.text, known), "known": listed(known)}
                    facts = {"key": "standard", "shown": name.text, **near}
                    yield Finding("SLA302", place(name), facts)


def read_report_texts(path: Path) -> tuple[WrittenTexts | None, tuple[Finding, ...]]:
    """Read the file; the texts are None where a finding stands in the way of reading them."""
    try:
        content = path.read_bytes()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or type(error).__name__
        return None, (Finding("SLA877", facts={"file": str(path), "why": why}),)
    node, findings = read_nodes(str(path), content)
    if node is None:
        return None, findings
    if not isinstance(node, MappingNode):
        facts = {"key": path.name, "kind": "mapping"}
        return None, (*findings, Finding("SLA207", inner_place(node), facts))
    try:
        written = ReportTextsFile.model_validate(plain(node), by_alias=True, by_name=False)
    except ValidationError as error:
        wrong = sorted(schema_findings(error, node, ReportTextsFile), key=_by_place)
        return None, (*findings, *wrong)
    return WrittenTexts(_texts(written), node), findings


def _by_place(finding: Finding) -> tuple[int, int]:
    return finding.place.line or 0, finding.place.column or 0


def _texts(written: ReportTextsFile) -> ReportTexts:
    return ReportTexts(
        basis=_filled(written.basis),
        method=_filled(written.method),
        extracted_on=written.extracted_on,
        department=written.department,
        telephone=written.telephone,
        written_on=written.written_on,
        limits=_filled(written.limits),
        corrections=_filled(written.corrections),
        plans=tuple(PlanEntry(**dict(entry)) for entry in written.plans),
        surveys=tuple(SurveyEntry(**dict(entry)) for entry in written.surveys),
    )


def _filled(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(line for line in lines if line.strip())
