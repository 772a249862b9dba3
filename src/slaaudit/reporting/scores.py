"""Rates and targets of a tally: compared exactly, rounded only to be shown."""

from decimal import Decimal

from slaaudit.model import Tally, compliance_rate
from slaaudit.spec.ruleset import StandardRule
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Score:
    """A tally with its rates in %, None where nothing was judged; `target` in % or None."""

    tally: Tally
    target: Decimal | None = None

    @property
    def rate(self) -> float | None:
        """Met out of met and missed."""
        return compliance_rate(self.tally.met, self.tally.missed)

    @property
    def rate_with_excused(self) -> float | None:
        """The same with the excused counted as met."""
        return compliance_rate(self.tally.met + self.tally.excused, self.tally.missed)

    @property
    def rate_without_waivers(self) -> float | None:
        """Met out of met and missed, as if no waiver had excused anything."""
        return compliance_rate(self.tally.met, self.tally.missed + self.tally.waived)

    @property
    def attained(self) -> bool | None:
        """Whether the target was reached, by the exact rate; None without target or cases."""
        if self.target is None or self.tally.judged == 0:
            return None
        return self.tally.met * 100 >= self.target * self.tally.judged

    @property
    def applicable(self) -> int:
        """Count the cases that the standard applied to."""
        return self.tally.cases - self.tally.not_applicable


def target_of(rule: StandardRule) -> Decimal | None:
    """Give a standard's target in %, exactly as written."""
    target = rule.latest.target
    return None if target is None else Decimal(str(target.value))


def plain_number(number: Decimal | float) -> int | float:
    """Give whole numbers without a fraction."""
    return int(number) if number == int(number) else float(number)
