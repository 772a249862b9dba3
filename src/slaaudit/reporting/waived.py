"""The waivers of an audit, each with the cases that it excused."""

from slaaudit.model import WAIVER_REASON, Audit, StandardResult
from slaaudit.spec.waivers import Waiver
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class WaiverUse:
    """A waiver of a standard's cases, and how many it excused."""

    waiver: Waiver
    cases: int

    @property
    def last_day(self) -> str | None:
        """Its last day; None where that could not be read."""
        ends = self.waiver.expires_on
        return None if ends is None else ends.isoformat()


def waivers_of(audit: Audit) -> tuple[WaiverUse, ...]:
    """Give the waivers of the standards of an audit, those that excused nothing included."""
    if not audit.rules.waivers:
        return ()
    return tuple(
        WaiverUse(waiver, _cases(result, waiver))
        for result in audit.standards
        for waiver in audit.rules.waivers_of(result.rule.id)
    )


def _cases(result: StandardResult, waiver: Waiver) -> int:
    return result.reason_counts().get(f"{WAIVER_REASON}{waiver.id}", 0)
