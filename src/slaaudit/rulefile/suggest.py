"""Did you mean: the known word that an unknown one most likely stands for."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

#: A list beyond these helps nobody, and would let a hostile file take hours.
_MOST_COMPARED = 200
_MOST_LISTED = 80

#: Korean words that authors write where the language has an English key.
_KEYS_OF_KOREAN: dict[str, tuple[str, ...]] = {
    "기한": ("limit", "until", "by"),
    "처리기간": ("limit",),
    "기준": ("limit",),
    "조건": ("when", "where"),
    "적용": ("when",),
    "제외": ("exclude",),
    "적용제외": ("exclude",),
    "목표": ("target",),
    "출처": ("cite", "source", "sources"),
    "근거": ("cite",),
    "인용": ("quote", "cite"),
    "원문": ("quote",),
    "위치": ("at",),
    "시계": ("clock", "clocks"),
    "제목": ("title",),
    "이름": ("name", "title"),
    "별칭": ("aliases",),
    "기록": ("record", "records"),
    "측정": ("measure",),
    "시작": ("from",),
    "부터": ("from",),
    "끝": ("to", "until"),
    "까지": ("to", "until"),
    "면책": ("excuse",),
    "보상": ("remedy",),
    "연장": ("extension",),
    "중지": ("pause",),
    "산입제외": ("pause",),
    "해석": ("reading", "readings"),
    "판": ("versions",),
    "시행": ("in_force",),
    "시행일": ("in_force", "from"),
    "증빙": ("evidence",),
    "항목": ("of", "field", "fields"),
    "비고": ("note",),
    "기관": ("institution",),
    "달력": ("calendar",),
    "근무시간": ("office_hours", "hours"),
    "휴무": ("closures",),
    "휴무일": ("closures",),
    "표준": ("standards", "standard"),
    "이행표준": ("standards", "standard"),
    "열": ("columns",),
    "시트": ("sheets",),
    "시험": ("tests",),
    "기대": ("expect",),
    "판정": ("verdict",),
    "표기": ("values",),
    "이하": ("at_most",),
    "이내": ("at_most",),
    "미만": ("less_than",),
    "이상": ("at_least",),
    "초과": ("more_than",),
}


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Find the known word that this one stands for; None where none is near."""
    candidates = list(islice(known, _MOST_COMPARED))
    meant = _KEYS_OF_KOREAN.get(word.replace(" ", ""), ())
    for key in meant:
        if key in candidates:
            return key
    spelled = word.strip().lower()
    for form in (spelled, spelled.replace("-", "_"), spelled.replace("_", "-")):
        matches = get_close_matches(form, candidates, n=1, cutoff=0.6)
        if matches:
            return matches[0]
    begun = [each for each in candidates if spelled and each.startswith(spelled)]
    return begun[0] if len(begun) == 1 else None


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
