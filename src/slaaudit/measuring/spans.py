"""Cases that a standard judges together, by spans of time."""

from slaaudit.case_view import CaseView
from slaaudit.model import Bools, Instants
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class SpanCases:
    """The cases in a standard's scope, whatever their period.

    `view` is None where the log lacks the record. `at` (int64 seconds) is meaningless where `known`
    is false; `undated` is the reason why the first such case has none, None where all have one.
    """

    view: CaseView | None
    at: Instants
    known: Bools
    undated: str | None = None
