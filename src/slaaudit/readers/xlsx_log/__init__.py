"""Workbooks (.xlsx, .xlsm): values by calamine, lost values by a look into the sheet's XML.

Calamine gives an error cell and a formula without a stored value as an empty cell. A reply date of
`#N/A` would then read as "not yet answered"; so such cells are looked up and put back as broken.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from xml.parsers.expat import ExpatError

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.readers.xlsx_log.lost_values import LostCells, find_lost_cells, sheet_parts
from slaaudit.table_finder import Row, SheetPlace, find_table, unread_sheet
from slaaudit.tables import BrokenCell, RawTable

_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, NotImplementedError, ExpatError)


def _refuse(code: str, file: str, **facts: str | int) -> Refusal:
    return Refusal(RefusalKind.UNUSABLE, Finding(code, Place(file=file), {"file": file, **facts}))


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


def _hidden(place: SheetPlace) -> RawTable:
    return unread_sheet(place, Finding("SLA714", place.at(), {"sheet": place.sheet or ""}))


def _read_sheets(payload: bytes, file: str, known: frozenset[str]) -> Iterator[RawTable]:
    digest = hashlib.sha256(payload).hexdigest()
    with (
        zipfile.ZipFile(io.BytesIO(payload)) as archive,
        CalamineWorkbook.from_filelike(io.BytesIO(payload)) as workbook,
        ThreadPoolExecutor(max_workers=1) as beside,
    ):
        parts = sheet_parts(archive)
        for sheet in workbook.sheets_metadata:
            place = SheetPlace(file, digest, sheet.name)
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if sheet.visible != SheetVisibleEnum.Visible:
                yield _hidden(place)
                continue
            looking = beside.submit(find_lost_cells, archive, parts[sheet.name])
            cells = workbook.get_sheet_by_name(sheet.name)  # parses without holding Python's lock
            found = find_table(_rows(cells, looking.result()), known, place)
            if found is not None:
                yield found


def read_workbook(payload: bytes, file: str, known: frozenset[str]) -> tuple[RawTable, ...]:
    """Read every visible sheet that holds anything; a hidden sheet is named and not read.

    Row numbers are the sheet's own. Raises `Refusal` for a damaged file, and for a zip archive
    that is no workbook.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(payload)) as archive:
            names = archive.namelist()
        if not any(name.startswith("xl/") for name in names):
            raise _refuse("SLA715", file)
        return tuple(_read_sheets(payload, file, known))
    except (CalamineError, *_DAMAGED) as error:
        reason = " ".join(str(error).split()) or type(error).__name__
        raise _refuse("SLA716", file, reason=reason) from None
