"""The middle of the page: which cases were missed and why, and what could not be told."""

from collections import Counter
from collections.abc import Sequence

from slaaudit.model import Audit, StandardResult, Tally
from slaaudit.reporting.clean import clean_text
from slaaudit.reporting.distribution import distribution_of
from slaaudit.reporting.scores import Score
from slaaudit.reporting.text_page import Page
from slaaudit.reporting.verdict_rows import Columns, verdict_columns
from slaaudit.reporting.wording import (
    due_words,
    limit_words,
    rate_with_denominator,
    reason_parts,
    value_words,
)
from slaaudit.spec.ruleset import RuleSet, StandardRule
from slaaudit.tables import Source
from slaaudit.terms import Verdict

#: Cases shown of each standard; the rest are in the csv and json results.
_SHOWN = 3


def miss_sections(page: Page, audit: Audit) -> None:
    """Show the missed cases, the unmeasurable ones by reason, and the other readings."""
    missed = [result for result in audit.standards if result.tally.missed]
    missed.sort(key=lambda result: result.tally.met / result.tally.judged)
    if missed:
        page.heading(page.said("미이행 내역", "What was missed"))
    for place, result in enumerate(missed):
        if place:
            page.console.print()
        _missed(page, result, audit)
    _unmeasurable(page, audit)
    _distributions(page, audit)
    _readings(page, audit)


def _missed(page: Page, result: StandardResult, audit: Audit) -> None:
    sources = audit.sources
    count, judged = result.tally.missed, result.tally.judged
    of = page.said(f"미이행 {count:,}건 / {judged:,}건", f"{count:,} missed of {judged:,}")
    page.line(f"{_named(result.rule)}: {of}{_promise(page, result.rule)}")
    page.line(_reasons(page, result, Verdict.MISSED, audit.rules), indent=4)
    columns = verdict_columns(result, sources, result.places(Verdict.MISSED)[:_SHOWN])
    for index in range(len(columns["case"])):
        page.line("- " + _case_line(page, columns, index, sources), indent=4)
    if count > _SHOWN:
        rest = count - _SHOWN
        page.line(page.said(f"외 {rest:,}건 (전체는 -f csv)", f"and {rest:,} more (-f csv)"), 6)


def _named(rule: StandardRule) -> str:
    return f"{clean_text(rule.latest.title)} [{rule.id}]"


def _promise(page: Page, rule: StandardRule) -> str:
    limit = getattr(rule.latest, "limit", None)
    return (
        "" if limit is None else f" ({page.said('기준', 'limit')} {limit_words(limit, page.lang)})"
    )


def _reasons(page: Page, result: StandardResult, verdict: Verdict, rules: RuleSet) -> str:
    """Say the reasons of a verdict with their counts, what differs in detail only together."""
    record = result.rule.judged[-1].record
    details: dict[str, list[str]] = {}
    totals: Counter[str] = Counter()
    for reason, count in Counter(result.reason_counts(verdict)).most_common():
        words, detail = reason_parts(reason, record, rules, page.lang)
        totals[words] += count
        details.setdefault(words, []).extend([f"{detail} {count:,}"] if detail else [])
    return ", ".join(
        _counted(page, words, count, details[words]) for words, count in totals.most_common()
    )


def _counted(page: Page, words: str, count: int, details: list[str]) -> str:
    within = f" ({', '.join(details)})" if details else ""
    return f"{words} {count:,}{page.said('건', '')}{within}"


def _case_line(page: Page, columns: Columns, index: int, sources: Sequence[Source]) -> str:
    """Say which case, where it stands, what was measured and what had been due."""
    cell = {key: cells[index] for key, cells in columns.items()}
    parts = [str(cell["case"])]
    where = _where(page, cell, several=len({source.file for source in sources}) > 1)
    if where:
        parts.append(where)
    value, unit = cell["value"], cell["unit"]
    if isinstance(value, int | float) and isinstance(unit, str):
        parts.append(value_words(value, unit))
    if isinstance(cell["due_at"], str):
        strict = str(cell["limit"]).startswith("less_than")
        parts.append(
            page.said("기한 ", "due ") + due_words(cell["due_at"], page.lang, strict=strict)
        )
    if cell["department"]:
        parts.append(str(cell["department"]))
    return "  ".join(parts)


def _where(page: Page, cell: dict[str, object], *, several: bool) -> str:
    if cell["row"] is None:
        return ""
    row = page.said(f"{cell['row']}행", f"row {cell['row']}")
    named = [cell["sheet"]] if cell["sheet"] and not several else [cell["file"], cell["sheet"]]
    return " ".join([*(str(name) for name in named if name), row])


def _unmeasurable(page: Page, audit: Audit) -> None:
    doubtful = [result for result in audit.standards if result.tally.unmeasurable]
    if not doubtful:
        return
    page.heading(page.said("판정하지 못한 까닭", "Why some could not be judged"))
    for result in doubtful:
        said = _reasons(page, result, Verdict.UNMEASURABLE, audit.rules)
        page.line(f"{_named(result.rule)}: {said}")


def _distributions(page: Page, audit: Audit) -> None:
    """A promise without a figure has no rate; how long it took is said instead."""
    spreads = [
        (result.rule, spread)
        for result in audit.standards
        if "no_figure" in result.reasons and (spread := distribution_of(result)) is not None
    ]
    if not spreads:
        return
    title = "수치가 없는 약속: 걸린 시간"
    page.heading(page.said(title, "Promises without a figure: how long it took"))
    for rule, spread in spreads:
        middle = value_words(spread.median, spread.unit)
        ninety = value_words(spread.ninety_percent, spread.unit)
        longest = value_words(spread.longest, spread.unit)
        ko = f"{spread.cases:,}건, 중앙값 {middle}, 90%가 {ninety} 안, 최장 {longest}"
        en = f"{spread.cases:,} cases, median {middle}, 90% within {ninety}, longest {longest}"
        page.line(f"{_named(rule)}: {page.said(ko, en)}")


def _readings(page: Page, audit: Audit) -> None:
    """Show the readings under which some verdict would differ."""
    turned = [each for each in audit.standards if any(r.flips for r in each.readings)]
    if not turned:
        return
    page.heading(page.said("다르게 읽으면", "Read otherwise"))
    for result in turned:
        page.line(f"{_named(result.rule)}: {_rate(result.tally)}")
        for reading in result.readings:
            if not reading.flips:
                continue
            rate, flips = _rate(reading.tally), f"{reading.flips:,}"
            flipped = page.said(f"뒤바뀌는 판정 {flips}건", f"{flips} verdicts differ")
            page.line(f"- {reading.id}: {rate}, {flipped}", indent=4)
            page.line(clean_text(reading.why), indent=6)


def _rate(tally: Tally) -> str:
    return rate_with_denominator(Score(tally))
