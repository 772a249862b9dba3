"""Headings that look like a field's: shown to people, never used before they confirm them."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from slaaudit.plain_text import clean_text
from slaaudit.table_finder import heading_key
from slaaudit.terms import FIELD_TERMS, FieldKind
from slaaudit.value_classes import dataclass

#: Below it likeness is chance: 답변자 and 답변일 are as like as that. What a yes or no is about
#: (연락처 and 연락처안내) is no yes or no itself.
_LIKE_ENOUGH = 0.66
_LIKE_ENOUGH_FOR_FLAGS = 0.8
#: A heading of an instant says so; 답변자 does not.
_OF_INSTANTS = re.compile(r"일|날|시각|시간|시점|때|date|time|at$")
_HEADING_SHOWN = 30


@dataclass(frozen=True, slots=True)
class Guess:
    """A heading that may be a field's, and how like it is to one that would be, in percent."""

    heading: str
    likeness: int


def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Give the neighbouring letters of a heading; a syllable counts as its letters."""
    return Counter(pairwise(f"^{unicodedata.normalize('NFD', text)}$"))


def likeness(first: str, second: str) -> float:
    """Tell from 0 to 1 how like two headings are: the share of neighbouring letters in common."""
    ours, theirs = _pairs(heading_key(first)), _pairs(heading_key(second))
    return 2 * (ours & theirs).total() / (ours.total() + theirs.total())


def _of_other_fields(name: str) -> frozenset[str]:
    """Give the canonical headings of all other fields: these mean something else for certain."""
    return frozenset(
        heading_key(heading)
        for term in FIELD_TERMS.values()
        if term.name != name
        for heading in term.headings
    )


def guess_heading(
    name: str, kind: FieldKind, wanted: Iterable[str], free: Iterable[str]
) -> Guess | None:
    """Find among headings that no field has the one most like those that the field may have."""
    taken = _of_other_fields(name)
    candidates = [
        heading
        for heading in free
        if heading_key(heading) not in taken
        and (kind is not FieldKind.INSTANT or _OF_INSTANTS.search(heading_key(heading)))
    ]
    known = [heading for heading in wanted if not heading.isascii()]
    likely = [
        (max(likeness(heading, each) for each in known), heading) for heading in candidates if known
    ]
    best = max(likely, key=lambda pair: pair[0], default=(0.0, ""))
    if best[0] < (_LIKE_ENOUGH_FOR_FLAGS if kind is FieldKind.FLAG else _LIKE_ENOUGH):
        return None
    return Guess(clean_text(best[1])[:_HEADING_SHOWN], round(best[0] * 100))
