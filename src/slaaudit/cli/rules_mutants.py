"""The work of `slaaudit rules test --mutants`: which small changes the tests notice."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml

from slaaudit.amounts import AmountUnit, parse_amount
from slaaudit.cli.choices import chosen, language, refuse
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.loading import calendar_of, load_rules
from slaaudit.cli.rule_folders import rule_folders
from slaaudit.cli.screen import write_stdout
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.mutants import Mutant, MutantScore, Proposer, Trial
from slaaudit.reporting.clean import clean_text
from slaaudit.spec.rule_tests import RuleTest
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_SCHEMA = "slaaudit/mutants/1"
_WHOLE = 100
_LINE = 1_000  # a text is never broken


@dataclass(frozen=True, slots=True)
class _Page:
    """One institution: its score, and a test for each survivor where one was found."""

    institution: str
    score: MutantScore
    proposed: Mapping[tuple[str, str, str], RuleTest | None]


def try_mutants(specs: Sequence[str], output_format: str, lang: str, min_caught: str | None) -> int:
    """Try every mutant of every rule set; too few caught makes the code 1."""
    spoken = language(lang)
    chosen("--format", output_format, ("text", "json"))
    least = _percent(min_caught)
    pages = [_page(spec, spoken) for spec in rule_folders(specs)]
    if not any(page.score.caught or page.score.survived for page in pages):
        facts = {"shown": ", ".join(specs) or "-"}
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA826", facts=facts))
    if output_format == "json":
        plain = {"schema": _SCHEMA, "institutions": [_plain(page, spoken) for page in pages]}
        write_stdout([f"{json.dumps(plain, ensure_ascii=False, indent=1)}\n".encode()])
    else:
        write_stdout(line for page in pages for line in _lines(page, spoken))
    few = least is not None and any(page.score.share < least for page in pages)
    return ExitCode.FOUND if few else ExitCode.DONE


def _percent(text: str | None) -> float | None:
    """Read `--min-caught`: `95%` or `95`."""
    if text is None:
        return None
    amount = parse_amount(text if text.strip().endswith("%") else f"{text}%")
    if amount is None or amount.unit is not AmountUnit.PERCENT or amount.value > _WHOLE:
        raise refuse("SLA804", option="--min-caught", shown=text, choices="0%, …, 95%, …, 100%")
    return amount.value


def _page(folder: Path, lang: Lang) -> _Page:
    rules = load_rules(folder, lang, waivers=False)
    trial = Trial(rules, calendar_of(rules.charter.calendar))
    score = trial.score()
    newest = {rule.id: rule.judged[-1] for rule in rules if rule.judged}
    proposers = {name: Proposer(trial, standard) for name, standard in newest.items()}
    found = {_key(each): proposers[each.standard].propose(each) for each in score.survived}
    return _Page(rules.charter.institution.id, score, found)


def _key(mutant: Mutant) -> tuple[str, str, str]:
    return mutant.standard, mutant.kind, mutant.words.ko


def _plain(page: _Page, lang: Lang) -> dict[str, object]:
    score = page.score
    return {
        "institution": page.institution,
        "caught": len(score.caught),
        "survived": [
            {**_named(each, lang), "test": _test(page.proposed[_key(each)])}
            for each in score.survived
        ],
        "equivalent": [
            {**_named(each, lang), "why": each.same.said(lang) if each.same else ""}
            for each in score.equivalent
        ],
        "not_expressible": len(score.not_expressible),
        "percent_caught": round(score.share, 1),
    }


def _named(mutant: Mutant, lang: Lang) -> dict[str, object]:
    changed = clean_text(mutant.words.said(lang))
    return {"standard": mutant.standard, "kind": mutant.kind, "changed": changed}


def _test(test: RuleTest | None) -> dict[str, object] | None:
    """Write a test as tests.yaml does: only what it says."""
    if test is None:
        return None
    plain = test.model_dump(exclude_unset=True)
    said = {key: value for key, value in plain.items() if value}
    if "rows" in said:
        said["rows"] = list(test.rows)
    return {**said, "expect": test.expect.model_dump(exclude_unset=True)}


def _lines(page: _Page, lang: Lang) -> Iterator[str]:
    score = page.score
    for mutant in score.survived:
        word = "살아남음" if lang == "ko" else "survived"
        changed = clean_text(mutant.words.said(lang))
        yield f"{word}  {page.institution} {mutant.standard}: {changed}\n"
        yield from _proposal(page.proposed[_key(mutant)], lang)
    yield from _equivalent(score, lang)
    caught, survived = len(score.caught), len(score.survived)
    same, unsaid = len(score.equivalent), len(score.not_expressible)
    if lang == "ko":
        yield (
            f"{page.institution}  바꾼 규칙 {caught + survived}개 중 {caught}개를 시험이 알아챔 "
            f"({score.share:.1f}%), 살아남음 {survived}, 같은 뜻 {same}, 쓸 수 없는 규칙 {unsaid}\n"
        )
    else:
        yield (
            f"{page.institution}  {caught} of {caught + survived} mutants caught "
            f"({score.share:.1f}%), {survived} survived, {same} equivalent, "
            f"{unsaid} not expressible\n"
        )


def _equivalent(score: MutantScore, lang: Lang) -> Iterator[str]:
    """Say once for each reason how many mutants it makes alike."""
    reasons = dict.fromkeys(each.same for each in score.equivalent if each.same)
    for reason in reasons:
        count = sum(each.same == reason for each in score.equivalent)
        why = reason.said(lang)
        yield f"같은 뜻 {count}개: {why}\n" if lang == "ko" else f"equivalent, {count}: {why}\n"


def _proposal(test: RuleTest | None, lang: Lang) -> Iterator[str]:
    """Give a test to paste into tests.yaml, for a person to confirm."""
    if test is None:
        yield (
            "  가려낼 시험을 찾지 못했습니다. 이 규칙이 달라지는 보기를 tests.yaml에 적습니다.\n"
            if lang == "ko"
            else "  no test was found that tells them apart; write one in tests.yaml\n"
        )
        return
    text = yaml.safe_dump(
        [_test(test)], allow_unicode=True, sort_keys=False, default_flow_style=None, width=_LINE
    )
    for line in text.splitlines():
        yield f"  {clean_text(line)}\n" if line.strip() else "\n"
