"""A sheet of SVG to draw on: escaped text, lines and bars, and nothing that could run or load."""

from dataclasses import field
from xml.etree import ElementTree as ET

from slaaudit.reporting.clean import clean_text
from slaaudit.value_classes import dataclass

#: Dark enough on white for text (WCAG 1.4.3) and, as bars, against it (1.4.11).
INK, MUTED, RULE = "#1a1a1a", "#4d4d4d", "#8c8c8c"
KEPT, SHORT, MARK = "#1d4f91", "#b3261e", "#1a1a1a"
FONTS = "Pretendard GOV, Malgun Gothic, 맑은 고딕, Apple SD Gothic Neo, Noto Sans KR, sans-serif"
TEXT_SIZE = 13
_HATCH = "short"


def text_width(text: str, size: float = TEXT_SIZE) -> float:
    """Estimate how wide a text is, in units of the sheet: Hangul is square, Latin about half."""
    return sum(size if ord(each) > 0x1100 else size * 0.56 for each in text)  # noqa: PLR2004


def wrapped(text: str, width: float, most: int = 2) -> list[str]:
    """Break a text into lines no wider than `width`; the last of `most` ends in … if it must."""
    lines, line = [], ""
    for word in text.split(" "):
        longer = f"{line} {word}".strip()
        if line and text_width(longer) > width:
            lines.append(line)
            longer = word
        line = longer
    lines.append(line)
    kept = lines[:most]
    if len(lines) > most or text_width(kept[-1]) > width:
        kept[-1] = _cut(kept[-1], width)
    return kept


def _cut(text: str, width: float) -> str:
    while text and text_width(f"{text}…") > width:
        text = text[:-1]
    return f"{text}…"


@dataclass(slots=True)
class Canvas:
    """A sheet of `width` × `height` units, named and described for those who cannot see it."""

    width: int
    height: int
    key: str
    title: str
    description: str
    root: ET.Element = field(init=False)

    def __post_init__(self) -> None:
        """Lay out the sheet with its title, description and the hatching."""
        self.root = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "viewBox": f"0 0 {self.width} {self.height}",
                "width": str(self.width),
                "height": str(self.height),
                "role": "img",
                "aria-labelledby": f"{self.key}-title {self.key}-description",
                "font-family": FONTS,
                "font-size": str(TEXT_SIZE),
            },
        )
        named = (("title", self.title), ("desc", self.description))
        for tag, said in named:
            suffix = "title" if tag == "title" else "description"
            node = ET.SubElement(self.root, tag, {"id": f"{self.key}-{suffix}"})
            node.text = clean_text(said)
        self._define_hatching()
        self.bar(0, 0, self.width, self.height, fill="#ffffff")

    def _define_hatching(self) -> None:
        definitions = ET.SubElement(self.root, "defs")
        size = {"width": "6", "height": "6", "patternUnits": "userSpaceOnUse"}
        hatch = ET.SubElement(definitions, "pattern", {"id": f"{self.key}-{_HATCH}", **size})
        ET.SubElement(hatch, "rect", {"width": "6", "height": "6", "fill": "#ffffff"})
        strokes = {"stroke": SHORT, "stroke-width": "2.2"}
        ET.SubElement(hatch, "path", {"d": "M-1 7L7 -1M-1 1L1 -1M5 7L7 5", **strokes})

    def text(  # noqa: PLR0913  # a place, an anchor and a look: no smaller object says more
        self,
        x: float,
        y: float,
        said: str,
        *,
        anchor: str = "start",
        fill: str = INK,
        size: float = TEXT_SIZE,
        bold: bool = False,
    ) -> None:
        """Write a line of text with its baseline at `y`."""
        attributes = {"x": _number(x), "y": _number(y), "text-anchor": anchor, "fill": fill}
        if size != TEXT_SIZE:
            attributes["font-size"] = _number(size)
        if bold:
            attributes["font-weight"] = "700"
        ET.SubElement(self.root, "text", attributes).text = clean_text(said)

    def bar(self, x: float, y: float, width: float, height: float, *, fill: str) -> None:
        """Fill a rectangle."""
        size = {"width": _number(max(width, 0)), "height": _number(max(height, 0))}
        ET.SubElement(self.root, "rect", {"x": _number(x), "y": _number(y), **size, "fill": fill})

    def figure_bar(self, x: float, y: float, width: float, height: float, *, short: bool) -> None:
        """Draw a bar of the chart: full, or hatched with an outline where it fell short."""
        if not short:
            self.bar(x, y, width, height, fill=KEPT)
            return
        size = {"width": _number(max(width, 0)), "height": _number(max(height, 0))}
        look = {"fill": f"url(#{self.key}-{_HATCH})", "stroke": SHORT, "stroke-width": "1.2"}
        ET.SubElement(self.root, "rect", {"x": _number(x), "y": _number(y), **size, **look})

    def line(  # noqa: PLR0913  # two ends and a look
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        stroke: str = RULE,
        width: float = 1,
        dashed: bool = False,
    ) -> None:
        """Draw a straight line."""
        ends = {"x1": _number(x1), "y1": _number(y1), "x2": _number(x2), "y2": _number(y2)}
        look = {"stroke": stroke, "stroke-width": _number(width)}
        if dashed:
            look["stroke-dasharray"] = "5 3"
        ET.SubElement(self.root, "line", {**ends, **look})

    def written(self) -> str:
        """Give the sheet as SVG text, the same for the same drawing."""
        return ET.tostring(self.root, encoding="unicode")


def _number(value: float) -> str:
    return f"{round(value, 2):g}"
