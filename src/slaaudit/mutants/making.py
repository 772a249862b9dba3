"""Every mutant of a rule set: one small change of one standard each."""

from collections.abc import Callable, Iterator

from slaaudit.business_time import BusinessCalendar
from slaaudit.mutants import clock_mutations, limit_mutations, part_mutations, scope_mutations
from slaaudit.mutants.change import Change, Place, with_versions
from slaaudit.mutants.words import Words
from slaaudit.spec.ruleset import RuleSet
from slaaudit.value_classes import dataclass

#: Each kind of change, by the name that reports give it.
MUTATIONS: dict[str, Callable[[Place], Iterator[Change]]] = {
    "limit": limit_mutations.limit_by_one,
    "bound": limit_mutations.other_bound,
    "per": limit_mutations.count_span,
    "in_months": limit_mutations.count_months,
    "sum": limit_mutations.count_sum,
    "clock": clock_mutations.other_clock,
    "clock_option": clock_mutations.clock_options,
    "full_days": clock_mutations.full_days,
    "when": scope_mutations.conditions,
    "exclude": scope_mutations.exclusions,
    "where": scope_mutations.share_conditions,
    "exception_to": scope_mutations.precedence,
    "after": scope_mutations.earlier_verdicts,
    "pause": part_mutations.pauses,
    "extension": part_mutations.extension,
    "excuse": part_mutations.excuses,
    "stating": part_mutations.stating,
    "check": part_mutations.check_fields,
    "by": part_mutations.deadline,
    "remedy": part_mutations.remedy,
    "in_force": part_mutations.in_force,
}


@dataclass(frozen=True, slots=True)
class Mutant:
    """A rule set that differs from the original in one thing.

    `rules` is None where the rule language cannot say it. `same` tells why no verdict can differ,
    and is None where one may.
    """

    standard: str
    kind: str
    words: Words
    rules: RuleSet | None
    same: Words | None


def mutants_of(rules: RuleSet, calendar: BusinessCalendar) -> Iterator[Mutant]:
    """Make every mutant of every judged standard, in the charter's order."""
    for rule in rules:
        several = len(rule.judged) > 1
        for index in range(len(rule.judged)):
            place = Place(rules, calendar, rule, index)
            for kind, mutate in MUTATIONS.items():
                for change in mutate(place):
                    yield _mutant(place, kind, change, several=several)


def _mutant(place: Place, kind: str, change: Change, *, several: bool) -> Mutant:
    version = place.version
    since = version.in_force.from_on
    words = change.words
    if several:
        words = words.under(f"{since or '처음'}부터의 판", f"version from {since or 'the start'}")
    made = None
    if change.versions is not None:
        made = with_versions(place.rules, place.rule, change.versions)
    return Mutant(version.id, kind, words, made, change.same)
