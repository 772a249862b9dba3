"""SLA411: the word behind a quote's figure (이내, 미만, 이상 …) and the bound say the same."""

import re
from collections.abc import Iterator

from slaaudit.checks.figures import Figure, figure_of, figures
from slaaudit.checks.promises import limit_of, place_of, quoted_promises
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.spec.standards import JudgedStandard

#: First match wins. The order tells `이상 기다리지 않도록` from `이상`, `전까지` from `까지`.
_WORDS = tuple(
    (bound, re.compile(rf"(?:\s*\([^)]*\))?[\s)\]을를은의]*({word})"))
    for bound, word in (
        ("less_than", r"이상\s*(?:울리기|울리지)?\s*전에?|이상\s*기다리"),
        ("less_than", r"이상\s*(?:걸리|지연|소요|지체|초과|울리)\S*\s*(?:않|없|전)"),
        ("less_than", r"울리기\s*전에?|미만"),
        ("at_most", r"(?:초과|넘)\S*\s*않"),
        ("more_than", r"초과"),
        ("at_least", r"전까지|전에|전(?=\s)|이상"),
        ("at_most", r"울릴\s*때까지|이내|이하|안에|내(?=[\s에로])|까지"),
    )
)
_BEFORE = re.compile(r"(최대|최장|최소|적어도)\s*$")
_BEFORE_BOUNDS = {
    "최대": "at_most",
    "최장": "at_most",
    "최소": "at_least",
    "적어도": "at_least",
}
#: These words say whether the figure itself is inside; `전`, `이상`, `까지` depend on the sentence.
_PLAIN = re.compile(r"미만|울리기\s*전|이내|이하|초과|넘")
_SAME_SIDE = ({"at_most", "less_than"}, {"at_least", "more_than"})


def quote_bounds(draft: Draft) -> Iterator[Finding]:
    """Find every bound that its quote has another word for."""
    for node, standard in quoted_promises(draft):
        limit = limit_of(standard)
        if limit is None or limit.amount is None:
            continue
        own = figure_of(limit.amount)
        said = [_said(each) for each in figures(standard.cite.quote or "") if each.agrees(own)]
        heard = [words for words in said if words is not None]
        if heard and all(bound != limit.bound for bound, _ in heard):
            expected, quoted = heard[0]
            facts = {
                "standard": standard.id,
                "quoted": quoted,
                "expected": expected,
                "limit": str(limit),
                "sure": expected if _is_sure(standard, heard) else "",
            }
            yield Finding("SLA411", place_of(node, "limit"), facts)


def _is_sure(standard: JudgedStandard, heard: list[tuple[str, str]]) -> bool:
    """Tell whether only the edge is in question, the words leave no choice, and nobody made one."""
    limit = limit_of(standard)
    bounds = {bound for bound, _ in heard} | {limit.bound if limit is not None else None}
    plain = all(_PLAIN.search(words) for _, words in heard)
    return plain and bounds in _SAME_SIDE and standard.reading is None


def _said(figure: Figure) -> tuple[str, str] | None:
    """Give the bound that a figure's words mean, with the words; None where they leave it open."""
    for bound, pattern in _WORDS:
        match = pattern.match(figure.rest)
        if match is not None:
            return bound, f"{figure.text}{match[0]}"
    lead = _BEFORE.search(figure.lead)
    return None if lead is None else (_BEFORE_BOUNDS[lead[1]], f"{lead[0]}{figure.text}")
