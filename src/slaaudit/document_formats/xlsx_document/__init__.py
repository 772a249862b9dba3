"""The report as a workbook: 총괄 with live formulas, and one sheet per table."""

from datetime import datetime
from io import BytesIO

import xlsxwriter

from slaaudit.document_formats import DrawingOptions
from slaaudit.document_formats.xlsx_document.charts import draw_charts
from slaaudit.document_formats.xlsx_document.looks import Looks, safe
from slaaudit.document_formats.xlsx_document.places import places_of
from slaaudit.document_formats.xlsx_document.sheets import Book
from slaaudit.document_formats.xlsx_document.summary import draw_summary
from slaaudit.document_formats.xlsx_document.table_pages import draw_pages
from slaaudit.report_model import Document

#: Nothing that others wrote becomes a formula, a link or a number.
_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def draw(document: Document, _options: DrawingOptions) -> bytes:
    """Write the workbook; the same document gives the same bytes."""
    written = BytesIO()
    workbook = xlsxwriter.Workbook(written, _OPTIONS)
    workbook.set_properties(
        {
            "title": safe(document.title),
            "author": safe(document.institution),
            "company": safe(document.institution),
            "comments": safe(document.period),
            "created": datetime.fromisoformat(document.written_on),
        }
    )
    book = Book(workbook, document, Looks(workbook), places_of(document))
    draw_summary(book)
    draw_pages(book)
    draw_charts(book)
    workbook.close()
    return written.getvalue()
