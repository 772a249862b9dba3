"""The report as Markdown, for those who carry on in an editor or a wiki."""

import re
from collections.abc import Iterator

from slaaudit.document_formats import DrawingOptions
from slaaudit.report_model import Block, Cell, Chart, Document, Emphasis, Statement, Table

_INDENT = {"□": "- ", "○": "  - ", "-": "    - ", "※": "- ※ "}
#: What Markdown would take for markup, and what would end a cell.
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~])")


def draw(document: Document, _options: DrawingOptions) -> bytes:
    """Write the document as UTF-8 Markdown."""
    return ("\n".join(_lines(document)) + "\n").encode()


def _lines(document: Document) -> Iterator[str]:
    yield f"# {_plain(document.title)}"
    yield ""
    for name, value in (*document.facts, ("점검 기간", document.period)):
        yield f"- {_plain(name)}: {_plain(value)}"
    for section in document.sections:
        yield ""
        yield f"## {section.number}. {_plain(section.title)}"
        yield ""
        for block in section.blocks:
            yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Statement():
            text = _plain(block.text)
            yield _INDENT[block.level] + (f"**{text}**" if block.strong else text)
        case Table():
            yield from _table(block)
        case Chart():
            yield ""
            yield f"그림 {block.number}. {_plain(block.title)} ({_plain(block.description)})"
            yield ""


def _table(table: Table) -> Iterator[str]:
    yield ""
    yield f"**표 {table.number}. {_plain(table.caption)}**"
    yield ""
    yield _row([_plain(column.title) for column in table.columns])
    yield _row(["---" if column.kind == "words" else "---:" for column in table.columns])
    for row in table.rows:
        yield _row([_cell(cell, total=row.total) for cell in row.cells])
    yield ""
    for note in table.notes:
        yield f"- ※ {_plain(note)}"
    yield ""


def _cell(cell: Cell, *, total: bool) -> str:
    text = _plain(cell.text)
    return f"**{text}**" if text and (total or cell.emphasis is Emphasis.SHORT) else text


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _plain(text: str) -> str:
    return _MARKUP.sub(r"\\\1", text)
