"""Live formulas: sums, rates, changes and counts that a workbook works out again.

A formula stands only where it comes to the very figure that the report prints.
"""

from collections.abc import Callable, Iterator, Mapping

from slaaudit.document_formats.xlsx_document.places import Place
from slaaudit.document_formats.xlsx_document.sheets import cell_name, cells_of, range_name
from slaaudit.model import compliance_rate
from slaaudit.report_model import Cell, Row
from slaaudit.value_classes import dataclass

_RATE, _CHANGE = "이행률(%)", "증감(%p)"
#: Headings of the counts that a rate is made of, met first.
_COUNTS = (("이행", "미이행"), ("통지 이행", "미통지"))
#: A total in the summary: its heading, and the table and heading that it adds up.
_SUMMARY = {
    "대상": ("by_standard", "대상건수"),
    "이행": ("by_standard", "이행"),
    "미이행": ("by_standard", "미이행"),
    "판정불가": ("by_standard", "판정불가"),
    "보상 건수": ("remedies", "대상"),
}
_UNMEASURED = "미측정"


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell of a table: its row in the sheet and in the table, and its column."""

    place: Place
    row: Row
    index: int
    column: int

    @property
    def cell(self) -> Cell:
        """The cell as the report prints it."""
        return self.row.cells[self.column]

    @property
    def title(self) -> str:
        """The heading of its column."""
        return self.place.table.columns[self.column].title

    def beside(self, column: int) -> str:
        """Name the cell of another column in the same row."""
        return cell_name(self.place.first + self.index, column)

    def named(self, title: str) -> int | None:
        """Find another column by its heading."""
        return self.place.column(title)


def formula_of(spot: Spot, places: Mapping[str, Place]) -> str | None:
    """Give the formula of a cell; None where its figure follows from nothing in the workbook."""
    if spot.cell.number is None:
        return None
    found: Iterator[str | None] = (way(spot, places) for way in _WAYS)
    return next((formula for formula in found if formula is not None), None)


def _rate(spot: Spot, _places: Mapping[str, Place]) -> str | None:
    """이행 ÷ (이행 + 미이행), half up, never 100 with a miss nor 0 with a success."""
    if spot.title != _RATE:
        return None
    for pair in _COUNTS:
        met, missed = spot.named(pair[0]), spot.named(pair[1])
        if met is None or missed is None:
            continue
        kept, short = spot.row.cells[met].number, spot.row.cells[missed].number
        if kept is None or short is None:
            return None
        if compliance_rate(int(kept), int(short), 1) != spot.cell.number:
            return None
        m, x = spot.beside(met), spot.beside(missed)
        between = f"MAX(IF({m}>0,0.1,0),ROUND(1000*{m}/({m}+{x}),0)/10)"
        return f'=IF({m}+{x}=0,"-",IF({x}=0,100,MIN(99.9,{between})))'
    return None


def _change(spot: Spot, _places: Mapping[str, Place]) -> str | None:
    """The rate less the one before it, where the two are of the same promises."""
    rate = spot.named(_RATE)
    if spot.title != _CHANGE or rate is None or spot.column != rate + 2:
        return None
    now, before = spot.row.cells[rate].number, spot.row.cells[rate + 1].number
    if now is None or before is None or round(now - before, 1) + 0.0 != spot.cell.number:
        return None
    return f"=ROUND({spot.beside(rate)}-{spot.beside(rate + 1)},1)"


def _sum_above(spot: Spot, _places: Mapping[str, Place]) -> str | None:
    """A total of the rows above it."""
    kind = spot.place.table.columns[spot.column].kind
    if not spot.row.total or not spot.index or kind not in ("count", "money"):
        return None
    above = [row.cells[spot.column].number or 0 for row in spot.place.table.rows[: spot.index]]
    if sum(above) != spot.cell.number:
        return None
    first = spot.place.first
    return f"=SUM({range_name(first, first + spot.index - 1, spot.column)})"


def _summary(spot: Spot, places: Mapping[str, Place]) -> str | None:
    """A figure of the summary: the sum of a column of another sheet."""
    if spot.place.table.key != "at_a_glance" or spot.title not in _SUMMARY:
        return None
    key, title = _SUMMARY[spot.title]
    return _over(places.get(key), title, spot, lambda cells: f"SUM({cells})", _sum_of)


def _unmeasured(spot: Spot, places: Mapping[str, Place]) -> str | None:
    """How many promises were not measured: counted by their word in the table of promises."""
    if spot.place.table.key != "at_a_glance" or not spot.title.startswith(_UNMEASURED):
        return None
    count = f'"{_UNMEASURED}*"'
    return _over(
        places.get("by_standard"), "판정", spot, lambda cells: f"COUNTIFS({cells},{count})", _words
    )


def _listed(spot: Spot, places: Mapping[str, Place]) -> str | None:
    """What was missed of a promise: counted in the list of violations, where there is one."""
    listed, number = places.get("violations"), spot.named("번호")
    if spot.place.table.key != "by_standard" or spot.title != "미이행" or listed is None:
        return None
    missed = sum(row.cells[spot.column].number or 0 for row in spot.place.table.rows)
    column = listed.column("표준")
    if number is None or column is None or missed != listed.length:
        return None
    which = f'{spot.beside(number)}&". *"'
    return "=" + "+".join(f"COUNTIFS({cells},{which})" for cells in cells_of(listed, column))


def _over(
    place: Place | None,
    title: str,
    spot: Spot,
    written: Callable[[str], str],
    worth: Callable[[Place, int], float],
) -> str | None:
    column = None if place is None else place.column(title)
    if place is None or column is None or worth(place, column) != spot.cell.number:
        return None
    return "=" + "+".join(written(cells) for cells in cells_of(place, column))


def _sum_of(place: Place, column: int) -> float:
    return sum(row.cells[column].number or 0 for row in place.table.rows)


def _words(place: Place, column: int) -> float:
    return sum(row.cells[column].text.startswith(_UNMEASURED) for row in place.table.rows)


_WAYS = (_rate, _change, _summary, _unmeasured, _listed, _sum_above)
