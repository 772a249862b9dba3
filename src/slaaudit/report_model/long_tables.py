"""Tables with a row per case: pages show the first rows, a workbook all of them."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar, overload

from slaaudit.report_model.document import Cell, Column, Row, Table
from slaaudit.report_model.figures import NONE
from slaaudit.value_classes import dataclass

#: Rows that a page shows; more are read by nobody, and some formats take minutes over them.
PAGE_ROWS = 500
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True)
class _Rows(Sequence[Row], Generic[Entry]):
    """Rows that are made one by one when they are drawn: a hundred thousand are never held."""

    entries: Sequence[Entry]
    make: Callable[[Entry], Row]

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.entries)

    @overload
    def __getitem__(self, place: int) -> Row: ...
    @overload
    def __getitem__(self, place: slice) -> Sequence[Row]: ...
    def __getitem__(self, place: int | slice) -> Row | Sequence[Row]:
        """Make a row, or those of a part."""
        if isinstance(place, slice):
            return _Rows(self.entries[place], self.make)
        return self.make(self.entries[place])


@dataclass(frozen=True, slots=True)
class LongTable:
    """What a long table is but for its rows. `empty` is said where no row is."""

    key: str
    number: str
    caption: str
    columns: tuple[Column, ...]
    empty: str
    notes: tuple[str, ...] = ()
    source: tuple[int, int, int] | None = None

    def of(
        self, entries: Sequence[Entry], make: Callable[[Entry], Row], page_rows: int = PAGE_ROWS
    ) -> Table:
        """Fill the table; where a page leaves rows out, the last note says so."""
        rows = tuple(map(make, entries[:page_rows]))
        empty = Row((Cell(self.empty), *[Cell(NONE)] * (len(self.columns) - 1)))
        more, notes = _Rows(entries[page_rows:], make), self.notes
        if len(entries) > page_rows:
            cut = (
                f"모두 {len(entries):,}줄 가운데 {page_rows}줄만 적음. 전체는 엑셀(-f xlsx)에 있음"
            )
            notes = (*notes, cut)
        return Table(
            self.key, self.number, self.caption, self.columns, rows or (empty,), notes, more,
            self.source,
        )  # fmt: skip
