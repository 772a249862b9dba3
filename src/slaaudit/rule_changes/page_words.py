"""How pages name a subject and a change, whatever their format."""

from slaaudit.reporting.clean import clean_text
from slaaudit.rule_changes.change import Change, Subject
from slaaudit.rule_changes.diff_page import DiffPage


def subject_words(subject: Subject) -> str:
    """Name what changed: by its title, and where there are several of a kind by its id too."""
    title = clean_text(subject.title)
    return (
        f"{title} [{subject.id}]" if subject.kind in ("standard", "provision", "waiver") else title
    )


def change_words(change: Change, diff: DiffPage) -> str:
    """Write a change with the days and the reading that it concerns."""
    about = [change.in_force or ""]
    if change.reading is not None and change.key != "readings":
        about.append(diff.said(f"달리 읽는 길 {change.reading}", f"reading {change.reading}"))
    limits = ", ".join(filter(None, about))
    return f"[{limits}] {change.text}" if limits else change.text
