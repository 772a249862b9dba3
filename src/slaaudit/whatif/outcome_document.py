"""A what-if as a document: what was tried, what flips, by department, case by case, the sweep."""

from collections.abc import Iterator

from slaaudit.report_model import Block, Document, Section, Statement
from slaaudit.report_model.wording import moment, period_title, span_words
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.voice import Voice
from slaaudit.whatif.outcome import Outcome
from slaaudit.whatif.outcome_tables import (
    departments_table,
    dues_table,
    flips_table,
    standards_table,
    sweep_chart,
    sweep_table,
)
from slaaudit.whatif.outcome_words import headline, standard_words, sweep_words, tried


def outcome_document(outcome: Outcome) -> Document:
    """Build the document; formats only draw it."""
    after = outcome.after
    charter = after.rules.charter
    return Document(
        title=f"{period_title(after.period.label)} 기준을 바꾸어 본 결과",
        institution=charter.institution.name,
        period=span_words(after.period.from_on, after.period.until_on),
        written_on=after.as_of.date().isoformat(),
        audience="internal",
        sections=tuple(_sections(outcome, Voice(after.rules, "ko"))),
        facts=(
            ("기관", clean_text(charter.institution.name)),
            ("기준시점", moment(after.as_of)),
        ),
    )


def _sections(outcome: Outcome, voice: Voice) -> Iterator[Section]:
    yield Section("at_a_glance", 0, "한눈에", tuple(_glance(outcome, voice)))
    if outcome.moved:
        dues = dues_table(outcome, voice)
        tables = (standards_table(outcome, voice), *((dues,) if dues else ()))
        yield Section("changed_standards", 1, "표준별", tables)
    departments = departments_table(outcome) if outcome.flips else None
    if departments is not None:
        yield Section("changed_departments", 2, "부서별", (departments,))
    if outcome.flips:
        yield Section("flips", 3, "뒤바뀐 건", (flips_table(outcome, voice),))
    if outcome.sweep is not None:
        blocks: tuple[Block, ...] = (sweep_table(outcome.sweep), sweep_chart(outcome.sweep))
        yield Section("sweep", 4, "기준을 훑어본 것", blocks)


def _glance(outcome: Outcome, voice: Voice) -> Iterator[Statement]:
    if outcome.anything_tried:
        yield Statement("□", "바꾸어 본 것")
        for sentence in tried(outcome):
            yield Statement("○", sentence)
        yield Statement("□", headline(outcome), strong=True)
    elif outcome.sweep is None:
        yield Statement("□", "바꾼 것이 없어 판정도 그대로임: --set, --holiday, --sweep로 바꿈")
    for moves in outcome.moved:
        yield Statement("○", standard_words(moves, voice))
    if outcome.sweep is not None:
        yield Statement("□", sweep_words(outcome.sweep), strong=True)
    yield Statement(
        "※", "규칙 파일은 고치지 않았음. 같은 자료를 같은 기준시점으로 두 번 판정한 것임"
    )
