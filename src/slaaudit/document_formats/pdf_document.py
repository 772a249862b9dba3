"""The report as a tagged PDF, typeset by Typst in its PDF/UA-1 mode (extra `pdf`).

The words come in as data, never as markup. A warning of the typesetter (a glyph that the font
lacks, a picture without its description) is an error: it would print an empty box. A character
that no font holds is printed as a question mark.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from importlib.resources import files
from typing import Any, cast

from slaaudit.chart_drawing import chart_svg
from slaaudit.document_formats import DrawingOptions
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.fonts import FAMILY, font_folder
from slaaudit.report_model import Block, Chart, Document, Section, Statement, Table
from slaaudit.report_model.marking import marked

_TEMPLATE = "slaaudit.document_formats.templates"


def draw(document: Document, options: DrawingOptions) -> bytes:
    """Typeset the document; the same bytes every time.

    Raises `Refusal` where the extra is not installed.
    """
    timestamp = _timestamp(document.written_on)
    as_pdf = {"format": "pdf", "pdf_standards": ["ua-1"], "timestamp": timestamp}
    return b"".join(_drawn(document, options, as_pdf))


def draw_pages(document: Document, options: DrawingOptions, dots_per_inch: int) -> list[bytes]:
    """Typeset the document as pictures (PNG) of its pages; raises as `draw` does."""
    return _drawn(document, options, {"format": "png", "ppi": dots_per_inch})


def _drawn(document: Document, options: DrawingOptions, form: Mapping[str, object]) -> list[bytes]:
    try:
        import typst  # noqa: PLC0415  # an extra, and large
    except ImportError:
        raise Refusal(RefusalKind.UNUSABLE, Finding("SLA868", facts=_MISSING)) from None
    inputs = {
        "document": json.dumps(_plain(document, options), ensure_ascii=False),
        "charts": json.dumps(
            {each.key: chart_svg(each) for each in document.charts()}, ensure_ascii=False
        ),
        "font": FAMILY,
    }
    for _ in range(_MOST_STRANGE):
        try:
            return _typeset(inputs, form)
        except typst.TypstError as error:
            strange = _UNDRAWABLE.search(str(error))
            if strange is None:
                raise
            inputs = {name: _without(strange[1], text) for name, text in inputs.items()}
    raise TypesettingError(f"more than {_MOST_STRANGE} characters that no font holds")


def _typeset(inputs: dict[str, str], form: Mapping[str, object]) -> list[bytes]:
    import typst  # noqa: PLC0415  # an extra, and large

    written: bytes | list[bytes]
    written, warnings = typst.compile_with_warnings(
        str(files(_TEMPLATE).joinpath("report.typ")),
        font_paths=[str(font_folder())],
        ignore_system_fonts=True,
        sys_inputs=inputs,
        **cast("Any", form),
    )
    if warnings:
        raise TypesettingError("; ".join(str(each) for each in warnings))
    return written if isinstance(written, list) else [written]


def _without(strange: str, text: str) -> str:
    """Put a question mark where the font has no glyph."""
    said = re.sub(r"\\u\{([0-9a-f]+)\}", lambda found: chr(int(found[1], 16)), strange)
    for each in {*said} - {_UNKNOWN}:
        text = text.replace(each, _UNKNOWN)
    return text


class TypesettingError(RuntimeError):
    """Typst warned of something that a reader would see."""


#: How many different characters without a glyph are borne; a document of them is no report.
_MOST_STRANGE = 200
_UNDRAWABLE = re.compile(r'the text `"(.*?)"` could not be displayed', re.DOTALL)
_UNKNOWN = "?"
_MISSING = {"format": "pdf", "extra": "pdf"}


def _timestamp(written_on: str) -> int:
    day = date.fromisoformat(written_on)
    return (day - date(1970, 1, 1)).days * 86_400


def _plain(document: Document, options: DrawingOptions) -> dict[str, object]:
    facts = (*document.facts, ("점검 기간", document.period))
    return {
        "title": document.title,
        "institution": document.institution,
        "facts": [{"name": name, "value": value} for name, value in facts],
        "sections": [_section(each, document, options) for each in document.sections],
    }


def _section(section: Section, document: Document, options: DrawingOptions) -> dict[str, object]:
    marks = {id(statement): mark for statement, mark in marked(section, options.style)}
    numbers = {table.key: table.number for table in document.tables()}
    return {
        "number": section.number,
        "title": section.title,
        "blocks": [_block(block, marks, numbers) for block in section.blocks],
    }


def _block(block: Block, marks: dict[int, str], numbers: dict[str, str]) -> dict[str, object]:
    match block:
        case Statement():
            return {"block": "statement", "mark": marks[id(block)], **asdict(block)}
        case Chart():
            return {"block": "chart", **asdict(block), "table": numbers[block.table]}
        case Table():
            facts = {"groups": list(block.groups), "heading_rows": block.heading_rows}
            return {"block": "table", **asdict(block.on_page()), **facts}
