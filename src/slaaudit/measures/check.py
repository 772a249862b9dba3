"""`measure: check`: every named yes/no field is yes, or at least one of several."""

import numpy as np
from numpy.typing import NDArray

from slaaudit.case_view import CaseView
from slaaudit.measuring.bench import Bench, need_value
from slaaudit.model import NO_REASON, Bools, Measurement
from slaaudit.spec.standards import CheckStandard

Counts = NDArray[np.int64]


def measure_check(view: CaseView, standard: CheckStandard, bench: Bench) -> Measurement:
    """Judge yes/no fields; one definite no decides even where another field is blank.

    `value` is the number of items kept.
    """
    measured = Measurement.blank(len(view), bench.book.code("check_failed"))
    kept = np.zeros(len(view), dtype=np.int64)
    failed = _judge_all(view, standard.of, bench, kept, measured)
    if standard.any_of:
        failed |= _judge_any(view, standard.any_of, bench, kept, measured)
    measured.problem[failed] = NO_REASON
    measured.settled[:] = failed | (measured.problem == NO_REASON)
    measured.within[:] = ~failed
    measured.value[measured.settled] = kept[measured.settled]
    return measured


def _judge_all(
    view: CaseView,
    fields: tuple[str, ...],
    bench: Bench,
    kept: Counts,
    measured: Measurement,
) -> Bools:
    failed = np.zeros(len(view), dtype=np.bool_)
    for field in fields:
        answers = _answers(view, field, measured, bench)
        if answers is None:
            continue
        yes, no = answers
        kept += yes
        measured.failure[no & ~failed] = bench.book.code(f"check_failed:{field}")
        failed |= no
    return failed


def _judge_any(
    view: CaseView,
    fields: tuple[str, ...],
    bench: Bench,
    kept: Counts,
    measured: Measurement,
) -> Bools:
    """Some yes keeps it; all no breaks it; a blank among noes leaves it open to doubt."""
    some_yes = np.zeros(len(view), dtype=np.bool_)
    all_no = np.ones(len(view), dtype=np.bool_)
    doubt = Measurement.blank(len(view), NO_REASON)
    for field in fields:
        answers = _answers(view, field, doubt, bench)
        if answers is None:
            all_no[:] = False
            continue
        yes, no = answers
        some_yes |= yes
        all_no &= no
    kept += some_yes
    unsure = ~some_yes & ~all_no & (measured.problem == NO_REASON)
    measured.problem[unsure] = doubt.problem[unsure]
    measured.failure[all_no] = bench.book.code(f"check_failed:{fields[0]}")
    return all_no


def _answers(
    view: CaseView, field: str, measured: Measurement, bench: Bench
) -> tuple[Bools, Bools] | None:
    """Tell which cases say yes and which say no; blame the others. None without the column."""
    column = need_value(view, field, measured, bench.book)
    if column is None:
        return None
    yes = column.present & column.values.astype(np.bool_)
    return yes, column.present & ~yes
