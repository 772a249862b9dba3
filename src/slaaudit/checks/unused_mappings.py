"""SLA334: every field of columns.yaml is read by some standard."""

from collections.abc import Iterator

from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.nodes import child, entries_of, place
from slaaudit.rulefile.suggest import hint
from slaaudit.spec.fields import field_kinds


def unused_mappings(draft: Draft) -> Iterator[Finding]:
    """Find fields of columns.yaml that no standard reads.

    A record that no standard reads at all is mapped on purpose: its sheets are then set aside.
    """
    if draft.rules is None:
        return
    read = field_kinds(draft.rules)
    for record in entries_of(child(draft.columns, "records")):
        if record.key.text not in read:
            continue
        known = read[record.key.text]
        for entry in entries_of(child(record.value, "fields")):
            if entry.key.text not in known:
                near = hint(entry.key.text, known)
                facts = {"record": record.key.text, "field": entry.key.text, "hint": near}
                yield Finding("SLA334", place(entry.key), facts)
