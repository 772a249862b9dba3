"""Where each table stands in the workbook, known before anything is drawn."""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice

from slaaudit.plain_text import clean_text
from slaaudit.report_model import Document, Row, Section, Statement, Table
from slaaudit.value_classes import dataclass

#: The sheet that stands first holds the sections of these keys.
SUMMARY, SUMMARY_SECTIONS = "총괄", ("at_a_glance", "totals")
#: Sheets of sections without a table, and of what the charts draw.
WORDS, PICTURES = "설명", "그림 자료"
#: A sheet ends at row 1,048,576; a longer table goes on in the next sheet.
ROWS_PER_SHEET = 1_000_000
_LINKS = "행을 누르면 이 파일과 같은 폴더에 있는 자료의 그 행이 열림"
_NAME_LENGTH = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@dataclass(frozen=True, slots=True)
class Place:
    """A table's place: `top` is the row of its caption, counted from 0; `sheets` hold its rows.

    A long table is one that pages cut off. Its notes stand above it, where they are found.
    """

    table: Table
    sheets: tuple[str, ...]
    top: int

    @property
    def long(self) -> bool:
        """Whether the table is so long that pages show a part of it only."""
        return bool(self.table.more)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes; the last one of a long table tells pages where the rest is."""
        said = self.table.notes[:-1] if self.long else self.table.notes
        return (*said, _LINKS) if self.table.source is not None else said

    @property
    def heading(self) -> int:
        """The first heading row."""
        return self.top + 1 + (len(self.notes) if self.long else 0)

    @property
    def first(self) -> int:
        """The first row of figures."""
        return self.heading + self.table.heading_rows

    @property
    def length(self) -> int:
        """How many rows the table has."""
        return len(self.table.rows) + len(self.table.more)

    @property
    def after(self) -> int:
        """The row behind the last one, in the first sheet."""
        return self.first + min(self.length, ROWS_PER_SHEET)

    def parts(self) -> Iterator[tuple[str, int, Iterator[Row]]]:
        """Give the rows sheet by sheet, with how many each sheet holds."""
        rows = chain(self.table.rows, self.table.more)
        for number, sheet in enumerate(self.sheets):
            here = min(ROWS_PER_SHEET, self.length - number * ROWS_PER_SHEET)
            yield sheet, here, islice(rows, here)

    def column(self, title: str) -> int | None:
        """Find a column by its title."""
        titles = [column.title for column in self.table.columns]
        return titles.index(title) if title in titles else None


def places_of(document: Document) -> Mapping[str, Place]:
    """Place every table: those of the summary under one another, each other on its own sheet."""
    names = _Names()
    row = summary_head(document)
    found: dict[str, Place] = {}
    for section in document.sections:
        for table in section.tables():
            if section.key in SUMMARY_SECTIONS:
                place = Place(table, (SUMMARY,), row)
                row = place.after + len(place.notes) + 1
            else:
                place = Place(table, names.of(table), 0)
            found[table.key] = place
    return found


def summary_head(document: Document) -> int:
    """Count the rows of the summary that stand above its first table."""
    return 2 + len(facts_of(document)) + len(opening(document)) + 1


def facts_of(document: Document) -> tuple[tuple[str, str], ...]:
    """Give what stands under the title."""
    return (*document.facts, ("점검 기간", document.period))


def opening(document: Document) -> tuple[Statement, ...]:
    """Give the sentences that stand before the first table."""
    return tuple(
        block
        for section in document.sections
        if section.key in SUMMARY_SECTIONS
        for block in statements_of(section)
    )


def statements_of(section: Section) -> Iterator[Statement]:
    """Give a section's sentences."""
    return (block for block in section.blocks if isinstance(block, Statement))


class _Names:
    """Names of sheets: at most 31 characters, no two alike."""

    def __init__(self) -> None:
        self._taken = {SUMMARY, WORDS, PICTURES}

    def of(self, table: Table) -> tuple[str, ...]:
        """Name the sheets of a table."""
        rows = len(table.rows) + len(table.more)
        return tuple(
            self._free(f"{table.number} {table.caption}") for _ in range(-(-rows // ROWS_PER_SHEET))
        )

    def _free(self, wished: str) -> str:
        plain = _FORBIDDEN.sub(" ", clean_text(wished)).strip("' ")
        for number in range(1, ROWS_PER_SHEET):
            end = f" ({number})" if number > 1 else ""
            name = plain[: _NAME_LENGTH - len(end)].rstrip("' ") + end
            if name.casefold() not in self._taken:
                self._taken.add(name.casefold())
                return name
        raise AssertionError(wished)
