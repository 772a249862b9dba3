"""Changes of a limit: a unit more or less, the other bound, the count's span and months."""

from collections.abc import Iterator

from slaaudit.amounts import Amount
from slaaudit.mutants.change import Change, Place, changed, part_changed
from slaaudit.mutants.clock_mutations import can_count
from slaaudit.mutants.words import Words, dropped, moved
from slaaudit.spec.parts import Bound, Limit
from slaaudit.spec.standards import (
    CountStandard,
    DurationStandard,
    LeadTimeStandard,
)

_OTHER_BOUND: dict[Bound, Bound] = {
    "at_most": "less_than",
    "less_than": "at_most",
    "at_least": "more_than",
    "more_than": "at_least",
}
_BOUND_WORDS: dict[Bound, str] = {
    "at_most": "이하(at_most)",
    "less_than": "미만(less_than)",
    "at_least": "이상(at_least)",
    "more_than": "초과(more_than)",
}
_SPANS = ("week", "month", "quarter", "half", "year")
_DECEMBER = 12


def limit_by_one(place: Place) -> Iterator[Change]:
    """The limit, one unit more and one less."""
    limit = getattr(place.version, "limit", None)
    if not isinstance(limit, Limit) or limit.amount is None or limit.bound is None:
        return
    if not limit.amount.text[0].isdigit():
        return
    for step in (1, -1):
        amount = _amount_moved(limit.amount, step)
        words = moved("한도", "limit", limit.amount, amount)
        change = part_changed(place, words, "limit", **{limit.bound: amount})
        timed = isinstance(place.version, DurationStandard | LeadTimeStandard)
        fits = amount.value >= 0 and not (timed and amount.value == 0)
        if timed and fits:
            fits = change.versions is not None and can_count(place, change.versions[place.index])
        yield change if fits else Change(words, None)


def _amount_moved(amount: Amount, step: int) -> Amount:
    value = amount.value + step
    return Amount(value, amount.unit, f"{value:g}{amount.word}")


def other_bound(place: Place) -> Iterator[Change]:
    """The limit itself inside where it was outside, or the other way round."""
    limit = getattr(place.version, "limit", None)
    if not isinstance(limit, Limit) or limit.bound is None:
        return
    other = _OTHER_BOUND[limit.bound]
    words = Words(
        f"한도 {_BOUND_WORDS[limit.bound]} → {_BOUND_WORDS[other]}",
        f"limit {limit.bound} → {other}",
    )
    if isinstance(place.version, LeadTimeStandard):
        yield Change(words, None)  # notice in advance takes at_least alone
        return
    yield part_changed(place, words, "limit", **{limit.bound: None, other: limit.given})


def count_span(place: Place) -> Iterator[Change]:
    """How often in the next longer and the next shorter span."""
    version = place.version
    if not isinstance(version, CountStandard):
        return
    at = _SPANS.index(version.per)
    for other in (*_SPANS[max(at - 1, 0) : at], *_SPANS[at + 1 : at + 2]):
        yield changed(place, moved("셈 단위 per", "per", version.per, other), per=other)


def count_months(place: Place) -> Iterator[Change]:
    """All months, and each month moved by one."""
    version = place.version
    if not isinstance(version, CountStandard) or not version.in_months:
        return
    yield changed(place, dropped("세는 달(in_months)을", "in_months"), in_months=())
    for index, month in enumerate(version.in_months):
        other = month % _DECEMBER + 1
        months = (*version.in_months[:index], other, *version.in_months[index + 1 :])
        yield changed(
            place,
            Words(f"세는 달 {month}월 → {other}월", f"in_months {month} → {other}"),
            in_months=months,
        )


def count_sum(place: Place) -> Iterator[Change]:
    """Rows counted where a field was added up."""
    if isinstance(place.version, CountStandard) and place.version.sum is not None:
        words = dropped(f"더하는 항목(sum) {place.version.sum}을", f"sum {place.version.sum}")
        yield changed(place, words, sum=None)
