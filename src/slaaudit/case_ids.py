"""The ids of many cases, packed: ten million of them take 100 MB and not 700."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, overload

import numpy as np
from numpy.typing import NDArray

from slaaudit.packed_texts import Packed, hashes, room_for

Places = NDArray[np.int64]
Bools = NDArray[np.bool_]
#: Of a thousand ids one may be this many times as long as the others: it is kept apart.
_MOST_TIMES, _USUAL_SHARE = 2, 0.999


def _coded(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")  # a file's name may hold any byte


def _text(coded: bytes) -> str:
    return coded.decode("utf-8", "surrogatepass")


class CaseIds:
    """Reads as an array of texts does: a place gives an id, several an array of ids.

    Each id takes as many bytes as the longest of them; far longer ones are kept apart.
    """

    __slots__ = ("long", "packed")

    def __init__(self, packed: Packed, long: Mapping[int, str] | None = None) -> None:
        """Take ids in UTF-8, without NUL; `long` are those that stand empty among them."""
        self.packed, self.long = packed, dict(long or {})

    @classmethod
    def of(cls, texts: Iterable[str]) -> "CaseIds":
        """Pack texts."""
        coded = list(map(_coded, texts))
        sizes = np.fromiter(map(len, coded), dtype=np.int64, count=len(coded))
        width = usual_size(sizes)
        long = np.flatnonzero(sizes > width).tolist()
        apart = {place: _text(coded[place]) for place in long}
        for place in long:
            coded[place] = b""
        return cls(np.array(coded, dtype=f"S{width}"), apart)

    @classmethod
    def joined(cls, parts: Sequence["CaseIds"]) -> "CaseIds":
        """Put ids end to end."""
        if len(parts) == 1:
            return parts[0]
        long: dict[int, str] = {}
        start = 0
        for part in parts:
            long |= {start + place: text for place, text in part.long.items()}
            start += len(part)
        return cls(np.concatenate([part.packed for part in parts]), long)

    def __len__(self) -> int:
        """Count the ids."""
        return len(self.packed)

    def __iter__(self) -> Iterator[str]:
        """Give one id after the other."""
        return iter(self.tolist())

    @overload
    def __getitem__(self, at: int | np.integer[Any]) -> str: ...

    @overload
    def __getitem__(self, at: Places | Bools | slice) -> NDArray[np.object_]: ...

    def __getitem__(
        self, at: int | np.integer[Any] | Places | Bools | slice
    ) -> str | NDArray[np.object_]:
        """Give an id, or an array of some."""
        if isinstance(at, int | np.integer):
            place = range(len(self))[at]
            return self.long.get(place) or _text(self.packed[place])
        return self.take(at).__array__()

    def __array__(self, dtype: object = None, copy: object = None) -> NDArray[np.object_]:
        """Give all of them as numpy holds texts."""
        found = np.empty(len(self), dtype=np.object_)
        found[:] = self.tolist()
        return found

    def tolist(self) -> list[str]:
        """Give all of them."""
        texts = list(map(_text, self.packed.tolist()))
        for place, text in self.long.items():
            texts[place] = text
        return texts

    def take(self, at: Places | Bools | slice) -> "CaseIds":
        """Give some of them, packed."""
        if not self.long:
            return CaseIds(self.packed[at])
        places = np.arange(len(self))[at]
        long = np.flatnonzero(np.isin(places, list(self.long))).tolist()
        return CaseIds(
            self.packed[places], {place: self.long[int(places[place])] for place in long}
        )

    def replaced(self, places: Places, texts: Sequence[str]) -> "CaseIds":
        """Give them with others at some places."""
        others = CaseIds.of(texts)
        width = max(self.packed.itemsize, others.packed.itemsize)
        packed = self.packed.astype(f"S{width}")
        packed[places] = others.packed
        gone = frozenset(places.tolist()) if self.long else frozenset()
        long = {place: text for place, text in self.long.items() if place not in gone}
        return CaseIds(
            packed, long | {int(places[place]): text for place, text in others.long.items()}
        )

    def repeated(self, among: Bools) -> dict[str, list[int]]:
        """Give the places of each id that stands at several of the places asked for.

        Where every id comes after the one before, as in most registers, that is known at once; else
        numbers that stand for ids are sorted, and only where two are equal the ids compared.
        """
        whole = bool(among.all())
        ids = self.packed if whole else self.packed[among]
        if not self.long and bool((ids[1:] > ids[:-1]).all()):
            return {}
        marks = hashes(ids.astype(f"S{room_for(ids.itemsize)}", copy=False))
        ordered = np.sort(marks)
        again = ordered[1:][ordered[1:] == ordered[:-1]]
        if not len(again):
            return {}
        candidates = np.flatnonzero(np.isin(marks, again))
        places = candidates if whole else np.flatnonzero(among)[candidates]
        groups: dict[str, list[int]] = {}
        for place, text in zip(places.tolist(), self.take(places).tolist(), strict=True):
            groups.setdefault(text, []).append(place)
        return {text: group for text, group in groups.items() if len(group) > 1}


def usual_size(sizes: NDArray[np.int64]) -> int:
    """Give the bytes of the longest, or of nearly all where few are far longer."""
    if not len(sizes):
        return 1
    most = int(sizes.max())
    place = int(np.ceil(_USUAL_SHARE * (len(sizes) - 1)))
    usual = int(np.partition(sizes, place)[place]) if place < len(sizes) - 1 else most
    return max(usual if most > _MOST_TIMES * usual else most, 1)
