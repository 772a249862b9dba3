"""The filled sheet: which case of the sample was found to agree with the source system.

Only the columns that name the case and the answer are read: remarks are for people.
"""

from collections.abc import Iterator, Sequence

import numpy as np

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.results import StoredResult
from slaaudit.sampling.drawing import Sample, SampledCase
from slaaudit.table_finder import heading_key
from slaaudit.tables import BrokenCell, Cell, CellState, Column, RawTable
from slaaudit.value_classes import dataclass
from slaaudit.values import flag_column

NUMBER, STANDARD, CASE, ROW = "번호", "표준", "접수번호", "행"
FOUND, AGREES, REMARK = "원자료 확인값", "일치(예/아니오)", "비고"
ANSWERS = ("예", "아니오")
_WANTED = (NUMBER, STANDARD, CASE, ROW, AGREES)
#: The headings that the sheet is read by.
SHEET_HEADINGS = frozenset(map(heading_key, _WANTED))
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet."""

    table: RawTable
    at: int

    def text(self, heading: str) -> str:
        """Give a cell as text; a whole number without its point, a guard against formulas off."""
        return _text(_cells(self.table, heading)[self.at])

    def lost(self, heading: str) -> bool:
        """Tell whether a cell's value is lost: a formula that was never computed."""
        return isinstance(_cells(self.table, heading)[self.at], BrokenCell)

    @property
    def place(self) -> Place:
        """Say where it stands."""
        row = int(self.table.row_numbers[self.at])
        return Place(file=self.table.file, sheet=self.table.sheet, row=row)


def answers_of(sample: Sample, tables: Sequence[RawTable], file: str) -> tuple[bool | None, ...]:
    """Give for each case of the sample whether it agrees; None where that was not filled in.

    Raises Refusal: no sheet among the tables, rows that are not of this sample or stand twice,
    answers that are neither yes nor no (UNUSABLE); nothing filled in at all (NOTHING_TO_JUDGE).
    """
    sheets = [table for table in tables if _is_sheet(table)]
    if not sheets:
        raise Refusal(RefusalKind.UNUSABLE, Finding("SLA883", Place(file=file), {"file": file}))
    cases = {case.number: case for case in sample.cases}
    found: dict[int, bool | None] = {}
    problems: list[Finding] = []
    for line, answer, state in _lines(sheets):
        number = _whole(line.text(NUMBER))
        case = None if number is None else cases.get(number)
        if case is None or not _is_case(line, case, sample):
            problems.append(Finding("SLA884", line.place))
        elif case.number in found:
            problems.append(Finding("SLA886", line.place, {"number": case.number}))
        elif state == CellState.UNREADABLE:
            problems.append(Finding("SLA885", line.place))
        else:
            found[case.number] = answer if state == CellState.PRESENT else None
    if problems:
        raise Refusal(RefusalKind.UNUSABLE, *problems[:_SHOWN])
    if all(answer is None for answer in found.values()):
        facts = {"file": file}
        raise Refusal(RefusalKind.NOTHING_TO_JUDGE, Finding("SLA887", Place(file=file), facts))
    return tuple(found.get(case.number) for case in sample.cases)


def promise_of(result: StoredResult, standard_id: str) -> str:
    """Name a promise as the sheet does, by its number and title."""
    standard = result.standard(standard_id)
    return standard_id if standard is None else f"{standard.number}. {standard.title}"


def _is_sheet(table: RawTable) -> bool:
    return {heading_key(heading) for heading in table.columns} >= SHEET_HEADINGS


def _cells(table: RawTable, heading: str) -> Sequence[Cell | BrokenCell]:
    wanted = heading_key(heading)
    return next(cells for name, cells in table.columns.items() if heading_key(name) == wanted)


def _lines(sheets: Sequence[RawTable]) -> Iterator[tuple[_Line, bool, int]]:
    for table in sheets:
        answers: Column = flag_column(list(_cells(table, AGREES)))
        flags = np.asarray(answers.values, dtype=np.bool_).tolist()
        for at, (flag, state) in enumerate(zip(flags, answers.state.tolist(), strict=True)):
            yield _Line(table, at), flag, state


def _is_case(line: _Line, case: SampledCase, sample: Sample) -> bool:
    """Compare what names the case; a spreadsheet may have taken the zeros before a number.

    The row is a link: programs that do not calculate leave it without a value, which says nothing.
    """
    row = case.row
    expected = (
        (STANDARD, promise_of(sample.result, row.standard)),
        (CASE, row.case),
        (ROW, str(row.row)),
    )
    return all(line.lost(heading) or _same(line.text(heading), text) for heading, text in expected)


def _same(written: str, expected: str) -> bool:
    if written == expected:
        return True
    one, other = _whole(written), _whole(expected)
    return one is not None and one == other


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() else None


def _text(cell: Cell | BrokenCell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, BrokenCell):
        return cell.shown
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).removeprefix("'").split())
