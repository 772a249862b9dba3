"""A rule set in words as plain values: the form of `rules.schema.json`."""

from collections.abc import Sequence

from slaaudit.rule_words.promise_words import PromiseWords, promises_of
from slaaudit.rule_words.standard_words import Line
from slaaudit.rule_words.test_words import tests_of
from slaaudit.rule_words.voice import Voice

_SCHEMA = "slaaudit/rules/1"


def rules_plain(voice: Voice) -> dict[str, object]:
    """Give every promise of a rule set, in the order of the contract."""
    institution = voice.rules.charter.institution
    return {
        "schema": _SCHEMA,
        "institution": {"id": institution.id, "name": institution.name},
        "rules": {"digest": voice.rules.digest},
        "promises": [_promise(each, voice) for each in promises_of(voice)],
    }


def promise_plain(promise: PromiseWords, voice: Voice) -> dict[str, object]:
    """Give one promise, whose it is, and the tests that cover it."""
    institution = voice.rules.charter.institution
    return {
        "institution": {"id": institution.id, "name": institution.name},
        "rules": {"digest": voice.rules.digest},
        "promise": _promise(promise, voice),
        "tests": [
            {"name": test.name, "verdict": test.verdict, "due_at": test.due_at}
            for test in tests_of(promise.id, voice)
        ],
    }


def _promise(promise: PromiseWords, voice: Voice) -> dict[str, object]:
    cited, clock = promise.cited, promise.clock
    return {
        "number": promise.number,
        "id": promise.id,
        "title": promise.title,
        "kind": promise.kind,
        "cite": {"source": cited.source, "at": cited.at, "quote": cited.quote},
        "measure": promise.measure,
        "subject": promise.measured.subject,
        "bar": promise.measured.bar,
        "sentence": promise.measured.sentence,
        "clock": None
        if clock is None
        else {"short": clock.short, "text": clock.text, "articles": clock.articles},
        "columns": [
            {"record": each.record, "field": each.field, "headings": list(each.headings)}
            for each in promise.columns
        ],
        "lines": _lines(promise.lines, voice),
        "versions": [
            {"in_force": each.in_force, "lines": _lines(each.lines, voice)}
            for each in promise.versions
        ],
        "readings": [
            {"id": each.id, "why": each.why, "lines": _lines(each.lines, voice)}
            for each in promise.readings
        ],
    }


def _lines(lines: Sequence[Line], voice: Voice) -> list[dict[str, object]]:
    return [
        {"key": each.key, "label": each.label(voice), "text": each.text, "cite": each.cite}
        for each in lines
    ]
