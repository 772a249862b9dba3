"""Formats of a case's explanation. Each draws what was told; none works anything out."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from slaaudit.case_story import CaseStory, SpanStory
from slaaudit.case_words import CasePage
from slaaudit.periods import Period
from slaaudit.rule_words.voice import Voice
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as it was told, and the same in words: one page for each row, one for a span."""

    case: str
    voice: Voice
    period: Period
    as_of: datetime
    stories: tuple[CaseStory, ...]
    spans: tuple[SpanStory, ...]
    pages: tuple[CasePage, ...]


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """How a page of text is drawn: its width, and whether it may have colours."""

    width: int = 100
    colour: bool = False


Draw = Callable[[CaseFile, DrawingOptions], bytes]

#: Format → the module that draws it, loaded when it is asked for.
CASE_FORMATS = ("text", "md", "html", "json")


def draw_case(output_format: str, file: CaseFile, options: DrawingOptions) -> bytes:
    """Draw a case in one of the formats, as UTF-8, the same bytes every time."""
    module = import_module(f"slaaudit.case_formats.{output_format}_case")
    drawn: bytes = module.draw(file, options)
    return drawn
