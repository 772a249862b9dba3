"""The work of `slaaudit rules test`: the cases of tests.yaml, judged and compared."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from slaaudit.cli.choices import chosen, language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.loading import calendar_of, load_rules
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.screen import write_stdout
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.reporting.clean import clean_text
from slaaudit.rule_runner import TestOutcome, run_tests
from slaaudit.terms import VERDICT_BY_KEY, Lang

_SCHEMA = "slaaudit/test-result/1"
_WORDS = {
    "verdict": "판정",
    "reason": "사유",
    "due_at": "기한",
    "value": "값",
    "remedy": "보상",
}

Outcomes = Sequence[tuple[str, TestOutcome]]


def test_rules(specs: Sequence[str], output_format: str, lang: str) -> int:
    """Run every test of every rule set; a failed one makes the code 1."""
    spoken = language(lang)
    chosen("--format", output_format, ("text", "json"))
    outcomes: list[tuple[str, TestOutcome]] = []
    for folder in rule_folders(specs):
        rules = load_rules(folder, spoken, waivers=False)  # tests show what the rules say
        calendar = calendar_of(rules.charter.calendar)
        institution = rules.charter.institution.id
        outcomes += [(institution, outcome) for outcome in run_tests(rules, calendar)]
    if not outcomes:
        facts = {"shown": ", ".join(specs) or "-"}
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA826", facts=facts))
    if output_format == "json":
        plain = {"schema": _SCHEMA, "tests": [_plain(*each) for each in outcomes]}
        write_stdout([f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()])
    else:
        write_stdout(_lines(outcomes, spoken))
    failed = any(outcome.status == "failed" for _, outcome in outcomes)
    return ExitCode.FOUND if failed else ExitCode.DONE


def _plain(institution: str, outcome: TestOutcome) -> dict[str, object]:
    return {
        "standard": outcome.standard,
        "name": clean_text(outcome.name),
        "status": outcome.status,
        "expected": dict(outcome.expected),
        "actual": dict(outcome.actual),
        "counted_days": list(outcome.detail),
        "institution": institution,
    }


def _lines(outcomes: Outcomes, lang: Lang) -> Iterator[str]:
    for institution, outcome in outcomes:
        if outcome.status == "failed":
            yield from _failure(institution, outcome, lang)
    counts = Counter(outcome.status for _, outcome in outcomes)
    passed, failed, todo = counts["passed"], counts["failed"], counts["todo"]
    if lang == "ko":
        yield f"시험 {len(outcomes)}개: 통과 {passed}, 어긋남 {failed}, 확인 전 {todo}\n"
    else:
        yield f"{len(outcomes)} test(s): {passed} passed, {failed} failed, {todo} to do\n"


def _failure(institution: str, outcome: TestOutcome, lang: Lang) -> Iterator[str]:
    """Say what was expected, what came out, and how the days were counted."""
    korean = lang == "ko"
    word = "어긋남" if korean else "failed"
    yield f"{word}  {institution} {outcome.standard}: {clean_text(outcome.name)}\n"
    expected = _said(outcome.expected, lang)
    actual = _said({key: outcome.actual.get(key) for key in outcome.expected}, lang)
    yield f"  {'기대' if korean else 'expected'}  {expected}\n"
    yield f"  {'결과' if korean else 'actual'}  {actual}\n"
    reason = outcome.actual.get("reason")
    if reason is not None and "reason" not in outcome.expected:
        yield f"  {'사유' if korean else 'reason'}  {clean_text(str(reason))}\n"
    for line in outcome.detail:
        yield f"    {clean_text(line)}\n"
    yield "\n"


def _said(facts: Mapping[str, object], lang: Lang) -> str:
    words = [
        f"{_WORDS.get(key, key) if lang == 'ko' else key} {_value(key, value, lang)}"
        for key, value in facts.items()
    ]
    return ", ".join(words)


def _value(key: str, value: object, lang: Lang) -> str:
    if value is None:
        return "-"
    if key == "verdict" and str(value) in VERDICT_BY_KEY:
        return VERDICT_BY_KEY[str(value)].word(lang)
    return clean_text(str(value))
