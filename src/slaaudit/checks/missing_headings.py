"""SLA335: every field that the rules read has a heading that it may stand under."""

from collections.abc import Iterator

from slaaudit.findings import Finding, Place
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.nodes import find_word, inner_place, place
from slaaudit.rulefile.suggest import hint
from slaaudit.spec.fields import all_uses
from slaaudit.terms import FIELD_TERMS, canonical_headings


def missing_headings(draft: Draft) -> Iterator[Finding]:
    """Find fields that neither columns.yaml nor the canonical headings give a heading."""
    rules = draft.readable
    if rules is None:
        return
    mapped = rules.columns.records
    needed = dict.fromkeys((use.record, use.field) for use in all_uses(rules))
    for record, field in needed:
        declared = mapped[record].fields if record in mapped else {}
        if field not in declared and canonical_headings(field) == (field,):
            near = hint(field, dict.fromkeys((*declared, *FIELD_TERMS)))
            facts = {"record": record, "field": field, "hint": near}
            yield Finding("SLA335", _first_use(draft, field), facts)


def _first_use(draft: Draft, field: str) -> Place:
    standards = (written.node for written in draft.standards)
    for node in (*standards, *(waiver for waiver, _ in draft.waivers)):
        found = find_word(node, field)
        if found is not None:
            return place(found)
    found = find_word(draft.head, field)
    return place(found) if found is not None else inner_place(draft.head)
