"""SLA412, SLA413, SLA414: quotes stand word for word in the text that they were taken from."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial

from slaaudit.checks.figures import figures
from slaaudit.findings import Finding, Place
from slaaudit.rulefile.draft import Draft
from slaaudit.rulefile.load import Check
from slaaudit.rulefile.nodes import ScalarNode, child, entries_named, members, place, scalar_text
from slaaudit.rulefile.suggest import hint, listed

#: Typographic quotation marks are written as the keyboard has them.
_MARKS = str.maketrans(dict.fromkeys("“”„‟＂", '"') | dict.fromkeys("‘’‚‛′＇", "'"))
#: A sentence ends with its line, or with a full stop that no figure follows (80.0점).
_SENTENCE = re.compile(r"(?:[^.!?]|\.(?=\d))+[.!?]*")


@dataclass(frozen=True, slots=True)
class Original:
    """The text of a source; `digest` is the SHA-256 of its file."""

    source: str
    file: str
    text: str
    digest: str


def original_checks(originals: tuple[Original, ...]) -> tuple[Check, ...]:
    """Give a check for each text that quotes can be held against."""
    return tuple(partial(_in_original, original) for original in originals)


def folded(text: str) -> str:
    """Make line breaks, spacing, composition and quotation marks no matter."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


def _in_original(original: Original, draft: Draft) -> Iterator[Finding]:
    if original.source not in draft.sources:
        known = draft.sources
        facts = {"shown": original.source, "known": listed(known), "key": "--source"}
        near = hint(original.source, known)
        yield Finding("SLA401", Place(original.file), facts | {"hint": near})
        return
    whole = folded(original.text)
    quotes = tuple(_quotes(draft, original.source))
    missing = [quote for quote in quotes if folded(quote.text) not in whole]
    for quote in missing:
        nearest, likeness = _nearest(whole, folded(quote.text))
        facts = {"source": original.source, "nearest": nearest, "likeness": likeness}
        yield Finding("SLA412", place(quote), facts)
    yield from _uncited(original, tuple(folded(quote.text) for quote in quotes))
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


def _nearest(whole: str, quote: str) -> tuple[str, str]:
    """Give the stretch of text around the longest common part, and how alike it is in percent."""
    common = SequenceMatcher(None, whole, quote, autojunk=False).find_longest_match()
    start = max(0, common.a - common.b)
    near = whole[start : start + len(quote)]
    likeness = SequenceMatcher(None, near, quote, autojunk=False).ratio()
    return near.strip(), f"{likeness:.0%}"


def _uncited(original: Original, quotes: tuple[str, ...]) -> Iterator[Finding]:
    """Find the sentences with a figure outside every quote; a quote may run over several lines."""
    lines = [folded(line) for line in original.text.splitlines()]
    hidden = " ".join(line for line in lines if line)
    for quote in quotes:
        hidden = hidden.replace(quote, "…" * len(quote))
    start = 0
    for number, line in enumerate(lines, start=1):
        for match in _SENTENCE.finditer(line):
            left = hidden[start + match.start() : start + match.end()]
            found = dict.fromkeys(figure.text for figure in figures(left))
            if found:
                facts = {"sentence": match[0].strip(), "figures": ", ".join(found)}
                yield Finding("SLA413", Place(original.file, number, 1), facts)
        start += len(line) + bool(line)
