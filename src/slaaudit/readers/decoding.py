"""Bytes to text, for every reader of text; never with guesses inside a file."""

import codecs

from slaaudit.findings import Finding, Place, Refusal, RefusalKind

#: UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def refuse(code: str, file: str, **facts: str | int) -> Refusal:
    """Say why a file cannot be used."""
    return Refusal(RefusalKind.UNUSABLE, Finding(code, Place(file=file), {"file": file, **facts}))


def decode(payload: bytes, file: str, declared: str | None = None) -> str:
    """Decode by the byte order mark, else as the file declares, else as UTF-8, else as CP949.

    What is declared is not always true. UTF-8 comes before CP949: hardly any CP949 text is valid
    UTF-8, while much UTF-8 is valid CP949. Raises `Refusal` where nothing fits.
    """
    marked = next((name for mark, name in _MARKS if payload.startswith(mark)), None)
    names = (marked,) if marked is not None else (declared, "utf-8", "cp949")
    line = at = 0
    for name in dict.fromkeys(filter(None, names)):
        try:
            text = payload.decode(name)
        except UnicodeDecodeError as error:
            line, at = payload.count(b"\n", 0, error.start) + 1, error.start
            continue
        if "\0" in text:
            raise refuse("SLA706", file)
        return text
    raise refuse("SLA710", file, line=line, byte=at)
