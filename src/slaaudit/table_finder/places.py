"""Where tables stand: file, sheet, and the cells of a sheet that are merged."""

from slaaudit.findings import Place
from slaaudit.value_classes import dataclass


@dataclass(frozen=True, slots=True)
class MergedCells:
    """Cells merged into one, ends included: sheet rows from 1, places in the given rows from 0."""

    first_row: int
    last_row: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SheetPlace:
    """Which sheet of which file; text files have no sheet name.

    `first_column` is the sheet's column (from 0) in which the rows given begin. `merged` is None
    where the kind of file does not say which cells are merged.
    """

    file: str
    sha256: str
    sheet: str | None
    first_column: int = 0
    merged: tuple[MergedCells, ...] | None = None

    def at(self, row: int | None = None, heading: str | None = None) -> Place:
        """Point at a row or a column of the sheet."""
        return Place(file=self.file, sheet=self.sheet, row=row, heading=heading)

    def area(self, columns: tuple[int, int], rows: tuple[int, int]) -> str:
        """Name a block of cells as a spreadsheet does (`A4:F18`), all ends included."""
        ends = (
            f"{_letters(self.first_column + column)}{row}"
            for column, row in zip(columns, rows, strict=True)
        )
        return ":".join(ends)


def _letters(column: int) -> str:
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
