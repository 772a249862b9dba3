"""A verification for machines: `slaaudit/verification/1`."""

from collections.abc import Sequence

from slaaudit.comparisons.verification import Difference, Move, Row
from slaaudit.results import StoredResult

SCHEMA = "slaaudit/verification/1"
_SIDE = ("verdict", "reason", "value", "due_at")


def verification_plain(
    stored: StoredResult, found: Sequence[Difference], moved: Sequence[Move] | None
) -> dict[str, object]:
    """Give every difference and every move; `moves` is null where nothing was judged again."""
    return {
        "schema": SCHEMA,
        "institution": stored.institution.id,
        "period": stored.period.label,
        "as_of": stored.as_of.isoformat(timespec="seconds"),
        "same": not found and not moved,
        "judged_again": moved is not None,
        "differences": [
            {"part": each.part, "name": each.name, "stored": each.stored, "now": each.now}
            for each in found
        ],
        "moves": None if moved is None else [_move(each) for each in moved],
    }


def _move(each: Move) -> dict[str, object]:
    return {
        "standard": each.standard,
        "case": each.case,
        "file": each.file,
        "sheet": each.sheet,
        "row": each.row,
        "stored": _side(each.stored),
        "now": _side(each.now),
    }


def _side(row: Row | None) -> dict[str, object] | None:
    return None if row is None else {key: row.get(key) for key in _SIDE}
