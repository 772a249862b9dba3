"""Formats of findings: each turns a page of findings into text, and knows no file."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

from slaaudit.finding_reports.page import Checked, FindingsPage
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["FINDING_FORMATS", "FOR_PEOPLE", "Checked", "FindingsPage"]


@dataclass(frozen=True, slots=True)
class FindingFormat:
    """A format of findings: the module `<name>_report` and in it the function of that name."""

    name: str

    def __call__(self, page: FindingsPage) -> Iterator[str]:
        """Write the page; the module is loaded only now."""
        function = f"{self.name}_report"
        module = import_module(f"slaaudit.finding_reports.{function}")
        report = cast("Callable[[FindingsPage], Iterator[str]]", getattr(module, function))
        return report(page)


#: The formats by the names that `-f` takes; `text` is the older name of `full`.
FINDING_FORMATS = MappingProxyType(
    {
        "full": FindingFormat("full"),
        "text": FindingFormat("full"),
        "concise": FindingFormat("concise"),
        "json": FindingFormat("json"),
        "jsonl": FindingFormat("jsonl"),
        "sarif": FindingFormat("sarif"),
        "junit": FindingFormat("junit"),
        "github": FindingFormat("github"),
        "gitlab": FindingFormat("gitlab"),
        "md": FindingFormat("md"),
    }
)
#: Formats that a console shows in its own encoding; the others are UTF-8 wherever they go.
FOR_PEOPLE = frozenset({"full", "text", "concise", "md"})
