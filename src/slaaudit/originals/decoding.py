"""Bytes to text: charters are saved as UTF-8, by Korean editors also as CP949 or UTF-16."""

import codecs

from slaaudit.originals.unreadable import UnreadableError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"),
          (codecs.BOM_UTF16_BE, "utf-16"))  # fmt: skip


def decoded(content: bytes) -> str:
    """Decode by the byte order mark, else as UTF-8, else as CP949."""
    marked = next((name for mark, name in _MARKS if content.startswith(mark)), None)
    for encoding in ("utf-8", "cp949") if marked is None else (marked,):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError("UTF-8도 CP949도 아님 / neither UTF-8 nor CP949")
