"""The work of `slaaudit check`: read, judge, write, and tell by the exit code how it went."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from slaaudit.cli.choices import (
    Destination,
    Gate,
    Tolerance,
    destinations,
    gate,
    language,
    refuse,
    tolerance,
)
from slaaudit.cli.exit_codes import ExitCode
from slaaudit.cli.files import require_free, write_file
from slaaudit.cli.loading import calendar_of, read_log, rules_for
from slaaudit.cli.screen import has_colour, notice, text_width, waiting, write_stdout
from slaaudit.cli.spans import (
    asked_period,
    cases_by_period,
    cases_inside,
    fullest_period,
    moment_of_judgement,
)
from slaaudit.engine import audit
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.model import Audit
from slaaudit.periods import Period
from slaaudit.reporting.department_view import department_view, departments_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.scores import Score, target_of
from slaaudit.reporting.wording import period_words, said
from slaaudit.reports import FORMATS
from slaaudit.terms import Lang
from slaaudit.workbook import ReadAhead

#: Files together larger than this take long enough to say so (about 100,000 rows of xlsx).
_LONG_BYTES = 5_000_000


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the user asked for, as written."""

    logs: tuple[Path, ...]
    rules: str | None = None
    period: str | None = None
    as_of: str | None = None
    department: str | None = None
    fail_on: str = "error"
    max_unmeasurable: str | None = None
    lang: str = "ko"
    formats: tuple[str, ...] = ("text",)
    force: bool = False


def check(request: CheckRequest, ahead: ReadAhead | None = None) -> int:
    """Do it all and give the exit code. Everything that can be refused early is.

    `ahead` is the reading of the files that may have begun already.
    """
    lang, gated = language(request.lang), gate(request.fail_on)
    borne = tolerance(request.max_unmeasurable)
    targets = destinations(request.formats, FORMATS)
    for target in targets:
        if target.file is not None:
            require_free(target.file, force=request.force)
    whole = _judged(request, lang, ahead)
    shown = whole
    if request.department is not None:
        shown = _of_department(whole, request.department, lang)
    _write(shown, targets, lang, request.department)
    return exit_code(shown, gated, borne)


def _judged(request: CheckRequest, lang: Lang, ahead: ReadAhead | None) -> Audit:
    asked = None if request.period is None else asked_period(request.period)
    rules = rules_for(request.rules, request.logs, lang)
    calendar = calendar_of(rules.charter.calendar)
    if request.as_of is not None and asked is not None:
        moment_of_judgement(request.as_of, asked, calendar)
    with waiting(said(lang, "읽고 판정하는 중", "Reading and judging"), worthwhile=_long(request)):
        log = read_log(request.logs, rules, ahead)
        if not log.tables:
            raise Refusal(RefusalKind.UNUSABLE, *log.findings)
        counts = cases_by_period(log, rules)
        period = asked or fullest_period(counts)
        if not cases_inside(log, rules, period):
            raise _nothing(period, counts)
        as_of = moment_of_judgement(request.as_of, period, calendar)
        whole = audit(log, rules, calendar, period, as_of)
    if asked is None:
        _say_period(period, counts, lang)
    return whole


def _long(request: CheckRequest) -> bool:
    return sum(log.stat().st_size for log in request.logs if log.is_file()) > _LONG_BYTES


def _say_period(period: Period, counts: Counter[Period], lang: Lang) -> None:
    inside, total = counts[period], counts.total()
    notice(
        said(
            lang,
            f"점검 기간을 {period_words(period)}로 정했습니다: 날짜가 있는 {total:,}건 가운데 "
            f"{inside:,}건이 이 기간입니다. 다른 기간은 --period로 고릅니다.",
            f"Period {period_words(period)}: it holds {inside:,} of {total:,} dated cases. "
            "Choose another with --period.",
        )
    )


def _nothing(period: Period, counts: Counter[Period]) -> Refusal:
    known = [
        f"{each.label} ({n:,})" for each, n in sorted(counts.items(), key=lambda p: p[0].label)
    ]
    facts = {"period": period_words(period), "known": ", ".join(known) or "-"}
    return Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA822", facts=facts))


def _of_department(whole: Audit, department: str, lang: Lang) -> Audit:
    """Narrow to a department, and say which promises cannot be narrowed."""
    known = departments_of(whole)
    if department not in known:
        raise refuse("SLA821", shown=department, known=", ".join(known) or "-")
    shown = department_view(whole, department)
    kept = {result.rule.id for result in shown.standards}
    left_out = ", ".join(r.rule.id for r in whole.standards if r.rule.id not in kept)
    if left_out:
        ko = f"기관 전체로만 재는 표준은 뺐습니다: {left_out}"
        notice(said(lang, ko, f"Left out, as they concern the whole institution: {left_out}"))
    return shown


def _write(
    shown: Audit, targets: Sequence[Destination], lang: Lang, department: str | None
) -> None:
    """Write every format; what goes to a file is as wide and as plain on every machine."""
    for target in targets:
        if target.file is None:
            options = ReportOptions(lang, department, text_width(), has_colour())
            write_stdout(FORMATS[target.format].render(shown, options))
        else:
            options = ReportOptions(lang, department)
            write_file(target.file, FORMATS[target.format].render(shown, options))
            notice(said(lang, f"{target.file}에 썼습니다", f"Wrote {target.file}"))


def exit_code(shown: Audit, gated: Gate, borne: Tolerance | None) -> ExitCode:
    """Tell how it went. What was found outweighs what could not be judged: 1 before 4."""
    tally = shown.tally
    graves = [finding.severity for finding in shown.findings]
    found = gated.severity is not None and any(grave >= gated.severity for grave in graves)
    found |= gated.missed and tally.missed > 0
    found |= gated.target and any(
        Score(result.tally, target_of(result.rule)).attained is False for result in shown.standards
    )
    if found:
        return ExitCode.FOUND
    if borne is not None and not borne.bears(tally.unmeasurable, Score(tally).applicable):
        return ExitCode.INCOMPLETE
    return ExitCode.DONE
