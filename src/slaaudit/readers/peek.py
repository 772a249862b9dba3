"""The first words of a file, so that the institution it names is known before it is read."""

import html
import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import IO

from slaaudit.findings import Refusal
from slaaudit.readers.containers.folders import files_of

_ZIP = b"PK\x03\x04"
_TEXT_BYTES = 1 << 14
_PART_BYTES = 1 << 17
_MEMBER_BYTES = 1 << 24
#: Of several files the first tell whose they are.
_FILES = 3
#: Titles stand among the shared strings, or in the sheet itself where a writer keeps none.
_PARTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "content.xml")
_TAGS = re.compile(r"<[^>]*>")
_BROKEN = (
    OSError, ValueError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError
)  # fmt: skip


def peek(path: Path) -> str:
    """Give the words near the beginning of a file, or of the first ones of a folder or an archive.

    Tags are removed; there is nothing where it cannot be read. It is a hint, never a reading: what
    is wrong with the file its reader says.
    """
    try:
        files = files_of(path)[:_FILES]
    except (OSError, Refusal):
        return ""
    return " ".join(_words_of_file(each) for each in files)


def _words_of_file(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            words = _words(stream, members=True)
    except _BROKEN:
        return ""
    return html.unescape(_TAGS.sub(" ", words))


def _words(stream: IO[bytes], *, members: bool) -> str:
    first = stream.read(_TEXT_BYTES)
    if not first.startswith(_ZIP):
        return _decoded(first)
    with zipfile.ZipFile(stream) as archive:
        parts = [part for part in _PARTS if part in archive.namelist()]
        if parts or not members:
            return " ".join(
                _start_of(archive, part, _PART_BYTES).decode("utf-8", "replace") for part in parts
            )
        names = archive.namelist()
        inside = (
            _words(io.BytesIO(_start_of(archive, name, _MEMBER_BYTES)), members=False)
            for name in names[:_FILES]
        )
        return " ".join([*names, *inside])


def _start_of(archive: zipfile.ZipFile, part: str, size: int) -> bytes:
    with archive.open(part) as stream:
        return stream.read(size)


def _decoded(first: bytes) -> str:
    """Read Korean text of either encoding; the last character may be cut."""
    try:
        return first.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(first) - 4:
            return first[: error.start].decode("utf-8-sig")
        return first.decode("cp949", "replace")
