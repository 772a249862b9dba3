"""Formats of the half-yearly report: a document in, bytes out. Siblings do not know each other.

They draw what stands in the document and work nothing out.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:  # the command line asks for the names alone, and must start fast
    from collections.abc import Callable

    from slaaudit.findings import Finding
    from slaaudit.report_model import Document

#: 개조식: □ ○ - ※ before the statements; numbered: 가. 1) as in official letters.
Style: TypeAlias = Literal["marks", "numbered"]


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """How a document is drawn; none of it changes a figure.

    `fragment`: HTML without head and style, to be pasted into a homepage's editor.
    `width` in columns and `colour` are those of the screen that text goes to.
    """

    style: Style = "marks"
    fragment: bool = False
    width: int = 100
    colour: bool = False


@dataclass(frozen=True, slots=True)
class DocumentFormat:
    """A format: its name on the command line, the module that draws it, the extra it needs.

    `may_leave_out`: without an extra it draws less, and its module says what.
    """

    name: str
    module: str
    extra: str | None = None
    may_leave_out: bool = False

    def draw(self, document: Document, options: DrawingOptions) -> bytes:
        """Draw a document; the module is loaded only now.

        Raises `Refusal` where the extra is not installed.
        """
        module = import_module(f"slaaudit.document_formats.{self.module}")
        drawer = cast("Callable[[Document, DrawingOptions], bytes]", module.draw)
        return drawer(document, options)

    def left_out(self, document: Document) -> tuple[Finding, ...]:
        """Say what is left out of a document because an extra is not installed."""
        if not self.may_leave_out:
            return ()
        module = import_module(f"slaaudit.document_formats.{self.module}")
        return cast("Callable[[Document], tuple[Finding, ...]]", module.left_out)(document)


#: Every format; the choices of `--format` come from here.
DOCUMENT_FORMATS: dict[str, DocumentFormat] = {
    each.name: each
    for each in (
        DocumentFormat("text", "text_document"),
        DocumentFormat("md", "md_document"),
        DocumentFormat("html", "html_document"),
        DocumentFormat("hwpx", "hwpx_document", may_leave_out=True),
        DocumentFormat("pdf", "pdf_document", extra="pdf"),
        DocumentFormat("json", "json_document"),
        DocumentFormat("xlsx", "xlsx_document"),
    )
}
