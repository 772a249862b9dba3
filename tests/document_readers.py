"""Read the tables of a report back out of its files, one small reader for each format."""

from __future__ import annotations

import functools
import importlib
import json
import re
import warnings
import zipfile
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl
import pytest
from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from slaaudit.report_model import Cell, Table

#: What a format shows of a table: its rows as texts.
Shown = list[list[str]]


def of_md(content: bytes, table: Table) -> Shown:
    text = content.decode()
    head = re.search(rf"^\*\*표 {re.escape(table.number)}\. .*\*\*\n\n", text, re.MULTILINE)
    assert head is not None
    lines = text[head.end() :].split("\n\n", 1)[0].splitlines()[2:]
    return [[_unmarked(cell) for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in lines]


def _unmarked(cell: str) -> str:
    bare = re.sub(r"^\*\*(.*)\*\*$", r"\1", cell.strip())
    return re.sub(r"\\([\\`*_\[\]<>|#~])", r"\1", bare)


def of_json(content: bytes, table: Table) -> Shown:
    blocks = [block for part in json.loads(content)["sections"] for block in part["blocks"]]
    found = next(each for each in blocks if each.get("key") == table.key and "rows" in each)
    for row, ours in zip(found["rows"], table.rows, strict=True):
        assert [cell["number"] for cell in row["cells"]] == [cell.number for cell in ours.cells]
    return [[cell["text"] for cell in row["cells"]] for row in found["rows"]]


def of_html(content: bytes, table: Table) -> Shown:
    page = html.fromstring(content)
    found = next(
        t for t in page.iter("table") if t.find(f"caption[@id='table-{table.key}']") is not None
    )
    return [[_words(cell) for cell in row] for row in found.findall("tbody/tr")]


def _words(cell: html.HtmlElement) -> str:
    return " ".join("".join(map(str, cell.itertext())).split())


def of_xlsx(content: bytes, table: Table) -> Shown:
    with warnings.catch_warnings():
        # Of data bars openpyxl reads only the part of before 2010.
        warnings.filterwarnings("ignore", message=".* extension is not supported")
        book = openpyxl.load_workbook(BytesIO(content), data_only=True)
    caption = f"표 {table.number}. {table.caption}"
    cell = next(c for sheet in book for row in sheet.iter_rows() for c in row if c.value == caption)
    first = cell.row + table.heading_rows + 1
    rows = cell.parent.iter_rows(first, first + len(table.rows) - 1, 1, len(table.columns))
    return [
        [_printed(value, wanted) for value, wanted in zip(row, ours.cells, strict=True)]
        for row, ours in zip(rows, table.rows, strict=True)
    ]


def _printed(value: openpyxl.cell.Cell, wanted: Cell) -> str:
    """Print a number by its format: thousands, decimals, sign and what follows."""
    number = value.value
    if isinstance(number, datetime):
        minutes = {"yyyy-mm-dd": "%Y-%m-%d", "yyyy-mm-dd hh:mm": "%Y-%m-%d %H:%M"}
        return number.strftime(minutes.get(value.number_format, "%Y-%m-%d %H:%M:%S"))
    if not isinstance(number, int | float):
        assert wanted.number is None
        return str(number or "")
    assert number == pytest.approx(wanted.number, rel=1e-14)  # a workbook keeps 16 digits
    code = value.number_format.split(";")[0]
    found = re.fullmatch(r'(\+?)(#,##)?0(?:\.(0+))?(?:"(.*)")?', code)
    if found is None:
        return str(code.strip('"'))
    sign = "+" if found[1] and number > 0 else ""
    shown = f"{number:,.{len(found[3] or '')}f}"
    return f"{sign}{shown if found[2] else shown.replace(',', '')}{found[4] or ''}"


@functools.cache
def words_of_pdf(content: bytes) -> str:
    """Give all that a PDF says, without any spaces: where lines end is the typesetter's affair."""
    reader = importlib.import_module("pypdf").PdfReader(BytesIO(content))
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def of_pdf(content: bytes, table: Table) -> Shown:
    """Find the cells one after another behind the caption: a page of text has no cells.

    Between two rows may stand a page's foot and the heading that is repeated on the next.
    """
    whole = words_of_pdf(content)
    place = whole.index("".join(f"표 {table.number}. {table.caption}".split()))
    between = len("".join(column.title for column in table.columns)) * 2 + 200
    for row in table.rows:
        for place_in_row, cell in enumerate(row.cells):
            printed = "".join(cell.text.split())
            found = whole.find(printed, place)
            assert 0 <= found - place <= (between if place_in_row == 0 else between // 2), cell
            place = found + len(printed)
    return list(texts(table))


def of_text(content: bytes, table: Table) -> Shown:
    """Find every figure and every word on the screen; a narrow column folds words."""
    printed = "".join(content.decode().split())
    for row in table.rows:
        for cell in row.cells:
            first = cell.text.split()[:1]
            assert all(word[:8] in printed for word in first), cell
    return list(texts(table))


def of_hwpx(content: bytes, table: Table) -> Shown:
    caption = f"표 {table.number}. {table.caption}"
    with zipfile.ZipFile(BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.startswith("Contents/section")]
        roots = [etree.fromstring(archive.read(name)) for name in parts]
    tables = [each for root in roots for each in root.iter(f"{_HP}tbl")]
    found = next(each for each in tables if _said(each.find(f"{_HP}caption")) == caption)
    rows = [row.findall(f"{_HP}tc") for row in found.findall(f"{_HP}tr")]
    return [[_said(cell) for cell in row] for row in rows if row[0].get("header") == "0"]


_HP = "{http://www.hancom.co.kr/hwpml/2011/paragraph}"


def _said(part: etree._Element | None) -> str:
    texts = () if part is None else part.iter(f"{_HP}t")
    return "".join("".join(map(str, text.itertext())) for text in texts)


#: A format that is registered without a reader fails the test that asks for one.
READERS: dict[str, Callable[[bytes, Table], Shown]] = {
    "md": of_md,
    "json": of_json,
    "html": of_html,
    "hwpx": of_hwpx,
    "xlsx": of_xlsx,
    "pdf": of_pdf,
    "text": of_text,
}


def texts(table: Table) -> Iterator[list[str]]:
    """Give a table's rows as the document prints them."""
    return ([cell.text for cell in row.cells] for row in table.rows)
