"""Links from a case to its row in the log: the file is looked for beside the workbook."""

from slaaudit.document_formats.xlsx_document.looks import safe
from slaaudit.report_model import Row, Table

#: A text within a formula holds 255 characters.
_MOST = 255


def source_link(table: Table, row: Row, column: int) -> str | None:
    """Give the formula of the cell that names a row of the log; None for other cells.

    A formula and no stored link: a sheet holds 65,530 of those, and they stay in memory.
    """
    if table.source is None or column != table.source[-1]:
        return None
    file, sheet, number = (row.cells[at] for at in table.source)
    if number.number is None:
        return None
    target = safe(file.text)
    if sheet.text and sheet.text != "-":
        escaped = safe(sheet.text).replace("'", "''")
        target += f"#'{escaped}'!A{number.number:.0f}"
    if not target or len(target) > _MOST:
        return None
    return f'=HYPERLINK("{target.replace(chr(34), chr(34) * 2)}",{number.number:.0f})'
