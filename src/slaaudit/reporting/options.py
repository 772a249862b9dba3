"""What a reader may choose about a report; none of it changes a figure."""

from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`department`: the only one shown, None for all; `width` in columns of a terminal."""

    lang: Lang = "ko"
    department: str | None = None
    width: int = 100
    colour: bool = False
