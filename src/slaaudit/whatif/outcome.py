"""What came out: two audits of one log, every verdict that flips, and a sweep beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from functools import cached_property

import numpy as np

from slaaudit.audit_changes import StandardMoves
from slaaudit.model import Audit, Tally
from slaaudit.reporting.verdict_rows import verdict_columns
from slaaudit.rule_changes import RuleChanges
from slaaudit.rule_changes.diff_page import LogEffect
from slaaudit.terms import Verdict
from slaaudit.value_classes import dataclass
from slaaudit.whatif.sweeps import Sweep

_COLUMNS = ("case", "department", "file", "sheet", "row")


@dataclass(frozen=True, slots=True)
class Days:
    """Public holidays that are tried, by day: their names."""

    added: Mapping[date, str] = field(default_factory=dict)
    removed: Mapping[date, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether any day is tried."""
        return bool(self.added or self.removed)


@dataclass(frozen=True, slots=True)
class Flip:
    """A case whose verdict differs; None where a side lacks it."""

    standard: str
    case: str
    department: str | None
    file: str | None
    sheet: str | None
    row: int | None
    verdicts: tuple[str, str]
    dues: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Turned:
    """How many verdicts turned, and which way."""

    to_missed: int = 0
    to_met: int = 0
    other: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.to_missed + self.to_met + self.other

    def __add__(self, more: "Turned") -> "Turned":
        """Add up two."""
        return Turned(
            self.to_missed + more.to_missed, self.to_met + more.to_met, self.other + more.other
        )


@dataclass(frozen=True, slots=True)
class DepartmentMoves:
    """A department's cases of the standards that differ."""

    department: str
    before: Tally
    after: Tally
    turned: Turned


@dataclass(frozen=True)
class Outcome:
    """One log, judged twice as of one moment."""

    changes: RuleChanges
    days: Days
    effect: LogEffect
    sweep: Sweep | None = None

    @property
    def before(self) -> Audit:
        """The log by the rules as they are."""
        return self.effect.before

    @property
    def after(self) -> Audit:
        """The log by the rules as they might be."""
        return self.effect.after

    @property
    def anything_tried(self) -> bool:
        """Whether anything was changed beside the sweep."""
        return bool(self.changes.subjects or self.days)

    @cached_property
    def moved(self) -> tuple[StandardMoves, ...]:
        """The standards that differ in anything."""
        return tuple(each for each in self.effect.standards if each.changed)

    @cached_property
    def flips(self) -> tuple[Flip, ...]:
        """Every verdict that flips, by standard, in the order of the log."""
        return tuple(flip for moves in self.moved for flip in self._flips(moves))

    @cached_property
    def turned(self) -> Turned:
        """How many verdicts turn, and which way."""
        return sum(map(turned, self.moved), Turned())

    @cached_property
    def departments(self) -> tuple[DepartmentMoves, ...]:
        """Each department's part in the standards that differ, by name."""
        ids = {each.id for each in self.moved}
        sides = [
            {
                group.label: sum(
                    (tally for name, tally in group.by_standard.items() if name in ids), Tally()
                )
                for group in audit.departments
            }
            for audit in (self.before, self.after)
        ]
        turns: dict[str, Turned] = {}
        for flip in self.flips:
            name = flip.department or ""
            turns[name] = turns.get(name, Turned()) + _turn(flip)
        found = (
            DepartmentMoves(
                name,
                sides[0].get(name, Tally()),
                sides[1].get(name, Tally()),
                turns.get(name, Turned()),
            )
            for name in sorted({*sides[0], *sides[1]}, key=lambda label: (label == "", label))
        )
        return tuple(each for each in found if each.before.judged or each.after.judged)

    def _flips(self, moves: StandardMoves) -> Iterator[Flip]:
        before, after = moves.before, moves.after
        if before is None or after is None:
            return
        places = moves.flipped
        old = verdict_columns(before, self.before.sources, moves.pairs.before[places])
        new = verdict_columns(after, self.after.sources, moves.pairs.after[places])
        rows = zip(*(new[key] for key in _COLUMNS), strict=True)
        verdicts = zip(old["verdict"], new["verdict"], strict=True)
        dues = zip(old["due_at"], new["due_at"], strict=True)
        for (case, department, file, sheet, row), turned_to, due in zip(
            rows, verdicts, dues, strict=True
        ):
            yield Flip(
                moves.id,
                str(case),
                _text(department),
                _text(file),
                _text(sheet),
                row if isinstance(row, int) else None,
                (str(turned_to[0]), str(turned_to[1])),
                (_text(due[0]), _text(due[1])),
            )


def turned(moves: StandardMoves) -> Turned:
    """Count one standard's verdicts that turn."""
    cells = moves.matrix
    to_missed = int(cells[Verdict.MET, Verdict.MISSED])
    to_met = int(cells[Verdict.MISSED, Verdict.MET])
    return Turned(to_missed, to_met, int(cells.sum() - np.trace(cells)) - to_missed - to_met)


def _turn(flip: Flip) -> Turned:
    if flip.verdicts == ("met", "missed"):
        return Turned(to_missed=1)
    return Turned(to_met=1) if flip.verdicts == ("missed", "met") else Turned(other=1)


def _text(value: object) -> str | None:
    return None if value is None else str(value)
