"""A table on its sheet: caption, headings, rows, notes, and the section's sentences below."""

from collections.abc import Iterator, Sequence
from itertools import islice

from slaaudit.document_formats.xlsx_document.formulas import Spot, formula_of
from slaaudit.document_formats.xlsx_document.looks import width_of
from slaaudit.document_formats.xlsx_document.places import (
    SUMMARY_SECTIONS,
    WORDS,
    Place,
    statements_of,
)
from slaaudit.document_formats.xlsx_document.sheets import Book, Sheet, styled
from slaaudit.document_formats.xlsx_document.source_links import source_link
from slaaudit.report_model import Column, Row, Section, Table

#: Rows that widths are taken from.
_LOOKED_AT = 300
_LEAST, _MOST_WORDS, _PER_SHARE, _FILTER_BUTTON = 8.0, 44.0, 7.5, 3.0
_BAR = {
    "type": "data_bar", "data_bar_2010": True, "bar_solid": True, "bar_color": "#9DC3E6",
    "min_type": "num", "max_type": "num", "min_value": 0, "max_value": 100,
}  # fmt: skip


def draw_pages(book: Book) -> None:
    """Draw every table that is not in the summary; a section's sentences go under its first."""
    for section in book.document.sections:
        if section.key not in SUMMARY_SECTIONS:
            _draw_section(book, section)
    _draw_words(book)


def _draw_words(book: Book) -> None:
    """Draw the sections that are words alone, under one another."""
    bare = [each for each in book.document.sections if not any(each.tables())]
    said = [section for section in bare if section.key not in SUMMARY_SECTIONS and section.blocks]
    if not said:
        return
    sheet, row = book.sheet(WORDS), 0
    sheet.set_widths([100])
    for section in said:
        sheet.text(row, 0, f"{section.number}. {section.title}", "caption")
        row = sheet.sentences(row + 1, map(styled, statements_of(section))) + 1
    sheet.print_until(row)


def _draw_section(book: Book, section: Section) -> None:
    said = [styled(statement) for statement in statements_of(section)]
    for table in section.tables():
        place = book.places[table.key]
        for sheet, part in zip(place.sheets, _parts(place), strict=True):
            _draw_page(book, book.sheet(sheet, constant_memory=place.long), part, said)
            said = []


def _parts(place: Place) -> Iterator[tuple[Place, int, Iterator[Row]]]:
    for _, here, rows in place.parts():
        yield place, here, rows


def _draw_page(
    book: Book,
    sheet: Sheet,
    part: tuple[Place, int, Iterator[Row]],
    said: Sequence[tuple[str, str]],
) -> None:
    place, here, rows = part
    sheet.set_widths([_width(place.table, at) for at in range(len(place.table.columns))])
    draw_head(sheet, place)
    sheet.raw.freeze_panes(place.first, 0)
    sheet.raw.repeat_rows(place.heading, place.first - 1)
    draw_rows(book, sheet, place, rows)
    _filter(sheet, place, here)
    _offer_choices(sheet, place, here)
    after = place.first + here
    if not place.long:
        after = sheet.sentences(after, [(f"※ {note}", "note") for note in place.notes])
    after = sheet.sentences(after + bool(said), said)
    sheet.print_until(after)


def draw_head(sheet: Sheet, place: Place) -> None:
    """Draw the caption and the heading rows; a group spans its columns."""
    table = place.table
    sheet.text(place.top, 0, f"표 {table.number}. {table.caption}", "caption")
    if place.long:
        sheet.sentences(place.top + 1, [(f"※ {note}", "note") for note in place.notes])
    row, column = place.heading, 0
    for group, span in table.groups:
        bottom = row + table.heading_rows - 1
        if group is None:
            sheet.heading((row, column, bottom, column), table.columns[column].title)
        else:
            sheet.heading((row, column, row, column + span - 1), group)
            for at in range(column, column + span):
                sheet.heading((bottom, at, bottom, at), table.columns[at].title)
        column += span


def draw_rows(book: Book, sheet: Sheet, place: Place, rows: Iterator[Row]) -> None:
    """Draw the rows; figures that follow from others are formulas."""
    if place.long:
        _draw_many(sheet, place, rows)
        return
    kinds = [column.kind for column in place.table.columns]
    wrapped = [at for at, kind in enumerate(kinds) if kind == "words"]
    for index, row in enumerate(rows):
        where = place.first + index
        sheet.set_height(where, ((at, row.cells[at].text) for at in wrapped))
        for column, (cell, kind) in enumerate(zip(row.cells, kinds, strict=True)):
            formula = formula_of(Spot(place, row, index, column), book.places)
            formula = formula or source_link(place.table, row, column)
            if formula is None:
                sheet.cell(where, column, cell, kind, total=row.total)
            else:
                sheet.formula(where, column, formula, cell, kind, total=row.total)
    draw_bars(sheet, place)


def _draw_many(sheet: Sheet, place: Place, rows: Iterator[Row]) -> None:
    """Draw the rows of a long table: nothing is kept of a row once it is written."""
    kinds = [column.kind for column in place.table.columns]
    linked = None if place.table.source is None else place.table.source[-1]
    for where, row in enumerate(rows, start=place.first):
        for column, (cell, kind) in enumerate(zip(row.cells, kinds, strict=True)):
            formula = source_link(place.table, row, column) if column == linked else None
            if formula is None:
                sheet.cell(where, column, cell, kind)
            else:
                sheet.formula(where, column, formula, cell, kind, total=False)


def draw_bars(sheet: Sheet, place: Place) -> None:
    """Draw a bar behind each rate, as long as the rate is high."""
    for at, column in enumerate(place.table.columns):
        if column.kind == "percent" and "이행률" in f"{column.group}{column.title}":
            sheet.raw.conditional_format(place.first, at, place.after - 1, at, _BAR)


def _filter(sheet: Sheet, place: Place, here: int) -> None:
    total = place.table.rows[-1].total and not place.long
    last = place.first + here - 1 - total
    if last > place.first:
        sheet.raw.autofilter(place.first - 1, 0, last, len(place.table.columns) - 1)


def _offer_choices(sheet: Sheet, place: Place, here: int) -> None:
    """Let the cells that people fill in take their choices alone."""
    for at, column in enumerate(place.table.columns):
        if column.choices:
            sheet.choices((place.first, at, place.first + here - 1, at), column.choices)


def _width(table: Table, at: int) -> float:
    """Give a column's width: figures never need two lines, words wrap at their share."""
    column = table.columns[at]
    shown = [row.cells[at].text for row in islice(table.rows, _LOOKED_AT)]
    widest = max(map(width_of, shown), default=0) + 2.0
    title = _title_width(column)
    if column.kind != "words":
        return max(_LEAST, widest, title)
    most = min(_MOST_WORDS, _PER_SHARE * max(column.width, 2))
    if not any(shown):
        return max(title, most)  # people write there
    return max(_LEAST, title, min(widest + 2, most))


def _title_width(column: Column) -> float:
    """A heading may wrap once; the filter's button stands beside it."""
    whole = width_of(column.title)
    return (whole if whole <= _LEAST else whole / 2 + 2) + _FILTER_BUTTON


def widths_together(tables: Sequence[Table]) -> list[float]:
    """Give the widths of tables that stand under one another."""
    if not tables:
        return [_PER_SHARE * 2, _PER_SHARE * 2]
    most = max(len(table.columns) for table in tables)
    return [
        max(_width(table, at) for table in tables if at < len(table.columns)) for at in range(most)
    ]
