"""What a report is made of."""

from dataclasses import dataclass, field

from slaaudit.report_model.document import Audience
from slaaudit.report_model.texts import ReportTexts
from slaaudit.results import StoredResult
from slaaudit.results.stored import StoredRow, StoredStandard


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """A judged period, the one before it, and the institution's own texts.

    `missed`: the rows of missed cases, for the internal edition. `older`: results before
    `previous`, the newest first, for a trend.
    """

    result: StoredResult
    previous: StoredResult | None = None
    older: tuple[StoredResult, ...] = ()
    texts: ReportTexts = field(default_factory=ReportTexts)
    audience: Audience = "public"
    missed: tuple[StoredRow, ...] = ()

    def before(self, standard: StoredStandard) -> StoredStandard | None:
        """Give the same promise in the period before; None where it was not there."""
        return None if self.previous is None else self.previous.standard(standard.id)
