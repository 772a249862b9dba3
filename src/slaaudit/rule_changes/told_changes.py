"""What is only told: titles, quotes and where they stand, readings, notes."""

from collections.abc import Iterator

from slaaudit.rule_changes.change import Change, Effect, VersionPair, changed
from slaaudit.rule_words.standard_words import LABELS
from slaaudit.spec.parts import Cite
from slaaudit.spec.standards import AttestStandard, DurationStandard, JudgedStandard


def told_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which texts changed; no verdict depends on any."""
    labels = {"title": ("이름", "title"), **{key: LABELS[key] for key in ("own_choice", "note")}}
    for key, label in labels.items():
        yield from _told(key, label, (getattr(pair.before, key), getattr(pair.after, key)), pair)
    readings = tuple(
        None if isinstance(each, AttestStandard) else each.reading
        for each in (pair.before, pair.after)
    )
    yield from _told("reading", LABELS["reading"], (readings[0], readings[1]), pair)
    if isinstance(pair.before, AttestStandard) and isinstance(pair.after, AttestStandard):
        old, new = (", ".join(each.evidence) for each in (pair.before, pair.after))
        yield from _told("evidence", LABELS["evidence"], (old, new), pair)


def cite_changes(pair: VersionPair) -> Iterator[Change]:
    """Say which words of the charter are cited, and from where."""
    yield from _cited("cite", "", (pair.before.cite, pair.after.cite), pair)


def part_cite_changes(pair: VersionPair) -> Iterator[Change]:
    """Say the same of the pauses, excuses and other parts that both sides have."""
    before, after = _part_cites(pair.before), _part_cites(pair.after)
    for name in after:
        if name in before and before[name] != after[name]:
            key = name.partition(" ")[0]
            label = pair.voice.said(*LABELS[key])
            yield from _cited(key, f" ({label})", (before[name], after[name]), pair)


def _part_cites(standard: JudgedStandard | AttestStandard) -> dict[str, Cite]:
    """Name the citation of each part; pauses, which have no ids, by their places."""
    if isinstance(standard, AttestStandard):
        return {}
    cites = {f"excuse {each.id}": each.cite for each in standard.excuse}
    if standard.remedy is not None:
        cites["remedy"] = standard.remedy.cite
    if isinstance(standard, DurationStandard):
        pauses = standard.pause
        cites |= {f"pause {n}/{len(pauses)}": each.cite for n, each in enumerate(pauses)}
        if standard.extension is not None and standard.extension.cite is not None:
            cites["extension"] = standard.extension.cite
    return cites


def _cited(key: str, of: str, cites: tuple[Cite, Cite], pair: VersionPair) -> Iterator[Change]:
    old, new = cites
    above = key if key == "cite" else f"{key}.cite"
    quote, place = (f"인용{of}", f"quote{of}"), (f"인용한 곳{of}", f"cited from{of}")
    yield from _told(f"{above}.quote", quote, (old.quote, new.quote), pair)
    sides = tuple(f"{each.source} {each.at}" for each in cites)
    yield from _told(f"{above}.at", place, (sides[0], sides[1]), pair)


def _told(
    key: str,
    label: tuple[str, str],
    sides: tuple[str | None, str | None],
    pair: VersionPair,
) -> Iterator[Change]:
    if sides[0] != sides[1]:
        quoted = tuple(None if side is None else f"“{side}”" for side in sides)
        said = pair.voice.said(*label)
        yield changed(key, Effect.WORDS, said, (quoted[0], quoted[1]), pair.voice)
