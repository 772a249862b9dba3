"""What a change is, and the two sides that it lies between."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from slaaudit.business_time import BusinessCalendar
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.standards import AttestStandard, JudgedStandard
from slaaudit.value_classes import dataclass


class Effect(StrEnum):
    """What a change can alter: verdicts, only figures beside them, or only words."""

    VERDICTS = "verdicts"
    FIGURES = "figures"
    WORDS = "words"


Direction = Literal["stricter", "laxer", "mixed", "same"]
DIRECTION_WORDS: Mapping[Direction, tuple[str, str]] = {
    "stricter": ("더 엄격해짐", "stricter"),
    "laxer": ("더 느슨해짐", "laxer"),
    "mixed": ("건에 따라 엄격해지기도 느슨해지기도 함", "stricter or laxer, by the case"),
    "same": ("기한은 그대로임", "due moments stay as they were"),
}
SubjectKind = Literal["standard", "provision", "charter", "calendar", "columns", "tests", "waiver"]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a change is about: a standard, or a part of the rule set."""

    kind: SubjectKind
    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Change:
    """One change in a sentence. `key` is that of the rule files.

    `in_force` names the days it concerns, `reading` the other reading, where not all of them.
    """

    key: str
    effect: Effect
    text: str
    direction: Direction | None = None
    in_force: str | None = None
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Subjected:
    """The changes of one subject, never none."""

    subject: Subject
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A rule set with its words and its calendar."""

    voice: Voice
    calendar: BusinessCalendar


@dataclass(frozen=True, slots=True)
class VersionPair:
    """One standard before and after, on days when both were in force."""

    before: JudgedStandard | AttestStandard
    after: JudgedStandard | AttestStandard
    old: Side
    new: Side

    @property
    def voice(self) -> Voice:
        """The language is the same on both sides."""
        return self.new.voice


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a change means beyond its two sides."""

    direction: Direction | None = None
    remarks: tuple[str, ...] = ()


_NO_MORE = Meaning()


def changed(
    key: str,
    effect: Effect,
    label: str,
    sides: tuple[str | None, str | None],
    voice: Voice,
    meaning: Meaning = _NO_MORE,
) -> Change:
    """Say a change: `기준: 7일 이내 → 5일 이내 — 더 엄격해짐; …`."""
    said = list(meaning.remarks)
    if meaning.direction is not None:
        said.insert(0, voice.said(*DIRECTION_WORDS[meaning.direction]))
    text = " ― ".join(filter(None, (_between(label, *sides, voice), "; ".join(said))))
    return Change(key, effect, clean_text(text), meaning.direction)


def _between(label: str, before: str | None, after: str | None, voice: Voice) -> str:
    if before is None and after is None:
        return label
    if before is None:
        return voice.said(f"{label} 추가: {after}", f"{label} added: {after}")
    if after is None:
        return voice.said(f"{label} 없앰: {before}", f"{label} removed: {before}")
    return f"{label}: {before} → {after}"
