"""What a reader is given: a file's bytes, its name as findings show it, and how to read it."""

import hashlib
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from functools import cached_property

from slaaudit.workbook import WorkbookBegun


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

    `sealed` holds the bytes as they were given, where a password was taken off them. `begun` is the
    parsing of the same bytes that began ahead.
    """

    name: str
    payload: bytes
    sealed: bytes | None = None
    begun: Future[WorkbookBegun] | None = None

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes as they were given."""
        return hashlib.sha256(self.payload if self.sealed is None else self.sealed).hexdigest()
