"""A manuscript of 한글 (HWPX): the one module that knows python-hwpx.

Its calls hold surprises, and each that is worked around here says so.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import count
from typing import Any
from uuid import UUID

from hwpx import HwpxDocument
from hwpx.oxml import _document_primitives as primitives
from lxml import etree

from slaaudit.document_formats.hwpx_document.grids import Grid, GridCell
from slaaudit.document_formats.hwpx_document.looks import (
    CAPTION,
    FONT,
    MARGIN_LINE,
    PICTURE,
    PICTURE_CAPTION,
    RULE,
    TABLE,
    TITLE_RULE,
    Letters,
    Setting,
    cell_setting,
)
from slaaudit.plain_text import clean_text

_UNITS_PER_MM = 7200 / 25.4
_PAPER_MM = (210.0, 297.0)
_MARGINS_MM = {
    "left": 20.0, "right": 20.0, "top": 15.0, "bottom": 12.0, "header": 10.0, "footer": 14.0,
}  # fmt: skip
_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"
#: A table of a greater share of a page breaks over pages.
_MOST_WHOLE = 0.45
#: The style 바탕글, said each time: the library would inherit the look of the paragraph before.
_PLAIN: dict[str, Any] = {"style_id_ref": "0", "para_pr_id_ref": "0", "inherit_style": False}
_CAPTION_GAP = 850
_BELOW_HEADING = "600"
_AROUND_TABLE = {"top": "283", "bottom": "283"}
#: The line that holds a table stands below it: as low as can be.
_ANCHOR = Letters(2)
_BORDERS = {
    "title": {"sides": ["top", "bottom"], "color": TITLE_RULE, "width": "0.7 mm", "offset_mm": 2},
    "heading": {"sides": ["bottom"], "color": RULE, "width": "0.4 mm", "offset_mm": 1},
}


@contextmanager
def counted_ids() -> Iterator[None]:
    """Number what the library would give random ids, so that the same report is the same file."""
    source: Any = primitives
    numbers, kept = count(1), source.uuid4
    source.uuid4 = lambda: UUID(int=next(numbers))
    try:
        yield
    finally:
        source.uuid4 = kept


def _in_units(lengths_mm: Sequence[float]) -> list[int]:
    return [round(each * _UNITS_PER_MM) for each in lengths_mm]


class Manuscript:
    """A document that is written from the top to the bottom."""

    def __init__(self, title: str, institution: str, written_on: str) -> None:
        """Begin with an empty one that says whose it is, and when it was written."""
        self._document = HwpxDocument.new()
        self._institution = clean_text(institution)
        self._section = self._document.sections[0]
        self._opened = False
        self._fresh = True
        self._settings: dict[Setting, str] = {}
        self._letters: dict[Letters, str] = {}
        self._fills: dict[str | None, str] = {}
        self._document.styles.ensure_font(FONT)
        self._sign(clean_text(title), f"{written_on}T00:00:00Z")

    def _sign(self, title: str, written_at: str) -> None:
        """Say title and writer: the library's empty document names an author of its own."""
        parts = self._document.parts
        parts.clear_document_metadata(keep=("language",), timestamp=written_at)
        parts.set_document_metadata(title=title, creator=self._institution, subject=title)
        parts.clear_preview()

    def turn(self, *, lying: bool) -> None:
        """Begin a page that stands or lies; header and page number are set before any text.

        The library copies the first paragraph's look into them.
        """
        if self._opened:
            self._section = self._document.add_section()
        self._opened, self._fresh = True, True
        page = self._document.page
        page.setup(
            section=self._section,
            paper_size="A4",
            orientation="landscape" if lying else "portrait",
            margins_mm=_MARGINS_MM,
        )
        line = {
            "type": "run", "text": self._institution, "font": FONT,
            "size": MARGIN_LINE.size, "color": MARGIN_LINE.colour,
        }  # fmt: skip
        content = [{"align": "RIGHT", "children": [line]}]
        page.set_header(section=self._section, content=content)
        self._number_pages()
        across, down = reversed(_PAPER_MM) if lying else _PAPER_MM
        self._width_mm = across - sum(_MARGINS_MM[side] for side in ("left", "right"))
        self._height_mm = down - sum(
            _MARGINS_MM[side] for side in ("top", "header", "bottom", "footer")
        )

    def _number_pages(self) -> None:
        """Print `- 1 -` at the foot; the library's call would print the number twice."""
        first: Any = self._section.paragraphs[0].element
        look = {"charPrIDRef": self._letter_id(MARGIN_LINE)}
        run = etree.SubElement(first, f"{_HP}run", look)
        control = etree.SubElement(run, f"{_HP}ctrl")
        place = {"pos": "BOTTOM_CENTER", "formatType": "DIGIT", "sideChar": "-"}
        etree.SubElement(control, f"{_HP}pageNum", place)

    @property
    def room_mm(self) -> tuple[float, float]:
        """Width and height of what the page holds."""
        return self._width_mm, self._height_mm

    def paragraph(self, letters: Letters, setting: Setting, text: str) -> None:
        """Write a paragraph."""
        self._next(setting).add_run(clean_text(text), char_pr_id_ref=self._letter_id(letters))

    def picture(self, png: bytes, size_mm: tuple[float, float], caption: str, said: str) -> None:
        """Put a picture in a paragraph of its own, with its words for those who cannot see it.

        The library's own call would give it the look of the paragraph before it.
        """
        item = str(self._document.media.add_image(png, "png"))
        width, height = _in_units(size_mm)
        paragraph = self._next(PICTURE)
        placed = paragraph.add_picture(item, width=width, height=height)
        comment = placed.element.find(f"{_HP}shapeComment")
        if comment is None:
            comment = etree.SubElement(placed.element, f"{_HP}shapeComment")
        comment.text = clean_text(said)
        text = f"\n{clean_text(caption)}"
        paragraph.add_run(text, char_pr_id_ref=self._letter_id(PICTURE_CAPTION))

    def table(self, grid: Grid, caption: str) -> None:
        """Draw a table: a short one stays whole, a long one breaks and repeats its headings."""
        widths, heights = _in_units(grid.widths_mm), _in_units(grid.heights_mm())
        table = self._next(TABLE).add_table(
            len(heights),
            len(widths),
            width=sum(widths),
            height=sum(heights),
            border_fill_id_ref=self._fill_id(None),
            char_pr_id_ref=self._letter_id(_ANCHOR),
        )
        # What stands in a line of text never breaks over pages.
        whole = sum(grid.heights_mm()) < self._height_mm * _MOST_WHOLE
        table.set_treat_as_char(value=whole)
        if not whole:
            table.element.find(f"{_HP}pos").set("vertOffset", _BELOW_HEADING)
        table.element.set("pageBreak", "TABLE")  # between rows, not within them
        table.element.set("repeatHeader", "1")
        table.element.find(f"{_HP}outMargin").attrib.update(_AROUND_TABLE)
        for row, cells, height in zip(table.rows, grid.rows, heights, strict=True):
            self._fill(row.cells, cells, widths, height)
        self._caption(table, caption, CAPTION, side="TOP")

    def _caption(
        self,
        captioned: Any,  # noqa: ANN401  # the library's table or picture
        text: str,
        look: tuple[Letters, Setting],
        *,
        side: str,
    ) -> None:
        """Give a caption that never parts from what it names."""
        written = captioned.set_caption(
            clean_text(text),
            side=side,
            gap=_CAPTION_GAP,
            char_pr_id_ref=self._letter_id(look[0]),
        )
        for paragraph in written.paragraphs:
            paragraph.para_pr_id_ref = self._setting_id(look[1], paragraph)

    def _fill(
        self,
        drawn: Sequence[Any],
        cells: Sequence[GridCell | None],
        widths: Sequence[int],
        height: int,
    ) -> None:
        """Fill a row; cells that another spans over go. The library's own merging is quadratic."""
        for place, (target, cell) in enumerate(zip(drawn, cells, strict=True)):
            if cell is None:
                target.remove()
                continue
            target.set_span(cell.rows, cell.columns)
            target.set_size(sum(widths[place : place + cell.columns]), height)
            target.element.set("borderFillIDRef", self._fill_id(cell.fill))
            target.element.set("header", str(int(cell.heading)))
            paragraph = target.paragraphs[0]
            paragraph.para_pr_id_ref = self._setting_id(cell_setting(cell.align), paragraph)
            paragraph.char_pr_id_ref = self._letter_id(cell.letters)
            target.set_text(cell.text)

    def to_bytes(self) -> bytes:
        """Give the file; the library would write one that nobody else may read."""
        return bytes(self._document.to_bytes())

    def _next(self, setting: Setting) -> Any:  # noqa: ANN401  # the library's paragraph
        """Give the next paragraph; the first of a section is there already."""
        if self._fresh:
            paragraph = self._section.paragraphs[0]
            self._fresh = False
        else:
            paragraph = self._document.add_paragraph(
                "", section=self._section, include_run=False, **_PLAIN
            )
        paragraph.para_pr_id_ref = self._setting_id(setting, paragraph)
        return paragraph

    def _setting_id(self, setting: Setting, paragraph: Any) -> str:  # noqa: ANN401  # the same
        if setting not in self._settings:
            self._document.styles.apply_paragraph_format(
                paragraphs=[paragraph],
                alignment=setting.align,
                line_spacing_percent=setting.spacing,
                indent_left_mm=setting.left_mm,
                first_line_indent_mm=-setting.hanging_mm,
                spacing_before_pt=setting.above_pt,
                spacing_after_pt=setting.below_pt,
                outline_level=setting.level,
                keep_with_next=setting.together,
                keep_lines=setting.whole,
                border=_BORDERS.get(setting.rules),
            )
            self._settings[setting] = str(paragraph.para_pr_id_ref)
        return self._settings[setting]

    def _letter_id(self, letters: Letters) -> str:
        if letters not in self._letters:
            self._letters[letters] = self._document.styles.ensure_run(
                bold=letters.bold, color=letters.colour, font=FONT, size=letters.size
            )
        return self._letters[letters]

    def _fill_id(self, colour: str | None) -> str:
        if colour not in self._fills:
            self._fills[colour] = self._document.styles.ensure_border_fill(
                border_color=RULE, fill_color=colour
            )
        return self._fills[colour]
