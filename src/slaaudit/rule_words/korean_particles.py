"""The Korean particle that fits the word before it."""

_FIRST, _LAST, _FINALS = 0xAC00, 0xD7A3, 28
#: Digits, and the Latin letters, whose Korean names end in a consonant.
_CLOSED = frozenset("013678lmnrLMNR")


def with_particle(word: str, closed: str, opened: str) -> str:
    """Add a particle: `closed` after a consonant (값이), `opened` after a vowel (횟수가)."""
    last = next((sign for sign in reversed(word) if sign.isalnum()), "")
    return word + (closed if _ends_closed(last) else opened)


def _ends_closed(last: str) -> bool:
    if last and _FIRST <= ord(last) <= _LAST:
        return (ord(last) - _FIRST) % _FINALS > 0
    return last in _CLOSED
