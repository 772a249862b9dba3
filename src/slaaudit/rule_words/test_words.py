"""The tests of a rule set that cover one standard, and what each expects."""

from slaaudit.reporting.clean import clean_text
from slaaudit.rule_words.voice import Voice
from slaaudit.terms import VERDICT_BY_KEY
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class TestWords:
    """A test's name, and the verdict and due moment that it expects."""

    name: str
    verdict: str
    due_at: str | None
    expected: str


def tests_of(standard: str, voice: Voice) -> tuple[TestWords, ...]:
    """Say every test of a standard, in the order written."""
    found = []
    for test in voice.rules.tests:
        if test.standard != standard:
            continue
        expect = test.expect
        word = VERDICT_BY_KEY[expect.verdict].word(voice.lang)
        due = f", {voice.said('기한', 'due')} {clean_text(expect.due_at)}" if expect.due_at else ""
        found.append(TestWords(clean_text(test.name), expect.verdict, expect.due_at, word + due))
    return tuple(found)
