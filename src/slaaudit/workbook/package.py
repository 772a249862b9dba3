"""A zip package in memory: nothing of it is unpacked beyond what it declares, or to the disk."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator

from slaaudit.value_classes import dataclass
from slaaudit.workbook.errors import PackageError, damaged
from slaaudit.workbook.limits import HIGHEST_RATIO, LARGEST_UNPACKED, SUSPECT_UNPACKED

PIECE = 1 << 22
_FED = 1 << 18
_LOCAL_HEADER = struct.Struct("<4s22xHH")
_LOCKED, _UTF8 = 0x1, 0x800
#: What `zipfile` raises for bytes that are no archive, or that contradict themselves.
_BROKEN = (
    zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, struct.error, IndexError
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """A part: where it stands, how it is packed, and how large it says it is."""

    name: str
    offset: int
    packed: int
    size: int
    method: int
    locked: bool
    says_utf8: bool


class Package:
    """The parts of a package by name. Raises `PackageError` where damaged or too large."""

    def __init__(self, payload: bytes) -> None:
        """Read the list of parts and weigh what they declare."""
        self._payload = memoryview(payload)
        try:
            with zipfile.ZipFile(io.BytesIO(payload)) as archive:
                listed = archive.infolist()
        except _BROKEN as error:
            raise damaged(error) from None
        self.parts = {
            _usual(info.filename): Part(
                info.filename,
                info.header_offset,
                info.compress_size,
                info.file_size,
                info.compress_type,
                bool(info.flag_bits & _LOCKED),
                bool(info.flag_bits & _UTF8),
            )
            for info in listed
        }
        if len(self.parts) < len(listed):
            raise damaged("two parts of one name")
        self._folded = {name.casefold(): part for name, part in self.parts.items()}
        self._weigh()

    def _weigh(self) -> None:
        unpacked = sum(part.size for part in self.parts.values())
        ratio = unpacked // max(len(self._payload), 1)
        if unpacked > LARGEST_UNPACKED or (unpacked > SUSPECT_UNPACKED and ratio > HIGHEST_RATIO):
            raise PackageError("SLA742", megabytes=unpacked >> 20, ratio=ratio)

    def __contains__(self, name: str) -> bool:
        """Tell whether there is such a part."""
        return name.casefold() in self._folded

    def size(self, name: str) -> int:
        """Give the size that a part says it has."""
        return self._part(name).size

    def read(self, name: str) -> bytes:
        """Unpack a part whole."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """Unpack a part piece by piece; stop where it turns out larger than declared."""
        part = self._part(name)
        packed = self._packed(part)
        unpacked = 0
        for piece in _unpacked(packed, part.method):
            unpacked += len(piece)
            if unpacked > part.size:
                break
            yield piece
        if unpacked != part.size:
            raise damaged(f"{name}: size")

    def _part(self, name: str) -> Part:
        part = self.parts.get(name) or self._folded.get(name.casefold())
        if part is None:
            raise damaged(name)
        return part

    def _packed(self, part: Part) -> memoryview:
        header = self._payload[part.offset : part.offset + _LOCAL_HEADER.size]
        if part.locked or len(header) < _LOCAL_HEADER.size:
            raise damaged(part.name)
        sign, name, extra = _LOCAL_HEADER.unpack(header)
        if sign != b"PK\x03\x04":
            raise damaged(part.name)
        start = part.offset + _LOCAL_HEADER.size + name + extra
        return self._payload[start : start + part.packed]


def _usual(written: str) -> str:
    """Give a part's name as the format has it: some writers put backslashes, or a slash before."""
    return written.replace("\\", "/").lstrip("/")


def _unpacked(packed: memoryview, method: int) -> Iterator[bytes]:
    if method == zipfile.ZIP_STORED:
        for start in range(0, len(packed), PIECE):
            yield bytes(packed[start : start + PIECE])
        return
    if method != zipfile.ZIP_DEFLATED:
        raise damaged(f"compression {method}")
    unpacking = zlib.decompressobj(-zlib.MAX_WBITS)
    try:
        for start in range(0, len(packed), _FED):
            fed: bytes | memoryview = packed[start : start + _FED]
            while fed:
                if piece := unpacking.decompress(fed, PIECE):
                    yield piece
                fed = unpacking.unconsumed_tail
        if piece := unpacking.flush():
            yield piece
    except zlib.error as error:
        raise damaged(error) from None
