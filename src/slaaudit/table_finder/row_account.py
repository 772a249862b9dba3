"""Rows that hold no case, counted by reason with their numbers."""

from dataclasses import field

from slaaudit.tables import Skipped
from slaaudit.value_classes import dataclass


@dataclass(slots=True)
class RowAccount:
    """Counts rows as they come, first to last; rows that follow each other are kept as one span."""

    _spans: dict[str, list[list[int]]] = field(default_factory=dict)

    def skip(self, reason: str, row: int) -> None:
        """Count one row."""
        spans = self._spans.setdefault(reason, [])
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])

    def give_back(self, reason: str, row: int) -> bool:
        """Take the last row out again, if it was counted for that reason."""
        spans = self._spans.get(reason)
        if not spans or spans[-1][1] != row:
            return False
        spans[-1][1] -= 1
        if spans[-1][1] < spans[-1][0]:
            spans.pop()
        if not spans:
            del self._spans[reason]
        return True

    def skipped(self) -> tuple[Skipped, ...]:
        """Give the counts in the order of their reasons' names."""
        return tuple(
            Skipped(
                reason,
                sum(last - first + 1 for first, last in spans),
                tuple((first, last) for first, last in spans),
            )
            for reason, spans in sorted(self._spans.items())
        )
