"""A workbook's sheets as calamine parses them, without holding Python's lock.

This module imports nothing heavy, so that a large file can be parsed beside the loading of rules
and calendar.
"""

import io
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_ZIP = b"PK\x03\x04"
_SUFFIXES = (".xlsx", ".xlsm")
#: A smaller file is parsed before a thread for it would have begun.
_WORTHWHILE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class ParsedSheet:
    """A worksheet; `cells` is None where it is hidden: such a sheet is named and not read."""

    name: str
    cells: "CalamineSheet | None"


def parse_sheets(source: bytes | Path) -> tuple[ParsedSheet, ...]:
    """Parse the visible worksheets of a workbook. Raises CalamineError for a damaged one.

    Of a path calamine believes the suffix; of bytes it looks at them.
    """
    from python_calamine import (  # noqa: PLC0415  # loaded when a workbook is there
        CalamineWorkbook,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    opened = (
        CalamineWorkbook.from_filelike(io.BytesIO(source))
        if isinstance(source, bytes)
        else CalamineWorkbook.from_path(str(source))
    )
    with opened as workbook:
        return tuple(
            ParsedSheet(
                sheet.name,
                workbook.get_sheet_by_name(sheet.name)
                if sheet.visible == SheetVisibleEnum.Visible
                else None,
            )
            for sheet in workbook.sheets_metadata
            if sheet.typ == SheetTypeEnum.WorkSheet
        )


class ReadAhead:
    """Parses the first large workbook of a run from the moment that its name is known.

    Only one: the sheets of every file at once could fill the memory. It is parsed from its path,
    as reading from Python would wait for Python's lock at every step.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        """Begin, if one of the files is worth it."""
        self._begun: dict[Path, Future[tuple[ParsedSheet, ...]]] = {}
        for path in paths:
            if _worthwhile(path):
                beside = ThreadPoolExecutor(max_workers=1)
                self._begun[path] = beside.submit(parse_sheets, path)
                beside.shutdown(wait=False)
                return

    def take(self, path: Path) -> Future[tuple[ParsedSheet, ...]] | None:
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
