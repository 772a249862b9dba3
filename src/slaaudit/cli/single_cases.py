"""What commands about single cases refuse: results, and cases and standards that there are not."""

from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path

from slaaudit.case_story import ids_near
from slaaudit.cli.choices import refuse
from slaaudit.cli.stored_results import is_result
from slaaudit.findings import Refusal
from slaaudit.spec.ruleset import RuleSet, StandardRule


def refuse_results(logs: Sequence[Path]) -> None:
    """Refuse a stored result where a log is needed."""
    stored = next((file for file in logs if is_result(file)), None)
    if stored is not None:
        raise refuse("SLA891", file=str(stored))


def known_standard(rules: RuleSet, standard: str) -> StandardRule:
    """Find a standard that a log can show, by its id."""
    found = rules.standard(standard)
    if found is None or not found.judged:
        near = get_close_matches(standard, [rule.id for rule in rules if rule.judged])
        raise refuse("SLA893", shown=standard, hint=_hint(near))
    return found


def unknown_case(case: str, ids: list[str]) -> Refusal:
    """Refuse a case that the log lacks, and name the nearest."""
    return refuse("SLA892", shown=case, hint=_hint(ids_near(case, ids)))


def _hint(near: Sequence[str]) -> str:
    return f" → {', '.join(near)}?" if near else ""
