"""Texts as they stand in XML: names of signs read, lines ended as XML ends them."""

import re
from collections.abc import Sequence

from slaaudit.workbook.cell_search import UnusualSheetError

_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_NAME = re.compile(r"&([^;&]{0,12};?)")
#: Signs that spreadsheets write so, as XML could not hold them (ECMA-376 part 1, 22.9.2.19).
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BLANKS = " \t\r\n"
_HIGHEST = 0x10FFFF


def xml_texts(raws: Sequence[bytes], *, kept: bool = True) -> list[str]:
    """Read texts; `kept`: blanks around them belong to them. Raises `UnusualSheetError`."""
    try:  # all at once; no zero stands in XML
        texts = b"\0".join(raws).decode("utf-8").split("\0") if raws else []
    except UnicodeDecodeError:
        raise UnusualSheetError from None
    if not kept:
        texts = [text.strip(_BLANKS) for text in texts]
    return [_signs(text) if "&" in text or "\r" in text or "_x" in text else text for text in texts]


def _signs(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _NAME.sub(_sign, text)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _sign(found: re.Match[str]) -> str:
    name = found[1].removesuffix(";")
    if name == found[1]:
        raise UnusualSheetError
    if name in _NAMED:
        return _NAMED[name]
    digits, base = (name[2:], 16) if name[:2] == "#x" else (name[1:], 10)
    if name[:1] != "#" or not digits.isalnum():
        raise UnusualSheetError
    try:
        code = int(digits, base)
        return chr(code) if 0 < code <= _HIGHEST else ""
    except ValueError:
        raise UnusualSheetError from None
