"""A limit gone through: which rate each amount reaches, and the tightest that is enough."""

import re
from collections.abc import Iterator
from decimal import Decimal

from slaaudit.amounts import Amount, parse_amount
from slaaudit.audit_changes import Remedies
from slaaudit.findings import Finding, Place
from slaaudit.model import StandardResult
from slaaudit.reporting.scores import Score, plain_number, target_of
from slaaudit.rule_words.measure_words import bar_words
from slaaudit.rule_words.standard_words import clock_of
from slaaudit.rule_words.voice import Voice
from slaaudit.rulefile.settings import Setting, parse_setting
from slaaudit.spec.fields import field_kinds
from slaaudit.spec.parts import Limit
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import JudgedStandard
from slaaudit.value_classes import dataclass

#: More limits than these say no more, and each is a judgement of the whole log.
MOST_POINTS = 60
_RANGE = re.compile(r"(.+?)\s*\.\.\s*(.+?)(?:\s*/\s*(.+))?")


@dataclass(frozen=True, slots=True)
class Point:
    """One limit of a sweep and what it comes to. `case`: hours, days … as `ClockWords` has it."""

    standard: JudgedStandard
    score: Score
    owed: Remedies
    words: str
    clock: str
    case: str

    @property
    def limit(self) -> Limit:
        """The limit that was tried."""
        limit: Limit = getattr(self.standard, "limit")  # noqa: B009  # every swept standard has one
        return limit

    @property
    def value(self) -> float:
        """Its amount."""
        return 0.0 if self.limit.amount is None else self.limit.amount.value


@dataclass(frozen=True, slots=True)
class Sweep:
    """All limits that were tried, in their order. `now`: the limit as the rules have it."""

    standard: str
    title: str
    now: str
    points: tuple[Point, ...]

    @property
    def target(self) -> Decimal | None:
        """The target in %, the same for every limit."""
        return self.points[0].score.target

    @property
    def changes_unit(self) -> bool:
        """Whether the law counts some of the limits in hours and others in days."""
        return len({point.case for point in self.points}) > 1

    @property
    def tightest(self) -> Point | None:
        """The strictest limit that reaches the target; None where none does or there is none."""
        reaching = [point for point in self.points if point.score.attained]
        if not reaching:
            return None
        upper = reaching[0].limit.upper
        return min(reaching, key=lambda point: point.value if upper else -point.value)


def parse_sweep(written: str) -> tuple[Setting, ...] | tuple[Finding, ...]:
    """Read `ID.limit=3일..10일` (or `…/2일`) as one setting for each amount."""
    unreadable = (
        Finding("SLA847", Place(f"--sweep {written}"), {"shown": written, "most": MOST_POINTS}),
    )
    name, _, span = written.partition("=")
    match = _RANGE.fullmatch(span.strip())
    if match is None:
        return unreadable
    first, last, step = (
        None if text is None else parse_amount(text) for text in (match[1], match[2], match[3])
    )
    if first is None or last is None or (match[3] is not None and step is None):
        return unreadable
    amounts = _amounts(first, last, step)
    settings = [parse_setting(f"{name}={amount}", "--sweep") for amount in amounts]
    read = tuple(each for each in settings if isinstance(each, Setting))
    if not read or len(read) < len(settings) or read[0].path[0] != "limit":
        return unreadable
    return read


def _amounts(first: Amount, last: Amount, step: Amount | None) -> list[str]:
    """Give every amount from the less to the more; none where they cannot be gone through."""
    units = {each.unit for each in (first, last, step) if each is not None}
    low, high = sorted(Decimal(str(each.value)) for each in (first, last))
    size = Decimal(1) if step is None else Decimal(str(step.value))
    if len(units) > 1 or size <= 0 or low == high or (high - low) / size >= MOST_POINTS:
        return []
    count = int((high - low) // size) + 1
    amounts = (low + size * number for number in range(count))
    return [f"{plain_number(amount)}{first.word}" for amount in amounts]


def point(rules: RuleSet, result: StandardResult) -> Point:
    """Say what a limit came to."""
    standard = result.rule.judged[-1]
    voice = Voice(rules, "ko")
    clock = clock_of(standard, voice)
    words = bar_words(getattr(standard, "limit"), standard.record, voice)  # noqa: B009  # the same
    counted = "-" if clock is None else f"{clock.short}({clock.articles})"
    owed = Remedies(len(result.remedies), result.remedies.total)
    case = "" if clock is None else clock.case
    score = Score(result.tally, target_of(result.rule))
    return Point(standard, score, owed, words, counted, case)


def unread_fields(before: RuleSet, after: RuleSet) -> Iterator[str]:
    """Name the fields that the changed rules read and the log was not read for, or otherwise."""
    read = field_kinds(before)
    voice = Voice(after, "ko")
    for record, kinds in field_kinds(after).items():
        for field, kind in kinds.items():
            if read.get(record, {}).get(field) is not kind:
                yield f"{voice.record(record)} {voice.field(field, record)}"
