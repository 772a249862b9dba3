"""How many cases came to each verdict."""

from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Tally:
    """How many cases came to each verdict; `waived` of the excused were so by a waiver."""

    met: int = 0
    missed: int = 0
    excused: int = 0
    pending: int = 0
    not_applicable: int = 0
    unmeasurable: int = 0
    waived: int = 0

    @property
    def cases(self) -> int:
        """All cases: the verdicts add up to it."""
        return self.judged + self.excused + self.pending + self.not_applicable + self.unmeasurable

    @property
    def judged(self) -> int:
        """The denominator of the compliance rate."""
        return self.met + self.missed

    def __add__(self, other: "Tally") -> "Tally":
        """Add up two tallies."""
        counts = (a + b for a, b in zip(self.counts, other.counts, strict=True))
        return Tally(*(*counts, self.waived + other.waived))

    @property
    def counts(self) -> tuple[int, ...]:
        """The six counts in the order of `Verdict`."""
        return (
            self.met,
            self.missed,
            self.excused,
            self.pending,
            self.not_applicable,
            self.unmeasurable,
        )
