"""Files to tables. What a file is, its bytes decide, never its name.

One file reads one kind; `sniffing` names the kind by the module that reads it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from slaaudit.findings import Finding
from slaaudit.readers.containers.archives import Allowance, members
from slaaudit.readers.containers.folders import files_of, log_file, unreadable
from slaaudit.readers.decoding import refuse
from slaaudit.readers.log_file import USUAL_READING, LogFile, ReadingOptions
from slaaudit.readers.peek import peek
from slaaudit.readers.sniffing import Kind, kind_of
from slaaudit.readers.whole_tables import whole_tables
from slaaudit.table_finder import SheetPlace, unread_sheet
from slaaudit.tables import RawTable
from slaaudit.value_classes import dataclass
from slaaudit.workbook import ReadAhead
from slaaudit.workbook.errors import PackageError

__all__ = [
    "USUAL_READING",
    "ReadingOptions",
    "files_of",
    "log_file",
    "peek",
    "read_tables",
    "stream_tables",
]

Reader = Callable[[LogFile, frozenset[str], ReadingOptions], Iterable[RawTable]]

#: Files of another kind, or empty: among others they are left out, and named.
_NO_LOG = ("SLA706", "SLA709")
#: Kinds that need more than what is always installed, and the extra that brings it.
_EXTRAS = {Kind.PARQUET: "parquet"}


def read_tables(
    path: Path,
    known_headings: frozenset[str],
    ahead: ReadAhead | None = None,
    options: ReadingOptions = USUAL_READING,
) -> tuple[RawTable, ...]:
    """Read what `stream_tables` reads, every table whole."""
    return tuple(whole_tables(stream_tables(path, known_headings, ahead, options)))


def stream_tables(
    path: Path,
    known_headings: frozenset[str],
    ahead: ReadAhead | None = None,
    options: ReadingOptions = USUAL_READING,
) -> Iterator[RawTable]:
    """Read the tables of a file, of each file in a zip archive or a folder, or of a glob's files.

    `known_headings` holds the wanted headings as `table_finder.heading_key` gives them; no other
    column is loaded. `ahead` may have begun with a file already. Tables name the file without its
    folder, and a member of an archive behind it; long ones come in pieces. Raises `Refusal`
    (UNUSABLE) for a file that cannot be used; in a folder or an archive, files of other kinds are
    named and left out.
    """
    files = files_of(path)
    reading = _Reading(known_headings, options, Allowance())
    for each in files:
        begun = None if ahead is None else ahead.take(each)
        try:
            file = log_file(each, begun)
        except PackageError as error:
            raise refuse(error.code, each.name, **error.facts) from None
        try:
            yield from reading.read(file, 0, among_others=files != (path,))
        except OSError as error:
            raise unreadable(str(each), each.name, error) from None


@dataclass(frozen=True, slots=True)
class _Reading:
    """One reading of files: what is wanted, how it is read, and how much may be unpacked."""

    known: frozenset[str]
    options: ReadingOptions
    allowance: Allowance

    def read(self, file: LogFile, depth: int, *, among_others: bool) -> Iterator[RawTable]:
        """Read a file of any kind, and refuse by its own name what is wrong with it."""
        try:
            kind = kind_of(file)
            if kind is Kind.LOCKED:
                from slaaudit.readers.containers.locked import unlocked  # noqa: PLC0415  # seldom

                file = unlocked(file, self.options)
                kind = kind_of(file)
            if kind is Kind.ARCHIVE:
                yield from self._read_members(file, depth)
            else:
                for table in _reader_of(kind)(file, self.known, self.options):
                    yield replace(table, notes=replace(table.notes, kind=_word(kind)))
        except PackageError as error:
            if error.code not in _NO_LOG or not among_others:
                raise refuse(error.code, file.name, **error.facts) from None
            yield _left_out(file, str(error.facts.get("kind", "0 B")))

    def _read_members(self, archive: LogFile, depth: int) -> Iterator[RawTable]:
        found = False
        for member in members(archive, depth, self.allowance):
            for table in self.read(member, depth + 1, among_others=True):
                found = found or table.rows_read > 0
                yield table
        if not found:
            raise PackageError("SLA715")


def _word(kind: Kind) -> str:
    return kind.value.removesuffix("_log")


def _left_out(file: LogFile, kind: str) -> RawTable:
    place = SheetPlace(file.name, file.sha256, None)
    return unread_sheet(place, Finding("SLA749", place.at(), {"file": file.name, "kind": kind}))


def _reader_of(kind: Kind) -> Reader:
    """Load the module that reads a kind, when such a file is there."""
    if kind is Kind.LOCKED:  # a password within a password
        raise PackageError("SLA704")
    try:
        module = import_module(f"slaaudit.readers.{kind.value}")
    except ImportError:
        if kind not in _EXTRAS:
            raise
        raise PackageError("SLA741", extra=_EXTRAS[kind]) from None
    return cast("Reader", module.read)
