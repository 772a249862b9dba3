"""Texts as bytes of one width, a row for each: what is asked of all of them at once.

The width is a multiple of eight, so that the bytes of a row can be looked at as a few numbers.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Packed = NDArray[np.bytes_]
Sizes = NDArray[np.uint8]
Bools = NDArray[np.bool_]
#: Bytes of a number.
WORD = 8
_MULTIPLIER = np.uint64(0x9E37_79B9_7F4A_7C15)
_SHIFT = np.uint64(29)
_AT_ONCE = 1 << 17
_HIGH_BITS = np.uint64(0x8080_8080_8080_8080)
#: What sets the highest bit of bytes that are at least 0x21, 1 and 0x7F.
_FROM_EXCLAMATION, _FROM_ONE, _FROM_DELETE = (
    np.uint64(0x0101_0101_0101_0101 * (0x80 - first)) for first in (0x21, 0x01, 0x7F)
)
#: What leaves of a number its first bytes, by how many there are.
FIRST_BYTES = np.array([(1 << (8 * size)) - 1 for size in range(WORD + 1)], dtype="<u8")


def room_for(size: int) -> int:
    """Give the width in which so many bytes fit."""
    return max(-(-size // WORD), 1) * WORD


def pack(coded: Sequence[bytes]) -> tuple[Packed, Sizes]:
    """Pack texts of at most 255 bytes."""
    sizes = np.fromiter(map(len, coded), dtype=np.uint8, count=len(coded))
    return np.array(coded, dtype=f"S{room_for(int(sizes.max(initial=0)))}"), sizes


def signs(packed: Packed) -> NDArray[np.uint8]:
    """Give the bytes, a row for each text; what is missing to the width is 0."""
    return packed.view(np.uint8).reshape(len(packed), packed.itemsize)


def words(packed: Packed) -> NDArray[np.uint64]:
    """Give the bytes as whole numbers, a row for each text."""
    return packed.view("<u8").reshape(len(packed), packed.itemsize // WORD)


def cut_off(packed: Packed, sizes: Sizes | NDArray[np.int16]) -> None:
    """Put 0 behind the end of each text, in place."""
    rows = words(packed)
    alike = len(sizes) > 0 and sizes.min() == sizes.max()
    left = sizes[:1].astype(np.int16) if alike else sizes.astype(np.int16)
    for place in range(rows.shape[1]):
        if not alike or left[0] < WORD:
            rows[:, place] &= FIRST_BYTES[np.clip(left, 0, WORD)]
        left -= WORD


def cut_out(padded: bytes, first: NDArray[np.integer], sizes: Sizes) -> Packed:
    """Take texts out of bytes, which have room for the longest of them behind the last."""
    room = room_for(int(sizes.max(initial=0)))
    places = len(padded) - room + 1
    packed: Packed = np.ndarray((places,), f"S{room}", padded, strides=(1,))[first]
    cut_off(packed, sizes)
    return packed


def are_ascii(packed: Packed) -> Bools:
    """Tell texts of ASCII signs alone."""
    together = np.zeros(len(packed), dtype=np.uint64)
    for word in words(packed).T:
        together |= word
    told: Bools = (together & _HIGH_BITS) == 0
    return told


def are_visible(packed: Packed) -> Bools:
    """Tell texts of visible ASCII signs alone, without a blank: eight bytes are asked at once.

    What is added to a byte sets its highest bit from a sign on; no byte reaches over to the next.
    """
    strange = np.zeros(len(packed), dtype=np.uint64)
    for word in words(packed).T:
        low = word & ~_HIGH_BITS
        seen, there = low + _FROM_EXCLAMATION, low + _FROM_ONE
        strange |= (seen ^ there) | (low + _FROM_DELETE) | word
    told: Bools = (strange & _HIGH_BITS) == 0
    return told


def last_signs(packed: Packed, sizes: Sizes) -> NDArray[np.uint8]:
    """Give the last byte of each text; 0 of an empty one."""
    places = np.maximum(sizes, 1) - np.uint8(1)
    starts = np.arange(0, len(packed) * packed.itemsize, packed.itemsize)
    found: NDArray[np.uint8] = packed.view(np.uint8)[starts + places]
    return found


def hashes(packed: Packed) -> NDArray[np.uint64]:
    """Give a number for each text, the same for the same."""
    mixed = np.zeros(len(packed), dtype=np.uint64)
    for start in range(0, len(packed), _AT_ONCE):
        part = mixed[start : start + _AT_ONCE]
        for word in words(packed[start : start + _AT_ONCE]).T:
            part ^= word
            part *= _MULTIPLIER
            part ^= part >> _SHIFT
        part *= _MULTIPLIER
    return mixed
