"""SLA510: every measurable standard has a test that it can be met and one that it can be missed."""

from collections import defaultdict
from collections.abc import Iterator

from slaaudit.checks.promises import limit_of, place_of
from slaaudit.findings import Finding
from slaaudit.rulefile.draft import Draft
from slaaudit.spec.standards import JudgedStandard
from slaaudit.terms import VERDICT_BY_KEY


def untested(draft: Draft) -> Iterator[Finding]:
    """Find standards whose tests leave out a verdict."""
    if draft.readable is None or not draft.tests_readable:
        return
    tested: defaultdict[str, set[str]] = defaultdict(set)
    for test in draft.readable.tests:
        tested[test.standard].add(test.expect.verdict)
    rules = {rule.id: rule for rule in draft.readable}
    for written in draft.standards:
        rule = rules.get(written.id)
        if rule is None:
            continue
        needed = _needed(rule.judged[-1]) if rule.judged else ()
        missing = [verdict for verdict in needed if verdict not in tested[rule.id]]
        if missing:
            words = ", ".join(f"{VERDICT_BY_KEY[key].word('ko')}({key})" for key in missing)
            facts = {"standard": rule.id, "missing": words}
            yield Finding("SLA510", place_of(written.node, "id"), facts)


def _needed(standard: JudgedStandard) -> tuple[str, ...]:
    """Without a figure nothing can be met or missed: the cases must come out as unmeasurable."""
    limit = limit_of(standard)
    return ("unmeasurable",) if limit is not None and limit.no_figure else ("met", "missed")
