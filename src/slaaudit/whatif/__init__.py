"""What if: one log judged by the rules as they are and as they might be."""

from slaaudit.whatif.outcome import Days, Flip, Outcome
from slaaudit.whatif.outcome_document import outcome_document
from slaaudit.whatif.outcome_plain import outcome_plain
from slaaudit.whatif.sweeps import MOST_POINTS, Point, Sweep, parse_sweep, unread_fields

__all__ = [
    "MOST_POINTS",
    "Days",
    "Flip",
    "Outcome",
    "Point",
    "Sweep",
    "outcome_document",
    "outcome_plain",
    "parse_sweep",
    "unread_fields",
]
