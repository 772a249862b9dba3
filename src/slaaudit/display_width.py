"""How many columns of a screen a text takes: Hangul and other wide characters take two."""

import re
import unicodedata

#: Vowels and final consonants of decomposed Hangul stand inside the block that their initial opens.
_JOINING_JAMO = range(0x1160, 0x1200)
_UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def visible(character: str) -> str:
    """Give a character as it may be shown: a tab as a blank, one that steers as its number."""
    if character == "\t":
        return " "
    return f"<U+{ord(character):04X}>" if _UNSAFE.match(character) else character


def width(text: str) -> int:
    """Give the columns that a visible text takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if ord(character) in _JOINING_JAMO or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
