"""From the document to the manuscript: pages that stand and lie, and what stands on them."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby

from slaaudit.chart_drawing import can_paint, chart_png, chart_size
from slaaudit.document_formats import DrawingOptions, Style
from slaaudit.document_formats.hwpx_document.grids import grid_of, is_wide, shown_rows
from slaaudit.document_formats.hwpx_document.looks import (
    FACT,
    HEADING,
    NOTE,
    TITLE,
    Letters,
    Setting,
    heading_setting,
)
from slaaudit.document_formats.hwpx_document.manuscript import Manuscript, counted_ids
from slaaudit.findings import Finding
from slaaudit.report_model import Block, Chart, Document, Section, Statement, Table
from slaaudit.report_model.marking import marked
from slaaudit.value_classes import dataclass

_LEFT_MM = {"□": 1.0, "○": 4.0, "-": 8.0}
_HANGING_MM = {"□": 5.0, "○": 5.0, "-": 3.5}
#: The levels of statements that the word processor numbers itself: 가. 1)
_NUMBERED = {"□": 2, "○": 3}


#: The room below a picture for its caption.
_CAPTION_MM = 20.0


@dataclass(frozen=True, slots=True)
class _Piece:
    """What stands on a page: a section's heading, or one block of it."""

    section: Section
    block: Block | None
    lying: bool


def draw(document: Document, options: DrawingOptions) -> bytes:
    """Write the file; the same document gives the same bytes."""
    with counted_ids():
        manuscript = Manuscript(document.title, document.institution, document.written_on)
        pages = _Pages(manuscript, document, options.style)
        for lying, pieces in groupby(_pieces(document), lambda piece: piece.lying):
            pages.draw(list(pieces), lying=lying)
        return manuscript.to_bytes()


def left_out(document: Document) -> tuple[Finding, ...]:
    """Say that pictures are left out where the extra that paints them is not installed."""
    pictures = len(list(document.charts()))
    if not pictures or can_paint():
        return ()
    facts = {"format": "hwpx", "pictures": str(pictures), "extra": "pdf"}
    return (Finding("SLA879", facts=facts),)


def _pieces(document: Document) -> Iterator[_Piece]:
    """Give headings and blocks in order; a heading lies where the table right below it does."""
    for section in document.sections:
        first = next(iter(section.blocks), None)
        yield _Piece(section, None, _lies(first))
        for block in section.blocks:
            yield _Piece(section, block, _lies(block))


def _lies(block: Block | None) -> bool:
    return isinstance(block, Table) and is_wide(block)


class _Pages:
    """The pages of a document as they are drawn one after the other."""

    def __init__(self, manuscript: Manuscript, document: Document, style: Style) -> None:
        """Begin before the first page."""
        self._manuscript, self._document, self._style = manuscript, document, style
        self._marks = {
            id(statement): mark
            for section in document.sections
            for statement, mark in marked(section, style)
        }
        self._counted = 0
        self._painted = can_paint()
        self._begun = False

    def draw(self, pieces: list[_Piece], *, lying: bool) -> None:
        """Draw the pieces of pages that all stand or all lie."""
        self._manuscript.turn(lying=lying)
        if not self._begun:
            self._title()
        for piece in pieces:
            match piece.block:
                case None:
                    self._heading(piece.section)
                case Statement():
                    self._statement(piece.block)
                case Table():
                    self._table(piece.block)
                case Chart():
                    self._chart(piece.block)

    def _title(self) -> None:
        self._begun = True
        self._manuscript.paragraph(*TITLE, self._document.title)
        facts = (*self._document.facts, ("점검 기간", self._document.period))
        said = "  ·  ".join(f"{name} {value}" for name, value in facts)
        self._manuscript.paragraph(*FACT, said)

    def _heading(self, section: Section) -> None:
        """Let the word processor count the number, unless it would come to another."""
        counted = section.number == self._counted + 1
        self._counted += counted
        text = section.title if counted else f"{section.number}. {section.title}"
        self._manuscript.paragraph(HEADING, heading_setting(numbered=counted), text)

    def _statement(self, statement: Statement) -> None:
        text = f"{self._marks[id(statement)]} {statement.text}"
        if statement.level == "※":
            letters, setting = NOTE
            self._manuscript.paragraph(replace(letters, bold=statement.strong), setting, text)
            return
        level = _NUMBERED.get(statement.level, 0) if self._style == "numbered" else 0
        setting = Setting(
            "JUSTIFY",
            left_mm=_LEFT_MM[statement.level],
            hanging_mm=0 if level else _HANGING_MM[statement.level],
            below_pt=3,
            level=level,
        )
        letters = Letters(10.5, bold=statement.strong)
        self._manuscript.paragraph(letters, setting, statement.text if level else text)

    def _table(self, table: Table) -> None:
        width, _ = self._manuscript.room_mm
        self._manuscript.table(grid_of(table, width), f"표 {table.number}. {table.caption}")
        for note in (*table.notes, *_rest(table)):
            self._manuscript.paragraph(*NOTE, f"※ {note}")

    def _chart(self, chart: Chart) -> None:
        table = next(each for each in self._document.tables() if each.key == chart.table)
        where = f"(수치는 표 {table.number})"
        caption = f"그림 {chart.number}. {chart.title} {where}"
        if not self._painted:
            self._manuscript.paragraph(*NOTE, f"※ 그림은 싣지 않음: {caption}")
            return
        parts = list(_parts(chart, self._manuscript.room_mm))
        for number, part in enumerate(parts, start=1):
            count = f" ({number}/{len(parts)})" if len(parts) > 1 else ""
            size = _picture_mm(part, self._manuscript.room_mm)
            said = f"{chart.title}{count}. {chart.description}"
            self._manuscript.picture(chart_png(part), size, f"{caption}{count}", said)


def _rest(table: Table) -> Iterator[str]:
    """Say how many rows are left out, and where they are."""
    left = len(table.rows) - len(shown_rows(table))
    if left:
        yield f"{left:,}행은 여기 싣지 않음. 엑셀 보고서(-f xlsx=파일)에는 모두 있음"


def _picture_mm(chart: Chart, room_mm: tuple[float, float]) -> tuple[float, float]:
    width, height = chart_size(chart)
    wide = room_mm[0] * (0.85 if chart.kind == "distribution" else 0.97)
    return wide, wide * height / width


def _parts(chart: Chart, room_mm: tuple[float, float]) -> Iterator[Chart]:
    """Break a chart of many bars into what fits the page each, so that its words stay readable."""
    height = room_mm[1] - _CAPTION_MM
    most = max(len(chart.bars), 1)
    while most > 1 and _picture_mm(_part(chart, 0, most), room_mm)[1] > height:
        most -= 1
    return (_part(chart, first, most) for first in range(0, max(len(chart.bars), 1), most))


def _part(chart: Chart, first: int, most: int) -> Chart:
    return replace(chart, bars=chart.bars[first : first + most])
