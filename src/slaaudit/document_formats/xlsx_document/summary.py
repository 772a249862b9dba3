"""총괄, the first sheet: title, the result in a sentence, the main figures, where to look."""

from slaaudit.document_formats.xlsx_document.places import (
    SUMMARY,
    SUMMARY_SECTIONS,
    Place,
    facts_of,
    opening,
)
from slaaudit.document_formats.xlsx_document.sheets import Book, Sheet, styled
from slaaudit.document_formats.xlsx_document.table_pages import (
    draw_head,
    draw_rows,
    widths_together,
)


def draw_summary(book: Book) -> None:
    """Draw the first sheet."""
    sheet = book.sheet(SUMMARY)
    places = [
        book.places[table.key]
        for section in book.document.sections
        if section.key in SUMMARY_SECTIONS
        for table in section.tables()
    ]
    sheet.set_widths(widths_together([place.table for place in places]))
    row = _draw_title(book, sheet)
    for place in places:
        row = _draw_table(book, sheet, place)
    row = _draw_contents(book, sheet, row + 1)
    sheet.print_until(row)
    sheet.raw.activate()


def _draw_title(book: Book, sheet: Sheet) -> int:
    document = book.document
    sheet.text(0, 0, document.title, "title")
    sheet.raw.set_row(0, 30)
    row = 1
    for name, value in facts_of(document):
        sheet.text(row, 0, name, "name")
        sheet.text(row, 1, value, "fact")
        row += 1
    return sheet.sentences(row + 1, map(styled, opening(document)))


def _draw_table(book: Book, sheet: Sheet, place: Place) -> int:
    draw_head(sheet, place)
    draw_rows(book, sheet, place, iter(place.table.rows))
    return sheet.sentences(place.after, [(f"※ {note}", "note") for note in place.notes])


def _draw_contents(book: Book, sheet: Sheet, row: int) -> int:
    sheet.text(row, 0, "차례", "caption")
    for place in book.places.values():
        for name in place.sheets:
            if name != SUMMARY:
                row += 1
                sheet.link(row, 0, name, name)
    return row
