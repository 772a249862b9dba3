"""What a YAML parser complains about, said so that the author knows what to do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from slaaudit.findings import Finding, Place

if TYPE_CHECKING:
    import yaml

#: The rule language needs about ten levels; conditions may nest a few more.
MAX_DEPTH = 64

#: (what the parser says, code). The first that fits wins; libyaml and PyYAML word some differently.
_CODES = (
    (r"maximum nesting depth", "SLA109"),  # libyaml's own limit, seen before any node is built
    (r"\btab\b|'\\t'", "SLA106"),
    (r"mapping values are not allowed", "SLA115"),
    (r"scanning a(?:n alias|n anchor| tag| directive)|cannot start any token", "SLA116"),
    (r"quoted scalar", "SLA117"),
    (r"flow (?:sequence|mapping)", "SLA118"),
)


def syntax_finding(file: str, text: str, error: yaml.YAMLError) -> Finding:
    """Make a finding of a parser's error: its place, and the advice that fits it best."""
    mark: Any = getattr(error, "problem_mark", None)
    context: Any = getattr(error, "context_mark", None)
    said = f"{getattr(error, 'context', None) or ''} {getattr(error, 'problem', None) or ''}"
    code = next((code for words, code in _CODES if re.search(words, said)), "SLA107")
    if code == "SLA116" and _indented_by_tab(text, mark):
        code = "SLA106"
    if code in ("SLA116", "SLA117", "SLA118") and context is not None:
        mark = context  # where it began says more than where the parser gave up
    return Finding(code, _place(file, mark), {"shown": said.strip(), "most": MAX_DEPTH})


def _place(file: str, mark: Any) -> Place:  # noqa: ANN401  # PyYAML's marks are untyped
    if mark is None:
        return Place(file, 1, 1, 1, 2)
    line, column = mark.line + 1, mark.column + 1
    return Place(file, line, column, line, column + 1)


def _indented_by_tab(text: str, mark: Any) -> bool:  # noqa: ANN401  # the same
    lines = text.splitlines()
    if mark is None or mark.line >= len(lines):
        return False
    written = lines[mark.line]
    return "\t" in written[: len(written) - len(written.lstrip())]
