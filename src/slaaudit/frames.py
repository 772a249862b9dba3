"""pandas at the door: a frame as a log, and the verdicts as a frame."""

import hashlib
from collections.abc import Sequence

import numpy as np
import pandas as pd

from slaaudit.model import Audit
from slaaudit.reporting.verdict_rows import ROW_KEYS, verdict_blocks
from slaaudit.tables import Cell, RawTable


def verdict_frame(audit: Audit) -> pd.DataFrame:
    """Give the verdicts as a frame: one row per case and standard, columns as in `-f csv`."""
    blocks = [pd.DataFrame(block, columns=list(ROW_KEYS)) for block in verdict_blocks(audit)]
    filled = [block for block in blocks if len(block)]
    return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(ROW_KEYS))


def table_of_frame(frame: pd.DataFrame, name: str, record: str | None = None) -> RawTable:
    """Take a frame for a table as read: its columns are headings, `name` is its sheet's name.

    Missing values become empty cells. Rows are numbered from 2, as if the headings stood in row 1.
    Only columns that the rules map go on into a case log. `record`: what it holds; None where name
    and headings decide. Raises ValueError where two columns have one heading.
    """
    twice = frame.columns[frame.columns.map(str).duplicated()].tolist()
    if twice:
        raise ValueError(f"{name}: columns of one heading: {', '.join(map(str, twice))}")
    columns = {str(heading): _cells(frame[heading].tolist()) for heading in frame.columns}
    written = "\n".join(map(str, columns.items())).encode("utf-8", "replace")
    return RawTable(
        file=name,
        sha256=hashlib.sha256(written).hexdigest(),
        sheet=name,
        title="",
        header_row=1,
        headings=tuple(columns),
        columns=columns,
        row_numbers=np.arange(2, len(frame) + 2),
        rows_read=len(frame),
        record=record,
    )


def _cells(values: Sequence[object]) -> list[Cell]:
    return [_cell(value) for value in values]


def _cell(value: object) -> Cell:
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, pd.Timestamp):
        return value.to_pydatetime(warn=False) if value.tz is None else value.isoformat()
    if isinstance(value, float) and np.isnan(value):
        return None
    return value if isinstance(value, str | float | int | bool) else str(value)
