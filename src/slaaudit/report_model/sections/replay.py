"""12. 붙임: what anyone needs to work the figures out again."""

from collections.abc import Iterator

from slaaudit.report_model.document import Cell, Column, Row, Section, Table
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.wording import period_title

_COLUMNS = (Column("대상"), Column("이름", width=2), Column("지문(SHA-256)", width=7))


def section(inputs: ReportInputs) -> Section:
    """Name tool, rules, calendar and records by their digests."""
    rows = tuple(Row(tuple(map(Cell, each))) for each in _rows(inputs))
    result = inputs.result
    command = (
        f"slaaudit check 자료… --rules {result.institution.id} --period {result.period.label} "
        f"--as-of '{result.as_of:%Y-%m-%d %H:%M}'"
    )
    notes = ("같은 자료, 규칙, 달력이면 같은 결과가 나옴", f"다시 내는 명령: {command}")
    table = Table("replay", "12-1", "재현 정보", _COLUMNS, rows, notes)
    return Section("replay", 12, "붙임", (table,))


def _rows(inputs: ReportInputs) -> Iterator[tuple[str, str, str]]:
    result = inputs.result
    yield "도구", f"{result.tool.name} {result.tool.version}", "-"
    yield "규칙", f"{result.institution.id} (표준 {result.rules.standards}개)", result.rules.digest
    for earlier in inputs.by_time[-2::-1]:
        title = f"{period_title(earlier.period.label)}의 규칙"
        yield "견준 결과", title, earlier.rules.digest
    yield "달력", result.calendar.source, result.calendar.digest
    files = {each.file: each.sha256 for each in result.inputs}
    for name, digest in files.items():
        yield "자료", name, digest
