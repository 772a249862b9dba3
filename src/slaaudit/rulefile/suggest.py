"""Did you mean: the known word that an unknown one most likely stands for."""

from __future__ import annotations

import re
import unicodedata
from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

from slaaudit.amounts import UNIT_WORDS, parse_amount
from slaaudit.korean_numbers import DAY_WORDS, NATIVE_NUMBERS, sino_number
from slaaudit.rulefile.other_words import MEANT_BY_KOREAN, UNIT_MEANT
from slaaudit.terms import FIELD_TERMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

#: A list beyond these helps nobody, and would let a hostile file take hours.
_MOST_COMPARED = 200
_MOST_LISTED = 80

#: How alike two words are where one is a slip of the pen: a hint may err, what mends may not.
_A_HINT, _A_SLIP = 0.6, 0.8
#: For units, by the letters of their one or two syllables.
_ALIKE = 0.5

#: The bound says it already.
_BOUND_WORDS = r"\s*(?:이내|이하|이상|미만|초과|까지|안에?|내)$"
_NATIVE = "|".join(sorted(NATIVE_NUMBERS, key=len, reverse=True))
_COUNTED = rf"(\d+(?:\.\d+)?|{_NATIVE}|[일이삼사오육칠팔구십]+)\s*([^\d\s].*)"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that this one stands for; None where none is near."""
    candidates = list(islice(known, _MOST_COMPARED))
    meant = _meant(word, candidates)
    if meant:
        return meant[0]
    forms = _forms(word)
    for form in forms:
        matches = get_close_matches(form, candidates, n=1, cutoff=_A_HINT)
        if matches:
            return matches[0]
    begun = [each for each in candidates if forms[0] and each.startswith(forms[0])]
    return begun[0] if len(begun) == 1 else None


def _meant(word: str, candidates: Iterable[str]) -> list[str]:
    meant = MEANT_BY_KOREAN.get("".join(word.split()), ())
    return [key for key in meant if key in candidates]


def _forms(word: str) -> tuple[str, ...]:
    spelled = word.strip().lower()
    forms = (spelled, spelled.replace("-", "_"), spelled.replace("_", "-"))
    return tuple(dict.fromkeys(forms))


def sole(word: str, known: Iterable[str]) -> str:
    """Give the known word where this can be a slip for no other one; empty where it may be two.

    Another figure is no slip: `reply-7d` never stands for `reply-10d`.
    """
    candidates = list(islice(known, _MOST_COMPARED))
    near = _meant(word, candidates)
    if not near:
        forms = _forms(word)
        near = [form for form in forms if form in candidates] or [
            match
            for form in forms
            for match in get_close_matches(form, candidates, n=2, cutoff=_A_SLIP)
        ]
    once = set(near)
    return near[0] if len(once) == 1 and _digits(near[0]) == _digits(word) else ""


def _digits(word: str) -> str:
    return "".join(filter(str.isdigit, word))


def hint(word: str, known: Iterable[str]) -> str:
    """Give the did-you-mean that follows a sentence in either language; empty without one."""
    meant = nearest(word, known)
    return "" if meant is None else f" → `{meant}`?"


def listed(known: Iterable[str]) -> str:
    """Give known words as a list that people read."""
    words = [f"`{word}`" for word in islice(known, _MOST_LISTED + 1)]
    if len(words) > _MOST_LISTED:
        words[-1] = "…"
    return ", ".join(words) or "-"


def suggested(word: str, known: Iterable[str]) -> dict[str, str]:
    """Give the facts of an unknown word: what is known, what was meant, and that if it is sure."""
    words = list(known)
    return {"known": listed(words), "hint": hint(word, words), "sure": sole(word, words)}


def suggested_field(word: str) -> dict[str, str]:
    """Give the facts of a word that no field can have: a heading, or a field spelt otherwise."""
    heading = "".join(word.split())
    fields = [name for name, term in FIELD_TERMS.items() if heading in term.headings]
    fields = fields or [form for form in _forms(word) if form in FIELD_TERMS]
    shown = f" → `{fields[0]}`?" if fields else ""
    return {"hint": shown, "sure": fields[0] if len(set(fields)) == 1 else ""}


def suggested_amount(text: str) -> dict[str, str]:
    """Give the facts of an amount that cannot be read: a unit spelt otherwise, 세 번, 열흘."""
    written = unicodedata.normalize("NFKC", text).strip()
    bare = re.sub(_BOUND_WORDS, "", written)
    sure = _amount_meant(bare, _unit)
    meant = sure or _amount_meant(bare, _near_unit)
    return {"hint": f" → `{meant}`?" if meant else "", "sure": sure if bare == written else ""}


def _amount_meant(text: str, unit_of: Callable[[str], str | None]) -> str:
    if text in DAY_WORDS:
        return f"{DAY_WORDS[text]}일"
    match = re.fullmatch(_COUNTED, text)
    unit = unit_of(match[2]) if match else None
    if match is None or unit is None:
        return ""
    number = match[1] if match[1][0].isdigit() else _in_letters(match[1])
    meant = f"{number}{unit}"
    return meant if parse_amount(meant) else ""


def _unit(word: str) -> str | None:
    return word if word in UNIT_WORDS else UNIT_MEANT.get(word.lower())


def _near_unit(word: str) -> str | None:
    """Find a unit that looks alike, letter by letter: a syllable holds up to three."""
    letters = {unicodedata.normalize("NFD", unit): unit for unit in UNIT_WORDS}
    near = get_close_matches(unicodedata.normalize("NFD", word), letters, n=1, cutoff=_ALIKE)
    return letters[near[0]] if near else None


def _in_letters(word: str) -> str:
    number = NATIVE_NUMBERS.get(word) or sino_number(word)
    return str(number or "")
