"""The verdicts as rows: one per case and standard, built column by column."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from slaaudit.aggregation import departments
from slaaudit.amounts import AmountUnit
from slaaudit.business_time import AFTER_CALENDAR, BEFORE_CALENDAR, DAY_SECONDS, NO_DUE, TIME_CLOCKS
from slaaudit.counted_days import counted_days
from slaaudit.model import Audit, StandardResult
from slaaudit.reporting.clean import clean_text, file_name
from slaaudit.spec.parts import Limit, PerCase
from slaaudit.spec.standards import DeadlineStandard, DurationStandard, JudgedStandard
from slaaudit.tables import CellState, Column, Source
from slaaudit.terms import FieldKind, Verdict

#: The keys of a row, in order. They are part of the result's contract.
ROW_KEYS = (
    "standard",
    "case",
    "verdict",
    "reason",
    "value",
    "unit",
    "limit",
    "due_at",
    "department",
    "file",
    "sheet",
    "row",
    "started_at",
    "ended_at",
    "counted_days",
)
_OWN_KEYS = ROW_KEYS[:-1]
#: Rows that are turned into Python values at once.
_BLOCK, _LISTED_BLOCK = 65_536, 8_192
_VERDICT_KEYS = np.array([verdict.key for verdict in Verdict], dtype=object)

_COUNTED_IN_DAYS = (AmountUnit.SAME_DAY, AmountUnit.WEEK, AmountUnit.MONTH, AmountUnit.YEAR)

Cells = list[object]
Columns = Mapping[str, Cells]
Rows = NDArray[np.int64]


def verdict_blocks(audit: Audit) -> Iterator[Columns]:
    """Give the rows block by block, each as its columns: charter order, then case order."""
    for result in audit.standards:
        for start in range(0, len(result.cases), _BLOCK):
            places = np.arange(start, min(start + _BLOCK, len(result.cases)))
            yield _with_days(audit, result, places)


def listed_rows(audit: Audit) -> Iterator[Mapping[str, object]]:
    """Give the rows that a list of cases needs, each with its keys: those missed or unmeasurable.

    Of promises to give notice all rows are given: they say whether one was given.
    """
    for result in audit.standards:
        places = result.places(Verdict.MISSED, Verdict.UNMEASURABLE)
        if any(_gives_notice(standard) for standard in result.rule.judged):
            places = result.cases.everything
        for start in range(0, len(places), _LISTED_BLOCK):
            columns = _with_days(audit, result, places[start : start + _LISTED_BLOCK])
            for row in zip(*(columns[key] for key in ROW_KEYS), strict=True):
                yield dict(zip(ROW_KEYS, row, strict=True))


def _gives_notice(standard: JudgedStandard) -> bool:
    return isinstance(standard, DeadlineStandard) and bool(standard.by.due_of)


def _with_days(audit: Audit, result: StandardResult, places: Rows) -> Columns:
    own = verdict_columns(result, audit.sources, places)
    return {**own, "counted_days": [*counted_days(audit, result, places)]}


def verdict_columns(result: StandardResult, sources: Sequence[Source], places: Rows) -> Columns:
    """Give some of a standard's verdicts as columns of plain values, None where there is none.

    Without the counted days: those take more than a look.
    """
    some = result.at(places)
    version = some.version
    columns = {
        "standard": [result.rule.id] * len(places),
        "case": [clean_text(str(case)) for case in some.ids.tolist()],
        "verdict": _VERDICT_KEYS[some.verdict].tolist(),
        "reason": _picked(result.reasons, some.reason),
        "value": [_number(value) for value in some.value.tolist()],
        "unit": _picked([unit_of(each) for each in result.rule.judged], version),
        "limit": _limits(result, places),
        "due_at": due_texts(some.due, some.due_is_date),
        "department": _departments(result, places),
        **_places_in_log(result, sources, places),
        "started_at": _moments(result, places, "from_field"),
        "ended_at": _moments(result, places, "to_field"),
    }
    return {key: columns[key] for key in _OWN_KEYS}


def _picked(labels: Sequence[object], codes: NDArray[np.integer]) -> Cells:
    """Look labels up by number; -1 means none."""
    cells: Cells = np.array([*labels, None], dtype=object)[codes].tolist()
    return cells


def _number(value: float) -> int | float | None:
    if value != value:  # noqa: PLR0124  # only NaN differs from itself
        return None
    return int(value) if value.is_integer() else round(value, 6)


def _limit(standard: JudgedStandard) -> Limit | None:
    limit: Limit | None = getattr(standard, "limit", None)
    return limit


def unit_of(standard: JudgedStandard) -> str | None:
    """Give the unit of a standard's values: the charter's word where they are counted in it.

    즉시 is counted in hours; 당일, weeks, months and years in days.
    """
    limit = _limit(standard)
    if isinstance(standard, DeadlineStandard):
        return "분"
    if limit is None:
        return None
    if isinstance(limit.given, PerCase):
        return limit.given.unit
    if limit.amount is None:
        return _unit_without_figure(standard)
    if limit.amount.unit is AmountUnit.IMMEDIATE:
        return "시간"
    return "일" if limit.amount.unit in _COUNTED_IN_DAYS else limit.amount.word


def _unit_without_figure(standard: JudgedStandard) -> str | None:
    """Durations without a limit are told in days on a clock of days, else in hours."""
    if not isinstance(standard, DurationStandard):
        return None
    base = standard.clock if isinstance(standard.clock, str) else standard.clock.base
    return "시간" if base in TIME_CLOCKS else "일"


def _limits(result: StandardResult, places: Rows) -> Cells:
    written = [_limit(each) for each in result.rule.judged]
    some = result.at(places)
    version, given = some.version, some.limit_given
    texts = _picked([None if each is None else str(each) for each in written], version)
    for index, limit in enumerate(written):
        if limit is None or not isinstance(limit.given, PerCase):
            continue
        for place in np.flatnonzero(version == index).tolist():
            amount = _number(float(given[place]))
            known = amount is not None
            texts[place] = f"{limit.bound} {amount}{limit.given.unit}" if known else None
    return texts


def due_texts(due: NDArray[np.int64], is_date: NDArray[np.bool_]) -> list[object]:
    """Write due moments: a date where the period ends with that day, else a time."""
    texts = np.full(len(due), None, dtype=object)
    known = ~np.isin(due, (NO_DUE, AFTER_CALENDAR, BEFORE_CALENDAR))
    dated, timed = known & is_date, known & ~is_date
    days = (due[dated] // DAY_SECONDS - 1).astype("datetime64[D]")
    texts[dated] = np.datetime_as_string(days)
    texts[timed] = np.datetime_as_string(due[timed].astype("datetime64[s]"))
    return [None if text is None else str(text) for text in texts.tolist()]


def _moments(result: StandardResult, places: Rows, role: str) -> Cells:
    """Write when what is measured began or ended, as exactly as the log has it."""
    texts: Cells = [None] * len(places)
    for index, version in enumerate(result.rule.judged):
        name = getattr(version, role, None)
        if name is None or result.table is None or name not in result.table.columns:
            continue
        ours = np.flatnonzero(result.at(places).version == index)
        rows = result.at(places[ours]).rows
        cells = _instant_texts(result.table.columns[name], rows)
        for place, text in zip(ours.tolist(), cells, strict=True):
            texts[place] = text
    return texts


def _instant_texts(column: Column, rows: Rows) -> Cells:
    if column.kind is not FieldKind.INSTANT or column.width is None:
        return [None] * len(rows)
    instants = column.values[rows].astype("datetime64[s]")
    texts = np.datetime_as_string(instants).astype(object)
    dated = column.width[rows] >= DAY_SECONDS
    texts[dated] = np.datetime_as_string(instants[dated].astype("datetime64[D]"))
    texts[column.state[rows] != CellState.PRESENT] = None
    return [None if text is None else str(text) for text in texts.tolist()]


def _departments(result: StandardResult, places: Rows) -> Cells:
    if result.table is None:
        return [None] * len(places)
    groups = departments(result.cases, places)
    labels = [clean_text(name) or None for name in groups.labels]
    return _picked(labels, groups.codes)


def _places_in_log(
    result: StandardResult, sources: Sequence[Source], places: Rows
) -> dict[str, Cells]:
    if result.table is None:
        nowhere: Cells = [None] * len(places)
        return {"file": nowhere, "sheet": nowhere, "row": nowhere}
    rows = result.at(places).rows
    source = result.table.source[rows]
    sheets = [None if each.sheet is None else clean_text(each.sheet) for each in sources]
    return {
        "file": _picked([file_name(each.file) for each in sources], source),
        "sheet": _picked(sheets, source),
        "row": result.table.row[rows].tolist(),
    }
