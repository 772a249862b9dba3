"""What a reader may choose about a report; none of it changes a figure."""

from dataclasses import dataclass

from slaaudit.terms import Lang


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """`department`: the only one shown, None for all; `width` in columns of a terminal."""

    lang: Lang = "ko"
    department: str | None = None
    width: int = 100
    colour: bool = False
