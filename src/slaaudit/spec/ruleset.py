"""A rule set in its normal form: every standard with its versions and readings resolved."""

from collections.abc import Iterator, Mapping

from slaaudit.spec.charter import Charter
from slaaudit.spec.columns import ColumnMap
from slaaudit.spec.rule_tests import RuleTest
from slaaudit.spec.standards import AttestStandard, JudgedStandard
from slaaudit.spec.waivers import Waiver
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class ReadingRule:
    """A standard as another reading would have it, version by version."""

    id: str
    why: str
    versions: tuple[JudgedStandard, ...]


@dataclass(frozen=True, slots=True)
class StandardRule:
    """A promise: its versions in order of time (their `in_force` never overlap), its readings.

    Each version has one limit: dated limits have become versions. The last one gives the title.
    """

    versions: tuple[JudgedStandard, ...] | tuple[AttestStandard, ...]
    readings: tuple[ReadingRule, ...] = ()

    @property
    def latest(self) -> JudgedStandard | AttestStandard:
        """The newest version."""
        return self.versions[-1]

    @property
    def id(self) -> str:
        """The id that all versions share."""
        return self.latest.id

    @property
    def judged(self) -> tuple[JudgedStandard, ...]:
        """The versions that a log can show; empty for `attest`."""
        return tuple(v for v in self.versions if not isinstance(v, AttestStandard))


@dataclass(frozen=True, slots=True)
class RuleSet:
    """One institution's rules. `digest`: SHA-256 over all files; `files`: name → SHA-256."""

    charter: Charter
    columns: ColumnMap
    standards: tuple[StandardRule, ...]
    tests: tuple[RuleTest, ...]
    digest: str
    files: Mapping[str, str]
    waivers: tuple[Waiver, ...] = ()

    def __hash__(self) -> int:
        """Tell apart by the files, so that what is worked out of a rule set can be remembered."""
        return hash(self.digest)

    def __iter__(self) -> Iterator[StandardRule]:
        """Give the standards in the charter's order."""
        return iter(self.standards)

    def standard(self, standard_id: str) -> StandardRule | None:
        """Find a standard by its id."""
        return next((rule for rule in self.standards if rule.id == standard_id), None)

    def waivers_of(self, standard_id: str) -> tuple[Waiver, ...]:
        """Give the waivers of a standard's cases, in the order written."""
        return tuple(
            each for each in self.waivers if each.code is None and each.standard == standard_id
        )
