"""How letters and paragraphs look: the few that the report uses, each with its name."""

from typing import Literal

from slaaudit.value_classes import dataclass

#: 한글 brings 함초롬, Windows brings 맑은 고딕; the font is only named, never embedded.
FONT = "맑은 고딕"
INK, MUTED, MISS = "#1A1A1A", "#4D4D4D", "#9B1C14"
HEADING_FILL, TOTAL_FILL, RULE = "#E8EDF4", "#F2F2F2", "#8C8C8C"
TITLE_RULE = "#1D4F91"

Align = Literal["LEFT", "CENTER", "RIGHT", "JUSTIFY"]
#: Lines above and below a paragraph: of the title, below a heading.
Rules = Literal["none", "title", "heading"]


@dataclass(frozen=True, slots=True)
class Letters:
    """Size in points, weight and colour."""

    size: float = 10
    bold: bool = False
    colour: str = INK


@dataclass(frozen=True, slots=True)
class Setting:
    """How a paragraph stands. `hanging`: how far its further lines stand behind the first.

    `level`: of the outline, whose numbers the word processor counts; 0 has none.
    `together`: on one page with the next paragraph. `whole`: all its lines on one page.
    """

    align: Align = "LEFT"
    left_mm: float = 0
    hanging_mm: float = 0
    above_pt: float = 0
    below_pt: float = 0
    spacing: int = 150
    together: bool = False
    whole: bool = False
    level: int = 0
    rules: Rules = "none"


TITLE = (Letters(19, bold=True), Setting("CENTER", above_pt=6, below_pt=16, rules="title"))
FACT = (Letters(10), Setting("CENTER", below_pt=2))
HEADING = Letters(13, bold=True)
CAPTION = (Letters(9.5, bold=True), Setting(spacing=130))
NOTE = (Letters(8.5, colour=MUTED), Setting(left_mm=1, hanging_mm=4, spacing=135, below_pt=1))
PICTURE = Setting("CENTER", above_pt=10, below_pt=8, spacing=130, whole=True)
PICTURE_CAPTION = Letters(9.5, bold=True)
#: A paragraph that holds a table, and the room below it.
TABLE = Setting(spacing=100, above_pt=6)
MARGIN_LINE = Letters(8.5, colour=MUTED)


def heading_setting(*, numbered: bool) -> Setting:
    """Set a section's heading; it stays with what follows."""
    return Setting(
        above_pt=16, below_pt=8, together=True, level=1 if numbered else 0, rules="heading"
    )


def cell_setting(align: Align) -> Setting:
    """Set the text of a table's cell."""
    return Setting(align, spacing=120)
