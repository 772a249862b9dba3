"""Trying mutants: which of them the tests of a rule set notice."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from slaaudit.business_time import BusinessCalendar
from slaaudit.judging.ordering import concerning
from slaaudit.mutants.making import Mutant, mutants_of
from slaaudit.rule_runner import PreparedTest, as_expected, expected_of, prepare_tests
from slaaudit.spec.ruleset import RuleSet
from slaaudit.value_classes import dataclass

_PERCENT = 100


@dataclass(frozen=True, slots=True)
class MutantScore:
    """What became of every mutant of a rule set."""

    caught: tuple[Mutant, ...]
    survived: tuple[Mutant, ...]
    equivalent: tuple[Mutant, ...]
    not_expressible: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """Percent caught of those that change something; 100 where there are none."""
        counted = len(self.caught) + len(self.survived)
        return _PERCENT * len(self.caught) / counted if counted else float(_PERCENT)


class Trial:
    """The tests of one rule set that pass, ready to be judged by any mutant of it."""

    def __init__(self, rules: RuleSet, calendar: BusinessCalendar) -> None:
        """Keep what the tests run in."""
        self.rules = rules
        self.calendar = calendar

    @cached_property
    def concerned(self) -> dict[str, frozenset[str]]:
        """For each judged standard all the standards that its verdict needs."""
        return {
            rule.id: frozenset(each.id for each in concerning(self.rules, rule.id))
            for rule in self.rules
            if rule.judged
        }

    @cached_property
    def passing(self) -> tuple[PreparedTest, ...]:
        """The confirmed tests that hold for the original."""
        confirmed = (test for test in self.rules.tests if not test.todo)
        prepared = prepare_tests(confirmed, self.rules, self.calendar)
        return tuple(each for each in prepared if self.holds(each, self.rules))

    def holds(self, prepared: PreparedTest, rules: RuleSet) -> bool:
        """Whether a test comes out as it expects by these rules."""
        narrow = concerning(rules, prepared.test.standard)
        actual = prepared.actual(prepared.judged(narrow, self.calendar))
        return as_expected(actual, expected_of(prepared.test))

    def catches(self, mutant: Mutant) -> bool:
        """Whether some test that concerns the mutated standard comes out otherwise."""
        if mutant.rules is None:
            return False
        return any(not self.holds(test, mutant.rules) for test in self._concerning(mutant.standard))

    def _concerning(self, standard: str) -> Iterator[PreparedTest]:
        """The tests of the standard itself first: they notice most."""
        own = [each for each in self.passing if each.test.standard == standard]
        yield from own
        for each in self.passing:
            name = each.test.standard
            if name != standard and standard in self.concerned[name]:
                yield each

    def score(self) -> MutantScore:
        """Try every mutant."""
        return self._sorted(tuple(mutants_of(self.rules, self.calendar)))

    def _sorted(self, mutants: Sequence[Mutant]) -> MutantScore:
        made = [each for each in mutants if each.rules is not None]
        live = [each for each in made if not each.same]
        caught = [self.catches(each) for each in live]
        return MutantScore(
            caught=tuple(each for each, yes in zip(live, caught, strict=True) if yes),
            survived=tuple(each for each, yes in zip(live, caught, strict=True) if not yes),
            equivalent=tuple(each for each in made if each.same),
            not_expressible=tuple(each for each in mutants if each.rules is None),
        )
