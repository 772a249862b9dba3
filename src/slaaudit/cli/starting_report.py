"""The work of `slaaudit init --report`: the file that the institution's own texts go into."""

import shlex
from collections.abc import Iterator
from pathlib import Path

from slaaudit.cli.choices import language
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.loading import load_rules
from slaaudit.cli.rules_schema import write_schemas
from slaaudit.cli.screen import write_stdout
from slaaudit.cli.stored_results import is_result, open_result
from slaaudit.reporting.wording import said
from slaaudit.results.stored import StoredStandard
from slaaudit.rule_schemas import REPORT_TEXTS, modeline, schema_file
from slaaudit.rulefile import find_rules
from slaaudit.rulefile.report_starter import StarterPlan, report_starter
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass

_SCHEMAS = ".schema"
_USUAL_FILE = Path("plan.yaml")


@dataclass(frozen=True, slots=True)
class ReportStart:
    """Where the file goes; `source`: a stored result, or rules by id or folder."""

    file: Path | None
    source: str | None
    force: bool


def start_report(request: ReportStart, lang: str) -> int:
    """Write the file, and its schema beside it for editors; nothing of the user's is replaced."""
    spoken = language(lang)
    file = request.file or _USUAL_FILE
    require_free(file, force=request.force)
    plans = tuple(_plans(request.source, spoken))
    source = "결과.json" if request.source is None else shlex.quote(request.source)
    text = report_starter(shlex.quote(str(file)), source, plans)
    schemas = file.parent / _SCHEMAS
    if request.force or not (schemas / schema_file(REPORT_TEXTS)).exists():
        write_schemas(schemas, (REPORT_TEXTS,), force=request.force)
    write_file(file, [modeline(REPORT_TEXTS, _SCHEMAS), text])
    write_stdout(_next_steps(file, sum(plan.short for plan in plans), spoken))
    return ExitCode.DONE


def _plans(source: str | None, lang: Lang) -> Iterator[StarterPlan]:
    if source is None:
        return
    if is_result(Path(source)):
        for standard in open_result(Path(source)).result.standards:
            short = bool(standard.missed) or standard.attained is False
            yield StarterPlan(standard.id, _remark(standard), short)
        return
    rules = load_rules(find_rules(source, Path.cwd(), ()), lang, with_tests=False)
    for rule in rules:
        yield StarterPlan(rule.id, rule.latest.title, short=False)


def _remark(standard: StoredStandard) -> str:
    """Say what fell short beside its denominator."""
    title = f"{standard.number}. {standard.title}"
    if not standard.missed:
        return title
    return f"{title}: 판정 {standard.tally.judged:,}건 가운데 미이행 {standard.missed:,}건"


def _next_steps(file: Path, plans: int, lang: Lang) -> Iterator[str]:
    shown = shlex.quote(str(file))
    yield said(
        lang,
        f"{shown}에 만들었습니다: 개선계획을 적을 표준 {plans}개\n",
        f"Made {shown}: {plans} standard(s) wait for a plan\n",
    )
    command = f"slaaudit report … --plan {shown}"
    yield said(lang, f"채운 뒤: {command}\n", f"When it is filled in: {command}\n")
