"""The first words of a file, so that the institution it names is known before it is read."""

import html
import re
import zipfile
import zlib
from pathlib import Path

_ZIP = b"PK\x03\x04"
_TEXT_BYTES = 1 << 14
_PART_BYTES = 1 << 17
#: Titles stand among the shared strings, or in the sheet itself where a writer keeps none.
_PARTS = ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml")
_TAGS = re.compile(r"<[^>]*>")


def peek(path: Path) -> str:
    """Give the words near a file's beginning, tags removed; nothing where it cannot be read.

    It is a hint, never a reading: what is wrong with the file its reader says.
    """
    try:
        with path.open("rb") as stream:
            first = stream.read(_TEXT_BYTES)
        words = _workbook_words(path) if first.startswith(_ZIP) else _decoded(first)
    except (OSError, zipfile.BadZipFile, zlib.error, NotImplementedError):
        return ""
    return html.unescape(_TAGS.sub(" ", words))


def _workbook_words(path: Path) -> str:
    words = []
    with zipfile.ZipFile(path) as archive:
        for part in _PARTS:
            if part in archive.namelist():
                with archive.open(part) as stream:
                    words.append(stream.read(_PART_BYTES).decode("utf-8", "replace"))
    return " ".join(words)


def _decoded(first: bytes) -> str:
    """Read Korean text of either encoding; the last character may be cut."""
    try:
        return first.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(first) - 4:
            return first[: error.start].decode("utf-8-sig")
        return first.decode("cp949", "replace")
