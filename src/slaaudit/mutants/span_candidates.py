"""Rows on which an original and its mutant may part, for standards judged span by span."""

from collections.abc import Iterator, Sequence

from slaaudit.amounts import Amount
from slaaudit.mutants.candidates import Case, bases, steps
from slaaudit.spec.fields import dating_field
from slaaudit.spec.parts import Limit
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import CountStandard, JudgedStandard

#: Days in one week, in other weeks of a month, in other months, quarters and half-years.
_SPREADS = (
    ("2026-03-10",),
    ("2026-03-10", "2026-03-18", "2026-03-26"),
    ("2026-01-15", "2026-02-10", "2026-03-10", "2026-04-10"),
    ("2026-03-10", "2026-08-10"),
    ("2026-01-05", "2026-12-31", "2027-01-04"),
)
_PERIODS = (None, "2026", "2026H1", "2026Q1", "2026-03")
_MOST_ROWS = 12
_MOST_BASES = 6
_MOST_ROW_SETS = 600


def row_sets(
    standard: JudgedStandard, rules: RuleSet
) -> Iterator[tuple[Sequence[Case], str | None]]:
    """Give rows with a period: about the limit's number, spread out, the last one a step away."""
    given = 0
    for base in bases(standard, rules)[:_MOST_BASES]:
        for rows in _sets(standard, rules, base):
            for period in _PERIODS:
                given += 1
                if given > _MOST_ROW_SETS:
                    return
                yield rows, period


def _sets(standard: JudgedStandard, rules: RuleSet, base: Case) -> Iterator[Sequence[Case]]:
    dated = dating_field(standard, rules)
    base = {**base, dated: _day_of(standard, base.get(dated))}
    last_rows = list(steps(standard, rules, base))
    for count in _numbers_of_rows(standard):
        for last in last_rows:
            yield [*[dict(base)] * (count - 1), last]
        for days in _SPREADS:
            yield [{**base, dated: days[index % len(days)]} for index in range(count)]


def _day_of(standard: JudgedStandard, written: str | None) -> str:
    """Give a day that counts: the one written, or one of the months that count."""
    months = standard.in_months if isinstance(standard, CountStandard) else ()
    return f"2026-{months[0]:02}-10" if months else written or _SPREADS[0][0]


def _numbers_of_rows(standard: JudgedStandard) -> list[int]:
    limit = getattr(standard, "limit", None)
    if not isinstance(limit, Limit) or not isinstance(limit.given, Amount):
        return [1, 2]
    about = int(limit.given.value)
    numbers = [n for n in (about, about + 1, about - 1, 1, 2) if 1 <= n <= _MOST_ROWS]
    return list(dict.fromkeys(numbers))
