"""Workbooks (.xlsx, .xlsm): values by calamine, lost values by a look into the sheet's XML.

Calamine gives an error cell and a formula without a stored value as an empty cell. A reply date of
`#N/A` would then read as "not yet answered"; so such cells are looked up and put back as broken.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineSheet

from slaaudit.findings import Finding
from slaaudit.readers.decoding import refuse
from slaaudit.readers.xlsx_log.lost_values import LostCells, find_lost_cells, sheet_parts
from slaaudit.table_finder import MergedCells, Row, SheetPlace, find_tables, unread_sheet
from slaaudit.tables import BrokenCell, RawTable
from slaaudit.workbook import ParsedSheet, parse_sheets

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ExpatError)


def _restored(rows: Iterator[Row], lost: LostCells, first_column: int) -> Iterator[Row]:
    """Put lost cells back; below calamine's last row may stand rows of nothing but lost cells."""
    number = 0
    for number, row in enumerate(rows, 1):
        yield _with_lost(row, lost[number], first_column) if number in lost else row
    for below in range(number + 1, max(lost) + 1):
        yield _with_lost([], lost.get(below, {}), first_column)


def _with_lost(row: Row, cells: Mapping[int, BrokenCell], first_column: int) -> Row:
    size = max([len(row), *(column - first_column + 1 for column in cells)])
    whole = [*row, *[None] * (size - len(row))]
    for column, broken in cells.items():
        if column >= first_column:
            whole[column - first_column] = broken
    return whole


def _rows(sheet: CalamineSheet, lost: LostCells) -> Iterator[Row]:
    """Give a sheet's rows from row 1 on, so that a row's place is its number."""
    rows: Iterator[Row] = iter(sheet.iter_rows()) if sheet.start is not None else iter(())
    first_column = 0 if sheet.start is None else sheet.start[1]
    return _restored(rows, lost, first_column) if lost else rows


def _merged(sheet: CalamineSheet) -> tuple[tuple[MergedCells, ...], int]:
    """Give the merged cells by place in the rows as given, and the column that these begin in."""
    start = 0 if sheet.start is None else sheet.start[1]
    ranges = sheet.merged_cell_ranges or []
    merged = tuple(
        MergedCells(first[0] + 1, last[0] + 1, first[1] - start, last[1] - start)
        for first, last in ranges
    )
    return merged, start


def _hidden(place: SheetPlace) -> RawTable:
    return unread_sheet(place, Finding("SLA714", place.at(), {"sheet": place.sheet or ""}))


def _read_sheets(
    payload: bytes, file: str, known: frozenset[str], parsed: Future[tuple[ParsedSheet, ...]] | None
) -> Iterator[RawTable]:
    digest = hashlib.sha256(payload).hexdigest()
    with (
        zipfile.ZipFile(io.BytesIO(payload)) as archive,
        ThreadPoolExecutor(max_workers=1) as beside,  # calamine parses without Python's lock
    ):
        parts = sheet_parts(archive)
        looking = beside.submit(_find_all_lost, archive, parts)
        sheets = parsed.result() if parsed is not None else parse_sheets(payload)
        lost = looking.result()
        for sheet in sheets:
            if sheet.cells is None:
                yield _hidden(SheetPlace(file, digest, sheet.name))
                continue
            merged, first = _merged(sheet.cells)
            place = SheetPlace(file, digest, sheet.name, first, merged)
            yield from find_tables(_rows(sheet.cells, lost[sheet.name]), known, place)


def _find_all_lost(archive: zipfile.ZipFile, parts: Mapping[str, str]) -> dict[str, LostCells]:
    return {name: find_lost_cells(archive, part) for name, part in parts.items()}


def read_workbook(
    payload: bytes,
    file: str,
    known: frozenset[str],
    parsed: Future[tuple[ParsedSheet, ...]] | None = None,
) -> tuple[RawTable, ...]:
    """Read every visible sheet that holds anything; a hidden sheet is named and not read.

    `parsed` is the parsing of the same bytes where it was begun ahead. Row numbers are the sheet's
    own. Raises `Refusal` for a damaged file, and for a zip archive
    that is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as archive:
            names = archive.namelist()
        if not any(name.startswith("xl/") for name in names):
            raise refuse("SLA715", file)
        return tuple(_read_sheets(payload, file, known, parsed))
    except (CalamineError, *_DAMAGED) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise refuse("SLA716", file, reason=reason) from None
