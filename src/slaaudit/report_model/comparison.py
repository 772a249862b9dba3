"""This period against the one before: what may be compared, and what changed where it may not."""

from collections.abc import Collection, Iterable, Sequence

from slaaudit.model import Tally
from slaaudit.report_model.document import Cell
from slaaudit.report_model.figures import (
    NONE,
    NOT_COMPARABLE,
    change,
    rate,
    rate_before,
)
from slaaudit.results.stored import StoredGroup, StoredResult, StoredStandard
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
    if before is None:
        return Cell(NONE), Cell(NONE)
    return rate_before(before), change(rate(now), rate(before))


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


def judged_alike(results: Sequence[StoredResult]) -> tuple[str, ...]:
    """Give the ids of the promises that every one of these results judged, and by the same rule."""
    latest, *others = results

    def everywhere(now: StoredStandard) -> bool:
        same = [each.standard(now.id) for each in others]
        return all(was is not None and was.tally.judged and comparable(now, was) for was in same)

    return tuple(each.id for each in latest.standards if each.tally.judged and everywhere(each))


def part_of(group: StoredGroup, ids: Collection[str]) -> Tally:
    """Add up a group's cases of some promises."""
    return sum((each.tally for each in group.standards if each.id in ids), Tally())
