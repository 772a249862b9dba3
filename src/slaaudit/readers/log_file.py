"""What a reader is given: a file's bytes, its name as findings show it, and how to read it."""

import hashlib
from collections.abc import Callable, Iterator
from functools import cached_property
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from slaaudit.value_classes import dataclass

if TYPE_CHECKING:
    from slaaudit.workbook import BeginningAhead


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """What the user says of how files are to be read; what is None the bytes decide.

    `password` gives the password of a file by its name; None where it is not known.
    """

    delimiter: str | None = None
    encoding: str | None = None
    password: Callable[[str], str | None] | None = None
    skip_hidden: bool = False


USUAL_READING = ReadingOptions()


@dataclass(frozen=True)
class LogFile:
    """A file, or a member of an archive (`months.zip/1월.xlsx`).

    `stored` is its bytes, or where they stand: then they are only held as a whole where a reader
    asks for them. `sealed` holds the bytes as they were given, where a password was taken off them.
    `begun` is the reading of the same bytes that began ahead.
    """

    name: str
    stored: bytes | Path
    sealed: bytes | None = None
    begun: "BeginningAhead | None" = None

    @cached_property
    def payload(self) -> bytes:
        """The bytes."""
        return self.stored if isinstance(self.stored, bytes) else self.stored.read_bytes()

    @property
    def size(self) -> int:
        """Count the bytes."""
        return len(self.stored) if isinstance(self.stored, bytes) else self.stored.stat().st_size

    def opened(self) -> BufferedReader | BytesIO:
        """Open the bytes to be read as a stream."""
        if isinstance(self.stored, bytes):
            return BytesIO(self.stored)
        return self.stored.open("rb")

    @cached_property
    def head(self) -> bytes:
        """The first bytes."""
        with self.opened() as stream:
            return stream.read(HEAD)

    def pieces(self, size: int) -> Iterator[bytes]:
        """Give the bytes piece by piece; read to the end, their digest is known as well."""
        digest = None if self.sealed is not None or "sha256" in vars(self) else hashlib.sha256()
        with self.opened() as stream:
            while piece := stream.read(size):
                if digest is not None:
                    digest.update(piece)
                yield piece
        if digest is not None:
            vars(self)["sha256"] = digest.hexdigest()

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes as they were given."""
        given = self.stored if self.sealed is None else self.sealed
        if isinstance(given, bytes):
            return hashlib.sha256(given).hexdigest()
        with self.opened() as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()


#: So many first bytes of a file tell its kind, but for packages.
HEAD = 1 << 16
