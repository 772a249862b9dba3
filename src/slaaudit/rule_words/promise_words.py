"""Every promise of a rule set in words, numbered in the charter's order."""

from collections.abc import Iterator
from typing import Literal

from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.clock_words import ClockWords
from slaaudit.rule_words.korean_particles import with_particle
from slaaudit.rule_words.measure_words import Measured, measured_words
from slaaudit.rule_words.standard_words import (
    ColumnWords,
    Line,
    changed_lines,
    clock_of,
    columns_of,
    span_words,
    standard_lines,
)
from slaaudit.rule_words.voice import Voice
from slaaudit.spec.charter import Provision
from slaaudit.spec.parts import Cite
from slaaudit.spec.ruleset import StandardRule
from slaaudit.spec.standards import AttestStandard, JudgedStandard
from slaaudit.value_classes import dataclass

_KINDS = {
    "clock": ("시간을 세는 법", "how time is counted"),
    "target": ("목표", "the target"),
    "exclusion": ("적용 제외", "what is excluded"),
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """The charter's own words, and where they stand."""

    source: str
    at: str
    quote: str | None


@dataclass(frozen=True, slots=True)
class ReadingWords:
    """Another way to read a promise: why, and the lines that differ."""

    id: str
    why: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class VersionWords:
    """An earlier version: when it was in force, and the lines that differ from the newest."""

    in_force: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """A promise in words. `lines` are its newest version; a provision measures nothing itself."""

    number: int
    id: str
    title: str
    kind: Literal["judged", "attest", "provision"]
    cited: Quoted
    measured: Measured
    lines: tuple[Line, ...]
    measure: str | None = None
    clock: ClockWords | None = None
    columns: tuple[ColumnWords, ...] = ()
    versions: tuple[VersionWords, ...] = ()
    readings: tuple[ReadingWords, ...] = ()


def promises_of(voice: Voice) -> Iterator[PromiseWords]:
    """Say every promise: the standards in the charter's order, then the provisions."""
    for rule in voice.rules:
        yield promise_words(rule, voice)
    for provision in voice.rules.charter.provisions:
        yield _provision(provision, voice)


def promise_words(rule: StandardRule, voice: Voice) -> PromiseWords:
    """Say one standard with its versions and readings."""
    newest = rule.latest
    lines = standard_lines(newest, voice)
    judged = not isinstance(newest, AttestStandard)
    return PromiseWords(
        number=voice.numbers[rule.id],
        id=rule.id,
        title=clean_text(newest.title),
        kind="judged" if judged else "attest",
        cited=_quoted(newest.cite, voice),
        measured=measured_words(newest, voice),
        lines=lines,
        measure=newest.measure,
        clock=clock_of(newest, voice),
        columns=() if isinstance(newest, AttestStandard) else columns_of(newest, voice),
        versions=tuple(
            VersionWords(span_words(version.in_force, voice), _different(version, lines, voice))
            for version in rule.versions[:-1]
        ),
        readings=tuple(
            ReadingWords(
                reading.id,
                clean_text(reading.why),
                _different(reading.versions[-1], lines, voice),
            )
            for reading in rule.readings
        ),
    )


def _different(
    standard: JudgedStandard | AttestStandard, lines: tuple[Line, ...], voice: Voice
) -> tuple[Line, ...]:
    changed = changed_lines(standard_lines(standard, voice), lines, voice)
    return tuple(line for line in changed if line.key not in ("in_force", "record"))


def _quoted(cite: Cite, voice: Voice) -> Quoted:
    source = voice.rules.charter.sources.get(cite.source)
    title = source.title if source else cite.source
    quote = None if cite.quote is None else clean_text(cite.quote)
    return Quoted(clean_text(title), clean_text(cite.at), quote)


def _provision(provision: Provision, voice: Voice) -> PromiseWords:
    kind = voice.said(*_KINDS[provision.kind])
    standards = voice.promises(provision.standards)
    what = with_particle(kind, "을", "를")
    sentence = voice.said(
        f"스스로는 재지 않고 {standards} 약속의 {what} 정함",
        f"measures nothing itself; gives {kind} of {standards}",
    )
    lines = [Line("measure", sentence)]
    if provision.note is not None:
        lines.append(Line("note", clean_text(provision.note)))
    return PromiseWords(
        number=voice.numbers[provision.id],
        id=provision.id,
        title=clean_text(provision.title),
        kind="provision",
        cited=_quoted(provision.cite, voice),
        measured=Measured(voice.said("다른 약속을 다스림", "governs others"), kind, sentence),
        lines=tuple(lines),
    )
