"""The library: rules, a log, an audit of it, and its results as bytes or as a pandas frame.

Instants are Seoul wall time without a time zone. What is wrong with a log comes as findings beside
the values (`CaseLog.findings`, `Audit.findings`); what cannot be done at all raises `Refusal` with
`findings`. A finding has a `code`, a `place`, `message("ko")` and `help("ko")`; `slaaudit rules
explain CODE` shows its page. No network is used and no clock is read.

>>> import pandas as pd
>>> from slaaudit import audit, load_rules, read_log, render, verdict_frame
>>> rules = load_rules("kosea")
>>> requests = pd.DataFrame({
...     "접수번호": ["A-1", "A-2"],
...     "접수경로": ["홈페이지", "홈페이지"],
...     "처리상태": ["완료", "완료"],
...     "접수일시": ["2026-03-03 10:00", "2026-03-03 10:00"],
...     "답변일시": ["2026-03-11 17:59", "2026-03-12 09:00"],
... })
>>> log = read_log({"request": requests}, rules)
>>> judged = audit(log, rules, period="2026H1")
>>> rows = verdict_frame(judged)
>>> reply = rows[rows["standard"] == "homepage-reply-7d"]
>>> reply[["case", "verdict", "due_at"]].to_dict("records")  # doctest: +NORMALIZE_WHITESPACE
[{'case': 'A-1', 'verdict': 'met', 'due_at': '2026-03-11'},
 {'case': 'A-2', 'verdict': 'missed', 'due_at': '2026-03-11'}]
>>> render(judged, "md").decode().splitlines()[0]
'# 2026년 상반기 고객서비스헌장 이행실태 점검결과'
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta, timezone
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypedDict, Unpack

from slaaudit.business_time import BusinessCalendar
from slaaudit.document_formats import DOCUMENT_FORMATS, DrawingOptions, Style
from slaaudit.engine import audit as judge
from slaaudit.findings import Finding, Refusal, RefusalKind
from slaaudit.korean_holidays import HolidaysPackageError, institution_calendar
from slaaudit.model import Audit
from slaaudit.normalise import known_headings, normalise
from slaaudit.periods import Period, parse_period
from slaaudit.plausibility import doubted
from slaaudit.readers import USUAL_READING, ReadingOptions, stream_tables
from slaaudit.reporting.department_view import department_view, departments_of
from slaaudit.reporting.options import ReportOptions
from slaaudit.reporting.verdict_rows import listed_rows
from slaaudit.reports import FORMATS
from slaaudit.results import CaseRows, case_rows, stored_result
from slaaudit.rulefile import find_rules, read_rule_set
from slaaudit.spec.ruleset import RuleSet
from slaaudit.tables import CaseLog, RawTable
from slaaudit.terms import Lang

if TYPE_CHECKING:
    import pandas as pd

    from slaaudit.report_model import Audience

__all__ = [
    "Audit",
    "CaseLog",
    "Finding",
    "Refusal",
    "RuleSet",
    "audit",
    "load_rules",
    "read_log",
    "render",
    "verdict_frame",
]

_Path = str | PathLike[str]
_SEOUL = timezone(timedelta(hours=9))


def load_rules(
    source: _Path,
    *,
    waivers: bool = True,
    on_finding: Callable[[Finding], None] | None = None,
) -> RuleSet:
    """Load a rule set by the id of an institution, its folder, or its `charter.yaml`.

    `waivers`: whether `waivers.yaml` is heeded. `on_finding` is called with every finding that does
    not forbid the use of the rules (`slaaudit rules check` lists them all).

    Raises Refusal: unknown rules (SLA120), mistakes in the files, or no standard that a log can
    show (SLA824).

    >>> rules = load_rules("kosea")
    >>> rules.charter.institution.name, len(rules.standards)
    ('한국사회적기업진흥원', 23)
    """
    folder = find_rules(str(source), Path.cwd(), ())
    rules, findings = read_rule_set(folder, with_tests=False, waivers=waivers)
    if rules is None:
        raise Refusal(RefusalKind.UNUSABLE, *findings)
    if not any(rule.judged for rule in rules):
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA824"))
    for finding in findings:
        if on_finding is not None:
            on_finding(finding)
    return rules


def read_log(
    source: "_Path | Iterable[_Path] | Mapping[str, pd.DataFrame]",
    rules: RuleSet,
    reading: ReadingOptions = USUAL_READING,
) -> CaseLog:
    """Read logs: a path, several paths, or pandas frames by the record that they hold.

    Paths name files of any kind that `slaaudit check` reads, folders, or globs. A frame has a
    row per case and a column per heading, as in the sheet that it stands for; its rows are numbered
    from 2. Records are `request`, `call`, `visit` and so on, or those that the rules declare. Only
    the columns that the rules map go into the log.

    Raises Refusal for a file that cannot be used (SLA7xx), or where no table holds a case that the
    rules look at; ValueError where two columns of a frame have one heading.
    """
    if isinstance(source, Mapping):
        log = normalise(_tables_of_frames(source), rules)
    else:
        paths = [source] if isinstance(source, str | PathLike) else source
        known = known_headings(rules)
        log = normalise(
            (each for path in paths for each in stream_tables(Path(path), known, options=reading)),
            rules,
        )
    if not log.tables:
        raise Refusal(RefusalKind.UNUSABLE, *log.findings)
    return log


def _tables_of_frames(frames: "Mapping[str, pd.DataFrame]") -> tuple[RawTable, ...]:
    from slaaudit.frames import table_of_frame  # noqa: PLC0415  # pandas is slow to load

    return tuple(table_of_frame(frame, record, record) for record, frame in frames.items())


def audit(
    log: CaseLog,
    rules: RuleSet,
    *,
    period: str | Period,
    as_of: datetime | date | str | None = None,
    calendar: BusinessCalendar | None = None,
    known_until: datetime | date | str | None = None,
) -> Audit:
    """Judge every case of the period by every standard of the rules.

    `period`: `2026H1`, `2026`, `2026Q1`, `2026-03`, `2026-01-01..2026-06-30`, or a `Period`.
    `as_of`: the instant at which open cases are judged, in Seoul (an aware one is converted; of a
    day its first moment); None is the end of the period. `calendar`: None is the public calendar
    with the hours and days that the rules say. `known_until`: the instant after which the
    log can know nothing, where `slaaudit check` takes the present; what it dates later is a finding
    (SLA761). None, as no clock is read: nothing is held to lie in the future.

    The audit holds one verdict per case and standard: `Audit.standards` as numpy columns,
    `verdict_frame(audit)` as a frame. `Audit.findings` tells what is wrong with the log and what is
    hard to believe in it, as `check` does. A period without cases gives an audit without verdicts.

    Raises Refusal: a period (SLA805) or an instant (SLA806) that cannot be read, an instant outside
    the calendar (SLA832), a calendar that cannot be built (SLA833).
    """
    over = parse_period(period) if isinstance(period, str) else period
    if over is None:
        raise _refusal("SLA805", shown=str(period))
    days = _calendar_of(rules) if calendar is None else calendar
    moment = _instant(over.until_on if as_of is None else as_of)
    written = None if known_until is None else _instant(known_until)
    if not days.first <= moment.date() <= days.last:
        bounds = {"first": days.first.isoformat(), "last": days.last.isoformat()}
        raise _refusal("SLA832", shown=str(moment), **bounds)
    return doubted(judge(log, rules, days, over, moment), log, written)


def _calendar_of(rules: RuleSet) -> BusinessCalendar:
    try:
        return institution_calendar(rules.charter.calendar)
    except (HolidaysPackageError, ValueError) as error:
        raise _refusal("SLA833", why=str(error)) from None


def _instant(written: datetime | date | str) -> datetime:
    if isinstance(written, str):
        try:
            written = datetime.fromisoformat(written.strip())
        except ValueError:
            raise _refusal("SLA806", shown=str(written)) from None
    if not isinstance(written, datetime):
        written = datetime(written.year, written.month, written.day)  # noqa: DTZ001  # Seoul wall time
    if written.tzinfo is not None:
        written = written.astimezone(_SEOUL).replace(tzinfo=None)
    return written.replace(microsecond=0)


class RenderOptions(TypedDict, total=False):
    """What may be chosen of a rendering; none of it changes a figure.

    `kind`: `result` or `report`, for a format that both have (`json`); without it the result.
    `lang`: `ko` or `en`, of a result. `department`: the only one shown. `audience`, `style` and
    `fragment` are those of `slaaudit report`.
    """

    kind: Literal["result", "report"]
    lang: Lang
    department: str
    audience: "Audience"
    style: Style
    fragment: bool


#: Options that are one of some words.
_CHOICES = {
    "kind": ("result", "report"),
    "lang": ("ko", "en"),
    "audience": ("public", "internal"),
    "style": ("marks", "numbered"),
}


def render(audit: Audit, format: str = "text", **options: Unpack[RenderOptions]) -> bytes:  # noqa: A002  # as on the command line
    """Write an audit in a format of `slaaudit check` or of `slaaudit report`.

    Results: `text`, `json`, `jsonl`, `csv`. Reports: `md`, `html`, `pdf`, `xlsx` and so on. Text is
    UTF-8; the same audit gives the same bytes.

    Raises Refusal: an unknown format or value of an option (SLA804), a department that the log does
    not have (SLA821), an extra that is not installed (SLA868); TypeError for an unknown option.
    """
    _require_known(options)
    kind = options.get("kind") or ("result" if format in FORMATS else "report")
    formats = FORMATS if kind == "result" else DOCUMENT_FORMATS
    if format not in formats:
        known = ", ".join(formats if "kind" in options else {**FORMATS, **DOCUMENT_FORMATS})
        raise _refusal("SLA804", option="format", shown=format, choices=known)
    department = options.get("department")
    shown = audit if department is None else _of_department(audit, department)
    written = ReportOptions(options.get("lang", "ko"), department)
    if kind == "report":
        return _report(shown, format, written, options)
    chunks = FORMATS[format].render(shown, written)
    return b"".join(each.encode() if isinstance(each, str) else each for each in chunks)


def _require_known(options: RenderOptions) -> None:
    for name, value in options.items():
        if name not in RenderOptions.__annotations__:
            raise TypeError(f"render() has no option {name!r}")
        if name in _CHOICES and value not in _CHOICES[name]:
            choices = ", ".join(_CHOICES[name])
            raise _refusal("SLA804", option=name, shown=str(value), choices=choices)


def _of_department(audit: Audit, department: str) -> Audit:
    known = departments_of(audit)
    if department not in known:
        raise _refusal("SLA821", shown=department, known=", ".join(known) or "-")
    return department_view(audit, department)


def _report(audit: Audit, name: str, written: ReportOptions, options: RenderOptions) -> bytes:
    from slaaudit.report_model import ReportInputs, report_document  # noqa: PLC0415  # seldom

    result, audience = stored_result(audit, written), options.get("audience", "public")
    internal = audience == "internal"
    rows = case_rows(result, listed_rows(audit), "-") if internal else CaseRows()
    document = report_document(ReportInputs(result, audience=audience, rows=rows))
    drawing = DrawingOptions(options.get("style", "marks"), fragment=options.get("fragment", False))
    return DOCUMENT_FORMATS[name].draw(document, drawing)


def verdict_frame(audit: Audit) -> "pd.DataFrame":
    """Give the verdicts as a pandas frame: one row per case and standard, columns as in `-f csv`.

    `standard`, `case`, `verdict` (`met`, `missed`, `excused`, `pending`, `not_applicable`,
    `unmeasurable`), `reason`, `value` in `unit`, `limit`, `due_at` (a date where the period ends
    with that day, else a time), `department`, where it stands in the log (`file`, `sheet`, `row`),
    `started_at`, `ended_at` and `counted_days`.
    """
    from slaaudit.frames import verdict_frame as frame_of  # noqa: PLC0415  # pandas is slow to load

    return frame_of(audit)


def _refusal(code: str, **facts: str) -> Refusal:
    return Refusal(RefusalKind.UNUSABLE, Finding(code, facts=facts))
