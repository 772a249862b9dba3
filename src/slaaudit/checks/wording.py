"""A text as its letters and what stands between them, so that only wording counts.

Quotation marks and middle dots are one whatever their shape. Where a line or page breaks there may
or may not have been a blank, and a hyphen may only be the break's.
"""

import re
import unicodedata
from collections.abc import Iterator

from slaaudit.value_classes import dataclass

#: Typographic marks are written as the keyboard has them; soft hyphens and the like are nothing.
_MARKS = str.maketrans(
    dict.fromkeys("“”„‟＂", '"')
    | dict.fromkeys("‘’‚‛′＇", "'")
    | dict.fromkeys("ㆍ・‧∙", "·")
    | dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", "")
)
_HYPHENS = "-‐‑"
_NOTHING, _BLANK, _EITHER = 0, 1, 2


def folded(text: str) -> str:
    """Make line breaks, the length of blanks, composition and the shape of marks no matter."""
    return " ".join(unicodedata.normalize("NFC", text).translate(_MARKS).split())


@dataclass(frozen=True, slots=True)
class Wording:
    """Letters; `gaps` says what stands before each, `at` where it is among all letters."""

    letters: str
    gaps: bytes
    at: tuple[int, ...]

    def spans(self, quote: "Wording") -> Iterator[tuple[int, int]]:
        """Find a quote: the first letter of each place, and the one after its last."""
        size = len(quote.letters)
        start = self.letters.find(quote.letters) if size else -1
        while start >= 0:
            if _fit(self.gaps[start + 1 : start + size], quote.gaps[1:]):
                yield self.at[start], self.at[start + size - 1] + 1
            start = self.letters.find(quote.letters, start + 1)

    def without_hyphens(self) -> "Wording":
        """Leave out the hyphens at which a word of Latin letters goes on in the next line."""
        kept = [index for index in range(len(self.letters)) if not self._parts_a_word(index)]
        gaps = (
            _NOTHING if index and self._parts_a_word(index - 1) else self.gaps[index]
            for index in kept
        )
        letters = "".join(self.letters[index] for index in kept)
        return Wording(letters, bytes(gaps), tuple(self.at[index] for index in kept))

    def _parts_a_word(self, index: int) -> bool:
        around = self.letters[index - 1 : index] + self.letters[index + 1 : index + 2]
        return (
            self.letters[index] in _HYPHENS
            and re.fullmatch("[A-Za-z]{2}", around) is not None
            and self.gaps[index + 1] == _EITHER
        )


def _fit(gaps: bytes, others: bytes) -> bool:
    return all(a == b or _EITHER in (a, b) for a, b in zip(gaps, others, strict=True))


def wording(text: str, *, spaced: bool = True) -> Wording:
    """Read a text; `spaced` is false where its blanks are guesses."""
    letters: list[str] = []
    gaps = bytearray()
    for line in text.splitlines():
        gap = _EITHER
        for sign in folded(line):
            if sign == " ":
                gap = max(gap, _BLANK)
                continue
            letters.append(sign)
            gaps.append(gap if spaced else _EITHER)
            gap = _NOTHING
    return Wording("".join(letters), bytes(gaps), tuple(range(len(letters))))
