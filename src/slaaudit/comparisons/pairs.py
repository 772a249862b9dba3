"""Which promises of two results stand for the same: only those are compared."""

from slaaudit.report_model.comparison import comparable, rule_changes
from slaaudit.results import StoredResult
from slaaudit.results.stored import StoredStandard
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """A promise of either result, or of both.

    `same`: both judged it by the same rule. `changes`: what differs where they did not.
    """

    first: StoredStandard | None
    second: StoredStandard | None
    same: bool
    changes: tuple[str, ...] = ()


def pairs_of(first: StoredResult, second: StoredResult) -> tuple[Pair, ...]:
    """Pair the promises: of one institution by id, of two by the rule that they are judged by.

    In the order of the first, then what only the second has.
    """
    if first.institution.id == second.institution.id:
        partners = {each.id: each for each in second.standards}
        found = [(each, partners.pop(each.id, None)) for each in first.standards]
    else:
        by_rule: dict[str, list[StoredStandard]] = {}
        for each in second.standards:
            if not each.attested:
                by_rule.setdefault(each.lines_digest, []).append(each)
        found = [(each, _next(by_rule.get(each.lines_digest))) for each in first.standards]
        taken = {partner.id for _, partner in found if partner is not None}
        partners = {each.id: each for each in second.standards if each.id not in taken}
    pairs = [_pair(one, other) for one, other in found]
    return (*pairs, *(Pair(None, each, same=False) for each in partners.values()))


def _next(candidates: list[StoredStandard] | None) -> StoredStandard | None:
    return candidates.pop(0) if candidates else None


def _pair(one: StoredStandard, other: StoredStandard | None) -> Pair:
    if other is None:
        return Pair(one, None, same=False)
    same = comparable(one, other)
    return Pair(one, other, same, () if same else rule_changes(other, one))
