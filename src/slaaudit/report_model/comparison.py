"""This period against the one before: what may be compared, and what changed where it may not."""

from collections.abc import Iterable

from slaaudit.model import Tally
from slaaudit.report_model.document import Cell
from slaaudit.report_model.figures import (
    NONE,
    NOT_COMPARABLE,
    change,
    percent,
    rate,
)
from slaaudit.results.stored import StoredStandard
from slaaudit.rule_words.standard_words import LABELS


def comparable(now: StoredStandard, before: StoredStandard | None) -> bool:
    """Tell whether two results judged a promise by the same rule."""
    return before is not None and now.lines_digest == before.lines_digest


def rule_changes(now: StoredStandard, before: StoredStandard) -> tuple[str, ...]:
    """Say what changed in the rule: `측정: 접수일시부터 … 7일 이내 → … 5일 이내`."""
    keys = dict.fromkeys((*before.lines, *now.lines))
    return tuple(
        f"{LABELS[key][0] if key in LABELS else key}: {_said(before, key)} → {_said(now, key)}"
        for key in keys
        if before.lines.get(key) != now.lines.get(key)
    )


def _said(standard: StoredStandard, key: str) -> str:
    return "; ".join(standard.lines.get(key, ())) or "없음"


def before_cells(now: StoredStandard, before: StoredStandard | None) -> tuple[Cell, Cell]:
    """Write the rate before and the change; where the rule changed meanwhile, say so instead."""
    if before is None:
        return Cell(NONE), Cell(NONE)
    if not comparable(now, before):
        return Cell(NOT_COMPARABLE), Cell(NONE)
    return tally_cells(now.tally, before.tally)


def tally_cells(now: Tally, before: Tally | None) -> tuple[Cell, Cell]:
    """Write the rate before and the change of two tallies that may be compared."""
    was = None if before is None else rate(before)
    return percent(was), change(rate(now), was)


def common(
    now: Iterable[StoredStandard], before: Iterable[StoredStandard]
) -> tuple[Tally, Tally, int]:
    """Add up the promises that both periods judged alike; the last: how many are left out.

    Totals over different promises would compare what was promised, not what was kept.
    """
    old = {each.id: each for each in before}
    pairs = [(each, old.get(each.id)) for each in now if each.tally.judged]
    same = [(a, b) for a, b in pairs if b is not None and b.tally.judged and comparable(a, b)]
    ours = sum((a.tally for a, _ in same), Tally())
    theirs = sum((b.tally for _, b in same), Tally())
    return ours, theirs, len(pairs) - len(same)
