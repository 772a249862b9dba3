"""How wide the columns of a table come to be, by what stands in them; in millimetres.

한글 lays a table out by the widths that the file names, and names none itself.
"""

import re
from collections.abc import Sequence
from math import ceil, sqrt

from slaaudit.report_model import Column
from slaaudit.value_classes import dataclass

#: The room beside the text of a cell.
PADDING_MM = 4.6
_MM_PER_POINT = 25.4 / 72
_HANGUL, _LATIN_EMS, _BOLD = 0x1100, 0.56, 1.05
#: A heading so long stays in one piece; a unit in brackets goes below.
_SHORT = 4
_UNIT = re.compile(r"(.+?)(\(.{1,4}\))")
#: How full a line is that ends with a word.
_FULL, _EXACT = 0.95, 1.001
_MOST_FOR_A_WORD_MM = 17.0
_LEAST_OF_SHARE, _LEAST_OF_FIGURE = 0.7, 0.65


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a column needs on one line; where room is short, its weight and its least."""

    need: float
    weight: float
    least: float


def column_widths(
    columns: Sequence[Column], texts: Sequence[Sequence[str]], size: float, width_mm: float
) -> tuple[float, ...]:
    """Share a page's width among columns, given the texts of each and the size of the type.

    Figures stand on one line. Where everything does, each gets of the rest what it needs.
    """
    wishes = [_wish(column, said, size) for column, said in zip(columns, texts, strict=True)]
    widths = [wish.need for wish in wishes]
    yielding = [place for place, wish in enumerate(wishes) if wish.weight]
    if sum(widths) > width_mm and yielding:
        figures = sum(wish.need for wish in wishes if not wish.weight)
        widths = _squeezed(wishes, yielding, max(width_mm - figures, PADDING_MM))
    scale = width_mm / sum(widths)
    return tuple(width * scale for width in widths)


def _squeezed(wishes: Sequence[_Wish], yielding: Sequence[int], room: float) -> list[float]:
    """Share what figures leave among the columns of words; what one does not need goes round.

    None falls below its longest word, nor far below its share: people will write into an empty one.
    """
    widths = [wish.need for wish in wishes]
    weights = sum(wishes[place].weight for place in yielding)
    for place in sorted(yielding, key=lambda place: wishes[place].need / wishes[place].weight):
        wish = wishes[place]
        part = max(room, 0) * wish.weight / weights
        widths[place] = max(min(part, wish.need), wish.least, part * _LEAST_OF_SHARE)
        room -= widths[place]
        weights -= wish.weight
    return widths


def _wish(column: Column, texts: Sequence[str], size: float) -> _Wish:
    """Weigh a column: rows are lowest where widths grow as the roots of the lengths do."""
    lengths = [text_width(text, size) for text in texts]
    heads = [text_width(line, size) * _BOLD for line in heading_lines(column.title)]
    need = max(*lengths, *heads) + PADDING_MM
    is_words = column.kind == "words"
    if not is_words and not any(" " in text for text in texts):
        return _Wish(need, 0, need)
    words = [text_width(word, size) for text in texts for word in text.split()]
    least = min(max(*words, *heads), _MOST_FOR_A_WORD_MM) + PADDING_MM
    if not is_words:  # an amount of time may take two lines, but not three
        least = max(least, need * _LEAST_OF_FIGURE)
    return _Wish(need, sqrt(column.width * (sum(lengths) + PADDING_MM)), least)


def heading_lines(title: str) -> tuple[str, ...]:
    """Break a heading where people would: before its unit, at a space, or in the middle."""
    unit = _UNIT.fullmatch(title)
    if unit is not None:
        return (*heading_lines(unit[1]), unit[2])
    if " " in title or len(title) <= _SHORT:
        return tuple(title.split(" "))
    half = (len(title) + 1) // 2
    return (title[:half], title[half:])


def before_unit(title: str) -> str:
    """Write a heading with its unit on a line of its own."""
    unit = _UNIT.fullmatch(title)
    return title if unit is None else f"{unit[1]}\n{unit[2]}"


def text_width(text: str, size: float) -> float:
    """Estimate a text's width: Hangul is square, Latin about half."""
    ems = sum(1.0 if ord(each) > _HANGUL else _LATIN_EMS for each in text)
    return ems * size * _MM_PER_POINT


def lines_in(text: str, size: float, width_mm: float) -> int:
    """Estimate how many lines a text takes in a cell so wide."""
    room = max(width_mm - PADDING_MM, size * _MM_PER_POINT)
    widths = [text_width(line, size) for line in text.split("\n")]
    return sum(1 if width <= room * _EXACT else ceil(width / room / _FULL) for width in widths)
