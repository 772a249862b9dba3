"""The report for machines: the document as it is, described by `report.schema.json`."""

import json
from dataclasses import asdict

from slaaudit.document_formats import DrawingOptions
from slaaudit.report_model import Block, Chart, Column, Document, Row, Statement, Table

SCHEMA = "slaaudit/report/1"


def draw(document: Document, _options: DrawingOptions) -> bytes:
    """Write the document as UTF-8 JSON, the same bytes every time."""
    plain = {
        "schema": SCHEMA,
        "title": document.title,
        "institution": document.institution,
        "period": document.period,
        "written_on": document.written_on,
        "audience": document.audience,
        "facts": [{"name": name, "value": value} for name, value in document.facts],
        "sections": [
            {
                "key": section.key,
                "number": section.number,
                "title": section.title,
                "blocks": [_block(block) for block in section.blocks],
            }
            for section in document.sections
        ],
    }
    return (json.dumps(plain, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode()


def _block(block: Block) -> dict[str, object]:
    match block:
        case Statement():
            return {"kind": "statement", **asdict(block)}
        case Chart():
            written = asdict(block)
            chart = written.pop("kind")
            return {"kind": "chart", **written, "chart": chart}
        case Table():
            return {
                "kind": "table",
                "key": block.key,
                "number": block.number,
                "caption": block.caption,
                "columns": [_column(column) for column in block.columns],
                "rows": [_row(row) for row in block.rows],
                "notes": list(block.notes),
            }


def _column(column: Column) -> dict[str, object]:
    """Say of a column what people may fill in only where they may."""
    written = asdict(column)
    if not column.choices:
        del written["choices"]
    return written


def _row(row: Row) -> dict[str, object]:
    cells = [
        {"text": cell.text, "number": cell.number, "emphasis": cell.emphasis.value}
        for cell in row.cells
    ]
    return {"total": row.total, "cells": cells}
