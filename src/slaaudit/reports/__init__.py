"""Reports: an audit in, a document out. One file per format; siblings do not know each other."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, TypeAlias, cast

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:  # the command line asks for the names alone, and must start fast
    from collections.abc import Callable, Iterator

    from slaaudit.model import Audit
    from slaaudit.reporting.options import ReportOptions

    #: Text is for reading on the screen it is written to; bytes are written as they are.
    Chunks: TypeAlias = Iterator[str] | Iterator[bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A report format: its name on the command line, and the module that renders it."""

    name: str
    module: str

    def render(self, audit: Audit, options: ReportOptions) -> Chunks:
        """Render an audit piece by piece; the module is loaded only now."""
        module = import_module(f"slaaudit.reports.{self.module}")
        renderer = cast("Callable[[Audit, ReportOptions], Chunks]", module.render)
        return renderer(audit, options)


#: Every format; the choices of `--format` come from here.
FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("text", "text_report"),
        Format("json", "json_report"),
        Format("jsonl", "jsonl_report"),
        Format("csv", "csv_report"),
    )
}
