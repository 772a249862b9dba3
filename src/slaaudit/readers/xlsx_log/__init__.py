"""Workbooks (.xlsx, .xlsm): cells found in the XML itself, or by calamine where it is unusual.

Most sheets are written in one way, and their cells are found without an object for each. All others
are parsed by calamine, once it is known how far they reach. It gives an error cell and a formula
without a stored value as an empty cell. A reply date of `#N/A` would then read as "not yet
answered"; so such cells are looked up and put back as broken.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from slaaudit.cell_runs import GrowingRun
from slaaudit.findings import Finding, Place
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, hidden_sheet, noted, read_parsed
from slaaudit.readers.xlsx_log.cell_values import CellValues
from slaaudit.readers.xlsx_log.found_rows import RowBlocks
from slaaudit.readers.xlsx_log.sheet_marks import find_marks
from slaaudit.table_finder import SheetPlace, find_tables_in_blocks
from slaaudit.tables import RawTable
from slaaudit.workbook import parse_sheets
from slaaudit.workbook.extent import refuse_document_types, require_bounded
from slaaudit.workbook.package import Package
from slaaudit.workbook.sheet_scan import SheetBegun, UnusualSheetError
from slaaudit.workbook.xml_parts import SheetPart, listed_sheets

_STYLES = "styles.xml"


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible sheet that holds anything; a hidden sheet is named and not read.

    Row numbers are the sheet's own. Raises `PackageError` for a file that is damaged or too large.
    """
    package = Package(file.payload)
    refuse_document_types(package)
    reading = _Reading(file, package, known, options)
    tables = [table for sheet in reading.tables() for table in sheet]
    return _unstyled(tables) if _has_no_styles(package) else tuple(tables)


class _Reading:
    """One reading of a workbook, sheet after sheet."""

    def __init__(
        self, file: LogFile, package: Package, known: frozenset[str], options: ReadingOptions
    ) -> None:
        self._file, self._package = file, package
        self._known, self._options = known, options
        self._values = CellValues(package)
        self._begun = file.begun.result() if file.begun is not None else None

    def tables(self) -> Iterator[Sequence[RawTable]]:
        """Give the tables of each sheet. Where one is unusual, those behind it are parsed too."""
        sheets = [sheet for sheet in listed_sheets(self._package) if sheet.of_cells]
        for at, sheet in enumerate(sheets):
            if not sheet.visible:
                yield (hidden_sheet(SheetPlace(self._file.name, self._file.sha256, sheet.name)),)
                continue
            try:
                found = self._found(sheet)
            except UnusualSheetError:
                yield from self._parsed(sheets[at:])
                return
            yield found

    def _found(self, sheet: SheetPart) -> Sequence[RawTable]:
        """Read a sheet by the cells that are found in its XML."""
        begun = self._begin(sheet)
        blocks = RowBlocks(begun.cells, self._values)
        place = SheetPlace(self._file.name, self._file.sha256, sheet.name, blocks.first_column, ())
        scan = begun.scan
        if self._options.skip_hidden and scan.hidden_columns:
            raise UnusualSheetError
        tables = find_tables_in_blocks(iter(blocks), self._known, place, GrowingRun)
        marks = SheetMarks(
            hidden_rows=scan.hidden_rows,
            hidden_columns=scan.hidden_columns,
            formulas=scan.formulas,
        )
        if _merged_below(tables, scan.merged):
            raise UnusualSheetError
        return noted(tables, place, marks.notes(), self._options)

    def _begin(self, sheet: SheetPart) -> SheetBegun:
        """Go on with what was begun ahead of the same bytes, else begin now."""
        begun, self._begun = self._begun, None
        if begun is not None and begun.part == sheet.part and begun.payload == self._file.payload:
            return begun
        return SheetBegun.of(self._file.payload, self._package, sheet.part)

    def _parsed(self, sheets: Sequence[SheetPart]) -> Iterator[Sequence[RawTable]]:
        """Read sheets by a parser of XML, and what it loses by a walk beside it."""
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # few workbooks need it

        require_bounded(self._package)
        names = frozenset(sheet.name for sheet in sheets)
        with ThreadPoolExecutor(max_workers=1) as beside:  # calamine parses without Python's lock
            looking = beside.submit(self._all_marks, sheets)
            for parsed in parse_sheets(self._file.payload, names):
                marks = partial(_marks_of, looking.result, parsed.name)
                yield read_parsed(parsed, marks, self._file, self._known, self._options)

    def _all_marks(self, sheets: Sequence[SheetPart]) -> dict[str, SheetMarks]:
        return {
            sheet.name: find_marks(self._package, sheet.part)
            for sheet in sheets
            if sheet.part in self._package
        }


def _merged_below(tables: Sequence[RawTable], merged: Sequence[tuple[int, int, int, int]]) -> bool:
    """Tell whether merged cells reach below the first header: what they cover must be filled."""
    header = min((table.header_row for table in tables if table.columns), default=None)
    return header is not None and any(last_row > header for _, last_row, _, _ in merged)


def _marks_of(looked_up: Callable[[], Mapping[str, SheetMarks]], sheet: str) -> SheetMarks:
    return looked_up().get(sheet) or SheetMarks()


def _has_no_styles(package: Package) -> bool:
    return not any(part.lower().endswith(_STYLES) for part in package.parts)


def _unstyled(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """Say once that a date cannot be told from a number."""
    if not tables:
        return ()
    said = Finding("SLA729", Place(file=tables[0].file), {"file": tables[0].file})
    return (replace(tables[0], findings=(*tables[0].findings, said)), *tables[1:])
