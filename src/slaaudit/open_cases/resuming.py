"""What if the holds that go on ended now: the same log with those ends written in."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from slaaudit.model import Bools
from slaaudit.spec.ruleset import RuleSet
from slaaudit.spec.standards import DurationStandard
from slaaudit.tables import CaseLog, CellState, Column

Held = Mapping[tuple[str, str], Bools]


def open_holds(log: CaseLog, rules: RuleSet, as_of: int) -> Held:
    """Mark the rows whose holds have begun and not ended, by record and the field of the end."""
    held: dict[tuple[str, str], Bools] = {}
    for rule in rules:
        for version in rule.judged:
            for pause in version.pause if isinstance(version, DurationStandard) else ():
                record = pause.record or version.record
                table = log.tables.get(record)
                start = None if table is None else table.columns.get(pause.from_field)
                end = None if table is None else table.columns.get(pause.to_field)
                if start is None or end is None:
                    continue
                goes_on = (end.state == CellState.BLANK) & start.present & (start.values <= as_of)
                key = (record, pause.to_field)
                held[key] = held[key] | goes_on if key in held else goes_on
    return held


def resumed(log: CaseLog, held: Held, as_of: int) -> CaseLog:
    """End those holds at a moment; nothing else changes."""
    tables = dict(log.tables)
    for (record, field), rows in held.items():
        table = tables[record]
        columns = {**table.columns, field: _ended(table.columns[field], rows, as_of)}
        tables[record] = replace(table, columns=columns)
    return replace(log, tables=tables)


def _ended(column: Column, rows: Bools, as_of: int) -> Column:
    widths = np.ones(len(column), dtype=np.int32) if column.width is None else column.width
    return replace(
        column,
        values=np.where(rows, as_of, column.values).astype(np.int64),
        state=np.where(rows, CellState.PRESENT, column.state).astype(np.uint8),
        width=np.where(rows, 1, widths).astype(np.int32),
    )
