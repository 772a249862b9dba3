"""Bytes to text, for every reader of text; never with guesses inside a file."""

import codecs
import io
from typing import TextIO

from slaaudit.findings import Finding, Place, Refusal, RefusalKind

#: UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LOOKED_AT = 4096
_PIECE = 1 << 20
#: Of so many bytes at least one is the zero of an ASCII sign, in a table in UTF-16.
_ASCII_SHARE = 16


def refuse(code: str, file: str, **facts: str | int) -> Refusal:
    """Say why a file cannot be used."""
    return Refusal(RefusalKind.UNUSABLE, Finding(code, Place(file=file), {"file": file, **facts}))


def decode(
    payload: bytes, file: str, declared: str | None = None, forced: str | None = None
) -> str:
    """Decode by the byte order mark, else as the file declares, else as UTF-8, CP949 or UTF-16.

    What is declared is not always true; what is `forced` is tried alone. UTF-8 comes before CP949:
    hardly any CP949 text is valid UTF-8, while much UTF-8 is valid CP949. Raises `Refusal` where
    nothing fits, at the byte that no encoding got beyond.
    """
    return decode_named(payload, file, declared, forced)[0]


def decode_named(
    payload: bytes, file: str, declared: str | None = None, forced: str | None = None
) -> tuple[str, str]:
    """Decode as `decode` does, and name the encoding."""
    furthest = -1
    for name in _candidates(payload, declared, forced):
        try:
            text = payload.decode(name)
        except UnicodeError as error:
            furthest = max(furthest, getattr(error, "start", 0))
            continue
        if "\0" in text:
            raise refuse("SLA706", file, kind="binary")
        return text, "utf-8" if name == "utf-8-sig" else name
    if forced is None and b"\0" in payload[:_LOOKED_AT]:
        raise refuse("SLA706", file, kind="binary")
    line = payload.count(b"\n", 0, furthest) + 1
    raise refuse("SLA710", file, line=line, byte=furthest)


def open_text(payload: bytes, file: str, forced: str | None = None) -> tuple[TextIO, str]:
    """Open text as `decode` would decode it, without ever holding it whole; name the encoding."""
    fits = (name for name in _candidates(payload, None, forced) if _fits(payload, name))
    name = next(fits, None)
    if name is None:  # it says what is wrong where
        text, name = decode_named(payload, file, forced=forced)
        return io.StringIO(text, newline=""), name
    text_io = io.TextIOWrapper(io.BytesIO(payload), encoding=name, newline="")
    return text_io, "utf-8" if name == "utf-8-sig" else name


def _fits(payload: bytes, name: str) -> bool:
    """Tell whether bytes decode, piece by piece, and hold no zero."""
    decoder, view = codecs.getincrementaldecoder(name)(), memoryview(payload)
    try:
        for start in range(0, len(payload), _PIECE):
            if "\0" in decoder.decode(view[start : start + _PIECE]):
                return False
        decoder.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _candidates(payload: bytes, declared: str | None, forced: str | None) -> tuple[str, ...]:
    if forced is not None:
        return (forced,)
    marked = next((name for mark, name in _MARKS if payload.startswith(mark)), None)
    if marked is not None:
        return (marked,)
    unmarked = _unmarked_utf16(payload[:_LOOKED_AT])
    if unmarked is not None:
        return (unmarked,)
    return tuple(dict.fromkeys(filter(None, (declared, "utf-8", "cp949"))))


def _unmarked_utf16(head: bytes) -> str | None:
    """Tell UTF-16 by the zero bytes that commas, digits and line ends have on one side."""
    high, low = (head[at::2].count(0) for at in (0, 1))
    if max(high, low) * _ASCII_SHARE < len(head) or min(high, low):
        return None
    return "utf-16-be" if high else "utf-16-le"
