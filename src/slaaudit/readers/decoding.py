"""Bytes to text, for every reader of text; never with guesses inside a file."""

import codecs
import io
from io import BufferedReader, BytesIO
from typing import TextIO

from slaaudit.findings import Finding, Place, Refusal, RefusalKind
from slaaudit.readers.log_file import LogFile
from slaaudit.value_classes import dataclass

#: UTF-32's mark begins with UTF-16's, so it comes first.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: ASCII's signs stand for themselves here, wherever they stand: delimiters, quotes and line ends.
_ALIKE = ("ascii", "cp949", "euc_kr", "utf-8")
_LOOKED_AT = 4096
_PIECE = 1 << 16
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


@dataclass(frozen=True, slots=True)
class TextFile:
    """A text file and its codec; `text` is all of it, where the codec does not work in pieces."""

    file: LogFile
    codec: str
    text: str | None = None

    @property
    def encoding(self) -> str:
        """The codec's name for people: a mark at the beginning is none of its own."""
        return "utf-8" if self.codec == "utf-8-sig" else self.codec

    @property
    def usual(self) -> bool:
        """Tell text in lines and in a codec in which no byte of another sign looks like ASCII's."""
        known = self.text is None and codecs.lookup(self.encoding).name in _ALIKE
        return known and b"\n" in self.file.head

    def opened_bytes(self) -> BufferedReader | BytesIO:
        """Open the bytes to be read as a stream, behind the mark at the beginning."""
        stream = self.file.opened()
        if self.codec == "utf-8-sig" and self.file.head.startswith(codecs.BOM_UTF8):
            stream.seek(len(codecs.BOM_UTF8))
        return stream

    def opened(self) -> TextIO:
        """Open the text to be read as a stream; line ends stay as they are."""
        if self.text is not None:
            return io.StringIO(self.text, newline="")
        return io.TextIOWrapper(self.file.opened(), encoding=self.codec, newline="")


def text_file(file: LogFile, forced: str | None = None) -> TextFile:
    """Find the codec as `decode` would, without ever holding the text whole."""
    candidates = _candidates(file.head, None, forced)
    codec = next((name for name in candidates if _fits(file, name)), None)
    if codec is None:  # it says what is wrong where
        text, codec = decode_named(file.payload, file.name, forced=forced)
        return TextFile(file, codec, text)
    return TextFile(file, codec)


def _fits(file: LogFile, codec: str) -> bool:
    """Tell whether bytes decode, piece by piece, and hold no zero."""
    decoder, alike = codecs.getincrementaldecoder(codec)(), codecs.lookup(codec).name in _ALIKE
    try:
        for piece in file.pieces(_PIECE):
            text = decoder.decode(piece)
            if b"\0" in piece if alike else "\0" in text:
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
