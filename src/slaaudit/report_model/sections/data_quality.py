"""16. (내부) 자료 품질: what is wrong with the log, and where: the next export can be better."""

import re
from functools import partial

from slaaudit.report_model.case_cells import place, promise, why
from slaaudit.report_model.document import Cell, Column, Emphasis, Row, Section
from slaaudit.report_model.figures import count, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.report_model.long_tables import LongTable
from slaaudit.reporting.wording import skip_word
from slaaudit.results.stored import StoredFinding, StoredInput, StoredRow, StoredSkip

_PLACE = (Column("자료", width=2), Column("시트"), Column("행", "count"))
_FINDINGS = LongTable(
    "log_findings", "16-1", "자료의 지적사항",
    (*_PLACE, Column("열", width=2), Column("구분"), Column("내용", width=7), Column("코드")),
    "지적사항 없음", source=(0, 1, 2),
)  # fmt: skip
_DOUBTFUL = LongTable(
    "doubtful", "16-2", "판정하지 못한 건",
    (Column("접수번호", width=2), Column("표준", width=4), Column("사유", width=4), *_PLACE),
    "해당 없음", ("자료에 열이 아예 없거나 헌장에 수치가 없어 판정하지 못한 건은 들어 있지 않음",),
    source=(3, 4, 5),
)  # fmt: skip
_SKIPPED = LongTable(
    "skipped_rows", "16-3", "판정에 쓰지 않은 행",
    (Column("자료", width=3), Column("시트", width=2), Column("까닭", width=4),
     Column("행 수", "count")),
    "해당 없음",
)  # fmt: skip
_SEVERITY = {
    "error": Cell("오류", None, Emphasis.SHORT),
    "warning": Cell("주의", None, Emphasis.SHORT),
    "info": Cell("알림"),
}
#: Cells that a finding shows as examples: they may be anything, and their row is named.
_EXAMPLES = re.compile(r"; (?:예:|such as) .*\)")


def section(inputs: ReportInputs) -> Section:
    """Say what could not be read, what could not be judged, and what was left out."""
    skips = [(each, skip) for each in inputs.result.inputs for skip in each.skipped]
    tables = (
        _FINDINGS.of(inputs.result.findings, _finding),
        _DOUBTFUL.of(inputs.doubtful, partial(_doubtful, inputs)),
        _SKIPPED.of(skips, _skip),
    )
    return Section("data_quality", 16, "(내부) 자료 품질", tables)


def _finding(finding: StoredFinding) -> Row:
    number = Cell("-") if finding.row is None else Cell(str(finding.row), finding.row)
    return Row(
        (
            words(finding.file),
            words(finding.sheet),
            number,
            words(finding.column),
            _SEVERITY.get(finding.severity, Cell(finding.severity)),
            words(_EXAMPLES.sub(")", finding.message)),
            Cell(finding.code),
        )
    )


def _doubtful(inputs: ReportInputs, row: StoredRow) -> Row:
    return Row((Cell(row.case), promise(inputs, row.standard), why(inputs, row), *place(row)))


def _skip(entry: tuple[StoredInput, StoredSkip]) -> Row:
    source, skip = entry
    said = skip_word(skip.reason, "ko")
    return Row((words(source.file), words(source.sheet), words(said), count(skip.rows)))
