"""Which rule sets a `rules` command works on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.rulefile import find_rules, known_institutions

_CHARTER = "charter.yaml"
_UNKNOWN = "SLA120"


def rule_folders(specs: Sequence[str]) -> tuple[Path, ...]:
    """Give the rule sets named by id or path (a folder of several gives them all), else all known.

    Raises Refusal where one of them names none: an empty check must not look like a clean one.
    """
    known = known_institutions()
    if not specs:
        found = list(known.values())
        return tuple(found) if found else _none("-", known)
    return tuple(dict.fromkeys(folder for spec in specs for folder in _named(spec, known)))


def _named(spec: str, known: dict[str, Path]) -> Iterator[Path]:
    try:
        place = find_rules(spec, Path.cwd(), ())
    except Refusal as refusal:
        if refusal.findings[0].code == _UNKNOWN:
            raise Refusal(RefusalKind.NOTHING_TO_JUDGE, *refusal.findings) from None
        raise
    if not place.is_dir() or (place / _CHARTER).is_file():
        yield place
        return
    below = sorted(charter.parent for charter in place.glob(f"*/{_CHARTER}"))
    yield from below or _none(spec, known)


def _none(shown: str, known: dict[str, Path]) -> tuple[Path, ...]:
    facts = {"shown": shown, "known": ", ".join(known) or "-"}
    raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA827", facts=facts))
