"""A workbook's sheets as calamine parses them, without holding Python's lock.

Nothing is parsed before the package is known to be of a bearable size. This package imports nothing
heavy, so that a large file can be parsed beside the loading of rules and calendar.
"""

import io
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from slaaudit.workbook.errors import damaged
from slaaudit.workbook.limits import MOST_CELLS

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

__all__ = ["ParsedSheet", "ReadAhead", "WorkbookBegun", "parse_sheets"]

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

    @property
    def box(self) -> int:
        """How many cells the parser made room for."""
        end = self.cells.end if self.cells is not None else None
        return 0 if end is None else (end[0] + 1) * (end[1] + 1)


def parse_sheets(payload: bytes) -> Iterator[ParsedSheet]:
    """Parse the visible worksheets one by one, which must be known to be of a bearable size.

    Raises `PackageError` for a damaged workbook.
    """
    from python_calamine import CalamineError  # noqa: PLC0415  # loaded when a workbook is there

    try:
        yield from _sheets(payload)
    except (CalamineError, OSError) as error:
        raise damaged(error) from None
    except BaseException as error:
        # a panic of the parser is no Exception, and its class cannot be imported
        if type(error).__name__ != _PANIC:
            raise
        raise damaged(error) from None


def _sheets(payload: bytes) -> Iterator[ParsedSheet]:
    from python_calamine import (  # noqa: PLC0415  # loaded when a workbook is there
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    with CalamineWorkbook.from_filelike(io.BytesIO(payload)) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ != SheetTypeEnum.WorkSheet:
                continue
            visible = sheet.visible == SheetVisibleEnum.Visible
            yield ParsedSheet(
                sheet.name, workbook.get_sheet_by_name(sheet.name) if visible else None
            )


@dataclass(frozen=True, slots=True)
class WorkbookBegun:
    """A file's bytes, and its sheets: the first ones parsed, the others when they are asked for."""

    payload: bytes
    sheets: Iterator[ParsedSheet]


def _begin(path: Path) -> WorkbookBegun:
    from slaaudit.workbook.extent import require_bounded  # noqa: PLC0415  # beside the main thread
    from slaaudit.workbook.package import Package  # noqa: PLC0415

    payload = path.read_bytes()
    require_bounded(Package(payload))
    coming = parse_sheets(payload)
    parsed: list[ParsedSheet] = []
    for sheet in coming:
        parsed.append(sheet)
        if sum(each.box for each in parsed) > MOST_CELLS:
            break
    return WorkbookBegun(payload, chain(parsed, coming))


class ReadAhead:
    """Parses the first large workbook of a run from the moment that its name is known.

    Only one, and of it no more cells than a sheet may have: more could fill the memory.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Begin, if one of the files is worth it."""
        self._begun: dict[Path, Future[WorkbookBegun]] = {}
        for path in paths:
            if _worthwhile(path):
                beside = ThreadPoolExecutor(max_workers=1)
                self._begun[path] = beside.submit(_begin, path)
                beside.shutdown(wait=False)
                return

    def take(self, path: Path) -> Future[WorkbookBegun] | None:
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
