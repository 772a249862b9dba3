"""SLA412, SLA413, SLA414: quotes stand word for word in the text that they were taken from."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from slaaudit.checks.figures import figures
from slaaudit.checks.wording import Wording, folded, wording
from slaaudit.findings import Finding, Place
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.load import Check
from slaaudit.rulefile.nodes import ScalarNode, child, entries_named, members, place, scalar_text
from slaaudit.rulefile.suggest import hint, listed
from slaaudit.value_classes import dataclass

#: A sentence ends with its line, or with a full stop that no figure follows (80.0점).
_SENTENCE = re.compile(r"(?:[^.!?]|\.(?=\d))+[.!?]*")


@dataclass(frozen=True, slots=True)
class Original:
    """The text of a source; `digest` is the SHA-256 of its file.

    `spaced`: its blanks are certain. `lined`: its lines are those of the file.
    """

    source: str
    file: str
    text: str
    digest: str
    spaced: bool = True
    lined: bool = True


def original_checks(originals: tuple[Original, ...]) -> tuple[Check, ...]:
    """Give a check for each text that quotes can be held against."""
    return tuple(partial(_in_original, original) for original in originals)


def _in_original(original: Original, draft: Draft) -> Iterator[Finding]:
    if original.source not in draft.sources:
        known = draft.sources
        facts = {"shown": original.source, "known": listed(known), "key": "--source"}
        near = hint(original.source, known)
        yield Finding("SLA401", Place(original.file), facts | {"hint": near})
        return
    whole = wording(original.text, spaced=original.spaced)
    quotes = tuple(_quotes(draft, original.source))
    spans = [_spans(whole, quote.text) for quote in quotes]
    missing = [quote for quote, found in zip(quotes, spans, strict=True) if not found]
    for quote in missing:
        nearest, likeness = _nearest(folded(original.text), folded(quote.text))
        facts = {"source": original.source, "nearest": nearest, "likeness": likeness}
        yield Finding("SLA412", place(quote), facts)
    yield from _uncited(original, [span for found in spans for span in found])
    yield Finding("SLA414", Place(original.file), {
        "source": original.source, "digest": original.digest,
        "quotes": len(quotes), "found": len(quotes) - len(missing),
    })  # fmt: skip


def _quotes(draft: Draft, source: str) -> Iterator[ScalarNode]:
    """Every quote from a source: of standards and all their parts, and of provisions."""
    holders = [written.node for written in draft.standards]
    for holder in (*holders, *members(draft.head.get("provisions"))):
        for entry in entries_named(holder, "cite"):
            quote = child(entry.value, "quote")
            named = scalar_text(child(entry.value, "source"))
            if isinstance(quote, ScalarNode) and named == source:
                yield quote


def _spans(whole: Wording, quote: str) -> list[tuple[int, int]]:
    """Find a quote, with the hyphens at line ends read as the word's own or as the line's."""
    wanted = wording(quote)
    return [*whole.spans(wanted)] or [*whole.without_hyphens().spans(wanted)]


def _nearest(whole: str, quote: str) -> tuple[str, str]:
    """Give the stretch of text around the longest common part, and how alike it is in percent."""
    common = SequenceMatcher(None, whole, quote, autojunk=False).find_longest_match()
    start = max(0, common.a - common.b)
    near = whole[start : start + len(quote)]
    likeness = SequenceMatcher(None, near, quote, autojunk=False).ratio()
    return near.strip(), f"{likeness:.0%}"


def _uncited(original: Original, spans: list[tuple[int, int]]) -> Iterator[Finding]:
    """Find the sentences with a figure outside every quote; a quote may run over several lines."""
    lines = [folded(line) for line in original.text.splitlines()]
    cited = bytearray(sum(len(line.replace(" ", "")) for line in lines))
    for start, end in spans:
        cited[start:end] = b"\1" * (end - start)
    start = 0
    for number, line in enumerate(lines, start=1):
        size = len(line.replace(" ", ""))
        hidden = _hidden(line, cited[start : start + size])
        start += size
        for match in _SENTENCE.finditer(line):
            found = dict.fromkeys(each.text for each in figures(hidden[slice(*match.span())]))
            if found:
                facts = {"sentence": match[0].strip(), "figures": ", ".join(found)}
                where = (number, 1) if original.lined else ()
                yield Finding("SLA413", Place(original.file, *where), facts)


def _hidden(line: str, cited: bytearray) -> str:
    """Put dots in the place of letters that are cited."""
    marks = iter(cited)
    return "".join(" " if sign == " " else "…" if next(marks) else sign for sign in line)
