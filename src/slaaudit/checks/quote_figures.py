"""SLA410: the figure of a quote and the limit of its standard say the same."""

from collections.abc import Iterator

from slaaudit.amounts import AmountUnit
from slaaudit.checks.figures import Figure, figure_of, figures, periods
from slaaudit.checks.promises import limit_of, place_of, quoted_promises
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.spec.parts import Limit
from slaaudit.spec.standards import CountStandard, JudgedStandard

_A_YEAR = {"year": 1, "half": 2, "quarter": 4, "month": 12, "week": 52}
_PERIOD_WORDS = {"year": "연", "half": "반기", "quarter": "분기", "month": "월", "week": "주"}


def quote_figures(draft: Draft) -> Iterator[Finding]:
    """Find every limit that its quote gives another figure for."""
    for node, standard in quoted_promises(draft):
        limit = limit_of(standard)
        if limit is None:
            continue
        if isinstance(standard, CountStandard):
            quoted = _other_count(standard)
        else:
            quoted = _other_figures(standard, limit)
        if quoted:
            shown = _limit_words(standard, limit)
            facts = {"standard": standard.id, "quoted": quoted, "limit": shown}
            yield Finding("SLA410", place_of(node, "limit"), facts)


def _limit_words(standard: JudgedStandard, limit: Limit) -> str:
    if isinstance(standard, CountStandard):
        return f"{_PERIOD_WORDS[standard.per]} {limit.amount}"
    return "수치 없음(no_figure)" if limit.no_figure else str(limit.amount)


def _other_figures(standard: JudgedStandard, limit: Limit) -> str:
    """Give the quote's figures where none is the limit; of the limit's kind, if there are any."""
    found = figures(standard.cite.quote or "")
    if limit.no_figure:
        return _listed(found)
    if limit.amount is None or not limit.amount.value:
        return ""
    own = figure_of(limit.amount)
    if any(figure.agrees(own) for figure in found):
        return ""
    alike = tuple(figure for figure in found if figure.family == own.family)
    return _listed(alike or found)


def _listed(found: tuple[Figure, ...]) -> str:
    return ", ".join(dict.fromkeys(figure.text for figure in found))


def _other_count(standard: CountStandard) -> str:
    """Compare how often in a year, so that 반기 1회 may stand as 연 2회."""
    amount = standard.limit.amount
    if amount is None or amount.unit is not AmountUnit.COUNT or not amount.value:
        return ""
    quote = standard.cite.quote or ""
    found = [each for each in figures(quote) if each.base == AmountUnit.COUNT]
    spans = periods(quote)
    if not found and not spans:
        return ""
    own = amount.value * _A_YEAR[standard.per]
    counts = [figure.value for figure in found] or [1]
    rates = {count * _A_YEAR[per] for count in counts for per in spans or [standard.per]}
    if own in rates:
        return ""
    return " ".join([*(_PERIOD_WORDS[per] for per in spans), _listed(tuple(found))]).strip()
