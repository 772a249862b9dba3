"""SLA332: a petition limit that passes five days between versions or readings changes its unit."""

from collections.abc import Iterator

from slaaudit.amounts import AmountUnit
from slaaudit.checks.promises import limit_of, petitions, place_of
from slaaudit.clock_rules import PETITION_HOUR_DAYS
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft


def petition_units(draft: Draft) -> Iterator[Finding]:
    """Find standards that some version or reading counts in hours, and another in days."""
    on_petitions = petitions(draft)
    for written in draft.standards:
        found = [on_petitions[id(node)] for node in written.concrete if id(node) in on_petitions]
        limits = [(limit_of(standard), node) for node, standard in found]
        days = {
            limit.amount.value: (limit.amount.text, node)
            for limit, node in limits
            if limit is not None and limit.amount is not None
            if limit.amount.unit is AmountUnit.DAY
        }
        if days and min(days) <= PETITION_HOUR_DAYS < max(days):
            short, (long, node) = days[min(days)][0], days[max(days)]
            facts = {"standard": written.id, "short": short, "long": long}
            yield Finding("SLA332", place_of(node, "limit"), facts)
