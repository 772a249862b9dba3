"""What no other kind of change has words for: its keys and values as the files have them."""

from collections.abc import Iterable

from slaaudit.rule_changes.change import Change, Effect, changed
from slaaudit.rule_changes.declared import Difference
from slaaudit.rule_words.voice import Voice

#: Keys that are for people alone; `text` is how an amount was written (3회, 3번).
TOLD_KEYS = frozenset({"title", "note", "cite", "reading", "own_choice", "why", "text"})


def only_told(difference: Difference) -> bool:
    """Whether a leaf is a text that nothing is judged by."""
    *above, last = difference.path
    return last in TOLD_KEYS or ("cite" in above and above[0] != "exclude")


def remaining(
    found: Iterable[Difference], voice: Voice, effect: Effect = Effect.VERDICTS
) -> list[Change]:
    """Name each leaf that differs."""
    return [
        changed(
            ".".join(each.path) or "-",
            Effect.WORDS if only_told(each) else effect,
            ".".join(each.path),
            (each.before, each.after),
            voice,
        )
        for each in found
    ]
