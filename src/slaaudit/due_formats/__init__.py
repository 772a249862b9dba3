"""Formats of the list of what is due. Each draws the list; none works anything out."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module

from slaaudit.open_cases import DueList
from slaaudit.rule_words.voice import Voice
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class DueFile:
    """The list as of a moment; `whole`: how many open cases there are without narrowing."""

    voice: Voice
    as_of: datetime
    listed: DueList
    whole: int


@dataclass(frozen=True, slots=True)
class DrawingOptions:
    """How a page of text is drawn: its width, and whether it may have colours."""

    width: int = 100
    colour: bool = False


Draw = Callable[[DueFile, DrawingOptions], bytes]

#: The formats; each is drawn by the module of its name, loaded when it is asked for.
DUE_FORMATS = ("text", "csv", "json", "ics")


def draw_due(output_format: str, file: DueFile, options: DrawingOptions) -> bytes:
    """Draw the list in one of the formats, as UTF-8, the same bytes every time."""
    module = import_module(f"slaaudit.due_formats.{output_format}_due")
    drawn: bytes = module.draw(file, options)
    return drawn
