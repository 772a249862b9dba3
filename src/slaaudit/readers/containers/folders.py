"""Folders and globs: the files that a path names."""

import glob
import re
from pathlib import Path
from typing import TYPE_CHECKING

from slaaudit.findings import Refusal
from slaaudit.readers.decoding import refuse
from slaaudit.readers.log_file import LogFile
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.limits import LARGEST_UNPACKED

if TYPE_CHECKING:
    from slaaudit.workbook import BeginningAhead

_DIGITS = re.compile(r"(\d+)")
#: Files that systems leave behind: locks of open workbooks, thumbnails, folders' settings.
_LITTER = re.compile(r"~\$|\.|Thumbs\.db$|desktop\.ini$|__MACOSX", re.IGNORECASE)


def natural(name: str) -> list[tuple[int, str]]:
    """Give a key that puts 2월 before 10월."""
    return [
        (int(word), "") if word.isdecimal() and len(word) <= 9 else (0, word)  # noqa: PLR2004
        for word in _DIGITS.split(name)
    ]


def is_litter(name: str) -> bool:
    """Tell files that nobody put there as a log."""
    return _LITTER.match(name) is not None


def files_of(path: Path) -> tuple[Path, ...]:
    """Give the files of a folder or of a glob, months in order; else the path itself.

    A shell that does not expand `*` (that of Windows) hands it on as it is. Raises `Refusal` for a
    folder without files.
    """
    if path.is_dir():
        return _sorted(path, [each for each in path.iterdir() if each.is_file()])
    if not path.exists() and glob.has_magic(str(path)):
        found = [Path(each) for each in glob.glob(str(path))]  # noqa: PTH207  # it may be absolute
        if found:
            return _sorted(path, [each for each in found if each.is_file()])
    return (path,)


def _sorted(path: Path, found: list[Path]) -> tuple[Path, ...]:
    kept = [each for each in found if not is_litter(each.name)]
    if not kept:
        raise refuse("SLA702", path.name, path=str(path))
    return tuple(sorted(kept, key=lambda each: natural(each.name)))


def log_file(path: Path, begun: "BeginningAhead | None" = None) -> LogFile:
    """Give a file for reading, of which only the first bytes are read yet.

    Raises `Refusal` where it cannot be read, `PackageError` where it is too large.
    """
    file = LogFile(path.name, path, begun=begun)
    try:
        if path.exists() and not path.is_file():
            raise refuse("SLA703", path.name, path=str(path), reason="not a regular file")
        if file.size > LARGEST_UNPACKED:
            raise PackageError("SLA742", megabytes=file.size >> 20, ratio=1)
        file.head  # noqa: B018  # it is kept
    except FileNotFoundError:
        raise refuse("SLA701", path.name, path=str(path)) from None
    except (OSError, ValueError) as error:  # a path with a NUL: ValueError
        raise unreadable(str(path), path.name, error) from None
    return file


def unreadable(path: str, name: str, error: Exception) -> Refusal:
    """Say why the system does not give a file."""
    reason = getattr(error, "strerror", None) or type(error).__name__
    return refuse("SLA703", name, path=path, reason=reason)
