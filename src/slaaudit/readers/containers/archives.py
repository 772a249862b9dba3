"""Zip archives of logs: read in memory, never unpacked to the disk."""

import re
from collections.abc import Iterator

from slaaudit.readers.containers.folders import is_litter, natural
from slaaudit.readers.log_file import LogFile
from slaaudit.workbook.errors import PackageError
from slaaudit.workbook.limits import LARGEST_UNPACKED
from slaaudit.workbook.package import Package, Part

#: An archive in an archive in an archive is bad luck; one deeper is bad will.
DEEPEST = 3
_SEPARATORS = re.compile(r"[\\/]+")
_NO_NAMES = ("", ".", "..")


class Allowance:
    """What all archives of one reading may unpack to together."""

    def __init__(self) -> None:
        """Begin with nothing unpacked."""
        self._unpacked = 0

    def take(self, size: int) -> None:
        """Take what one member unpacks to. Raises `PackageError` where it is too much."""
        self._unpacked += size
        if self._unpacked > LARGEST_UNPACKED:
            raise PackageError("SLA742", megabytes=self._unpacked >> 20, ratio=1)


def members(archive: LogFile, depth: int, allowance: Allowance) -> Iterator[LogFile]:
    """Give the files of an archive, months in order; names are shown, never used as paths.

    Raises `PackageError` for an archive that is damaged, locked, too large or too deep.
    """
    if depth >= DEEPEST:
        raise PackageError("SLA745", depth=DEEPEST)
    package = Package(archive.payload)
    named = [(_shown(part), key, part) for key, part in package.parts.items()]
    for name, key, part in sorted(named, key=lambda each: natural(each[0])):
        if part.name.endswith(("/", "\\")) or any(map(is_litter, _SEPARATORS.split(name))):
            continue
        if part.locked:
            raise PackageError("SLA746")
        allowance.take(part.size)
        yield LogFile(f"{archive.name}/{name}", package.read(key))


def _shown(part: Part) -> str:
    """Give a member's name for showing: its own folders, without what would lead out of them."""
    name = part.name if part.says_utf8 else _as_korean(part.name)
    steps = (step for step in _SEPARATORS.split(name) if step not in _NO_NAMES)
    return "/".join("".join(filter(str.isprintable, step)) for step in steps) or "?"


def _as_korean(written: str) -> str:
    """Undo what `zipfile` makes of a CP949 name: archives of Korean systems seldom say UTF-8."""
    try:
        raw = written.encode("cp437")
    except UnicodeEncodeError:
        return written
    for encoding in ("utf-8", "cp949"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return written
