"""The story of one case: its events, its days and its verdicts. No text, and no one's name."""

from slaaudit.case_story.cases import cases_of, ids_near, only_case, spanning_period
from slaaudit.case_story.inventing import Invented, invent
from slaaudit.case_story.story import (
    CaseStory,
    Due,
    Event,
    ExcuseTold,
    ExtensionTold,
    Fact,
    HoldTold,
    Moment,
    NotApplicable,
    Origin,
    OtherReading,
    Over,
    SpanStory,
    StandardStory,
    TimeTold,
)
from slaaudit.case_story.telling import Setting, tell_case, tell_span

__all__ = [
    "CaseStory",
    "Due",
    "Event",
    "ExcuseTold",
    "ExtensionTold",
    "Fact",
    "HoldTold",
    "Invented",
    "Moment",
    "NotApplicable",
    "Origin",
    "OtherReading",
    "Over",
    "Setting",
    "SpanStory",
    "StandardStory",
    "TimeTold",
    "cases_of",
    "ids_near",
    "invent",
    "only_case",
    "spanning_period",
    "tell_case",
    "tell_span",
]
