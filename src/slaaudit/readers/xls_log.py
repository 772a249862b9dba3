"""Old workbooks (.xls, BIFF) by xlrd, which tells error cells from blank ones.

A formula keeps its last value there; that it was never computed cannot be seen.
"""

import io
import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

import xlrd
from xlrd.xldate import xldate_as_datetime

from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, hidden_sheet, read_sheet
from slaaudit.table_finder import MergedCells, Row, SheetPlace
from slaaudit.tables import BrokenCell, Cell, RawTable
from slaaudit.workbook.errors import PackageError, damaged

_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_ENCRYPTED = "encrypted"


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible sheet, one at a time. Raises `PackageError` for a damaged workbook."""
    try:
        return tuple(_read_sheets(file, known, options))
    except xlrd.XLRDError as error:
        if _ENCRYPTED in str(error):
            raise PackageError("SLA704") from None
        raise damaged(error) from None
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001  # xlrd meets damaged bytes with any error there is
        raise damaged(error) from None


def _read_sheets(
    file: LogFile, known: frozenset[str], options: ReadingOptions
) -> Iterator[RawTable]:
    book = xlrd.open_workbook(
        file_contents=file.payload,
        logfile=io.StringIO(),  # else it prints what it makes of damaged bytes
        formatting_info=True,  # else it leaves out what is hidden and merged
        on_demand=True,
        ragged_rows=True,
    )
    for index, name in enumerate(book.sheet_names()):
        sheet = book.sheet_by_index(index)
        place = SheetPlace(file.name, file.sha256, name)
        if sheet.visibility:
            yield hidden_sheet(place)
        else:
            marks = _marks(sheet)
            where = marks.place(file, name)
            yield from read_sheet(_rows(book, sheet), known, options, where, marks.notes())
        book.unload_sheet(index)


def _marks(sheet: xlrd.sheet.Sheet) -> SheetMarks:
    return SheetMarks(
        merged=[
            MergedCells(top + 1, bottom, left, right - 1)
            for top, bottom, left, right in sheet.merged_cells
        ],
        hidden_rows={row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden},
        hidden_columns={column for column, info in sheet.colinfo_map.items() if info.hidden},
    )


def _rows(book: xlrd.book.Book, sheet: xlrd.sheet.Sheet) -> Iterator[Row]:
    elapsed = [
        bool(_ELAPSED.search(book.format_map[style.format_key].format_str))
        if style.format_key in book.format_map
        else False
        for style in book.xf_list
    ]
    for number in range(sheet.nrows):
        kinds, values = sheet.row_types(number), sheet.row_values(number)
        yield [
            _cell(kind, value, book, elapsed, sheet.cell_xf_index(number, column))
            if kind in _CONVERTED
            else value
            for column, (kind, value) in enumerate(zip(kinds, values, strict=True))
        ]


_CONVERTED = frozenset(
    {
        xlrd.XL_CELL_EMPTY,
        xlrd.XL_CELL_BLANK,
        xlrd.XL_CELL_DATE,
        xlrd.XL_CELL_BOOLEAN,
        xlrd.XL_CELL_ERROR,
    }
)


def _cell(
    kind: int, value: float | str, book: xlrd.book.Book, elapsed: list[bool], style: int
) -> Cell | BrokenCell:
    match kind:
        case xlrd.XL_CELL_DATE if isinstance(value, float):
            return _moment(value, book.datemode, elapsed=elapsed[style])
        case xlrd.XL_CELL_BOOLEAN:
            return bool(value)
        case xlrd.XL_CELL_ERROR:
            return BrokenCell(xlrd.error_text_from_code.get(value, "#ERROR"))
        case _:
            return None


def _moment(
    serial: float, datemode: int, *, elapsed: bool
) -> date | datetime | time | timedelta | BrokenCell:
    """Give a serial as a spreadsheet shows it: a date, a time of day, or a span of time."""
    try:
        if elapsed:
            return timedelta(seconds=round(serial * 86_400))
        moment: datetime = xldate_as_datetime(serial, datemode)
    except (ValueError, OverflowError):
        return BrokenCell(str(serial))
    if 0 <= serial < 1:
        return moment.time()
    return moment.date() if moment.time() == time() else moment
