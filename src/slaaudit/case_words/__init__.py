"""A case in words: one page, built once in Korean or English, that every format draws."""

from slaaudit.case_words.building import case_page, moment_page, span_page
from slaaudit.case_words.moment_words import day_why
from slaaudit.case_words.page import (
    CasePage,
    DayCell,
    Grid,
    Labelled,
    Lines,
    Part,
    Sheet,
    StandardPart,
)

__all__ = [
    "CasePage",
    "DayCell",
    "Grid",
    "Labelled",
    "Lines",
    "Part",
    "Sheet",
    "StandardPart",
    "case_page",
    "day_why",
    "moment_page",
    "span_page",
]
