"""The text of an HWPX document (KS X 6101): a ZIP of sections in XML, each paragraph a line.

Such a file may be made to do harm: what is unpacked is bounded, and no DTD is allowed.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from slaaudit.originals.unreadable import UnreadableError

_SECTION = re.compile(r"Contents/section(\d+)\.xml")
#: A section of 100 pages has a few megabytes.
_MOST_UNPACKED = 64_000_000
_BROKEN = (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError)
#: What stands in a text for a character.
_SIGNS = {"lineBreak": "\n", "tab": " ", "nbSpace": " ", "fwSpace": " ", "hyphen": "-"}


def read_hwpx(content: bytes) -> str:
    """Give the text of an HWPX document."""
    lines: list[str] = []
    for section in _sections(content):
        for paragraph in _parsed(section).iter("{*}p"):
            lines += _paragraph(paragraph).splitlines()
    if not any(line.strip() for line in lines):
        raise UnreadableError("글이 없음 / no text")
    return "\n".join(lines)


def _sections(content: bytes) -> Iterator[bytes]:
    left = _MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            named = [match for name in archive.namelist() if (match := _SECTION.fullmatch(name))]
            if not named:
                raise UnreadableError("HWPX가 아닌 ZIP / a ZIP but no HWPX")
            for match in sorted(named, key=lambda match: int(match[1])):
                with archive.open(match[0]) as stream:
                    section = stream.read(left + 1)
                left -= len(section)
                if left < 0:
                    raise UnreadableError("풀면 너무 큼 / too big when unpacked")
                yield section
    except _BROKEN as error:
        raise UnreadableError(f"깨졌거나 암호가 걸린 HWPX / damaged or locked: {error}") from None


def _parsed(section: bytes) -> etree._Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(section, parser)
    except (etree.LxmlError, ValueError) as error:
        raise UnreadableError(f"깨졌거나 암호가 걸린 HWPX / damaged or locked: {error}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("DTD가 든 HWPX / holds a DTD")
    return root


def _paragraph(paragraph: etree._Element) -> str:
    """Give a paragraph's own text; those in its tables and boxes come after it by themselves."""
    pieces: list[str] = []
    for text in paragraph.iterfind("{*}run/{*}t"):
        pieces.append(text.text or "")
        for sign in text:
            name = etree.QName(sign).localname if isinstance(sign.tag, str) else ""
            pieces += (_SIGNS.get(name, ""), sign.tail or "")
    return "".join(pieces)
