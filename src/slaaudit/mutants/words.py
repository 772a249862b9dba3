"""What was changed, or why that changes nothing, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from slaaudit.terms import Lang


@dataclass(frozen=True, slots=True)
class Words:
    """One thing said in Korean and in English."""

    ko: str
    en: str

    def said(self, lang: Lang) -> str:
        """Choose the wording."""
        return self.ko if lang == "ko" else self.en

    def under(self, ko: str, en: str) -> Words:
        """Say first what it is a part of."""
        return Words(f"{ko}: {self.ko}", f"{en}: {self.en}")


def dropped(ko: str, en: str) -> Words:
    """Say that something was left out; `ko` ends with its particle."""
    return Words(f"{ko} 뺌", f"{en} dropped")


def moved(ko: str, en: str, before: object, after: object) -> Words:
    """Say that something became another."""
    return Words(f"{ko} {before} → {after}", f"{en} {before} → {after}")
