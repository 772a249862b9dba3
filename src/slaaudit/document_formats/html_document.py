"""The report as one self-contained page: no script, no remote request (KWCAG 2.2).

`fragment` gives headings from h3 and plain tables without style, since the editors of homepages
strip style sheets and pictures; the figures of every chart stand in its table.
"""

from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from slaaudit.chart_drawing import chart_svg
from slaaudit.document_formats import DrawingOptions
from slaaudit.report_model import Block, Chart, Column, Document, Table

_TEMPLATES = "slaaudit.document_formats.templates"
_LEVELS = {"□": 1, "○": 2, "-": 3, "※": 4}
_MARKS = {
    "marks": {mark: mark for mark in _LEVELS},
    "numbered": {"□": "•", "○": "–", "-": "·", "※": "※"},
}


def draw(document: Document, options: DrawingOptions) -> bytes:
    """Write the page as UTF-8, the same bytes every time."""
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals |= {
        "grouped": _grouped,
        "heading_column": _heading_column,
        "kind": _kind,
        "drawn": _drawn,
        "levels": _LEVELS,
    }
    page = environment.get_template("report.html.jinja").render(
        document=document,
        facts=(*document.facts, ("점검 기간", document.period)),
        marks=_MARKS[options.style],
        styled=not options.fragment,
        css=Markup(_source("report.css")),  # noqa: S704  # our own file, and it holds no markup
        table_words=lambda key: _table_words(document, key),
    )
    return page.encode()


def _source(name: str) -> str:
    return files(_TEMPLATES).joinpath(name).read_text(encoding="utf-8")


def _kind(block: Block) -> str:
    return type(block).__name__.lower()


def _drawn(chart: Chart) -> Markup:
    return Markup(chart_svg(chart))  # noqa: S704  # written by an XML library, which escapes


def _table_words(document: Document, key: str) -> str:
    table = next(each for each in document.tables() if each.key == key)
    return f"표 {table.number}"


def _grouped(table: Table) -> list[tuple[str | None, int, Column]]:
    """Give the first heading row: group, how many columns it spans, and its first column."""
    cells, place = [], 0
    for group, span in table.groups:
        cells.append((group, span, table.columns[place]))
        place += span
    return cells


def _heading_column(table: Table) -> int:
    """Find the column that names a row: the first of words."""
    kinds = [column.kind for column in table.columns]
    return kinds.index("words") if "words" in kinds else 0
