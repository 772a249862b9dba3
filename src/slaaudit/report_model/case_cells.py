"""Cells of tables with a row per case: when, which promise, and where in the log."""

from slaaudit.report_model.document import Cell
from slaaudit.report_model.figures import NONE, words
from slaaudit.report_model.inputs import ReportInputs
from slaaudit.results.stored import StoredRow

NOWHERE = "부서 미기재"


def promise(inputs: ReportInputs, standard_id: str) -> Cell:
    """Name a promise by its number and title."""
    standard = inputs.result.standard(standard_id)
    return Cell(standard_id if standard is None else f"{standard.number}. {standard.title}")


def at(text: str | None) -> Cell:
    """Write a moment as rows hold it: a date, or a time to the minute where that says it all."""
    return Cell(NONE) if text is None else Cell(text.replace("T", " ").removesuffix(":00"))


def why(inputs: ReportInputs, row: StoredRow) -> Cell:
    """Say why a case came to its verdict."""
    standard = inputs.result.standard(row.standard)
    said = {} if standard is None else standard.reason_words
    return words(None if row.reason is None else said.get(row.reason, row.reason))


def place(row: StoredRow) -> tuple[Cell, Cell, Cell]:
    """Say where a case stands in the log: file, sheet and row."""
    number = Cell(NONE) if row.row is None else Cell(str(row.row), row.row)
    return words(row.file), words(row.sheet), number


def department(row: StoredRow) -> str:
    """Name the department of a case."""
    return row.department or NOWHERE
