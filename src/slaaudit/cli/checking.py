"""The work of `slaaudit check`: read, judge, write, and tell by the exit code how it went."""

from collections.abc import Sequence

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
from slaaudit.cli.judging import JudgingRequest, judged
from slaaudit.cli.screen import has_colour, notice, text_width, write_stdout
from slaaudit.model import Audit
from slaaudit.reporting.department_view import department_view, departments_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.scores import Score, target_of
from slaaudit.reporting.wording import said
from slaaudit.reports import FORMATS
from slaaudit.terms import Lang
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ReadAhead


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """What the user asked for, as written."""

    judging: JudgingRequest
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
    whole = judged(request.judging, lang, ahead)
    shown = whole
    if request.department is not None:
        shown = _of_department(whole, request.department, lang)
    _write(shown, targets, lang, request.department)
    return exit_code(shown, gated, borne)


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
