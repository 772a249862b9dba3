"""Workbooks (.xlsx, .xlsm): values by calamine, lost values by a look into the sheet's XML.

Calamine gives an error cell and a formula without a stored value as an empty cell. A reply date of
`#N/A` would then read as "not yet answered"; so such cells are looked up and put back as broken.
"""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from functools import partial

from slaaudit.findings import Finding, Place
from slaaudit.readers.log_file import LogFile, ReadingOptions
from slaaudit.readers.sheet_rows import SheetMarks, read_parsed
from slaaudit.readers.xlsx_log.sheet_marks import find_marks
from slaaudit.tables import RawTable
from slaaudit.workbook import ParsedSheet, parse_sheets
from slaaudit.workbook.extent import require_bounded
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import sheet_parts

_STYLES = "styles.xml"


def read(file: LogFile, known: frozenset[str], options: ReadingOptions) -> tuple[RawTable, ...]:
    """Read every visible sheet that holds anything; a hidden sheet is named and not read.

    Row numbers are the sheet's own. Raises `PackageError` for a file that is damaged or too large.
    """
    package = Package(file.payload)
    parts = sheet_parts(package)
    tables: list[RawTable] = []
    if file.begun is None:  # what was begun is guarded by whoever began it
        require_bounded(package)
    with ThreadPoolExecutor(max_workers=1) as beside:  # calamine parses without Python's lock
        looking = beside.submit(_all_marks, package, parts)
        for sheet in _sheets(file, package):
            tables += read_parsed(
                sheet, partial(_marks_of, looking, sheet.name), file, known, options
            )
    return _unstyled(tables) if _has_no_styles(package) else tuple(tables)


def _all_marks(package: Package, parts: Mapping[str, str]) -> dict[str, SheetMarks]:
    return {name: find_marks(package, part) for name, part in parts.items() if part in package}


def _sheets(file: LogFile, package: Package) -> Iterator[ParsedSheet]:
    """Give the parsed sheets: those of the same bytes that were begun ahead, else parsed now."""
    if file.begun is not None:
        begun = file.begun.result()
        if begun.payload == file.payload:
            yield from begun.sheets
            return
        require_bounded(package)
    yield from parse_sheets(file.payload)


def _marks_of(looking: Future[dict[str, SheetMarks]], sheet: str) -> SheetMarks:
    return looking.result().get(sheet) or SheetMarks()


def _has_no_styles(package: Package) -> bool:
    return not any(part.lower().endswith(_STYLES) for part in package.parts)


def _unstyled(tables: Sequence[RawTable]) -> tuple[RawTable, ...]:
    """Say once that a date cannot be told from a number."""
    if not tables:
        return ()
    said = Finding("SLA729", Place(file=tables[0].file), {"file": tables[0].file})
    return (replace(tables[0], findings=(*tables[0].findings, said)), *tables[1:])
