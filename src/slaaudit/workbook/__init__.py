"""A workbook's sheets: cells found in their XML, or as calamine parses them.

Nothing is parsed before the package is known to be of a bearable size. This module imports nothing
heavy, so that a large file can be begun beside the loading of rules and calendar.
"""

import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from slaaudit.value_classes import dataclass
from slaaudit.workbook.errors import damaged

if TYPE_CHECKING:
    from concurrent.futures import Future

    from python_calamine import CalamineSheet

    from slaaudit.workbook.sheet_scan import SheetBegun

    #: The first sheet of a workbook, begun on beside; None where it has no sheet to be read.
    BeginningAhead = Future[SheetBegun | None]

__all__ = ["ParsedSheet", "ReadAhead", "parse_sheets"]

_ZIP = b"PK\x03\x04"
_SUFFIXES = (".xlsx", ".xlsm")
#: A smaller file is parsed before a thread for it would have begun.
_WORTHWHILE_BYTES = 1_000_000
_PANIC = "PanicException"


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """A worksheet; `cells` is None where it is hidden: such a sheet is named and not read."""

    name: str
    cells: "CalamineSheet | None"


def parse_sheets(payload: bytes, wanted: Collection[str] | None = None) -> Iterator[ParsedSheet]:
    """Parse the visible worksheets one by one, which must be known to be of a bearable size.

    `wanted` names those that are given; None: all. Raises `PackageError` for a damaged workbook.
    """
    from python_calamine import CalamineError  # noqa: PLC0415  # loaded when a workbook is there

    try:
        yield from _sheets(payload, wanted)
    except (CalamineError, OSError) as error:
        raise damaged(error) from None
    except BaseException as error:
        # a panic of the parser is no Exception, and its class cannot be imported
        if type(error).__name__ != _PANIC:
            raise
        raise damaged(error) from None


def _sheets(payload: bytes, wanted: Collection[str] | None) -> Iterator[ParsedSheet]:
    from python_calamine import (  # noqa: PLC0415  # loaded when a workbook is there
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    with CalamineWorkbook.from_filelike(io.BytesIO(payload)) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            if wanted is not None and sheet.name not in wanted:
                continue
            visible = sheet.visible == SheetVisibleEnum.Visible
            yield ParsedSheet(
                sheet.name, workbook.get_sheet_by_name(sheet.name) if visible else None
            )


def _begin(path: Path) -> "SheetBegun | None":
    # numpy and all this is loaded beside the main thread
    from slaaudit.workbook.extent import refuse_document_types  # noqa: PLC0415
    from slaaudit.workbook.package import Package  # noqa: PLC0415
    from slaaudit.workbook.sheet_scan import SheetBegun  # noqa: PLC0415
    from slaaudit.workbook.xml_parts import listed_sheets  # noqa: PLC0415

    payload = path.read_bytes()
    package = Package(payload)
    refuse_document_types(package)
    shown = (sheet for sheet in listed_sheets(package) if sheet.visible and sheet.of_cells)
    first = next(shown, None)
    return None if first is None else SheetBegun.of(payload, package, first.part)


class ReadAhead:
    """Begins with the first large workbook of a run from the moment that its name is known.

    Only one, and of it so much as the memory bears.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Begin, if one of the files is worth it."""
        self._begun: dict[Path, BeginningAhead] = {}
        for path in paths:
            if _worthwhile(path):
                from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415  # few runs need it

                beside = ThreadPoolExecutor(max_workers=1)
                self._begun[path] = beside.submit(_begin, path)
                beside.shutdown(wait=False)
                return

    def take(self, path: Path) -> "BeginningAhead | None":
        """Hand over what was begun for a file, once."""
        return self._begun.pop(path, None)


def _worthwhile(path: Path) -> bool:
    try:
        if path.suffix.lower() not in _SUFFIXES or path.stat().st_size < _WORTHWHILE_BYTES:
            return False
        with path.open("rb") as stream:
            return stream.read(len(_ZIP)) == _ZIP
    except OSError:
        return False  # the reader says what is wrong with the file
