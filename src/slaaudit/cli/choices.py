"""What options may be set to, read with messages of our own."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, cast

from slaaudit.findings import Finding, Refusal, RefusalKind, Severity
from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from decimal import Decimal

    from slaaudit.terms import Lang

FAIL_ON = ("error", "warning", "info", "missed", "never")
LANGS = ("ko", "en")
#: Korea has no daylight saving time (since 1988), so that no time zone data is needed.
_SEOUL = timezone(timedelta(hours=9))
_INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")


def refuse(code: str, **facts: str | int) -> Refusal:
    """Give the refusal of a wrong use."""
    return Refusal(RefusalKind.UNUSABLE, Finding(code, facts=facts))


def chosen(option: str, value: str, choices: Iterable[str]) -> str:
    """Give the value if it is one of the choices."""
    if value not in choices:
        raise refuse("SLA804", option=option, shown=value, choices=", ".join(choices))
    return value


def language(value: str) -> Lang:
    """Read `--lang`."""
    return cast("Lang", chosen("--lang", value, LANGS))


def instant(text: str) -> datetime:
    """Read `--as-of`: a day (its first moment) or a day with a time, in Seoul."""
    written = text.strip()
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        raise refuse("SLA806", shown=text) from None
    if not _INSTANT.fullmatch(written):
        raise refuse("SLA806", shown=text)
    return moment


def now_in_seoul() -> datetime:
    """Read the clock, to the second: the only place that does."""
    return datetime.now(UTC).astimezone(_SEOUL).replace(microsecond=0, tzinfo=None)


@dataclass(frozen=True, slots=True)
class Gate:
    """When a finding fails the run. `severity` is None where none does."""

    severity: Severity | None
    missed: bool = False
    target: bool = True


def gate(value: str) -> Gate:
    """Read `--fail-on`. `missed` adds every missed case to errors; `never` fails on nothing."""
    match chosen("--fail-on", value, FAIL_ON):
        case "never":
            return Gate(None, target=False)
        case "missed":
            return Gate(Severity.ERROR, missed=True)
        case name:
            return Gate(Severity[name.upper()])


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How many unmeasurable cases are borne: a number, or a share of those applicable in %."""

    most: Decimal
    percent: bool

    def bears(self, unmeasurable: int, applicable: int) -> bool:
        """Compare exactly."""
        if self.percent:
            return unmeasurable * 100 <= self.most * applicable
        return unmeasurable <= self.most


def tolerance(text: str | None) -> Tolerance | None:
    """Read `--max-unmeasurable`: `5%` or `10`."""
    if text is None:
        return None
    from decimal import Decimal  # noqa: PLC0415  # loaded when a share is to be compared

    match = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(%?)\s*", text)
    if match is None:
        raise refuse("SLA804", option="--max-unmeasurable", shown=text, choices="5%, 10 …")
    return Tolerance(Decimal(match[1]), percent=match[2] == "%")


@dataclass(frozen=True, slots=True)
class Destination:
    """A format and the file it goes to; None is stdout."""

    format: str
    file: Path | None


def destinations(written: Sequence[str], formats: Iterable[str]) -> tuple[Destination, ...]:
    """Read `-f FORMAT[=FILE]`, given once or more; no two may go to one place."""
    read = []
    for text in written:
        name, _, file = text.partition("=")
        to = Path(file) if file and file != "-" else None
        read.append(Destination(chosen("--format", name, tuple(formats)), to))
    places = [each.file for each in read]
    twice = next((place for place in places if places.count(place) > 1), ...)
    if twice is not ...:
        raise refuse("SLA812", place="stdout" if twice is None else str(twice))
    return tuple(read)
