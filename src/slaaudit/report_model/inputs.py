"""What a report is made of."""

from collections.abc import Mapping
from dataclasses import field

from slaaudit.report_model.document import Audience
from slaaudit.report_model.texts import ReportTexts
from slaaudit.report_model.wording import directly_before, period_before, period_title
from slaaudit.results import CaseRows, StoredResult
from slaaudit.results.stored import StoredRow, StoredStandard
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ReportInputs:
    """A judged period, the one before it, and the institution's own texts.

    `rows`: single cases, for the internal edition alone. `older`: results before
    `previous`, the newest first, for a trend.
    """

    result: StoredResult
    previous: StoredResult | None = None
    older: tuple[StoredResult, ...] = ()
    texts: ReportTexts = field(default_factory=ReportTexts)
    audience: Audience = "public"
    rows: CaseRows = field(default_factory=CaseRows)

    @property
    def missed(self) -> tuple[StoredRow, ...]:
        """The missed cases; none where the reader is the public."""
        return self.rows.missed if self.audience == "internal" else ()

    @property
    def doubtful(self) -> tuple[StoredRow, ...]:
        """The cases that could not be judged; none where the reader is the public."""
        return self.rows.doubtful if self.audience == "internal" else ()

    @property
    def notices(self) -> Mapping[tuple[str, str], str]:
        """The verdicts on interim notices, by promise and case."""
        return self.rows.notices

    def before(self, standard: StoredStandard) -> StoredStandard | None:
        """Give the same promise in the period before; None where it was not there."""
        return None if self.previous is None else self.previous.standard(standard.id)

    @property
    def before_word(self) -> str:
        """What the period compared with is called: 전반기; by its name where others lie between."""
        now = self.result.period
        if self.previous is None or directly_before(self.previous.period, now):
            return period_before(now.label)
        return period_title(self.previous.period.label)

    @property
    def by_time(self) -> tuple[StoredResult, ...]:
        """Every result, the oldest first."""
        earlier = () if self.previous is None else (self.previous,)
        return (*reversed(self.older), *earlier, self.result)
