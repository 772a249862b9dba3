"""The texts that a workbook's cells share: only those that are asked for are read."""

import re
from collections.abc import Sequence
from functools import cached_property

from slaaudit.workbook.cell_search import require_usual
from slaaudit.workbook.package import Package
from slaaudit.workbook.xml_parts import linked_part
from slaaudit.workbook.xml_texts import xml_texts

_BEFORE_ROOT = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*<sst[\s>]")
_ITEM = re.compile(rb"<si(?:\s*/>|[\s>])")
_BARE = re.compile(rb"<si><t>([^<]*)</t></si>")
_READING = re.compile(rb"<rPh[\s>].*?</rPh>", re.DOTALL)
_TEXT = re.compile(rb"<t( [^<>]*)?(?:/>|>([^<]*)</t>)")
_KEEPING = b'xml:space="preserve"'


class SharedStrings:
    """The shared texts of a package, by their index."""

    def __init__(self, package: Package) -> None:
        """Take the package; nothing is read before a text is asked for."""
        self._package = package

    @cached_property
    def _xml(self) -> bytes:
        part = linked_part(self._package, "sharedStrings")
        require_usual(part is not None)
        xml = self._package.read(part or "")
        require_usual(_BEFORE_ROOT.match(xml) and b"<!" not in xml and b"\0" not in xml)
        end = xml.rfind(b"</sst>")
        require_usual(end >= 0)
        return xml[:end]

    @cached_property
    def _bare(self) -> list[bytes] | None:
        """The texts, if each stands alone, as all do that nobody has coloured."""
        found = _BARE.findall(self._xml)
        return found if len(found) == self._xml.count(b"<si") else None

    @cached_property
    def _items(self) -> list[int]:
        """Where each text begins, and where the last one ends."""
        return [*(found.start() for found in _ITEM.finditer(self._xml)), len(self._xml)]

    def texts(self, indices: Sequence[int]) -> list[str]:
        """Give texts. Raises `UnusualSheetError` where there is none, or none as usual."""
        bare = self._bare
        last = len(self._items) - 2 if bare is None else len(bare) - 1
        require_usual(all(0 <= index <= last for index in indices))
        if bare is not None:
            return xml_texts([bare[index] for index in indices], kept=False)
        return [self._text(self._items[index], self._items[index + 1]) for index in indices]

    def _text(self, start: int, end: int) -> str:
        item = self._xml[start:end]
        require_usual(b"<![" not in item)
        runs = _TEXT.findall(_READING.sub(b"", item))
        texts = (xml_texts([written], kept=_KEEPING in attributes) for attributes, written in runs)
        return "".join(text for (text,) in texts)
