"""What the deeper checks say of small rule sets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.checks import DEEPER_CHECKS
from slaaudit.rulefile import load_draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from slaaudit.findings import Finding
    from slaaudit.rulefile.load import Check

HEAD = """\
schema: slaaudit/charter/1
institution: {id: kosea, name: 한국사회적기업진흥원}
sources: {charter: {title: 헌장}}
"""


def standard(name: str, body: str, quote: str | None = None) -> str:
    """Write a standard, its keys parted by `; `."""
    cited = "" if quote is None else f", quote: '{quote}'"
    head = f"  - id: {name}\n    title: {name}\n    cite: {{source: charter, at: 1{cited}}}\n"
    return head + "".join(f"    {line}\n" for line in body.split("; "))


def checked(*standards: str, head: str = "", **others: str) -> list[str]:
    """Say what the deeper checks find, but for missing tests where there are none at all."""
    text = HEAD + head + "standards:\n" + "".join(standards)
    files = {"charter.yaml": text} | {f"{name}.yaml": other for name, other in others.items()}
    said = lines_of(files, DEEPER_CHECKS)
    return said if "tests" in others else [line for line in said if "SLA510" not in line]


def lines_of(files: dict[str, str], checks: Iterable[Check]) -> list[str]:
    """Load files that must be usable, and say what some checks find."""
    draft, findings = load_draft({name: text.encode() for name, text in files.items()})
    assert draft is not None, [line_of(finding) for finding in findings]
    return [line_of(finding) for check in checks for finding in check(draft)]


def line_of(finding: Finding) -> str:
    """Write a finding on one line."""
    assert finding.message("en")
    assert bool(finding.help("ko")) == bool(finding.help("en"))
    where = finding.place
    file = "" if where.file == "charter.yaml" else f"{where.file}:"
    spot = "" if where.line is None else f"{where.line}:{where.column}"
    return f"{file}{spot} {finding.code} {finding.message('ko')}"
